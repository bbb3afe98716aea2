// @urql/core over HTTP, which accepts JSON and streams alike: queries in JSON, subscriptions as events, errors, and a client that goes away.
// The schema is that of graphql-sse.mjs.
import assert from "node:assert/strict";
import { Client, fetchExchange, gql } from "@urql/core";

export const name = "urql-streams";

// urql does not await the end of a stream that it has aborted, so Node reports that as an unhandled rejection.
const ignoreAborted = (reason) => {
  if (reason?.name !== "AbortError") throw reason;
};

export async function run(url) {
  process.on("unhandledRejection", ignoreAborted);
  const contentTypes = [];
  const recorded = async (...request) => {
    const response = await fetch(...request);
    contentTypes.push(response.headers.get("content-type").split(";")[0]);
    return response;
  };
  const client = new Client({
    url,
    exchanges: [fetchExchange],
    fetch: recorded,
    fetchSubscriptions: true,
    preferGetMethod: false,
  });
  // urql does not say that a subscription has ended by its operation's source, so the reader knows how many results there are.
  const read = (document, most) =>
    new Promise((resolve) => {
      const results = [];
      const { unsubscribe } = client.subscription(gql(document), {}).subscribe((result) => {
        if (results.push(result) < most) return;
        resolve(results);
        queueMicrotask(() => unsubscribe());
      });
    });
  const counts = (results) => results.map((result) => result.data.count);
  const { data } = await client.query(gql("{ hello }"), {}).toPromise();
  assert.equal(data.hello, "world");
  assert.deepEqual(counts(await read("subscription { count(to: 3) }", 3)), [0, 1, 2]);
  assert.deepEqual(counts(await read("subscription { count(to: 2, pause: 350) }", 2)), [0, 1], "heartbeats stand between");
  assert.deepEqual(counts(await read("subscription { count(to: 1000000, pause: 1) }", 5)), [0, 1, 2, 3, 4]);
  const [refused] = await read("subscription { unknown }", 1);
  assert.match(refused.error.message, /Cannot query field "unknown"/);
  assert.deepEqual(contentTypes, ["application/graphql-response+json", ...Array(4).fill("text/event-stream")]);
}
