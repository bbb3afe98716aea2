// Writes graphql-js's answers for the SDL tests: the faults of faults.graphql, and the prints of the other schemas.

import { buildASTSchema, parse, validateSchema } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { writeFileSync } from 'node:fs';
import { names, schemaData, text } from '../files.js';
import { problem } from '../problem.js';
import { inOrder } from '../schema.js';

const folder = new URL('sdl/', schemaData);

function faults(sdl) {
  const document = parse(sdl);
  const errors = validateSDL(document);
  if (errors.length > 0) return { stage: 'sdl', errors: errors.map(problem) };
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  return { stage: 'schema', errors: validateSchema(schema).map(problem) };
}

const cases = text('faults.graphql', folder).split(/^### /m).slice(1);
writeFileSync(new URL('faults.jsonl', folder), cases.map((text) => {
  const [name, ...lines] = text.split('\n');
  const sdl = lines.join('\n');
  return JSON.stringify({ name, sdl, ...faults(sdl) }) + '\n';
}).join(''));

for (const name of names(folder, '.in.graphql')) {
  const document = parse(text(name, folder));
  writeFileSync(new URL(name.replace('.in.', '.out.'), folder), inOrder(buildASTSchema(document), document));
}
