// Formats the variables and headers. GraphiQL would load prettier's JavaScript parser for that, which is larger than all of
// React; this module replaces the three modules that it would load (see build/bundle.mjs).

import { applyEdits, format as formatEdits } from "jsonc-parser";

export const printers = {};
export const parsers = {};

export function format(text) {
  return applyEdits(text, formatEdits(text, undefined, { tabSize: 2, insertSpaces: true, eol: "\n" }));
}
