// Writes the complete introspection query. It must be valid and within the limits.

import { writeFileSync } from 'node:fs';
import { validation } from '../files.js';
import { introspectionQuery } from '../schema.js';

writeFileSync(new URL('introspection.graphql', validation), introspectionQuery + '\n');
