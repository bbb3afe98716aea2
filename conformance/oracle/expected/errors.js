// Errors in the form of the validation tests: one line each.

import { GraphQLError, parse } from 'graphql';
import { errorsOf } from '../validate.js';

// The errors of a document; null if it does not parse, or if graphql-js throws.
export function errorLines(schema, text, { maxErrors = 20, suggestions = true } = {}) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
  const errors = errorsOf(schema, document, { maxErrors, suggestions });
  if ('thrown' in errors) return null;
  return errors.filter(({ rule }) => rule !== null).map(({ rule, message, locations }) => {
    const places = locations.map(({ line, column }) => `${line}:${column}`).join(',');
    return `${rule} ${places} ${JSON.stringify(message)}`;
  });
}
