// Random schemas: interfaces that implement interfaces, covariant fields, further arguments, default values, extensions, and
// directives. They are right, or nearly; `mutate.js` makes mistakes in them.

import { buildASTSchema, getNamedType, isInputObjectType, Kind, parse, parseConstValue, print, typeFromAST, validateSchema, visit } from 'graphql';
import { Literals } from './literals.js';

const fieldNames = ['a', 'b', 'c', 'id', 'name', 'item2', 'item10', 'next', 'all', 'kind', 'Query', 'on', 'type', 'input', '_x'];
const texts = [
  'Plain.', 'Two\nlines.', '', ' led by a space', 'ends in a quote"', 'a "quoted" word', 'back\\slash', 'three """ quotes', '\ttab',
  'é 😀 \u2028', 'ends in a backslash\\', '\n\nblank lines\n\n', '  deep\n    deeper\n  back', 'zzzzzzzzzz '.repeat(9).trim(), '\u0007bell', 'cr\rlf\r\nend',
];
const executable = ['QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION'];
const incremental = `directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD`;

export class Schemas {
  constructor(dice) {
    this.dice = dice;
  }

  // SDL. It may have faults, since a default value may need itself.
  next() {
    const { dice } = this;
    const count = (least, most) => least + dice.roll(most - least + 1);
    const names = (prefix, n) => Array.from({ length: n }, (_, index) => prefix + (index === 0 ? '' : index * 3));
    this.interfaces = names('Node', count(1, 4)).map((name) => ({ name, fields: {}, interfaces: [] }));
    this.objects = names('Thing', count(2, 4)).map((name) => ({ name, fields: {}, interfaces: [] }));
    this.unions = names('Any', count(1, 2));
    this.enums = names('Color', count(1, 2));
    this.scalars = names('Time', count(1, 2));
    this.inputs = names('Filter', count(2, 4));
    this.oneOfs = names('Key', count(0, 2));
    this.roots = ['Query', ...(dice.chance(50) ? ['Mutation'] : []), ...(dice.chance(40) ? ['Subscription'] : [])];
    this.directives = names('mark', count(0, 3)).map((name) => `@${name}`);
    this.promises = {};
    const sdl = this.shuffled([...this.definitions()]).join('\n\n');
    return this.withDefaults(dice.chance(30) ? this.withExtensions(sdl) : sdl);
  }

  *definitions() {
    const { dice } = this;
    if (dice.chance(20)) yield `${this.description()}schema { ${this.roots.map((name) => `${name.toLowerCase()}: ${name}`).join(' ')} }`;
    if (dice.chance(70)) yield incremental;
    for (const name of this.directives) yield this.directive(name);
    this.interfaces.forEach((type, index) => this.fill(type, this.interfaces.slice(0, index), true));
    for (const type of this.interfaces) yield this.composite('interface', type);
    // Every interface has an object, since the wiring has no value for an empty interface.
    for (const type of this.objects) this.fill(type, this.interfaces, false, type === this.objects[0] ? 100 : 50);
    for (const type of this.objects) yield this.composite('type', type);
    for (const name of this.roots) {
      const root = { name, fields: {}, interfaces: [] };
      this.fill(root, dice.chance(15) ? this.interfaces.slice(0, 1) : []);
      for (const { name } of [...this.interfaces, ...this.objects]) root.fields[name.toLowerCase()] = { type: dice.chance(50) ? name : `[${name}!]`, args: {} };
      for (const name of this.unions) root.fields[name.toLowerCase()] = { type: name, args: {} };
      yield this.composite('type', root);
    }
    for (const name of this.unions) yield `${this.description()}union ${name} = ${this.some(this.objects).map((type) => type.name).join(' | ')}`;
    for (const name of this.enums) yield `${this.description()}enum ${name} { ${this.enumValues()} }`;
    for (const name of this.scalars) yield `${this.description()}scalar ${name}${dice.chance(40) ? ' @specifiedBy(url: "https://example.org/\\"")' : ''}`;
    for (const name of this.inputs) yield `${this.description()}input ${name} { ${this.inputFields()} }`;
    for (const name of this.oneOfs) yield `${this.description()}input ${name} @oneOf { ${this.oneOfFields()} }`;
  }

