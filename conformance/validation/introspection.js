// Writes the introspection query with everything in it, which must be valid and within the limits.

import { writeFileSync } from 'node:fs';
import { getIntrospectionQuery } from 'graphql';
import { tests } from './oracle.js';

const everything = {
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true,
  inputValueDeprecation: true, experimentalDirectiveDeprecation: true, oneOf: true, typeDepth: 9,
};
writeFileSync(new URL('introspection.graphql', tests), getIntrospectionQuery(everything) + '\n');
