// Writes the cases of coercion: inputs of every kind for types of every kind, with the results of graphql-js.

import { buildSchema, getArgumentValues, getVariableValues, parse, validate } from 'graphql';
import { writeFileSync } from 'node:fs';
import { schemaData, text } from '../files.js';
import { problem } from '../problem.js';

const folder = new URL('coercion/', schemaData);
const schema = buildSchema(text('schema.graphql', folder));
const fields = Object.values(schema.getQueryType().getFields());

const json = [
  null, true, false, 0, 1, -1, 1.5, 2147483647, 2147483648, -2147483648, -2147483649, 1e3, 4503599627370496,
  '', 'text', '1', 'RED', 'RAD', 'NULL', 'quo"te\n', [], [null], [1], [1, null], [1, 'a', true], [[1], [2, null]],
  [[[1]]], ['RED', 'PINK'], {}, { x: 1 }, { label: 'a' }, { label: 'a', x: null, y: 1 }, { label: 'a', y: 'b', z: 1 },
  { label: 'a', color: 'BLUE' }, { label: 'a', color: 1 }, { labl: 'a' }, [{ label: 'a' }, { label: 1 }],
  { value: 1 }, { value: 1, children: { value: 2 } }, { value: 1, children: [{ value: null }, {}] },
  { value: 1, point: null, any: [1, { a: 'b' }] }, { value: 1, point: {} },
  { a: 1 }, { a: null }, { a: 1, b: null }, { a: 1, b: 'x' }, { b: 'x' }, { b: [null] }, { c: 1 }, { tree: { value: 1 } },
  { a: 1, b: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }, { a: { b: { c: { d: 1 } } } },
];

const literals = [
  'null', 'true', 'false', '0', '1', '-1', '1.5', '1.0', '1e3', '2147483647', '2147483648', '-2147483648',
  '-2147483649', '99999999999999999999', '""', '"text"', '"1"', '"RED"', 'RED', 'RAD', 'text', '"""block"""', '"quo\\"te\\n"',
  '[]', '[null]', '[1]', '[1, null]', '[1, "a", true]', '[[1], [2, null]]', '[[[1]]]', '[RED, PINK]', '{}', '{x: 1}',
  '{label: "a"}', '{label: "a", x: null, y: 1}', '{label: "a", y: "b", z: 1}', '{label: "a", color: BLUE}',
  '{label: "a", color: "BLUE"}', '{labl: "a"}', '[{label: "a"}, {label: 1}]', '{value: 1}',
  '{value: 1, children: {value: 2}}', '{value: 1, children: [{value: null}, {}]}',
  '{value: 1, point: null, any: [1, {a: "b", c: D}]}', '{value: 1, point: {}}', '{a: 1}', '{a: null}',
  '{a: 1, b: null}', '{a: 1, b: "x"}', '{b: "x"}', '{b: [null]}', '{c: 1}', '{tree: {value: 1}}',
];

// Variables of every kind, given or not, in places of every kind.
const declarations = ['$v: Int', '$v: Int = 5', '$v: Int!', '$v: Int! = 5', '$v: String', '$v: Any', '$v: Tree', '$v: [Int]'];
const given = [undefined, null, 3, 'text', { value: 3 }];
const places = [
  ['int', '$v'], ['intNonNull', '$v'], ['intDefault', '$v'], ['intNonNullDefault', '$v'], ['string', '$v'], ['any', '$v'],
  ['any', '[$v, 1]'], ['any', '{a: $v, b: [{c: $v}]}'], ['list', '$v'], ['list', '[1, $v]'], ['listNonNull', '[1, $v]'],
  ['matrix', '[[$v]]'], ['point', '{label: "a", x: $v}'], ['point', '{label: $v}'], ['point', '{label: "a", y: $v}'],
  ['tree', '$v'], ['tree', '{value: $v, children: [$v]}'], ['tree', '{value: 1, children: [{value: $v}], any: $v}'],
  ['one', '{a: $v}'], ['one', '{a: $v, b: "x"}'], ['one', '{tree: $v}'], ['colors', '$v'], ['anys', '[$v]'],
];

const lines = (name, cases) =>
  writeFileSync(new URL(name, folder), cases.map((line) => JSON.stringify(line)).join('\n') + '\n');

function variables(query, inputs) {
  const definitions = parse(query).definitions[0].variableDefinitions ?? [];
  const { errors, variableValues } = getVariableValues(schema, definitions, inputs, { maxErrors: 20 });
  return errors ? { errors: errors.map(problem) } : { variableValues };
}

function argument(query, inputs) {
  const { errors, variableValues } = variables(query, inputs);
  if (errors) return { errors };
  const node = parse(query).definitions[0].selectionSet.selections[0];
  const field = schema.getQueryType().getFields()[node.name.value];
  try {
    return { value: getArgumentValues(field, node, variableValues) };
  } catch (error) {
    return { errors: [problem(error)] };
  }
}

lines('variables.jsonl', fields.flatMap((field) =>
  [undefined, ...json].map((value) => {
    const query = `query ($v: ${field.args[0].type}) { ${field.name}(x: $v) }`;
    const inputs = value === undefined ? {} : { v: value };
    const { errors, variableValues } = variables(query, inputs);
    return { query, inputs, ...(errors ? { errors } : { value: variableValues.coerced }) };
  }),
));

lines('defaults.jsonl', fields.flatMap((field) =>
  literals.map((literal) => {
    const query = `query ($v: ${field.args[0].type} = ${literal}) { ${field.name}(x: $v) }`;
    const { errors, variableValues } = variables(query, {});
    return { query, inputs: {}, ...(errors ? { errors } : { value: variableValues.coerced }) };
  }),
));

lines('literals.jsonl', fields.flatMap((field) =>
  literals.map((literal) => {
    const query = `{ ${field.name}(x: ${literal}) }`;
    return { query, inputs: {}, ...argument(query, {}) };
  }),
));

lines('places.jsonl', places.flatMap(([field, literal]) =>
  declarations.flatMap((declaration) =>
    given.map((value) => {
      const query = `query (${declaration}) { ${field}(x: ${literal}) }`;
      const inputs = value === undefined ? {} : { v: value };
      return { query, inputs, ...argument(query, inputs) };
    }),
  ),
).filter(({ query, errors }) =>
  // Coercion never sees a document that validation refuses.
  validate(schema, parse(query)).length === 0));
