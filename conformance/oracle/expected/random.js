// Writes random documents with graphql-js's errors: node expected/random.js COUNT SEED FILE [merging]

import { writeFileSync } from 'node:fs';
import { Dice } from '../generate/dice.js';
import { Documents } from '../generate/documents.js';
import { write } from './cases.js';
import { errorLines } from './errors.js';
import { schemaNamed } from '../files.js';

const [count = '100', seed = '1', path = 'random.txt', focus] = process.argv.slice(2);
const schema = schemaNamed('museum');
// graphql-js accepts nullable variables in a OneOf object whose own type is non-null; Damson does not.
const documents = new Documents(schema, new Dice(Number(seed)), { without: /^(nonNullKey|holder)$/ });

// Damson cuts long literals in messages, so such documents cannot be compared.
const isComparable = (errors) => errors !== null && errors.every((error) => !/\\n|found: .{79}/.test(error));

const file = { head: [], cases: [] };
const kept = new Map();
while (file.cases.length < Number(count)) {
  const text = focus === 'merging' ? documents.nextToMerge() : documents.next();
  const errors = errorLines(schema, text);
  if (isComparable(errors)) {
    file.cases.push({ name: String(file.cases.length + 1), document: text });
    kept.set(text, errors);
  }
}
writeFileSync(path, write(file, (text) => kept.get(text)));
const invalid = [...kept.values()].filter((errors) => errors.length > 0).length;
console.log(`${file.cases.length} documents, ${invalid} of them invalid`);
