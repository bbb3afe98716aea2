// Bundles GraphiQL for damson-http. `node build.mjs` writes the assets, `node build.mjs --check` compares them with
// a fresh build and exits with 1 when they differ.

import { bundle } from "./build/bundle.mjs";
import { licenses } from "./build/licenses.mjs";
import { differences, write } from "./build/output.mjs";

const target = new URL("../../crates/damson-http/src/graphiql/", import.meta.url);

const { assets, modules } = await bundle();
const files = { ...assets, "THIRD-PARTY-LICENSES.txt": await licenses(modules) };

if (process.argv.includes("--check")) {
  const differing = await differences(target, files);
  for (const name of differing) console.error(`${name} differs from a fresh build: run "npm run build" and commit it`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} else {
  await write(target, files);
}
