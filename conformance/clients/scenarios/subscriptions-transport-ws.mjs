import assert from 'node:assert/strict';
import { parse } from 'graphql';
import { SubscriptionClient } from 'subscriptions-transport-ws';
import WebSocket from 'ws';
import { running, webSocketUrl } from '../check.mjs';

export const name = 'subscriptions-transport-ws: the older protocol';

/** All results, and the error that ends them. */
const results = (client, request) =>
  new Promise((resolve) => {
    const found = [];
    client.request({ ...request, query: parse(request.query) }).subscribe({
      next: (result) => found.push(result),
      error: (error) => resolve({ found, error }),
      complete: () => resolve({ found }),
    });
  });

export async function run(url) {
  const options = { connectionParams: { token: 'abc' }, reconnect: false };
  const client = new SubscriptionClient(webSocketUrl(url), options, WebSocket);
  const down = await results(client, { query: 'subscription ($from: Int!) { countdown(from: $from) }', variables: { from: 3 } });
  assert.deepEqual(down.found.map(({ data }) => data.countdown), [3, 2, 1]);
  const token = await results(client, { query: '{ token }' });
  assert.deepEqual(token.found, [{ data: { token: 'abc' } }]);
  const refused = await results(client, { query: '{ unknown }' });
  assert.match((refused.found[0]?.errors ?? [refused.error])[0].message, /unknown/);

  const first = await new Promise((resolve) => {
    const subscription = client.request({ query: parse('subscription { ticks }') }).subscribe({
      next: ({ data }) => resolve({ tick: data.ticks, subscription }),
    });
  });
  assert.equal(first.tick, 1);
  await running(url, 1);
  first.subscription.unsubscribe();
  await running(url, 0);
  client.close();

  const reason = await new Promise((resolve) => {
    const connectionCallback = (error) => { if (error) resolve(error); };
    new SubscriptionClient(webSocketUrl(url), { connectionParams: { token: 'wrong' }, connectionCallback }, WebSocket);
  });
  assert.equal(reason.message ?? reason, 'The token is wrong.');
}
