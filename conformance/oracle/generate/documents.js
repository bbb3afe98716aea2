// Random documents for the schema `museum`.
//
// Documents follow the schema, with a mistake now and then, since most errors need a document that is nearly right. The names of
// aliases, fragments and variables come from small pools, so that they repeat.

import { getNamedType, isAbstractType, isCompositeType, isInputType } from 'graphql';
import { Literals, variables } from './literals.js';

const directives = ['include', 'skip', 'tag', 'onField', 'must', 'stream', 'defer', 'find', 'nope', 'onInline', 'onSpread'];
const places = { onField: 'FIELD', onFragment: 'FRAGMENT_DEFINITION', onSpread: 'FRAGMENT_SPREAD', onInline: 'INLINE_FRAGMENT' };
const fragments = ['A', 'B', 'C', 'D'];
const museumTypes = [
  'Int', 'String', 'Boolean!', 'Boolean', 'ID', 'ID!', 'Filter', '[Int]', '[Int!]!', 'Language', 'Key', 'Int!', 'Float', 'Any',
];

// All input types of a schema, as variables may have them.
export function inputTypesOf(schema) {
  const names = Object.values(schema.getTypeMap()).filter((type) => isInputType(type) && !type.name.startsWith('__')).map(({ name }) => name);
  return names.flatMap((name) => [name, name, `${name}!`, `[${name}]`, `[${name}!]!`, `[[${name}]]`]);
}

export class Documents {
  aliases = 25;
  // The percentage of selections that are fragments.
  fragmentness = 30;
  applies = true;
  // The types of the document's fragments. A fragment is spread only by those before it, except by mistake.
  types = {};
  within = -1;

  // Fields whose names match `without` are never selected.
  constructor(schema, dice, { without = /^$/, variableTypes = museumTypes } = {}) {
    this.schema = schema;
    this.dice = dice;
    this.without = without;
    this.variableTypes = variableTypes;
    this.literals = new Literals(dice);
    const types = Object.values(schema.getTypeMap());
    this.composites = types.filter((type) => isCompositeType(type) && !type.name.startsWith('__'));
  }

  wrong() {
    return this.literals.wrong();
  }

  next() {
    const { dice } = this;
    const used = new Set();
    this.literals.wrongness = dice.pick([0, 0, 1, 1, 3, 6]);
    this.aliases = dice.pick([0, 5, 25]);
    this.types = Object.fromEntries(fragments.map((name) => [name, dice.pick(this.composites)]));
    this.within = -1;
    const operations = Array.from({ length: dice.chance(80) ? 1 : 2 }, (_, index) => this.operation(index, used));
    const definitions = this.fragmentDefinitions(used);
    if (this.wrong() && definitions.length > 0) definitions.push(dice.pick(definitions));
    const bodies = definitions.join(' ');
    const heads = operations.map(({ head, body }) =>
      `${head}${this.variableDefinitions(body + bodies)}${dice.chance(5) ? this.mark('tag', 'QUERY') : ''} ${body}`);
    return [...heads, ...definitions].join('\n');
  }

  // A document for the rule on merging, right in everything else, with many objects in interfaces.
  nextToMerge() {
    const { dice, schema } = this;
    const used = new Set();
    Object.assign(this.literals, { wrongness: 0, variableness: 0, givenness: 5 });
    Object.assign(this, { aliases: dice.pick([10, 20, 40]), fragmentness: 55, applies: false });
    this.types = Object.fromEntries(fragments.map((name) => [name, dice.pick(this.composites)]));
    this.within = -1;
    const field = dice.pick(['work', 'item', 'node', 'works']);
    const type = getNamedType(schema.getQueryType().getFields()[field].type);
    const texts = [`{ ${field} ${this.selectionSet(type, 5, used)} }`];
    for (const name of used) {
      this.within = fragments.indexOf(name);
      texts.push(`fragment ${name} on ${this.types[name].name} ${this.selectionSet(this.types[name], 3, used)}`);
    }
    return texts.join('\n');
  }

  operation(index, used) {
    const { dice, schema } = this;
    const kind = dice.pick(['query', 'query', 'query', 'query', 'mutation', 'subscription']);
    const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
    // A schema without such a root gets a document that asks for it all the same.
    const root = roots[kind] ?? roots.query;
    const isSingle = kind === 'subscription' && dice.chance(70);
    const body = isSingle ? `{ ${this.selection(root, 3, used)} }` : this.selectionSet(root, 3, used);
    return { head: `${kind} ${dice.chance(90) ? 'Q' + (this.wrong() ? 0 : index) : ''}`, body };
  }

  fragmentDefinitions(used) {
    const { dice } = this;
    const all = dice.chance(90) ? new Set(used) : new Set([...used, dice.pick(fragments)]);
    const texts = [];
    const done = new Set();
    for (const name of all) {
      if (name === 'Gone' || done.has(name) || this.wrong()) continue;
      done.add(name);
      const inner = new Set();
      texts.push(this.fragmentDefinition(name, inner));
      for (const next of inner) if (dice.chance(95)) all.add(next);
    }
    return texts;
  }

  fragmentDefinition(name, used) {
    const type = this.types[name];
    this.within = fragments.indexOf(name);
    const on = this.wrong() ? this.dice.pick(['Gone', 'Int', 'Key']) : type.name;
    return `fragment ${name} on ${on}${this.directives(['tag', 'onFragment'])} ${this.selectionSet(type, 2, used)}`;
  }

