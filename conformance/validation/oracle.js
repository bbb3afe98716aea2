// What graphql-js says about a document: one line per error, with the rule that reported it.

import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLError, parse, specifiedRules, validate } from 'graphql';

export const tests = new URL('../../crates/damson-schema/tests/validation/', import.meta.url);

export function schemaNamed(name) {
  return buildSchema(readFileSync(new URL(`${name}.graphql`, tests), 'utf8'));
}

// graphql-js does not say which rule an error comes from, so each rule gets a context that notes it.
let rulesOf = new WeakMap();
const rules = specifiedRules.map((rule) => (context) => {
  const name = rule.name.replace(/Rule$/, '');
  const noting = new Proxy(context, {
    get(target, property) {
      if (property === 'reportError') {
        return (error) => {
          rulesOf.set(error, name);
          target.reportError(error);
        };
      }
      const value = target[property];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return rule(noting);
});

// The errors of a document, at most `maxErrors`; null if it does not parse, or if graphql-js throws: it coerces the
// arguments of `@defer` at the root of a subscription before it has checked them.
export function errorsOf(schema, text, { maxErrors = 20, suggestions = true } = {}) {
  let errors;
  try {
    errors = validate(schema, parse(text), rules, { maxErrors, hideSuggestions: !suggestions });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
  return errors
    .filter((error) => !/^(Too many validation errors|Validation aborted)/.test(error.message))
    .map((error) => {
      const places = (error.locations ?? []).map(({ line, column }) => `${line}:${column}`).join(',');
      return `${rulesOf.get(error)} ${places} ${JSON.stringify(error.message)}`;
    });
}
