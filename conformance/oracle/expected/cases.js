// The form of a file of cases: `## name`, the document, then lines `> error`. `#! schema name` and `#! no suggestions` at the top
// are for the whole file.

export function read(text) {
  const file = { schema: 'museum', suggestions: true, head: [], cases: [] };
  let present;
  for (const line of text.split('\n')) {
    if (line.startsWith('#!')) {
      file.head.push(line);
      const schema = /^#! schema (\w+)/.exec(line);
      if (schema) file.schema = schema[1];
      if (/^#! no suggestions/.test(line)) file.suggestions = false;
    } else if (line.startsWith('## ')) {
      present = { name: line.slice(3), document: [] };
      file.cases.push(present);
    } else if (present && !line.startsWith('> ')) {
      present.document.push(line);
    }
  }
  for (const each of file.cases) each.document = each.document.join('\n').trim();
  return file;
}

export function write(file, errorsOf) {
  const cases = file.cases.map(({ name, document }) => {
    const errors = errorsOf(document);
    if (errors === null) throw new Error(`"${name}" does not parse`);
    return [`## ${name}`, document, ...errors.map((error) => `> ${error}`)].join('\n');
  });
  return [...file.head, ...(file.head.length > 0 ? [''] : []), cases.join('\n\n'), ''].join('\n');
}
