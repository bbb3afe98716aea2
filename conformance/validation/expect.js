// Writes what graphql-js says under every case of the validation tests.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { read, write } from './cases.js';
import { errorsOf, schemaNamed, tests } from './oracle.js';

const folder = new URL('cases/', tests);
for (const name of readdirSync(folder)) {
  const path = new URL(name, folder);
  const file = read(readFileSync(path, 'utf8'));
  const schema = schemaNamed(file.schema);
  writeFileSync(path, write(file, (document) => errorsOf(schema, document, file)));
  console.log(`${name}: ${file.cases.length} cases`);
}
