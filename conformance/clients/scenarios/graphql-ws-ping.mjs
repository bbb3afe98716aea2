import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { webSocketUrl } from '../check.mjs';

export const name = 'graphql-ws: pings of both sides are answered';

export async function run(url) {
  const seen = { ours: 0, answers: 0, theirs: 0 };
  const client = createClient({
    url: webSocketUrl(url),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    keepAlive: 100,
    on: {
      ping: (received) => { seen[received ? 'theirs' : 'ours'] += 1; },
      pong: (received) => { if (received) seen.answers += 1; },
    },
  });
  const ticks = client.iterate({ query: 'subscription { ticks(every: 2000) }' });
  await ticks.next();
  assert.ok(seen.ours > 2 && seen.answers > 2, JSON.stringify(seen));
  await client.dispose();

  // A client that sends nothing by itself is pinged by the server, whose silence is 200 ms.
  const quiet = createClient({
    url: webSocketUrl(url),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    on: { ping: (received) => { if (received) seen.theirs += 1; } },
  });
  await quiet.iterate({ query: 'subscription { ticks(every: 2000) }' }).next();
  assert.ok(seen.theirs > 1, JSON.stringify(seen));
  await quiet.dispose();
}
