// Gathers the licence texts of every package that the bundle holds. Fails if a package has none.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

// Packages that arrive inside others without their licences. They are installed only for these texts.
const CARRIED_BY_MONACO = ["@vscode/codicons", "dompurify", "marked"];

// Fonts are not modules, so the bundler does not list them.
const FONTS = ["@fontsource/fira-code", "@fontsource/roboto"];

// Packages without a licence file, each with a package of the same authors that has the file.
const PUBLISHED_WITHOUT = {
  "@graphiql/plugin-doc-explorer": "graphiql",
  "@graphiql/plugin-history": "graphiql",
  "react-compiler-runtime": "react",
  "react-remove-scroll-bar": "react-remove-scroll",
};

const LICENSE_FILE = /^(licen[cs]e|copying|notice|third-?party-?notices)(\.|-|$)/i;

const packages = new URL("../node_modules/", import.meta.url).pathname;

/** Returns one text with the licences of the packages that the modules with these ids belong to. */
export async function licenses(modules) {
  const directories = new Set([...modules].map(packageDirectory).filter(Boolean));
  for (const name of [...CARRIED_BY_MONACO, ...FONTS]) directories.add(join(packages, name));
  const holders = groupByText([...directories].map(describe));
  const sections = [...holders].map(([text, names]) => `${names.sort().join("\n")}\n\n${text}\n`).sort();
  return [INTRODUCTION, ...sections].join(`\n${"=".repeat(80)}\n\n`);
}

const INTRODUCTION = "The GraphiQL page holds the packages below, each under the licence that follows its name.\n";

// The directory of the nearest package.json with a name; others only mark a kind of module.
function packageDirectory(id) {
  if (!id.startsWith(packages)) return undefined;
  let directory = dirname(id.replace(/\?.*$/, ""));
  while (!readManifest(directory)?.version) directory = dirname(directory);
  return directory;
}

function describe(directory) {
  const { name, version, license } = readManifest(directory);
  const source = name in PUBLISHED_WITHOUT ? join(packages, PUBLISHED_WITHOUT[name]) : directory;
  const files = readdirSync(source).filter((file) => LICENSE_FILE.test(file)).sort();
  if (files.length === 0) throw new Error(`${name} has no licence file: add it to PUBLISHED_WITHOUT`);
  const texts = files.map((file) => readFileSync(join(source, file), "utf8").replaceAll("\r\n", "\n").trim());
  return { title: `${name} ${version} (${license})`, text: texts.join("\n\n") };
}

function readManifest(directory) {
  const path = join(directory, "package.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function groupByText(entries) {
  const groups = new Map();
  for (const { title, text } of entries) groups.set(text, [...(groups.get(text) ?? []), title]);
  return groups;
}
