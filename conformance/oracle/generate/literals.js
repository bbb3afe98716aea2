// Random literals of a type, with a mistake now and then, or of any type.

import { isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredArgument, isRequiredInputField } from 'graphql';

export const variables = ['a', 'b', 'c', 'd'];

export class Literals {
  // The percentage of decisions that are mistakes.
  wrongness = 3;
  // The percentage of literals that are variables, where they may be.
  variableness = 20;
  // The percentage of literals that are null.
  nullness = 5;
  // The percentage of optional arguments that are given.
  givenness = 35;

  constructor(dice) {
    this.dice = dice;
  }

  wrong() {
    return this.dice.roll(100) < this.wrongness;
  }

  any(depth) {
    const { dice } = this;
    const kinds = ['1', '-7', '2.5', '"s"', 'true', 'null', 'FRENCH', 'NOPE', '$' + dice.pick(variables), '"""b"""', '99999999999'];
    if (depth > 0 && dice.chance(15)) return `[${[this.any(depth - 1), this.any(depth - 1)].slice(dice.roll(3)).join(', ')}]`;
    if (depth > 0 && dice.chance(15)) return `{ ${dice.pick(['id', 'text', 'strict', 'zzz'])}: ${this.any(depth - 1)} }`;
    return dice.pick(kinds);
  }

  constant(depth) {
    return this.any(depth).replace(/\$\w/g, '1');
  }

  of(type, depth, constant) {
    const { dice } = this;
    // An input object that needs itself has no value.
    if (depth < -9) return 'null';
    if (this.wrong()) return constant ? this.constant(depth) : this.any(depth);
    if (!constant && this.variableness > 0 && dice.chance(this.variableness)) return '$' + dice.pick(variables);
    if (isNonNullType(type)) return this.of(type.ofType, depth, constant);
    if (dice.chance(this.nullness)) return 'null';
    if (isListType(type)) return this.list(type, depth, constant);
    if (isInputObjectType(type)) return this.object(type, depth, constant);
    if (isEnumType(type)) return dice.pick(type.getValues()).name;
    return this.scalar(type, constant);
  }

  list(type, depth, constant) {
    if (depth <= 0 || this.dice.chance(25)) return this.of(type.ofType, depth - 1, constant);
    const items = Array.from({ length: this.dice.roll(3) }, () => this.of(type.ofType, depth - 1, constant));
    return `[${items.join(', ')}]`;
  }

  object(type, depth, constant) {
    const { dice } = this;
    const fields = Object.values(type.getFields());
    const isGiven = (field) => (isRequiredInputField(field) ? !this.wrong() : depth > 0 && dice.chance(25));
    const given = type.isOneOf && !this.wrong() ? [dice.pick(fields)] : fields.filter(isGiven);
    const texts = given.map((field) => `${field.name}: ${this.of(field.type, depth - 1, constant)}`);
    if (this.wrong()) texts.push('txt: 1');
    if (this.wrong() && texts.length > 0) texts.push(dice.pick(texts));
    return `{ ${texts.join(', ')} }`;
  }

  scalar(type, constant) {
    const { dice } = this;
    switch (type.name) {
      case 'Int': return dice.pick(['1', '2', '3']);
      case 'Float': return dice.pick(['1', '1.5']);
      case 'Boolean': return dice.pick(['true', 'false']);
      case 'ID': return dice.pick(['1', '"x"']);
      case 'String': return dice.pick(['"x"', '"y"', '"""x"""']);
      default: return constant ? '[1, { a: "b" }]' : this.any(1);
    }
  }

  arguments(args, constant) {
    const { dice } = this;
    const given = args.filter((arg) => (isRequiredArgument(arg) ? !this.wrong() : dice.chance(this.givenness)));
    const texts = given.map((arg) => `${this.wrong() ? arg.name + 'x' : arg.name}: ${this.of(arg.type, 2, constant)}`);
    if (this.wrong()) texts.push(`unknown: ${constant ? 1 : this.any(1)}`);
    if (this.wrong() && texts.length > 0) texts.push(dice.pick(texts));
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }
}
