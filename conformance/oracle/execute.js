// Executes one operation with the wiring. Parts of an incremental result are merged; of a subscription the first event is taken.

import { experimentalExecuteIncrementally, subscribe } from 'graphql';
import { merge } from './merge.js';
import { problem } from './problem.js';
import { wiring } from './wiring.js';

export async function execute(schema, document, variableValues, operationName) {
  const options = { maxCoercionErrors: 100 };
  const result = await experimentalExecuteIncrementally({ schema, document, variableValues, operationName, options, ...wiring });
  return response('initialResult' in result ? await merge(result) : result);
}

export async function executeFirstEvent(schema, document, variableValues, operationName) {
  const options = { maxCoercionErrors: 100 };
  const result = await subscribe({ schema, document, variableValues, operationName, options, ...wiring });
  return response(Symbol.asyncIterator in result ? (await result.next()).value : result);
}

function response({ data, errors = [] }) {
  const told = errors.map((error) => ({ ...problem(error), ...(error.path && { path: error.path }) }));
  return { ...(data !== undefined && { data }), ...(told.length > 0 && { errors: told }) };
}
