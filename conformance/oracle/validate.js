// The errors of graphql-js in a document, each with the rule that reported it.

import { GraphQLError, specifiedRules, validate } from 'graphql';
import { problem } from './problem.js';

// graphql-js does not say which rule reports an error, so each rule gets a context that notes it.
const rulesOf = new WeakMap();
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

// The errors of a document. An exception of graphql-js is `{ thrown }`: it coerces the arguments of `@defer` at the root of a
// subscription before it has checked them.
export function errorsOf(schema, document, { maxErrors = 100, suggestions = true } = {}) {
  try {
    const errors = validate(schema, document, rules, { maxErrors, hideSuggestions: !suggestions });
    return errors.map((error) => ({ rule: rulesOf.get(error) ?? null, ...problem(error) }));
  } catch (error) {
    if (error instanceof GraphQLError) return { thrown: error.message };
    throw error;
  }
}