  // Adds interfaces, with all those that they implement, and fields: the promised ones and others. All interfaces promise the
  // same for the same name, so that an object can implement any of them together.
  fill(type, interfaces, isInterface, percent = 50) {
    const { dice } = this;
    for (const parent of interfaces) if (dice.chance(percent)) type.interfaces.push(...[...parent.interfaces, parent].filter((each) => !type.interfaces.includes(each)));
    for (const parent of type.interfaces) {
      for (const [name, field] of Object.entries(parent.fields)) type.fields[name] ??= isInterface ? field : this.implemented(field);
    }
    for (let left = 1 + dice.roll(4); left > 0; left--) {
      const name = dice.pick(fieldNames);
      type.fields[name] ??= isInterface ? (this.promises[name] ??= this.field()) : this.field();
    }
  }

  field() {
    const { dice } = this;
    const leaf = ['Int', 'Float', 'String', 'Boolean', 'ID', ...this.enums, ...this.scalars];
    const named = dice.chance(55) ? dice.pick(leaf) : dice.pick([...this.interfaces, ...this.objects].map(({ name }) => name).concat(this.unions));
    const args = {};
    for (let left = dice.roll(3); left > 0; left--) args[dice.pick(['x', 'y', 'by', 'first2', 'first10'])] = this.inputType();
    return { type: this.wrapped(named), args, deprecation: this.deprecation(10) };
  }

  implemented({ type, args, deprecation }) {
    const { dice } = this;
    const narrower = !type.endsWith('!') && dice.chance(30) ? `${type}!` : type;
    const further = dice.chance(20) ? { more: this.inputType().replace(/!$/, '') } : {};
    return { type: narrower, args: { ...args, ...further }, deprecation: deprecation && dice.chance(70) ? deprecation : '' };
  }

  inputType() {
    const { dice } = this;
    return this.wrapped(dice.pick(['Int', 'Float', 'String', 'Boolean', 'ID', ...this.enums, ...this.scalars, ...this.inputs, ...this.oneOfs]));
  }

  wrapped(named) {
    switch (this.dice.roll(12)) {
      case 0: return `${named}!`;
      case 1: return `[${named}]`;
      case 2: return `[${named}!]!`;
      case 3: return `[[${named}!]]`;
      case 4: return `[[${named}]!]!`;
      default: return named;
    }
  }

  composite(keyword, { name, fields, interfaces }) {
    const list = interfaces.length > 0 ? ` implements ${interfaces.map((parent) => parent.name).join(' & ')}` : '';
    const lines = Object.entries(fields).map(([name, field]) =>
      `  ${this.description(15)}${name}${this.args(field.args)}: ${field.type}${field.deprecation ?? ''}${this.applied()}`);
    return `${this.description()}${keyword} ${name}${list}${this.applied()} {\n${lines.join('\n')}\n}`;
  }

