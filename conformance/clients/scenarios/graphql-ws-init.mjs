import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { webSocketUrl } from '../check.mjs';

export const name = 'graphql-ws: the payload of connection_init is judged and becomes data';

export async function run(url) {
  const connect = (connectionParams) =>
    createClient({ url: webSocketUrl(url), webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
  const welcome = connect({ token: 'abc' });
  assert.deepEqual((await welcome.iterate({ query: '{ token }' }).next()).value, { data: { token: 'abc' } });
  await welcome.dispose();

  const refused = connect({ token: 'wrong' });
  await assert.rejects(refused.iterate({ query: '{ token }' }).next(), { code: 4403, reason: 'The token is wrong.' });
  await refused.dispose();
}
