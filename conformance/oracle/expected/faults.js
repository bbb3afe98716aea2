// The introspection of schemas with faults, with the faults: those of SDL that graphql-js builds, without what is built in.
// The rules of schemas hold whatever the schema is made of: node expected/faults.js

import { buildASTSchema, introspectionFromSchema, isIntrospectionType, isSpecifiedDirective, isSpecifiedScalarType, parse, validateSchema } from 'graphql';
import { writeFileSync } from 'node:fs';
import { jsonLines, schemaData } from '../files.js';
import { everything } from '../schema.js';

// Nothing if there is something that introspection cannot say, such as that there is no query.
function introspected(sdl) {
  try {
    return introspectionFromSchema(buildASTSchema(parse(sdl), { assumeValid: true }), everything).__schema;
  } catch {
    return undefined;
  }
}

function* cases() {
  for (const { name, sdl, stage } of jsonLines('sdl/faults.jsonl', schemaData)) {
    if (stage !== 'schema') continue;
    const __schema = introspected(sdl);
    if (!__schema) continue;
    __schema.types = __schema.types.filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
    __schema.directives = __schema.directives.filter((directive) => !isSpecifiedDirective(directive));
    const messages = validateSchema(buildASTSchema(parse(sdl), { assumeValidSDL: true })).map(({ message }) => message);
    yield { name, introspection: { __schema }, messages };
  }
}

const text = [...cases()].map((line) => `${JSON.stringify(line)}\n`).join('');
writeFileSync(new URL('sdl/introspected_faults.jsonl', schemaData), text);
