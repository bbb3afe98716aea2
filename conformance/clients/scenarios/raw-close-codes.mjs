import assert from 'node:assert/strict';
import WebSocket from 'ws';
import { webSocketUrl } from '../check.mjs';

export const name = 'ws: each mistake has its close code';

const INIT = '{"type":"connection_init"}';
const TICKS = '{"type":"subscribe","id":"1","payload":{"query":"subscription { ticks }"}}';

/** The code with which the server closes a socket after these messages, of which some are sent after the first answer. */
const code = (url, protocols, messages, further = []) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(webSocketUrl(url), protocols);
    socket.on('open', () => messages.forEach((message) => socket.send(message)));
    socket.once('message', () => further.forEach((message) => socket.send(message)));
    socket.on('close', resolve);
    socket.on('error', reject);
  });

export async function run(url) {
  const modern = 'graphql-transport-ws';
  assert.equal(await code(url, [modern], ['{']), 4400);
  assert.equal(await code(url, [modern], [INIT, Buffer.from('{"type":"ping"}')]), 4400);
  assert.equal(await code(url, [modern], [TICKS]), 4401);
  assert.equal(await code(url, [modern], ['{"type":"connection_init","payload":{"token":"wrong"}}']), 4403);
  assert.equal(await code(url, [], []), 4406);
  assert.equal(await code(url, [modern], []), 4408);
  assert.equal(await code(url, [modern], [INIT], [TICKS, TICKS]), 4409);
  assert.equal(await code(url, [modern], [INIT, INIT]), 4429);
  assert.equal(await code(url, [modern], ['{"type":"connection_init","payload":{"token":"panic"}}']), 4500);
  assert.equal(await code(url, [modern], [INIT, ' '.repeat(300_000)]), 1009);
  assert.equal(await code(url, ['graphql-ws'], ['{"type":"connection_terminate"}']), 1000);
}
