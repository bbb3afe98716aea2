// Random documents with what graphql-js says about them: node random.js COUNT SEED FILE [merging]
//
// With `merging`, documents are right in all but what can be merged, and full of objects in interfaces.
//
// Documents follow the schema, with a mistake now and then: most errors need a document that is nearly right. Aliases,
// fragments and variables come from small pools, so that they meet.

import { writeFileSync } from 'node:fs';
import {
  getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType,
  isRequiredArgument, isRequiredInputField,
} from 'graphql';
import { write } from './cases.js';
import { errorsOf, schemaNamed } from './oracle.js';

const [count = '100', seed = '1', path = 'random.txt', focus] = process.argv.slice(2);
const merging = focus === 'merging';
const schema = schemaNamed('museum');
const composites = Object.values(schema.getTypeMap()).filter((type) => isCompositeType(type) && !type.name.startsWith('__'));
const directives = ['include', 'skip', 'tag', 'onField', 'must', 'stream', 'defer', 'find', 'nope', 'onInline', 'onSpread'];
const fragments = ['A', 'B', 'C', 'D'];
const variables = ['a', 'b', 'c', 'd'];

let state = Number(seed);
function random(n) {
  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
}
const chance = (percent) => random(100) < percent;
const pick = (items) => items[random(items.length)];
let wrongness = 3;
let aliases = 25;
const wrong = () => random(100) < wrongness;

function anyValue(depth) {
  const kinds = ['1', '-7', '2.5', '"s"', 'true', 'null', 'FRENCH', 'NOPE', '$' + pick(variables), '"""b"""', '99999999999'];
  if (depth > 0 && chance(15)) return `[${[anyValue(depth - 1), anyValue(depth - 1)].slice(random(3)).join(', ')}]`;
  if (depth > 0 && chance(15)) return `{ ${pick(['id', 'text', 'strict', 'zzz'])}: ${anyValue(depth - 1)} }`;
  return pick(kinds);
}

function value(type, depth, constant) {
  if (wrong()) return constant ? anyValue(depth).replace(/\$\w/g, '1') : anyValue(depth);
  if (!constant && !merging && chance(20)) return '$' + pick(variables);
  if (isNonNullType(type)) return value(type.ofType, depth, constant);
  if (chance(5)) return 'null';
  if (isListType(type)) {
    if (depth <= 0 || chance(25)) return value(type.ofType, depth - 1, constant);
    return `[${Array.from({ length: random(3) }, () => value(type.ofType, depth - 1, constant)).join(', ')}]`;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    let given = type.isOneOf && !wrong() ? [pick(fields)] : fields.filter((field) => (isRequiredInputField(field) ? !wrong() : depth > 0 && chance(25)));
    let texts = given.map((field) => `${field.name}: ${value(field.type, depth - 1, constant)}`);
    if (wrong()) texts.push('txt: 1');
    if (wrong() && texts.length > 0) texts.push(pick(texts));
    return `{ ${texts.join(', ')} }`;
  }
  if (isEnumType(type)) return pick(type.getValues()).name;
  switch (type.name) {
    case 'Int': return pick(['1', '2', '3']);
    case 'Float': return pick(['1', '1.5']);
    case 'Boolean': return pick(['true', 'false']);
    case 'ID': return pick(['1', '"x"']);
    case 'String': return pick(['"x"', '"y"', '"""x"""']);
    default: return constant ? '[1, { a: "b" }]' : anyValue(1);
  }
}

function argumentsOf(args, constant) {
  const given = args.filter((arg) => (isRequiredArgument(arg) ? !wrong() : chance(merging ? 5 : 35)));
  const texts = given.map((arg) => `${wrong() ? arg.name + 'x' : arg.name}: ${value(arg.type, 2, constant)}`);
  if (wrong()) texts.push(`unknown: ${constant ? 1 : anyValue(1)}`);
  if (wrong() && texts.length > 0) texts.push(pick(texts));
  return texts.length > 0 ? `(${texts.join(', ')})` : '';
}

function directivesFor(kind, constant) {
  let text = '';
  while (!merging && chance(text === '' ? 8 : 15)) {
    const name = wrong() ? pick(directives) : pick(kind);
    const directive = schema.getDirective(name);
    text += ` @${name}${directive ? argumentsOf(directive.args, constant) : chance(50) ? '(x: 1)' : ''}`;
  }
  return text;
}

function selection(type, depth, used) {
  const roll = random(100);
  if (roll < 14) {
    const name = wrong() ? pick(['Gone', ...fragments]) : spreadable(type);
    if (name === undefined) return '__typename';
    used.add(name);
    return `...${name}${directivesFor(['include', 'skip', 'tag', 'onSpread', 'defer'])}`;
  }
  if (roll < (merging ? 55 : 30) && depth > 0) {
    const condition = chance(20) ? undefined : wrong() ? pick(composites) : overlapping(type);
    const on = condition ? ` on ${wrong() ? pick(['Int', 'Gone', 'Filter', 'Paintin']) : condition.name}` : '';
    return `...${on}${directivesFor(['include', 'skip', 'tag', 'onInline', 'defer'])} ${selectionSet(condition ?? type, depth - 1, used)}`;
  }
  // graphql-js overlooks nullable variables in a OneOf object that is non-null; Damson does not.
  const fields = 'getFields' in type ? Object.values(type.getFields()).filter(({ name }) => !/^(nonNullKey|holder)$/.test(name)) : [];
  let candidates = depth > 0 ? fields : fields.filter((field) => !isCompositeType(getNamedType(field.type)));
  if (candidates.length === 0) return '__typename';
  const field = pick(candidates);
  const alias = chance(aliases) ? `${pick(['x', 'y', 'id', 'title'])}: ` : '';
  const name = wrong() ? pick(['gone', field.name + 's', field.name.slice(1) || 'q', '__typename', '__schema']) : field.name;
  const composite = isCompositeType(getNamedType(field.type));
  const set = composite !== wrong() ? ` ${selectionSet(composite ? getNamedType(field.type) : type, depth - 1, used)}` : '';
  return `${alias}${name}${argumentsOf(field.args)}${directivesFor(['include', 'skip', 'tag', 'onField', 'stream'])}${set}`;
}

