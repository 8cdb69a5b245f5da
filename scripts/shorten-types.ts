/**
 * The types of FHIR that are written into ours (`dts.resolve` in tsup.config.ts) repeat the specification
 * at each element, a megabyte of it: of each comment the first line stays where it names codes; the name of an element says what it is.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How the generator of @types/fhir begins a file. */
const FHIR_TYPES = '// Contents of: hl7.fhir.r3.core';

const COMMENT = /[ \t]*\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n/g;

/** Keeps of comments the first line with words where it names codes (`a | b`), and all lines with a tag (`@deprecated`), which tools read. */
export function shortened(types: string): string {
  return types.replaceAll(COMMENT, (_whole, inner: string) => {
    const lines = inner.split('\n').map((line) => line.replace(/^\s*\*?\s*/, '').trimEnd());
    const [first = '', ...more] = lines.filter((line) => line !== '');
    const tags = more.filter((line) => line.startsWith('@'));
    if (tags.length === 0) return first.includes('|') ? `/** ${first} */\n` : '';
    return `/**\n${[first, ...tags].map((line) => ` * ${line}`).join('\n')}\n */\n`;
  });
}

/** Shortens the FHIR types of a build in place; the number of files that was. */
export function shortenTypes(dist: string): number {
  const files = readdirSync(dist)
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => path.join(dist, name))
    .filter((file) => readFileSync(file, 'utf8').includes(FHIR_TYPES));
  for (const file of files) writeFileSync(file, shortened(readFileSync(file, 'utf8')));
  return files.length;
}
