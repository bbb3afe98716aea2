// The editor's background work. Monaco starts one worker per job and names it; one script for all of them
// holds monaco's part once instead of three times.

import { initialize } from "monaco-editor/esm/vs/editor/editor.worker.js";
import { GraphQLWorker } from "monaco-graphql/esm/GraphQLWorker.js";
import "monaco-editor/esm/vs/language/json/json.worker.js";

// The JSON worker exports nothing: its start is the handler that it leaves behind, as the last import.
const startJson = self.onmessage;

const START = {
  json: startJson,
  graphql: () => initialize((context, data) => new GraphQLWorker(context, data)),
};

// The first message carries nothing and only wakes the worker.
self.onmessage = START[self.name] ?? (() => initialize(null));
