// Audits a GraphQL server: `node audit.mjs http://127.0.0.1:4000/graphql`.
//
// Prints every audit that fails, with its requirement level, and then `N ok of M`. Fails if any audit fails, whether it is a
// MUST, a SHOULD or a MAY: the server passes all of them.
import { auditServer } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.mjs URL');
  process.exit(2);
}

const results = await auditServer({ url });
const failures = results.filter((result) => result.status !== 'ok');
for (const { id, name, reason, response } of failures) {
  console.log(`${id} ${name}\n  ${reason}\n  answered ${response.status} ${response.headers.get('content-type')}`);
}
console.log(`${results.length - failures.length} ok of ${results.length}`);
process.exit(failures.length === 0 && results.length > 0 ? 0 : 1);
