// Prints the oracle's own set, one question on a line: node own-set.js SEED COUNT
//
// First what people wrote, then COUNT random documents: as they are, with broken tokens and with broken trees. SDL with
// broken tokens comes between them.

import { parse } from 'graphql';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { names, schemaData, schemaNamed, sdlNamed, syntaxData, text } from './files.js';
import { Dice } from './generate/dice.js';
import { Documents } from './generate/documents.js';
import { Inputs } from './generate/inputs.js';
import { mutateTokens, mutateTree } from './generate/mutate.js';
import { handWritten } from './hand-written.js';

const [seed = 1, count = 20_000] = process.argv.slice(2).map(Number);
const dice = new Dice(seed);
const schema = schemaNamed('museum');
const documents = new Documents(schema, dice);
const inputs = new Inputs(schema, dice);

function generated() {
  const document = documents.next();
  switch (dice.roll(10)) {
    case 0: case 1: case 2: return { document: mutateTokens(document, dice) };
    case 3: case 4: case 5: return { document: mutateTree(document, dice), variables: {} };
    default: return { document, variables: inputs.of(parse(document)) };
  }
}

function* mutatedSchemas() {
  const whole = names(new URL('sdl/', schemaData), '.in.graphql').map((name) => text(`sdl/${name}`, schemaData));
  const sources = [...whole, sdlNamed('museum'), text('kitchen_sink_schema.graphql', syntaxData)];
  for (let index = 0; index < count / 20; index++) yield { sdl: mutateTokens(dice.pick(sources), dice) };
}

function* ownSet() {
  yield* handWritten();
  yield* mutatedSchemas();
  yield { sdl: sdlNamed('museum') };
  for (let index = 0; index < count; index++) yield generated();
}

await pipeline(Readable.from(ownSet()).map((question) => `${JSON.stringify(question)}\n`), process.stdout);
