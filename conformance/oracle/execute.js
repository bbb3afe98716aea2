// Executes one operation with the wiring; what arrives in parts is merged.

import { experimentalExecuteIncrementally } from 'graphql';
import { merge } from './merge.js';
import { problem } from './problem.js';
import { wiring } from './wiring.js';

export async function execute(schema, document, variableValues, operationName) {
  const options = { maxCoercionErrors: 100 };
  const result = await experimentalExecuteIncrementally({ schema, document, variableValues, operationName, options, ...wiring });
  const { data, errors = [] } = 'initialResult' in result ? await merge(result) : result;
  const told = errors.map((error) => ({ ...problem(error), ...(error.path && { path: error.path }) }));
  return { ...(data !== undefined && { data }), ...(told.length > 0 && { errors: told }) };
}
