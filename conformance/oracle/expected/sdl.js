// Writes what graphql-js says about the schemas of data/sdl: the faults of faults.graphql, and how it prints the others.
// Run with the path of a graphql 17.1 package: node sdl.mjs path/to/node_modules/graphql
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const graphql = require(process.argv[2]);
const { validateSDL } = require(join(process.argv[2], 'validation/validate.js'));
const folder = new URL('../data/sdl/', import.meta.url);
const problem = ({ message, locations }) => ({ message, locations: locations ?? [] });

function faults(sdl) {
  const document = graphql.parse(sdl);
  const errors = validateSDL(document);
  if (errors.length > 0) return { stage: 'sdl', errors: errors.map(problem) };
  const schema = graphql.buildASTSchema(document, { assumeValidSDL: true });
  return { stage: 'schema', errors: graphql.validateSchema(schema).map(problem) };
}

const cases = readFileSync(new URL('faults.graphql', folder), 'utf8').split(/^### /m).slice(1);
writeFileSync(new URL('faults.jsonl', folder), cases.map((text) => {
  const [name, ...lines] = text.split('\n');
  const sdl = lines.join('\n');
  return JSON.stringify({ name, sdl, ...faults(sdl) }) + '\n';
}).join(''));

// Types in the order of their definition, where graphql-js would follow references.
function print(sdl) {
  const document = graphql.parse(sdl);
  const schema = graphql.buildASTSchema(document);
  const head = graphql.printSchema(schema).match(/^("""[\s\S]*?"""\n|"[^\n]*"\n)?schema \{[\s\S]*?\n\}/)?.[0];
  const directives = schema.getDirectives().filter((directive) => !graphql.isSpecifiedDirective(directive));
  const names = document.definitions.filter(({ kind }) => /TypeDefinition$/.test(kind)).map(({ name }) => name.value);
  return [head, ...directives.map(graphql.printDirective), ...names.map((name) => graphql.printType(schema.getType(name)))]
    .filter(Boolean).join('\n\n') + '\n';
}

for (const name of readdirSync(folder).filter((name) => name.endsWith('.in.graphql'))) {
  const sdl = readFileSync(new URL(name, folder), 'utf8');
  writeFileSync(new URL(name.replace('.in.', '.out.'), folder), print(sdl));
}
