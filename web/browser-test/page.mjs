// The parts of GraphiQL that the test uses, named as the page names them.

import { isDeepStrictEqual } from "node:util";

const QUERY_EDITOR = ".graphiql-query-editor .monaco-editor";
const RESPONSE = ".graphiql-response .view-lines";

const TIMEOUT = 20_000;

/** Waits for the editor. */
export function ready(page) {
  return page.locator(QUERY_EDITOR).waitFor({ timeout: TIMEOUT });
}

/** What the result pane shows now; nothing if it is not JSON yet. */
export async function shown(page) {
  try {
    return JSON.parse(await text(page, RESPONSE));
  } catch {
    return undefined;
  }
}

/* Waits for the editor and the schema, and for the suggestion of its root field `field`. */
export async function expectSuggestion(page, field) {
  await page.locator(QUERY_EDITOR).waitFor({ timeout: TIMEOUT });
  const suggestion = page.locator(".suggest-widget .monaco-list-row").getByText(field, { exact: true });
  await eventually(async () => {
    await typeQuery(page, `{ ${field.slice(0, -1)}`);
    await page.keyboard.press("Control+Space");
    await suggestion.first().waitFor({ timeout: 2_000 });
  });
  await page.keyboard.press("Escape");
}

/** Types a field that the schema does not have, and waits for the mark under it. */
export async function expectMistakeMarked(page) {
  await typeQuery(page, "{ thisFieldDoesNotExist }");
  await page.locator(`${QUERY_EDITOR} .squiggly-error`).first().waitFor({ timeout: TIMEOUT });
}

/** Replaces the text of the query editor, key by key; brackets close themselves and are typed over. */
export async function typeQuery(page, query) {
  await page.locator(QUERY_EDITOR).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type(query, { delay: 15 });
}

/** Presses the run button. */
export function run(page) {
  return press(page, /execute query/i);
}

/** Presses the button that formats the query, and waits for its lines. */
export async function expectFormatted(page, lines) {
  await press(page, /prettify query/i);
  await eventually(async () => {
    const formatted = (await text(page, QUERY_EDITOR)).trimEnd();
    if (formatted !== lines.join("\n")) throw new Error(`the editor shows ${JSON.stringify(formatted)}`);
  });
}

// Suggestions may open late and cover the buttons.
function press(page, name) {
  return eventually(async () => {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name }).click({ timeout: 2_000 });
  });
}

/** Waits until the result pane shows an answer, and compares its data. The answer must fit into the pane. */
export async function expectData(page, expected) {
  const response = await eventually(async () => JSON.parse(await text(page, RESPONSE)));
  if (response.errors) throw new Error(`the answer has errors: ${JSON.stringify(response.errors)}`);
  if (!isDeepStrictEqual(response.data, expected)) {
    throw new Error(`expected ${JSON.stringify(expected)}, the result pane shows ${JSON.stringify(response)}`);
  }
}

// The text as a reader sees it: the editor places its lines by position, and draws spaces as no-break spaces.
async function text(page, editor) {
  const lines = await page.locator(`${editor} .view-line`).evaluateAll((elements) =>
    elements
      .map((element) => ({ top: parseFloat(element.style.top), text: element.textContent }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text),
  );
  return lines.join("\n").replaceAll("\u00a0", " ");
}

// Repeats an action until it succeeds. After TIMEOUT throws its last error.
async function eventually(action) {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Opens the documentation explorer and looks for a type of the schema. */
export async function expectDocumentation(page, type) {
  await page.getByRole("button", { name: /show documentation explorer/i }).click();
  const explorer = page.locator(".graphiql-doc-explorer");
  await explorer.getByText(type, { exact: true }).first().waitFor({ timeout: TIMEOUT });
}
