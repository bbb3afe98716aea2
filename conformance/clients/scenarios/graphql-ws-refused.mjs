import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { webSocketUrl } from '../check.mjs';

export const name = 'graphql-ws: refused operations have errors, and the socket stays open';

export async function run(url) {
  const client = createClient({ url: webSocketUrl(url), webSocketImpl: WebSocket, retryAttempts: 0, lazy: false });
  const first = (query) => client.iterate({ query }).next();
  for (const [query, message] of [['{ unknown }', /unknown/], ['{', /Expected/], ['subscription { refused }', /Not for you/]]) {
    await assert.rejects(first(query), (errors) => errors.length === 1 && message.test(errors[0].message));
  }
  const { value } = await first('{ fails }');
  assert.equal(value.data.fails, null);
  assert.equal(value.errors.length, 1);
  assert.deepEqual((await first('{ hello }')).value, { data: { hello: 'world' } });
  await client.dispose();
}