// The types of the fragments in the present document; spread only by those before them, mistakes aside.
let types = {};
let within = -1;

function spreadable(type) {
  const names = fragments.filter((name, index) => index > within && overlap(type, types[name]));
  return names.length > 0 ? pick(names) : undefined;
}

function objectsOf(type) {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}

function overlap(a, b) {
  return objectsOf(a).some((object) => objectsOf(b).includes(object));
}

function overlapping(type) {
  if (!isAbstractType(type) && chance(40)) return type;
  return pick(composites.filter((other) => overlap(type, other)));
}

function selectionSet(type, depth, used) {
  if (wrong() && chance(30)) return '{ }';
  const length = 1 + random(4);
  return `{ ${Array.from({ length }, () => selection(type, depth, used)).join(' ')} }`;
}

function variableDefinitions(body) {
  const used = variables.filter((name) => body.includes('$' + name));
  const defined = variables.filter((name) => (used.includes(name) ? !wrong() : wrong()));
  if (wrong() && defined.length > 0) defined.push(pick(defined));
  if (defined.length === 0) return '';
  const common = ['Int', 'String', 'Boolean!', 'Boolean', 'ID', 'ID!', 'Filter', '[Int]', '[Int!]!', 'Language', 'Key', 'Int!', 'Float', 'Any'];
  const texts = defined.map((name) => {
    const type = wrong() ? pick(['Gone', 'Painting', '[Item]', 'Strin']) : pick(common);
    const known = schema.getType(type.replace(/[[\]!]/g, ''));
    const initial = known && chance(20) ? ` = ${chance(50) ? anyValue(1).replace(/\$\w/g, '1') : value(known, 1, true)}` : '';
    return `$${name}: ${type}${initial}${chance(5) ? ' @onVariable' : ''}`;
  });
  return `(${texts.join(', ')})`;
}

function mergingDocument() {
  const used = new Set();
  wrongness = 0;
  aliases = pick([10, 20, 40]);
  types = Object.fromEntries(fragments.map((name) => [name, pick(composites)]));
  within = -1;
  const field = pick(['work', 'item', 'node', 'works']);
  const texts = [`{ ${field} ${selectionSet(getNamedType(schema.getQueryType().getFields()[field].type), 5, used)} }`];
  for (const name of used) {
    within = fragments.indexOf(name);
    texts.push(`fragment ${name} on ${types[name].name} ${selectionSet(types[name], 3, used)}`);
  }
  return texts.join('\n');
}

function document() {
  if (merging) return mergingDocument();
  const parts = [];
  const used = new Set();
  wrongness = pick([0, 0, 1, 1, 3, 6]);
  aliases = pick([0, 5, 25]);
  types = Object.fromEntries(fragments.map((name) => [name, pick(composites)]));
  within = -1;
  const operations = chance(80) ? 1 : 2;
  for (let index = 0; index < operations; index++) {
    const kind = pick(['query', 'query', 'query', 'query', 'mutation', 'subscription']);
    const root = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() }[kind];
    const body = kind === 'subscription' && chance(70) ? `{ ${selection(root, 3, used)} }` : selectionSet(root, 3, used);
    parts.push({ head: `${kind} ${chance(90) ? 'Q' + (wrong() ? 0 : index) : ''}`, body });
  }
  const all = chance(90) ? new Set(used) : new Set([...used, pick(fragments)]);
  const texts = [];
  const done = new Set();
  for (const name of all) {
    if (name === 'Gone' || done.has(name) || wrong()) continue;
    done.add(name);
    const inner = new Set();
    const type = types[name];
    within = fragments.indexOf(name);
    const on = wrong() ? pick(['Gone', 'Int', 'Key']) : type.name;
    const text = `fragment ${name} on ${on}${directivesFor(['tag', 'onFragment'])} ${selectionSet(type, 2, inner)}`;
    texts.push(text);
    for (const next of inner) if (chance(95)) all.add(next);
  }
  if (wrong() && texts.length > 0) texts.push(pick(texts));
  const bodies = texts.join(' ');
  const heads = parts.map(({ head, body }) => `${head}${variableDefinitions(body + bodies)}${chance(5) ? ' @tag' : ''} ${body}`);
  return [...heads, ...texts].join('\n');
}

// Damson cuts long literals; such documents would tell nothing else.
const isComparable = (errors) => errors !== null && errors.every((error) => !/\\n|found: .{79}/.test(error));

const file = { head: [], cases: [] };
const kept = new Map();
while (file.cases.length < Number(count)) {
  const text = document();
  const errors = errorsOf(schema, text);
  if (isComparable(errors)) {
    file.cases.push({ name: String(file.cases.length + 1), document: text });
    kept.set(text, errors);
  }
}
writeFileSync(path, write(file, (text) => kept.get(text)));
const invalid = [...kept.values()].filter((errors) => errors.length > 0).length;
console.log(`${file.cases.length} documents, ${invalid} of them invalid`);
