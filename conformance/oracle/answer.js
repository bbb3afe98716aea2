// Reads a line of JSON and writes a line of JSON with graphql-js's answer, until the input ends. `{ sdl }` starts a schema; `{
// document, variables?, operationName? }` is judged against it.

import { once } from 'node:events';
import { judge } from './document.js';
import { lines } from './lines.js';
import { read } from './schema.js';

let schema;

async function answer({ sdl, ...rest }) {
  if (sdl === undefined) return judge(schema, rest);
  const { schema: present, answer } = read(sdl);
  schema = present;
  return answer;
}

for await (const line of lines()) {
  const text = JSON.stringify(await answer(JSON.parse(line)).catch(({ stack }) => ({ thrown: stack })));
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}
