// Writes the introspection of the SDL tests' schemas with faults, without built-in types, and the faults: node expected/faults.js
// The rules of schemas also hold for a schema that is read from introspection.

import { buildASTSchema, introspectionFromSchema, isIntrospectionType, isSpecifiedDirective, isSpecifiedScalarType, parse, validateSchema } from 'graphql';
import { writeFileSync } from 'node:fs';
import { jsonLines, schemaData } from '../files.js';
import { everything } from '../schema.js';

// Returns nothing for a schema that introspection cannot express, such as one without a query type.
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
