// Asks graphql-js (npm `graphql` 17.1) what is wrong with many texts and writes its answers beside this file.
// Run with the package's folder: node generate.mjs path/to/node_modules/graphql
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
const require = createRequire(import.meta.url);
const { parse } = require(process.argv[2]);

const here = new URL('.', import.meta.url);
const read = (name) => readFileSync(new URL(name, here), 'utf8');

const written = read('syntax_errors.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('//'))
  .map((line) => JSON.parse(`"${line.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`))
  .map((line) => line.replace(/<([0-9A-F]+)>/g, (_, code) => String.fromCodePoint(parseInt(code, 16))));

// Small documents with one token left out, doubled or replaced.
const tokens = /"""[^]*?"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[_A-Za-z]\w*|-?\d[\w.+-]*|[^\s]/g;
const mutants = read('small.graphql').split('\n').filter((line) => line !== '').flatMap((text) =>
  [...text.matchAll(tokens)].flatMap(({ 0: token, index }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + token.length)];
    return ['', `${token} ${token}`, '7', '"s"', '@', '}', 'on', '\n$'].map((by) => before + by + after).concat(before);
  }));

const cases = [];
for (const source of new Set([...written, ...mutants])) {
  try {
    parse(source);
  } catch ({ message, locations: [{ line, column }] }) {
    // A message may end in half of a surrogate pair, which is no text.
    if (message.isWellFormed()) cases.push([source, message, line, column]);
  }
}
writeFileSync(new URL('syntax_errors.json', here), `[\n${cases.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
console.log(cases.length);
