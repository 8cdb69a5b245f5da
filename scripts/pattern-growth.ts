import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';

/** A RegExp literal of the source. */
export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every RegExp literal in the TypeScript of some folders. */
export function patternsIn(root: string, folders: readonly string[]): readonly Pattern[] {
  const found: Pattern[] = [];
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const path = join(entry.parentPath, entry.name);
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          found.push({ file: relative(root, path), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022));
    }
  }
  return found;
}

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/\\d|0-9/, '0'],
  [/\\s/, ' '],
  [/\\w|a-z|\\S|\./, 'a'],
  [/A-Z/, 'A'],
];

/** Characters a pattern is likely to take: those it names, and one of each class it uses. */
function alphabetOf(source: string): readonly string[] {
  const named = source.replace(/\\[a-zA-Z]|[\\^$*+?()[\]{}|]/g, '').slice(0, 60);
  const letters = [...new Set(named)].filter((char) => !/[a-zA-Z0-9]/.test(char));
  return [...new Set([...CLASSES.flatMap(([used, char]) => (used.test(source) ? [char] : [])), ...letters])].slice(
    0,
    8,
  );
}

/** Whole words of a pattern: what it asks for literally, to start an attack with. */
const wordsOf = (source: string): readonly string[] =>
  [...source.replace(/\\[a-zA-Z]/g, ' ').matchAll(/[a-zA-Z][\w:/-]{2,}/g)].map(([word]) => word).slice(0, 3);

/** Texts built to make a pattern go back and forth: a start, something over and over, and an end that fits nothing. */
function* attacksOn(source: string, length: number): Generator<string> {
  const alphabet = alphabetOf(source);
  const words = wordsOf(source);
  const pairs = alphabet.flatMap((a) => alphabet.map((b) => (a === b ? a : a + b)));
  const starts = ['', ...words, 'a/b', '100000', '1'];
  for (const start of starts) {
    for (const piece of [...pairs, ...words, ';a=b', '-a', '.1', '/a']) {
      for (const end of ['\u0000', '']) yield start + piece.repeat(Math.ceil(length / piece.length)) + end;
    }
  }
}

const LIMIT_MS = 1_000;
const sandbox = createContext({ pattern: /x/, text: '' });
const run = new Script('pattern.lastIndex = 0; pattern.test(text)');

/** Milliseconds a match takes; a runaway is ended at the limit. */
function timeOf(pattern: RegExp, text: string): number {
  Object.assign(sandbox, { pattern, text });
  const start = performance.now();
  try {
    run.runInContext(sandbox, { timeout: LIMIT_MS });
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  return performance.now() - start;
}

const lengthened = (pattern: RegExp, at: number, length: number): number => {
  let index = 0;
  for (const text of attacksOn(pattern.source, length)) if (index++ === at) return timeOf(pattern, text);
  return 0;
};

/** How the time of a pattern grows on the attack it likes least. */
export interface Growth {
  readonly pattern: Pattern;
  /** Power of the length: 1 is linear, 2 quadratic; infinite when it does not end. */
  readonly power: number;
}

/** Tries every attack on a pattern at one length and follows the slowest at greater lengths. */
export function growthOf(pattern: Pattern): Growth {
  const form = new RegExp(pattern.source, pattern.flags);
  let slowest = { at: -1, ms: 0 };
  let at = 0;
  for (const text of attacksOn(form.source, 1_000)) {
    const ms = timeOf(form, text);
    if (ms > slowest.ms) slowest = { at, ms };
    at++;
  }
  if (slowest.ms === Number.POSITIVE_INFINITY) return { pattern, power: slowest.ms };
  let [length, before] = [1_000, Math.max(slowest.ms, 0.01)];
  let power = 1;
  while (length < 64_000) {
    const now = lengthened(form, slowest.at, length * 2);
    // Cut short at the limit: as steep as it was, as far as could be seen.
    if (now === Number.POSITIVE_INFINITY) return { pattern, power: before > LIMIT_MS / 10 ? power : now };
    if (before > 4) power = Math.max(power, Math.log2(now / before));
    [length, before] = [length * 2, Math.max(now, 0.01)];
  }
  return { pattern, power };
}
