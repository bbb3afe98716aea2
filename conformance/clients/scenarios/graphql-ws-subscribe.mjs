import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { webSocketUrl } from '../check.mjs';

export const name = 'graphql-ws: a subscription, and queries and mutations on the same socket';

export async function run(url) {
  const client = createClient({ url: webSocketUrl(url), webSocketImpl: WebSocket, retryAttempts: 0 });
  const results = async (payload) => {
    const found = [];
    for await (const { data } of client.iterate(payload)) found.push(data);
    return found;
  };
  const down = await results({ query: 'subscription ($from: Int!) { countdown(from: $from) }', variables: { from: 3 } });
  assert.deepEqual(down.map((data) => data.countdown), [3, 2, 1]);
  assert.deepEqual(await results({ query: '{ hello }' }), [{ hello: 'world' }]);
  assert.deepEqual(await results({ query: 'mutation { echo(text: "a") }' }), [{ echo: 'a' }]);
  const many = await Promise.all(Array.from({ length: 50 }, () => results({ query: 'subscription { countdown(from: 20) }' })));
  assert.ok(many.every((found) => found.length === 20));
  await client.dispose();
}
