// Makes small mistakes in a text: in its tokens, which mostly breaks the syntax, or in its tree, which never does.

import { parse, print, visit } from 'graphql';

const token = /"""[^]*?"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[_A-Za-z]\w*|-?\d[\w.+-]*|[^\s]/g;
const strangers = [
  '7', '-0', '1.5e3', '0x1', '"s"', '"""b\n  b"""', '"', '@', '@skip(if: true)', '}', '{', '(', ')', '[', ']', '!', '$', '$a', '&', '|', ':',
  '=', '...', '..', 'on', 'null', 'true', 'query', 'fragment', 'type', 'extend', 'repeatable', '#', '\n$', 'é', '\\', '__typename', '{ }', '?',
];

// Leaves out, doubles, replaces or moves a token, or cuts the text before it.
export function mutateTokens(text, dice) {
  const tokens = [...text.matchAll(token)];
  if (tokens.length === 0) return dice.pick(strangers);
  const { 0: present, index } = dice.pick(tokens);
  const [before, after] = [text.slice(0, index), text.slice(index + present.length)];
  switch (dice.roll(6)) {
    case 0: return before + after;
    case 1: return `${before}${present} ${present}${after}`;
    case 2: return before;
    case 3: return `${before}${dice.pick(tokens)[0]}${after}`;
    case 4: return `${before}${dice.pick(strangers)} ${present}${after}`;
    default: return before + dice.pick(strangers) + after;
  }
}

// Texts, numbers and names at the edges of the grammar.
const edges = [
  '"\\u{1F600}"', '"\\uD83D\\uDE00"', '"\\uD83D"', '"\\uDE00\\uD83D"', '"\\u{D800}"', '"\\u{110000}"', '"\\u{}"', '"\\u{000000041}"', '"\\x41"', '"\\u00e"', '"é😀"',
  '"a\nb"', '"\\n\\t\\b\\f\\r\\/\\\\"', '"\u0000"', '"\u0007"', '"\u2028"', '"""a\\"""b"""', '"""\n    a\n      b\n\n  c\n"""', '""" """', '""""""', '"""a\r\n  b\rc"""', '"""\\u0041"""',
  '"""a"', '0', '-0', '00', '01', '-01', '0.0', '-0.0', '1e5', '1E+5', '1e-5', '1.', '.5', '1e', '1.0e', '1a', '1_000', '0xF', '2147483647', '2147483648', '-2147483648',
  '-2147483649', '9007199254740993', '1.7976931348623157e308', '1e309', '-1e309', '1e400', '4.9e-324', '1e-400', '0.1', '123456789012345678901234567890', '1.0', '100.0', '1e2', '-1.0',
  '1e21', '1e-7', '123456789.123456789', '5.0e-324', 'Infinity', 'NaN', 'true', 'null', 'True', '[[[[1]]]]', '[null]', '[]', '{}', '{a: 1}', '{a: {}}', '$a', '[$a]', '{id: $a}',
];
const value = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|-?\b\d[\d.eE+-]*/g;

// Replaces one text or number by one of the edges; if there is none, adds an argument.
export function mutateTexts(text, dice) {
  const values = [...text.matchAll(value)];
  if (values.length === 0) return text.replace(/\)|(?=[ }])/, (end) => (end === ')' ? `, x: ${dice.pick(edges)})` : `(x: ${dice.pick(edges)})`));
  const { 0: present, index } = dice.pick(values);
  return text.slice(0, index) + dice.pick(edges) + text.slice(index + present.length);
}

// Leaves out or doubles a node, or replaces it by another of its group.
export function mutateTree(text, dice) {
  const document = parse(text, { noLocation: true });
  const nodes = nodesOf(document);
  const { node, list } = dice.pick(nodes);
  const others = nodes.filter((other) => other.node !== node && groupOf(other.node) === groupOf(node));
  switch (dice.roll(list?.length > 1 ? 3 : 1)) {
    case 0: return print(replace(document, node, others.length > 0 ? dice.pick(others).node : node));
    case 1: return print(replace(document, node, null));
    default: return print(double(document, list, node));
  }
}

function replace(document, node, by) {
  return visit(document, { leave: (present) => (present === node ? by : undefined) });
}

function double(document, list, node) {
  const doubled = (parent) =>
    Object.entries(parent).flatMap(([key, value]) => (value === list ? [{ ...parent, [key]: [...value, node] }] : []))[0];
  return visit(document, { leave: (parent) => doubled(parent) });
}

// All nodes, each with the list that it stands in.
function nodesOf(document) {
  const nodes = [];
  visit(document, {
    enter(node, key, parent) {
      if (node !== document) nodes.push({ node, list: Array.isArray(parent) ? parent : undefined });
    },
  });
  return nodes;
}

// The group of a node; nodes of one group can replace each other.
function groupOf({ kind }) {
  if (/Value$/.test(kind)) return 'Value';
  if (/Type$/.test(kind)) return 'Type';
  return /^(Field|InlineFragment|FragmentSpread)$/.test(kind) ? 'Selection' : kind;
}
