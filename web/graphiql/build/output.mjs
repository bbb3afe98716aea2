// Writes the built files, and compares them with the committed ones.

import { readFile, writeFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";

/** Writes every file into the directory `target`; scripts and style sheets are compressed. */
export async function write(target, files) {
  for (const [name, text] of Object.entries(files)) {
    const stored = isCompressed(name) ? gzipSync(text, { level: 9 }) : Buffer.from(text);
    await writeFile(new URL(storedName(name), target), stored);
    console.log(`${storedName(name)}: ${text.length} characters, ${stored.length} bytes stored`);
  }
}

/** Returns the names of the files that are missing or have another content. */
export async function differences(target, files) {
  const names = [];
  for (const [name, text] of Object.entries(files)) if ((await read(target, name)) !== text) names.push(storedName(name));
  return names;
}

// Compared as text, because another release of the compressor may give other bytes for the same text.
async function read(target, name) {
  const stored = await readFile(new URL(storedName(name), target)).catch(() => Buffer.alloc(0));
  if (stored.length === 0) return undefined;
  return (isCompressed(name) ? gunzipSync(stored) : stored).toString();
}

function storedName(name) {
  return isCompressed(name) ? `${name}.gz` : name;
}

function isCompressed(name) {
  return !name.endsWith(".txt");
}
