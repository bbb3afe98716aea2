import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { running, webSocketUrl } from '../check.mjs';

export const name = 'graphql-ws: operations end when the client completes them, and when it leaves';

export async function run(url) {
  const client = createClient({ url: webSocketUrl(url), webSocketImpl: WebSocket, retryAttempts: 0 });
  const iterators = [1, 2].map(() => client.iterate({ query: 'subscription { ticks }' }));
  await Promise.all(iterators.map((iterator) => iterator.next()));
  await running(url, 2);
  await iterators[0].return();
  await running(url, 1);
  client.terminate();
  await running(url, 0);
  await client.dispose();
}
