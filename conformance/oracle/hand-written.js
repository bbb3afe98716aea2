// Questions that people wrote: the cases of every validation rule, of coercion, of SDL and of syntax.

import { read } from './expected/cases.js';
import { jsonLines, names, schemaData, sdlNamed, syntaxData, text, validation } from './files.js';

export function* handWritten() {
  yield* differences();
  yield* syntax();
  yield* schemas();
  yield* rules();
  yield* coercion();
  yield* execution();
}

// The lines that show the differences in `DIFFERENCES.md`.
const differences = () => jsonLines('differences.jsonl', import.meta.url);

// Requests: incremental delivery, variables of every type, introspection, errors with their paths.
const execution = () => jsonLines('cases/execution.jsonl', import.meta.url);

// Each text becomes a document for a small schema.
function* syntax() {
  const character = (_, code) => String.fromCodePoint(parseInt(code, 16));
  const linesOf = (name) => text(name, syntaxData).split('\n').filter((line) => line !== '' && !line.startsWith('//'));
  yield { sdl: 'type Query { a: Int }' };
  for (const name of ['kitchen_sink.graphql', 'kitchen_sink_schema.graphql']) yield { document: text(name, syntaxData) };
  for (const name of ['syntax_errors.txt', 'printed.txt', 'small.graphql']) {
    for (const line of linesOf(name)) yield { document: line.replace(/<([0-9A-F]+)>/g, character) };
  }
}

function* schemas() {
  for (const { sdl } of jsonLines('sdl/faults.jsonl', schemaData)) yield { sdl };
  for (const name of names(new URL('sdl/', schemaData), '.in.graphql')) yield { sdl: text(`sdl/${name}`, schemaData) };
  for (const name of names(validation, '.graphql')) if (!/^introspection/.test(name)) yield { sdl: text(name, validation) };
}

function* rules() {
  let present;
  for (const name of names(new URL('cases/', validation), '.txt')) {
    const { schema, cases } = read(text(`cases/${name}`, validation));
    if (schema !== present) yield { sdl: sdlNamed(schema) };
    present = schema;
    for (const { document } of cases) yield { document, variables: {} };
  }
  yield { document: text('introspection.graphql', validation), variables: {} };
}

function* coercion() {
  yield { sdl: text('coercion/schema.graphql', schemaData) };
  for (const name of ['variables', 'defaults', 'literals', 'places']) {
    for (const { query, inputs } of jsonLines(`coercion/${name}.jsonl`, schemaData)) yield { document: query, variables: inputs };
  }
}
