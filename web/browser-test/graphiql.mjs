// Uses GraphiQL as a person would: types a query, runs it, reads the answer, opens the documentation.
//
//   node graphiql.mjs --url http://127.0.0.1:8000/ --query '{ hello }' --expect '{"hello":"world"}' --screenshot graphiql.png
//
// The page must load without errors and without requests to other hosts. Otherwise prints a line for each fault and exits with 1.

import { openBrowser } from "./browser.mjs";
import { options } from "./options.mjs";
import { watch } from "./watch.mjs";
import * as graphiql from "./page.mjs";

const { url, query, expect, field, type, screenshot } = options();
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const faults = watch(page, new URL(url).origin);
  await page.goto(url);

  await step("suggests fields of the schema", () => graphiql.expectSuggestion(page, field));
  await step("marks a mistake", () => graphiql.expectMistakeMarked(page));
  await step("formats a query", async () => {
    await graphiql.typeQuery(page, "{ __typename, }");
    await graphiql.expectFormatted(page, ["{", "  __typename", "}"]);
  });
  await step("runs the query", async () => {
    await graphiql.typeQuery(page, query);
    await graphiql.run(page);
    await graphiql.expectData(page, expect);
  });
  await step("shows the schema", () => graphiql.expectDocumentation(page, type));
  await step("keeps to its own origin, without errors", () => faults.assertNone());

  async function step(name, action) {
    try {
      await action();
      console.log(`ok: GraphiQL ${name}`);
    } catch (error) {
      process.exitCode = 1;
      console.error(`failed: GraphiQL ${name}: ${error.message}`);
    }
  }
  if (screenshot) await page.screenshot({ path: screenshot });
} catch (error) {
  process.exitCode = 1;
  console.error(`failed: ${error.message}`);
} finally {
  await browser.close();
}
