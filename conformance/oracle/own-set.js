// Prints the oracle's own set, one question on a line: node own-set.js SEED COUNT
//
// The questions that people wrote come first. Then come COUNT random documents, half of them for the schema `museum` and half for
// random schemas: unchanged, with broken tokens, and with broken trees. Between them stands random SDL, unchanged or broken in
// the same ways.

import { parse } from 'graphql';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { names, schemaData, schemaNamed, sdlNamed, syntaxData, text } from './files.js';
import { Dice } from './generate/dice.js';
import { Documents, inputTypesOf } from './generate/documents.js';
import { Inputs } from './generate/inputs.js';
import { mutateTexts, mutateTokens, mutateTree } from './generate/mutate.js';
import { Schemas, schemaOf } from './generate/schemas.js';
import { handWritten } from './hand-written.js';

const [seed = 1, count = 20_000] = process.argv.slice(2).map(Number);
const dice = new Dice(seed);

// The number of documents for one random schema, and of copies of its SDL with mistakes.
const documentsOfSchema = 20;
const mistakesOfSchema = 4;

// The number of random documents and schemas that were made.
const made = { documents: 0, schemas: 0 };

function* documentsFor(schema, amount, options) {
  const documents = new Documents(schema, dice, options);
  const inputs = new Inputs(schema, dice);
  for (let index = 0; index < amount; index++) {
    yield question(documents.next(), inputs);
    made.documents += 1;
  }
}

function question(document, inputs) {
  switch (dice.roll(12)) {
    case 0: case 1: case 2: return { document: mutateTokens(document, dice) };
    case 3: case 4: case 5: return { document: mutateTree(document, dice), variables: {} };
    case 6: return { document: mutateTexts(document, dice), variables: {} };
    default: return { document, variables: inputs.of(parse(document)) };
  }
}

// Random schemas, each with mistakes, and with documents if it has no faults, until there are `amount` documents.
function* randomSchemas(amount) {
  const schemas = new Schemas(dice);
  for (let left = amount; left > 0;) {
    const sdl = schemas.next();
    yield { sdl };
    const schema = schemaOf(sdl);
    if (schema) {
      const documents = Math.min(left, documentsOfSchema);
      yield* documentsFor(schema, documents, { variableTypes: inputTypesOf(schema) });
      left -= documents;
    }
    yield* mistakesIn([sdl], mistakesOfSchema);
    made.schemas += 1;
  }
}

// SDL with up to three mistakes, all found at once.
function* mistakesIn(sources, amount) {
  for (let index = 0; index < amount; index++) {
    let sdl = dice.pick(sources);
    if (dice.chance(40)) yield { sdl: mutateTokens(sdl, dice) };
    for (let left = 1 + dice.roll(3); left > 0 && isDocument(sdl); left--) sdl = mutateTree(sdl, dice);
    yield { sdl };
  }
}

// A tree that lacks a required part prints as an invalid document.
function isDocument(text) {
  try {
    return Boolean(parse(text));
  } catch {
    return false;
  }
}

function* ownSet() {
  yield* handWritten();
  const whole = names(new URL('sdl/', schemaData), '.in.graphql').map((name) => text(`sdl/${name}`, schemaData));
  yield* mistakesIn([...whole, sdlNamed('museum'), text('kitchen_sink_schema.graphql', syntaxData)], count / 20);
  yield { sdl: sdlNamed('museum') };
  const half = Math.floor(count / 2);
  yield* documentsFor(schemaNamed('museum'), half);
  yield* randomSchemas(count - half);
  if (made.documents !== count) throw new Error(`${made.documents} documents were made, not ${count}`);
}

// Half of a surrogate pair is not text in Rust.
const wellFormed = (key, value) => (typeof value === 'string' ? value.toWellFormed() : value);

await pipeline(Readable.from(ownSet()).map((question) => `${JSON.stringify(question, wellFormed)}\n`), process.stdout);
console.error(`the own set: hand-written questions, ${made.documents} random documents, ${made.schemas} random schemas`);
