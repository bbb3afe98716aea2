// The files of other tests that the oracle asks about as well.

import { buildSchema } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';

const crates = new URL('../../crates/', import.meta.url);
export const validation = new URL('damson-schema/tests/validation/', crates);
export const schemaData = new URL('damson-schema/tests/data/', crates);
export const syntaxData = new URL('damson-syntax/tests/data/', crates);

export const text = (name, folder) => readFileSync(new URL(name, folder), 'utf8');
export const jsonLines = (name, folder) => text(name, folder).trim().split('\n').map((line) => JSON.parse(line));
export const names = (folder, end) => readdirSync(folder).filter((name) => name.endsWith(end)).sort();

export const sdlNamed = (name) => text(`${name}.graphql`, validation);
export const schemaNamed = (name) => buildSchema(sdlNamed(name));