  args(args) {
    const texts = Object.entries(args).map(([name, type]) =>
      `${this.description(8)}${name}: ${type}${type.endsWith('!') ? '' : this.deprecation(8)}${this.applied()}`);
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  directive(name) {
    const { dice } = this;
    const args = Object.fromEntries(this.some(['x', 'y', 'z', '_']).slice(dice.roll(3)).map((arg) => [arg, dice.chance(60) ? 'Int' : this.inputType().replace(/!$/, dice.chance(5) ? '!' : '')]));
    const repeatable = dice.chance(40) ? ' repeatable' : '';
    const places = [...this.some(executable), 'OBJECT', 'INTERFACE', 'FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INPUT_FIELD_DEFINITION'];
    const definedFirst = this.directives.indexOf(name) === 0 ? '' : dice.chance(15) ? ' @deprecated(reason: "old")' : '';
    return `${this.description()}directive ${name}${this.argsWithout(args)}${definedFirst}${repeatable} on ${places.join(' | ')}`;
  }

  argsWithout(args) {
    const texts = Object.entries(args).map(([name, type]) => `${name}: ${type}`);
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  applied() {
    const { dice } = this;
    return this.directives.length > 0 && dice.chance(4) ? ` ${dice.pick(this.directives)}` : '';
  }

  inputFields() {
    const { dice } = this;
    const texts = this.some(['a', 'b', 'c', 'min', 'max', 'text', 'nested', 'list']).map((name) => {
      const type = this.inputType();
      const isNested = /Filter|Key/.test(type);
      return `${this.description(10)}${name}: ${isNested && dice.chance(90) ? type.replace(/!$/, '') : type}${type.endsWith('!') ? '' : this.deprecation(10)}`;
    });
    return texts.join('\n');
  }

  oneOfFields() {
    return this.some(['id', 'name', 'number', 'filter']).map((name) => `${name}: ${this.inputType().replace(/!$/, '')}${this.deprecation(10)}`).join(' ');
  }

  enumValues() {
    return this.some(['RED', 'GREEN', 'BLUE', 'B10', 'B2', 'lower']).map((name) => `${this.description(15)}${name}${this.deprecation(12)}`).join('\n');
  }

  deprecation(percent) {
    const { dice } = this;
    if (!dice.chance(percent)) return '';
    return dice.chance(40) ? ' @deprecated' : ` @deprecated(reason: ${JSON.stringify(dice.pick(texts))})`;
  }

  description(percent = 30) {
    const { dice } = this;
    if (!dice.chance(percent)) return '';
    const text = dice.pick(texts);
    return dice.chance(50) ? `${JSON.stringify(text)} ` : `"""${text.replaceAll('"""', '\\"""').replace(/(["\\])$/, '$1\n')}""" `;
  }

  // At least one of the items, in random order.
  some(items) {
    const all = this.shuffled(items);
    return all.slice(0, 1 + this.dice.roll(all.length));
  }

  shuffled(items) {
    const rest = [...items];
    return items.map(() => rest.splice(this.dice.roll(rest.length), 1)[0]);
  }

  // Adds default values. The schema is built first, so that they have the right types.
  withDefaults(sdl) {
    const { dice } = this;
    const document = parse(sdl, { noLocation: true });
    const schema = buildASTSchema(document, { assumeValidSDL: true, assumeValid: true });
    const literals = new Literals(dice);
    Object.assign(literals, { wrongness: dice.pick([0, 0, 0, 0, 0, 2]), variableness: 0, nullness: 0 });
    const isDeprecated = (node) => node.directives?.some(({ name }) => name.value === 'deprecated');
    // An input field with an object as its default value soon needs itself.
    const isRisky = (type, owner) => owner?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && isInputObjectType(getNamedType(type));
    const defaulted = visit(document, {
      InputObjectTypeDefinition: ({ directives = [] }) => (directives.some(({ name }) => name.value === 'oneOf') ? false : undefined),
      InputValueDefinition: (node, key, parent, path, ancestors) => {
        const type = typeFromAST(schema, node.type);
        const isGiven = type && !isDeprecated(node) && dice.chance(isRisky(type, ancestors.at(-2)) ? 5 : 25);
        return isGiven ? { ...node, defaultValue: parseConstValue(literals.of(type, 2, true)) } : undefined;
      },
    });
    return defaulted === document ? sdl : print(defaulted);
  }

  // Moves some fields, values and members into an extension of their type.
  withExtensions(sdl) {
    const { dice } = this;
    const definitions = parse(sdl, { noLocation: true }).definitions.flatMap((definition) => {
      const key = ['fields', 'values', 'types', 'interfaces'].find((key) => definition[key]?.length > 1);
      if (!key || !dice.chance(40)) return [definition];
      const kept = 1 + dice.roll(definition[key].length - 1);
      const { name } = definition;
      const kind = definition.kind.replace('Definition', 'Extension');
      return [{ ...definition, [key]: definition[key].slice(0, kept) }, { kind, name, [key]: definition[key].slice(kept) }];
    });
    return print({ kind: Kind.DOCUMENT, definitions });
  }
}

// The schema of the SDL, or nothing if it has faults.
export function schemaOf(sdl) {
  try {
    const schema = buildASTSchema(parse(sdl));
    return validateSchema(schema).length === 0 ? schema : undefined;
  } catch {
    return undefined;
  }
}
