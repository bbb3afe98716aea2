// Writes graphql-js's errors under every case of the validation tests.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { schemaNamed, validation as tests } from '../files.js';
import { read, write } from './cases.js';
import { errorLines } from './errors.js';

const folder = new URL('cases/', tests);
for (const name of readdirSync(folder)) {
  const path = new URL(name, folder);
  const file = read(readFileSync(path, 'utf8'));
  const schema = schemaNamed(file.schema);
  writeFileSync(path, write(file, (document) => errorLines(schema, document, file)));
  console.log(`${name}: ${file.cases.length} cases`);
}
