// Schema coordinates of everything in a schema and of some things that it lacks, with the parts that they stand for.

import { resolveSchemaCoordinate } from 'graphql';

const strangers = ['Gone', '@gone', 'Gone.x', 'Gone.x(y:)', '@gone(x:)', 'Int.x', '__Type.name', '__Type.fields(includeDeprecated:)', 'x y', 'a.b(', ''];

export function coordinatesOf(schema) {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const members = (type) => type.getValues?.() ?? Object.values(type.getFields?.() ?? {});
  const ofMember = (owner) => (member) => {
    const coordinate = `${owner}.${member.name}`;
    const names = [...(member.args ?? []).map(({ name }) => name), 'gone'];
    return [coordinate, ...names.map((name) => `${coordinate}(${name}:)`)];
  };
  const ofType = (type) => [type.name, `${type.name}.gone`, `${type.name}.__typename`, `${type.name}.__type(name:)`, ...members(type).flatMap(ofMember(type.name))];
  const ofDirective = ({ name, args }) => [`@${name}`, `@${name}(gone:)`, ...args.map((arg) => `@${name}(${arg.name}:)`)];
  return [...strangers, ...types.flatMap(ofType), ...schema.getDirectives().flatMap(ofDirective)];
}

export function elementAt(schema, coordinate) {
  try {
    const { kind, type, directive, ...parts } = resolveSchemaCoordinate(schema, coordinate) ?? {};
    if (!kind) return null;
    return [kind, (type ?? directive).name, ...Object.values(parts).map(({ name }) => name)].join(' ');
  } catch ({ message }) {
    return { message };
  }
}
