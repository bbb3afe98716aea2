// What the scenarios have in common.
import { setTimeout as sleep } from 'node:timers/promises';

/** The address of the server's WebSocket. */
export const webSocketUrl = (url) => url.replace(/^http/, 'ws');

/** The data of a query, sent by POST. */
export async function query(url, query) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Waits until as many subscriptions run on the server. */
export async function running(url, count) {
  let found;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    found = (await query(url, '{ running }')).running;
    if (found === count) return;
    await sleep(10);
  }
  throw new Error(`${found} subscriptions run, not ${count}`);
}
