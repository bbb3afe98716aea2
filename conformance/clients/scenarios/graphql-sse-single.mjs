// npm graphql-sse in its single connection mode: several operations share one stream; each ends by itself or by its client.
// The schema is that of graphql-sse.mjs, and the server has single connection streams.
import assert from "node:assert/strict";
import { createClient } from "graphql-sse";

export const name = "graphql-sse-single";

export async function run(url) {
  const requests = [];
  const recorded = async (target, options = {}) => {
    const response = await fetch(target, options);
    requests.push([options.method, response.status]);
    return response;
  };
  const client = createClient({ url, singleConnection: true, lazy: false, retryAttempts: 0, fetchFn: recorded });
  const read = async (query, most = Infinity) => {
    const results = [];
    for await (const result of client.iterate({ query })) {
      if (results.push(result) >= most) break;
    }
    return results;
  };
  const counted = (to) => Array.from({ length: to }, (_, count) => ({ data: { count } }));
  const all = await Promise.all([
    read("{ hello }"),
    read("subscription { count(to: 3, pause: 50) }"),
    read("subscription { count(to: 2, pause: 350) }"),
    read("subscription { count(to: 1000000, pause: 1) }", 5),
  ]);
  assert.deepEqual(all, [[{ data: { hello: "world" } }], counted(3), counted(2), counted(5)]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const count = (method, status) => requests.filter(([m, s]) => m === method && s === status).length;
  assert.equal(count("PUT", 201), 1, JSON.stringify(requests));
  assert.equal(count("POST", 202), 4, JSON.stringify(requests));
  assert.equal(count("DELETE", 200), 1, JSON.stringify(requests));
  client.dispose();
}
