import { longestTried, mayExplode } from '../../../fhir/exploding-pattern';
import type { Phrase } from '../../../fhir/phrase';
import { fromNumber, fromString, type Nodes, nothing } from '../node';
import { NotAtHand, type Scope } from '../scope';
import { saidOfExpressions } from '../told-problem';
import {
  type Argument,
  collecting,
  deciding,
  type FunctionEntry,
  type FunctionTable,
  oneInteger,
  oneString,
} from './entry';

/**
 * A pattern, and the longest text it is tried on. Patterns come from profiles, so from whoever wrote the package the vendor
 * installed, and from scripts: a careless one can take time that grows steeply with the text, which this bounds. `mayExplode`
 * keeps out those whose time grows exponentially.
 */
interface Tried {
  readonly pattern: RegExp;
  readonly longest: number;
}

const compiled = new Map<string, Tried | Phrase>();

/** JavaScript's reading of a pattern: with Unicode classes where it allows them, and `.` matching line ends too. */
function readPattern(pattern: string): Tried | Phrase {
  if (mayExplode(pattern)) return saidOfExpressions.slowPattern({ pattern });
  for (const flags of ['su', 's']) {
    try {
      return { pattern: new RegExp(pattern, flags), longest: longestTried(pattern) };
    } catch {
      // The stricter Unicode reading refuses escapes that profiles do use, such as \-.
    }
  }
  return saidOfExpressions.noPattern({ pattern });
}

/** The pattern, for a text that it may be tried on. */
function patternFor(pattern: string, text: string): RegExp {
  let found = compiled.get(pattern);
  if (found === undefined) {
    found = readPattern(pattern);
    if (compiled.size > 1000) compiled.clear();
    compiled.set(pattern, found);
  }
  if (!('pattern' in found)) throw new NotAtHand(found);
  if (text.length > found.longest) throw new NotAtHand(saidOfExpressions.longText({ count: text.length }));
  return found.pattern;
}

/** A function that asks something of a text and another text. */
function asksText(name: string, ask: (text: string, other: string) => boolean): FunctionEntry {
  return deciding(1, 1, ([argument]) => (input, scope) => {
    const text = oneString(input, name);
    const other = oneString(argument.collects(scope), name);
    return text === undefined || other === undefined ? undefined : ask(text, other);
  });
}

/** The same, asked of the first text where there are several, as the reference engine does. */
function asksFirst(name: string, ask: (text: string, other: string) => boolean): FunctionEntry {
  const entry = asksText(name, ask);
  if (!('predicate' in entry)) return entry;
  return deciding(1, 1, (given, count) => {
    const predicate = entry.predicate(given, count);
    return (input, scope) => predicate(input.slice(0, 1), scope);
  });
}

/** A function that makes a text of a text. */
function changesText(name: string, change: (text: string) => string): FunctionEntry {
  return collecting(0, 0, () => (input) => {
    const text = oneString(input, name);
    return text === undefined ? nothing : fromString(change(text));
  });
}

function replaces(name: string, change: (text: string, from: string, to: string) => string): FunctionEntry {
  return collecting(2, 2, ([pattern, substitute]) => (input, scope) => {
    const text = oneString(input, name);
    const from = oneString(pattern.collects(scope), name);
    const to = oneString(substitute.collects(scope), name);
    return text === undefined || from === undefined || to === undefined ? nothing : fromString(change(text, from, to));
  });
}

function substring(start: Argument, length: Argument, count: number) {
  return (input: Nodes, scope: Scope): Nodes => {
    const text = oneString(input, 'substring');
    if (text === undefined) return nothing;
    const from = oneInteger(start, scope, 'substring');
    if (from < 0 || from >= text.length) return nothing;
    const rest = text.slice(from);
    return fromString(count === 2 ? rest.slice(0, Math.max(0, oneInteger(length, scope, 'substring'))) : rest);
  };
}

/** Functions on one string; empty on an empty collection and on what is no string, an error on several items. */
export const stringFunctions: FunctionTable = {
  startsWith: asksFirst('startsWith', (text, other) => text.startsWith(other)),
  endsWith: asksFirst('endsWith', (text, other) => text.endsWith(other)),
  contains: asksText('contains', (text, other) => text.includes(other)),
  // The pattern may match anywhere, as in the reference engine; profiles anchor where they mean the whole text.
  matches: asksText('matches', (text, pattern) => patternFor(pattern, text).test(text)),
  matchesFull: asksText('matchesFull', (text, pattern) => patternFor(`^(?:${pattern})$`, text).test(text)),
  replace: replaces('replace', (text, from, to) => text.replaceAll(from, () => to)),
  replaceMatches: replaces('replaceMatches', (text, from, to) => {
    const pattern = patternFor(from, text);
    return text.replaceAll(new RegExp(pattern.source, `${pattern.flags}g`), to);
  }),
  indexOf: collecting(1, 1, ([argument]) => (input, scope) => {
    const text = oneString(input, 'indexOf');
    const other = oneString(argument.collects(scope), 'indexOf');
    return text === undefined || other === undefined ? nothing : fromNumber(text.indexOf(other));
  }),
  substring: collecting(1, 2, ([start, length], count) => substring(start, length, count)),
  length: collecting(0, 0, () => (input) => {
    const text = oneString(input, 'length');
    return text === undefined ? nothing : fromNumber(text.length);
  }),
  upper: changesText('upper', (text) => text.toUpperCase()),
  lower: changesText('lower', (text) => text.toLowerCase()),
  trim: changesText('trim', (text) => text.trim()),
  toChars: collecting(0, 0, () => (input) => {
    const text = oneString(input, 'toChars');
    return text === undefined ? nothing : Array.from(text).flatMap(fromString);
  }),
  split: collecting(1, 1, ([separator]) => (input, scope) => {
    const text = oneString(input, 'split');
    const by = oneString(separator.collects(scope), 'split');
    return text === undefined || by === undefined ? nothing : text.split(by).flatMap(fromString);
  }),
  join: collecting(0, 1, ([separator]) => (input, scope) => {
    const texts = input.map((node) => node.value).filter((value) => typeof value === 'string');
    return texts.length === 0 ? nothing : fromString(texts.join(oneString(separator.collects(scope), 'join') ?? ''));
  }),
};
