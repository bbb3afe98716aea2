// The lines of standard input. `node:readline` would also break lines at U+2028, which JSON does not escape.

export async function* lines() {
  let rest = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop();
    yield* parts;
  }
  if (rest !== '') yield rest;
}