  selectionSet(type, depth, used) {
    if (this.wrong() && this.dice.chance(30)) return '{ }';
    const length = 1 + this.dice.roll(4);
    return `{ ${Array.from({ length }, () => this.selection(type, depth, used)).join(' ')} }`;
  }

  selection(type, depth, used) {
    const roll = this.dice.roll(100);
    if (roll < 14) return this.fragmentSpread(type, used);
    if (roll < this.fragmentness && depth > 0) return this.inlineFragment(type, depth, used);
    return this.field(type, depth, used);
  }

  fragmentSpread(type, used) {
    const name = this.wrong() ? this.dice.pick(['Gone', ...fragments]) : this.spreadable(type);
    if (name === undefined) return '__typename';
    used.add(name);
    return `...${name}${this.directives(['include', 'skip', 'tag', 'onSpread', 'defer'])}`;
  }

  inlineFragment(type, depth, used) {
    const { dice } = this;
    const condition = dice.chance(20) ? undefined : this.wrong() ? dice.pick(this.composites) : this.overlapping(type);
    const on = condition ? ` on ${this.wrong() ? dice.pick(['Int', 'Gone', 'Filter', 'Paintin']) : condition.name}` : '';
    const applied = this.directives(['include', 'skip', 'tag', 'onInline', 'defer']);
    return `...${on}${applied} ${this.selectionSet(condition ?? type, depth - 1, used)}`;
  }

  field(type, depth, used) {
    const { dice } = this;
    const all = 'getFields' in type ? Object.values(type.getFields()).filter(({ name }) => !this.without.test(name)) : [];
    const fields = depth > 0 ? all : all.filter((field) => !isCompositeType(getNamedType(field.type)));
    if (fields.length === 0) return '__typename';
    const field = dice.pick(fields);
    const alias = dice.chance(this.aliases) ? `${dice.pick(['x', 'y', 'id', 'title'])}: ` : '';
    const wrongNames = ['gone', field.name + 's', field.name.slice(1) || 'q', '__typename', '__schema'];
    const name = this.wrong() ? dice.pick(wrongNames) : field.name;
    const inner = getNamedType(field.type);
    const composite = isCompositeType(inner);
    const set = composite !== this.wrong() ? ` ${this.selectionSet(composite ? inner : type, depth - 1, used)}` : '';
    const args = this.literals.arguments(field.args);
    return `${alias}${name}${args}${this.directives(['include', 'skip', 'tag', 'onField', 'stream'])}${set}`;
  }

  directives(kind, constant) {
    const { dice } = this;
    let text = '';
    while (this.applies && dice.chance(text === '' ? 8 : 15)) {
      const name = this.wrong() ? dice.pick(directives) : dice.pick(this.directivesOf(kind));
      const directive = this.schema.getDirective(name);
      text += ` @${name}${directive ? this.literals.arguments(directive.args, constant) : dice.chance(50) ? '(x: 1)' : ''}`;
    }
    return text;
  }

  // The museum's directive, or one that the schema defines for this place.
  mark(name, place) {
    if (this.schema.getDirective(name)) return ` @${name}`;
    const own = this.schema.getDirectives().find(({ name, locations }) => name.startsWith('mark') && locations.includes(place));
    return own ? ` @${own.name}${this.literals.arguments(own.args, true)}` : '';
  }

  // The museum's directives if `kind` belongs to them, else those of the schema for these places.
  directivesOf(kind) {
    const known = kind.filter((name) => this.schema.getDirective(name));
    const place = places[kind.find((name) => name in places)];
    const own = this.schema.getDirectives().filter(({ name, locations }) => name.startsWith('mark') && locations.includes(place));
    return [...known, ...own.map(({ name }) => name), ...(known.length + own.length === 0 ? kind : [])];
  }

  spreadable(type) {
    const names = fragments.filter((name, index) => index > this.within && this.overlap(type, this.types[name]));
    return names.length > 0 ? this.dice.pick(names) : undefined;
  }

  objectsOf(type) {
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
  }

  overlap(a, b) {
    return this.objectsOf(a).some((object) => this.objectsOf(b).includes(object));
  }

  overlapping(type) {
    if (!isAbstractType(type) && this.dice.chance(40)) return type;
    return this.dice.pick(this.composites.filter((other) => this.overlap(type, other)));
  }

  variableDefinitions(body) {
    const used = variables.filter((name) => body.includes('$' + name));
    const defined = variables.filter((name) => (used.includes(name) ? !this.wrong() : this.wrong()));
    if (this.wrong() && defined.length > 0) defined.push(this.dice.pick(defined));
    return defined.length > 0 ? `(${defined.map((name) => this.variableDefinition(name)).join(', ')})` : '';
  }

  variableDefinition(name) {
    const { dice, literals } = this;
    const type = this.wrong() ? dice.pick(['Gone', 'Painting', '[Item]', 'Strin']) : dice.pick(this.variableTypes);
    const known = this.schema.getType(type.replace(/[[\]!]/g, ''));
    const initial = known && dice.chance(20) ? ` = ${dice.chance(50) ? literals.constant(1) : literals.of(known, 1, true)}` : '';
    return `$${name}: ${type}${initial}${dice.chance(5) ? this.mark('onVariable', 'VARIABLE_DEFINITION') : ''}`;
  }
}
