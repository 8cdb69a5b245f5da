const WIDTH = 120;

/** Words as a comment, in lines that are not too long. */
export function commented(words: string, indent: string): string[] {
  const line = `${indent}/** ${words} */`;
  if (line.length <= WIDTH) return [line];
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent} * ${word}`);
  }
  return [`${indent}/**`, ...lines, `${indent} */`];
}

/** A readonly property of a union, as the formatter would write it. */
export function memberLines(name: string, isOptional: boolean, union: readonly string[]): string[] {
  const head = `  readonly ${name}${isOptional ? '?' : ''}:`;
  const line = `${head} ${union.join(' | ')};`;
  if (line.length <= WIDTH) return [line];
  const options = union.flatMap((one) => (one.startsWith('readonly ') || one.includes('<') ? [one] : one.split(' | ')));
  return [head, ...options.map((one, i) => `    | ${one}${i === options.length - 1 ? ';' : ''}`)];
}

/** A union of literals with a name, as the formatter would write it. */
export function aliasLines(name: string, union: readonly string[]): string[] {
  const line = `export type ${name} = ${union.join(' | ')};`;
  if (line.length <= WIDTH) return [line];
  return [`export type ${name} =`, ...union.map((one, i) => `  | ${one}${i === union.length - 1 ? ';' : ''}`)];
}

/** In the order the formatter sorts names: by letters, whatever their case. */
export const byLetters = (a: string, b: string): number =>
  a.localeCompare(b, 'en', { sensitivity: 'base' }) || (a < b ? -1 : 1);

const stepsUp = (from: string): number => from.split('../').length;

interface Import {
  readonly from: string;
  readonly names: readonly string[];
}

function importLine({ from, names }: Import): string {
  const sorted = [...names].sort(byLetters);
  const line = `import type { ${sorted.join(', ')} } from '${from}';`;
  return line.length <= WIDTH
    ? line
    : `import type {\n${sorted.map((name) => `  ${name},`).join('\n')}\n} from '${from}';`;
}

/** Imports of types as one block, in the order of the formatter; nothing for none. */
export function importLines(imports: readonly Import[]): string[] {
  const sorted = [...imports].sort((a, b) => stepsUp(b.from) - stepsUp(a.from) || (a.from < b.from ? -1 : 1));
  return sorted.length === 0 ? [] : [sorted.map(importLine).join('\n')];
}
