// Turns src/ into three texts: the page's script, its style sheet, and the script of its workers.

import { build } from "vite";

const root = new URL("../", import.meta.url).pathname;

/** Returns the texts by file name, and the ids of every module that went into them. */
export async function bundle() {
  const modules = new Set();
  const page = await buildScript("main", modules);
  const worker = await buildScript("worker", modules);
  const assets = { "graphiql.js": page.script, "graphiql.css": page.style, "worker.js": worker.script };
  return { assets, modules };
}

async function buildScript(name, modules) {
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [replaceLargeModules, collectModules(modules)],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      // Library mode makes one classic script with everything inside, fonts included.
      lib: { entry: `src/${name}.js`, formats: ["iife"], name: "damson", fileName: () => `${name}.js`, cssFileName: name },
      target: "es2022",
      minify: true,
      cssMinify: true,
      chunkSizeWarningLimit: Infinity,
    },
  });
  return { script: textOf(output, ".js"), style: textOf(output, ".css") };
}

function textOf(output, extension) {
  const files = output.filter(({ fileName }) => fileName.endsWith(extension));
  if (files.length > 1) throw new Error(`expected one ${extension} file, got ${files.map((file) => file.fileName)}`);
  return files[0]?.code ?? files[0]?.source;
}

// GraphiQL loads more than its panes use. These modules of ours replace the large ones.
const REPLACEMENTS = [
  { source: /^prettier\//, importer: /\/utility\/jsonc\.js$/, by: `${root}src/jsonc.js` },
  { source: /monaco-graphql\/esm\/monaco-editor\.js$|^\.\/monaco-editor$/, importer: /./, by: `${root}src/monaco.js` },
];

const replaceLargeModules = {
  name: "replace-large-modules",
  enforce: "pre",
  resolveId(source, importer = "") {
    return REPLACEMENTS.find((entry) => entry.source.test(source) && entry.importer.test(importer))?.by;
  },
};

function collectModules(modules) {
  return {
    name: "collect-modules",
    generateBundle() {
      for (const id of this.getModuleIds()) modules.add(id);
    },
  };
}
