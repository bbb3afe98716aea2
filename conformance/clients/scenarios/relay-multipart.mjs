// Relay's network by Apollo's adapter for relay-runtime: subscriptions in parts, read through a Relay environment's network.
// The schema is that of graphql-sse.mjs.
import assert from "node:assert/strict";
import { createFetchMultipartSubscription } from "@apollo/client/utilities/subscriptions/relay";
import relay from "relay-runtime";

export const name = "relay-multipart";

export async function run(url) {
  const fetchQuery = async ({ text }, variables) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: text, variables }) });
    return response.json();
  };
  const network = relay.Network.create(fetchQuery, createFetchMultipartSubscription(url));
  const read = (operationKind, text) =>
    new Promise((resolve, reject) => {
      const results = [];
      const parameters = { name: "Anything", text, operationKind, id: null, metadata: {}, cacheID: text };
      network.execute(parameters, {}, {}).subscribe({
        next: (result) => results.push(result.data),
        error: reject,
        complete: () => resolve(results),
      });
    });
  assert.deepEqual(await read("query", "{ hello }"), [{ hello: "world" }]);
  const counted = await read("subscription", "subscription Anything { count(to: 2, pause: 350) }");
  assert.deepEqual(counted, [{ count: 0 }, { count: 1 }], "heartbeats stand between");
}
