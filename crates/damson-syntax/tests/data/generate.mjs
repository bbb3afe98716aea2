// Asks graphql-js (npm `graphql` 17.1) what is wrong with many texts and how it prints many others, and writes its answers
// beside this file. Run with the package's folder: node generate.mjs path/to/node_modules/graphql
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
const require = createRequire(import.meta.url);
const { parse, parseSchemaCoordinate, print, stripIgnoredCharacters } = require(process.argv[2]);
const { isPrintableAsBlockString, printBlockString } = require(`${process.argv[2]}/language/blockString.js`);
const { printString } = require(`${process.argv[2]}/language/printString.js`);

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const write = (name, cases) => {
  const lines = cases.map((entry) => JSON.stringify(entry)).join(',\n');
  writeFileSync(new URL(name, import.meta.url), `[\n${lines}\n]\n`);
  console.log(name, cases.length);
};
const character = (_, code) => String.fromCodePoint(parseInt(code, 16));
const lines = (name) => read(name).split('\n').filter((line) => line !== '' && !line.startsWith('//'))
  .map((line) => line.replace(/<([0-9A-F]+)>/g, character));

// Small documents with one token left out, doubled or replaced, or cut short before it.
const tokens = /"""[^]*?"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[_A-Za-z]\w*|-?\d[\w.+-]*|[^\s]/g;
const mutants = lines('small.graphql').flatMap((text) =>
  [...text.matchAll(tokens)].flatMap(({ 0: token, index }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + token.length)];
    return ['', `${token} ${token}`, '7', '"s"', '@', '}', 'on', '\n$'].map((by) => before + by + after).concat(before);
  }));

const errors = [];
const printed = [];
const sinks = ['kitchen_sink.graphql', 'kitchen_sink_schema.graphql'].map(read);
for (const source of new Set([...sinks, ...lines('syntax_errors.txt'), ...lines('printed.txt'), ...mutants])) {
  try {
    const document = parse(source, { noLocation: true });
    printed.push([source, print(document), stripIgnoredCharacters(source)]);
  } catch ({ message, locations: [{ line, column }] }) {
    // A message may end in half of a surrogate pair, which is no text.
    if (message.isWellFormed()) errors.push([source, message, line, column]);
  }
}
write('syntax_errors.json', errors);
write('printed.json', printed);

write('coordinates.json', lines('coordinates.txt').map((source) => {
  try {
    return [source, print(parseSchemaCoordinate(source))];
  } catch ({ message, locations: [{ line, column }] }) {
    return [source, `${message} (${line}:${column})`];
  }
}));

// All texts of up to three parts.
const parts = ['a', ' ', '\t', '\n', '\r', '"', '"""', '\\', '\u0001', '\u0085', '\u{1F600}'];
let texts = [''];
for (let length = 1; length <= 3; length++) texts = [...new Set(texts.flatMap((text) => ['', ...parts].map((part) => text + part)))];
texts.push(...[69, 70, 71].flatMap((length) => ['a', ' ', '\u00e9'].map((first) => first + 'b'.repeat(length - 1))));
texts.push('\u{1F600}'.repeat(35), '\u{1F600}'.repeat(36));
write('strings.json', texts.map((text) =>
  [text, printString(text), isPrintableAsBlockString(text), printBlockString(text), printBlockString(text, { minimize: true })]));
