// Random values for the variables of a document: of their types, with a mistake now and then.

import { isEnumType, isInputObjectType, isListType, isNonNullType, typeFromAST } from 'graphql';

const anything = [
  null, true, 0, 1, -1.5, 2147483648, 1e300, '', 'x', '1', 'FRENCH', [], [1, null], ['x'], {}, { id: 1 }, { id: null, name: 'x' },
  { text: 'x', strict: true, txt: 1 }, { strict: 1, years: [1, 'x', 2.5], nested: { strict: null } },
];

export class Inputs {
  constructor(schema, dice) {
    this.schema = schema;
    this.dice = dice;
  }

  // Values for all variables that a document defines.
  of(document) {
    const definitions = document.definitions.flatMap(({ variableDefinitions }) => variableDefinitions ?? []);
    const wrongness = this.dice.pick([0, 3, 15]);
    const inputs = {};
    for (const { variable, type } of definitions) {
      if (this.dice.chance(10)) continue;
      const known = typeFromAST(this.schema, type);
      inputs[variable.name.value] = known ? this.value(known, 2, wrongness) : this.dice.pick(anything);
    }
    return inputs;
  }

  value(type, depth, wrongness) {
    const { dice } = this;
    if (dice.chance(wrongness)) return dice.pick(anything);
    if (isNonNullType(type)) return this.value(type.ofType, depth, wrongness);
    if (dice.chance(depth > 0 ? 5 : 50)) return null;
    if (isListType(type)) return Array.from({ length: dice.roll(3) }, () => this.value(type.ofType, depth - 1, wrongness));
    if (isInputObjectType(type)) return this.object(type, depth, wrongness);
    if (isEnumType(type)) return dice.pick(type.getValues()).name;
    return this.scalar(type);
  }

  object(type, depth, wrongness) {
    const { dice } = this;
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? [dice.pick(fields)] : fields.filter((field) => isNonNullType(field.type) || dice.chance(30));
    return Object.fromEntries(given.map((field) => [field.name, this.value(field.type, depth - 1, wrongness)]));
  }

  scalar({ name }) {
    const { dice } = this;
    switch (name) {
      case 'Int': return dice.pick([1, -2147483648]);
      case 'Float': return dice.pick([1, 0.5]);
      case 'Boolean': return dice.pick([true, false]);
      case 'ID': return dice.pick([7, 'x']);
      case 'String': return 'x';
      default: return dice.pick(anything);
    }
  }
}
