// The answer of graphql-js to a document: syntax, print, validity, variables and result.

import { getVariableValues, parse, print } from 'graphql';
import { execute, executeFirstEvent } from './execute.js';
import { problem } from './problem.js';
import { errorsOf } from './validate.js';

export async function judge(schema, { document: text, variables, operationName }) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    return { syntax: problem(error) };
  }
  const printed = print(document);
  if (!schema) return { printed, minified: printed };
  const validation = errorsOf(schema, document);
  const answer = { printed, minified: printed, validation };
  if (variables === undefined || validation.length !== 0) return answer;
  const operation = chosen(document, operationName);
  if (operation) answer.variables = coerced(schema, operation, variables);
  const respond = operation?.operation === 'subscription' ? executeFirstEvent : execute;
  answer.response = await respond(schema, document, variables, operationName);
  return answer;
}

// The operation to execute, if the document and the name determine one.
function chosen({ definitions }, name) {
  const operations = definitions.filter(({ kind }) => kind === 'OperationDefinition');
  if (name === undefined) return operations.length === 1 ? operations[0] : undefined;
  return operations.find((operation) => operation.name?.value === name);
}

function coerced(schema, { variableDefinitions = [] }, inputs) {
  const { errors, variableValues } = getVariableValues(schema, variableDefinitions, inputs, { maxErrors: 100 });
  return errors ? { errors: errors.map(problem) } : { values: variableValues.coerced };
}
