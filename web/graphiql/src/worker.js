// The background work of the editor. Monaco starts one worker for each task and names it; this one script for all tasks holds
// monaco's part once instead of three times.

import { initialize } from "monaco-editor/esm/vs/editor/editor.worker.js";
import { GraphQLWorker } from "monaco-graphql/esm/GraphQLWorker.js";
import "monaco-editor/esm/vs/language/json/json.worker.js";

// The JSON worker exports nothing: its import sets the message handler, so this import is the last one.
const startJson = self.onmessage;

const START = {
  json: startJson,
  graphql: () => initialize((context, data) => new GraphQLWorker(context, data)),
};

// The first message is empty and only wakes the worker.
self.onmessage = START[self.name] ?? (() => initialize(null));
