// Runs real clients against a server: `node run.mjs http://127.0.0.1:4000/graphql [part of a name]`.
//
// Each file in `scenarios` exports `name` and `run(url)`, which throws if the client or the server does not do what it should. Prints a
// line for each, and `N passed, M failed`. Fails if any fails, or if there is none.
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 30_000;

const [url, only = ''] = process.argv.slice(2);
if (!url) {
  console.error('usage: node run.mjs URL [NAME]');
  process.exit(2);
}

const folder = new URL('scenarios/', import.meta.url);
const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs')).sort();
let passed = 0;
let failed = 0;
for (const file of files) {
  const { name, run } = await import(new URL(file, folder));
  if (!name.includes(only)) continue;
  try {
    await Promise.race([run(url), sleep(PATIENCE).then(() => { throw new Error(`not done after ${PATIENCE} ms`); })]);
    passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`failed ${name}\n  ${error?.stack ?? JSON.stringify(error)}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
