import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { query, webSocketUrl } from '../check.mjs';

export const name = 'graphql-ws: a client connects again after the server has closed with 1001';

export async function run(url) {
  const codes = [];
  const client = createClient({
    url: webSocketUrl(url),
    webSocketImpl: WebSocket,
    retryWait: async () => {},
    on: { closed: ({ code }) => codes.push(code) },
  });
  const ticks = client.iterate({ query: 'subscription { ticks }' });
  assert.equal((await ticks.next()).value.data.ticks, 1);
  await query(url, 'mutation { disconnect }');
  let tick;
  do tick = (await ticks.next()).value.data.ticks;
  while (tick !== 1); // the operation has begun anew
  assert.deepEqual(codes, [1001]);
  await client.dispose();
}
