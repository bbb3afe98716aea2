// npm graphql-sse, a stream for each operation: queries, subscriptions, errors, and a client that goes away.
// The schema has `hello`, which is "world", and a subscription `count(to, pause)`, which counts from 0 with pauses in milliseconds.
import assert from "node:assert/strict";
import { createClient } from "graphql-sse";

export const name = "graphql-sse";

export async function run(url) {
  const client = createClient({ url, retryAttempts: 0 });
  const read = async (query, most = Infinity) => {
    const results = [];
    for await (const result of client.iterate({ query })) {
      if (results.push(result) >= most) break;
    }
    return results;
  };
  assert.deepEqual(await read("{ hello }"), [{ data: { hello: "world" } }]);
  const counted = (to) => Array.from({ length: to }, (_, count) => ({ data: { count } }));
  assert.deepEqual(await read("subscription { count(to: 3) }"), counted(3));
  assert.deepEqual(await read("subscription { count(to: 2, pause: 350) }"), counted(2), "heartbeats stand between");
  assert.deepEqual(await read("subscription { count(to: 1000000, pause: 1) }", 5), counted(5));
  const [refused] = await read("subscription { unknown }");
  assert.match(refused.errors[0].message, /Cannot query field "unknown"/);
  client.dispose();
}
