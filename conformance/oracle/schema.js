// The answer of graphql-js to SDL: its faults, or the printed schema and its introspection.

import * as graphql from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { coordinatesOf, elementAt } from './coordinates.js';
import { problem } from './problem.js';

const { buildASTSchema, introspectionFromSchema, isSpecifiedDirective, parse, print, printDirective, printSchema } = graphql;

export const everything = {
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true,
  inputValueDeprecation: true, experimentalDirectiveDeprecation: true, oneOf: true, typeDepth: 9,
};

export const introspectionQuery = graphql.getIntrospectionQuery(everything);

// `stage` says how far graphql-js came: it checks the schema only if the rules of SDL find no fault.
export function read(sdl) {
  let document;
  try {
    document = parse(sdl);
  } catch (error) {
    return { answer: { stage: 'syntax', faults: [problem(error)] } };
  }
  const broken = validateSDL(document);
  if (broken.length > 0) return { answer: { stage: 'sdl', faults: broken.map(problem) } };
  return build(asValues(document));
}

// graphql-js throws when an argument of a built-in directive has a value that its rules accept wrongly, such as a null reason.
function build(document) {
  try {
    const schema = buildASTSchema(document, { assumeValidSDL: true });
    const faults = graphql.validateSchema(schema);
    if (faults.length > 0) return { answer: { stage: 'schema', faults: faults.map(problem) } };
    return { schema, answer: { stage: 'valid', faults: [], ...tell(schema, document) } };
  } catch (error) {
    // It also throws when a field that is not of an input type has a default value. Then Damson must report some fault.
    if (/^Expected .* to be a GraphQL leaf type\.$/.test(error.message)) return { answer: { stage: 'thrown' } };
    if (!(error instanceof graphql.GraphQLError)) throw error;
    return { answer: { stage: 'sdl', faults: [problem(error)] } };
  }
}

// Default values as values: Damson does not keep whether a string was a block string, nor the notation of a number.
const asValues = (document) => graphql.visit(document, {
  InputValueDefinition: ({ defaultValue, ...rest }) => defaultValue && { ...rest, defaultValue: plain(defaultValue) },
});
const plain = (value) => graphql.visit(value, {
  StringValue: (node) => (node.block ? { ...node, block: false } : undefined),
  IntValue: (node) => (node.value === '-0' ? { ...node, value: '0' } : undefined),
  FloatValue: (node) => ({ ...node, value: plainFloat(node.value) }),
});

function plainFloat(text) {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (Object.is(number, -0)) return '-0.0';
  return /[.e]/.test(String(number)) ? String(number) : `${number}.0`;
}

function tell(schema, document) {
  const bare = withoutApplied(document);
  const introspection = introspectionFromSchema(schema, everything);
  return {
    sdl: inOrder(schema, document),
    sorted: sorted(schema),
    introspection,
    described: introspection,
    client: sorted(graphql.buildClientSchema(introspection)),
    coordinates: Object.fromEntries(coordinatesOf(schema).map((coordinate) => [coordinate, elementAt(schema, coordinate)])),
    ...(bare !== document && { bare: print(bare) }),
  };
}

const sorted = (schema) => printSchema(graphql.lexicographicSortSchema(schema)) + '\n';

// The schema with its types in the order of their definition; graphql-js would follow references.
export function inOrder(schema, document) {
  const head = printSchema(schema).match(/^("""[\s\S]*?"""\n|"[^\n]*"\n)?schema \{[\s\S]*?\n\}/)?.[0];
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  const names = document.definitions.filter(({ kind }) => /TypeDefinition$/.test(kind)).map(({ name }) => name.value);
  const types = names.map((name) => schema.getType(name)).filter((type) => !graphql.isSpecifiedScalarType(type));
  return [head, ...directives.map(printDirective), ...types.map(graphql.printType)].filter(Boolean).join('\n\n') + '\n';
}

// The document without the applied directives that graphql-js does not print, and without extensions that are empty then.
function withoutApplied(document) {
  const printed = new Set(['deprecated', 'specifiedBy', 'oneOf']);
  const isEmpty = ({ kind, name, directives = [], ...parts }) =>
    /Extension$/.test(kind) && directives.length === 0 && !Object.values(parts).some((part) => part?.length > 0);
  const dropEmpty = { leave: (node) => (node.kind && isEmpty(node) ? null : undefined) };
  const bare = graphql.visit(document, { Directive: ({ name }) => (printed.has(name.value) ? undefined : null) });
  return bare === document ? document : graphql.visit(bare, dropEmpty);
}
