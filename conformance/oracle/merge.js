// Puts the deferred fields and streamed items of an incremental execution into its final result.

export async function merge({ initialResult, subsequentResults }) {
  const { data, errors = [], pending = [] } = initialResult;
  const paths = new Map();
  const all = { data, errors: [...errors] };
  const take = ({ pending = [], incremental = [], completed = [] }) => {
    for (const { id, path } of pending) paths.set(id, path);
    for (const part of incremental) put(data, paths.get(part.id), part, all.errors);
    for (const { errors = [] } of completed) all.errors.push(...errors);
  };
  take({ pending });
  for await (const part of subsequentResults) take(part);
  return all;
}

function put(data, start, { subPath = [], data: fields, items, errors = [] }, allErrors) {
  const target = [...start, ...subPath].reduce((value, key) => value[key], data);
  if (items) target.push(...items);
  else assign(target, fields);
  allErrors.push(...errors);
}

// Merges objects recursively, since two deferred fragments may share a field.
function assign(target, fields) {
  for (const [key, value] of Object.entries(fields)) {
    const present = target[key];
    if (present !== null && typeof present === 'object' && value !== null && typeof value === 'object') assign(present, value);
    else target[key] = value;
  }
}
