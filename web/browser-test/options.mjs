// The options of the command line.

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";

const USAGE = "usage: node graphiql.mjs --url URL --query QUERY --expect JSON [--field NAME] [--type NAME] [--screenshot FILE]";

export function options() {
  const { values } = parseArgs({
    options: {
      url: { type: "string" },
      query: { type: "string" },
      expect: { type: "string" },
      field: { type: "string" },
      type: { type: "string", default: "Query" },
      screenshot: { type: "string" },
    },
  });
  if (!values.url || !values.query || !values.expect) {
    console.error(USAGE);
    process.exit(2);
  }
  if (values.screenshot) mkdirSync(dirname(values.screenshot), { recursive: true });
  const data = JSON.parse(values.expect);
  return { field: Object.keys(data)[0], ...values, expect: data };
}
