// @apollo/client over HTTP: queries in JSON, subscriptions in parts (subscriptionSpec=1.0), errors, and a client that goes away.
// The schema is that of graphql-sse.mjs.
import assert from "node:assert/strict";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";

export const name = "apollo-multipart";

export async function run(url) {
  const contentTypes = [];
  const recorded = async (...request) => {
    const response = await fetch(...request);
    contentTypes.push(response.headers.get("content-type").split(";")[0]);
    return response;
  };
  const client = new ApolloClient({ link: new HttpLink({ uri: url, fetch: recorded }), cache: new InMemoryCache() });
  const read = (document, most = Infinity) =>
    new Promise((resolve, reject) => {
      const results = [];
      const subscription = client.subscribe({ query: gql(document), errorPolicy: "all" }).subscribe({
        next(result) {
          if (results.push(result) < most) return;
          subscription.unsubscribe();
          resolve(results);
        },
        error: reject,
        complete: () => resolve(results),
      });
    });
  const counts = (results) => results.map((result) => result.data.count);
  const { data } = await client.query({ query: gql("{ hello }") });
  assert.equal(data.hello, "world");
  assert.deepEqual(counts(await read("subscription { count(to: 3) }")), [0, 1, 2]);
  assert.deepEqual(counts(await read("subscription { count(to: 2, pause: 350) }")), [0, 1], "heartbeats stand between");
  assert.deepEqual(counts(await read("subscription { count(to: 1000000, pause: 1) }", 5)), [0, 1, 2, 3, 4]);
  assert.deepEqual(contentTypes.slice(1), Array(3).fill("multipart/mixed"));
  const [refused] = await read("subscription { unknown }");
  assert.match(refused.error.message, /Cannot query field "unknown"/);
  client.stop();
}
