// Two people with GraphiQL, in two browsers: one subscribes, the other does what the first is to see.
//
//   node live.mjs --watch URL --act URL --subscription QUERY --mutation QUERY --expect JSON [--screenshot FILE]
//
// The addresses may be those of two servers. The mutation is repeated until the first page shows the expected data, since a page
// does not show when its subscription has begun.

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";

import { openBrowser } from "./browser.mjs";
import { watch } from "./watch.mjs";
import * as graphiql from "./page.mjs";

const string = { type: "string" };
const { values } = parseArgs({
  options: { watch: string, act: string, subscription: string, mutation: string, expect: string, screenshot: string },
});
const expected = JSON.parse(values.expect);
const PATIENCE = 30_000;

const browsers = [await openBrowser(), await openBrowser()];
try {
  const [watching, acting] = await Promise.all([open(browsers[0], values.watch), open(browsers[1], values.act)]);
  await start(watching.page, values.subscription);
  await start(acting.page, values.mutation);
  const end = Date.now() + PATIENCE;
  do {
    if (Date.now() > end) throw new Error(`the watching page shows ${JSON.stringify(await graphiql.shown(watching.page))}`);
    await graphiql.run(acting.page);
    await new Promise((resolve) => setTimeout(resolve, 300));
  } while (!isDeepStrictEqual((await graphiql.shown(watching.page))?.data, expected));
  console.log("ok: GraphiQL shows what happens in another browser");
  if (values.screenshot) {
    mkdirSync(dirname(values.screenshot), { recursive: true });
    await watching.page.screenshot({ path: values.screenshot });
  }
  [watching, acting].forEach(({ faults }) => faults.assertNone());
  console.log("ok: both pages keep to their own origin, without errors");
} catch (error) {
  process.exitCode = 1;
  console.error(`failed: ${error.message}`);
} finally {
  await Promise.all(browsers.map((browser) => browser.close()));
}

/* Runs an operation. The page reads its name a moment after it was typed, and until then would ask for that of the text before. */
async function start(page, query) {
  await graphiql.typeQuery(page, query);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await graphiql.run(page);
}

async function open(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const faults = watch(page, new URL(url).origin);
  await page.goto(url);
  await graphiql.ready(page);
  return { page, faults };
}
