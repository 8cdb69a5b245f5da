import { UsageError } from '../usage-error';

/** A pattern for paths, ready to walk with. */
export interface Glob {
  /** The folder above the first part with a wildcard; empty for the current one. */
  readonly base: string;
  matches(path: string): boolean;
}

const WILD = /[*?{]/;

/** Longer than any path of a file system. */
const LONGEST = 4096;

/** Whether a path is a pattern. */
export const isGlob = (path: string): boolean => WILD.test(path);

/** A point in a pattern: where to go on by reading a fitting character, or by reading nothing. */
interface Point {
  readonly fits?: (char: string) => boolean;
  readonly next: Point[];
}

const inName = (char: string): boolean => char !== '/';
const anything = (): boolean => true;

/** As often as one likes, then on. */
function repeated(fits: (char: string) => boolean, next: Point): Point {
  const start: Point = { next: [next] };
  start.next.push({ fits, next: [start] });
  return start;
}

/** Whole folders, as many as one likes, then on. */
function folders(next: Point): Point {
  const start: Point = { next: [next] };
  const name: Point = { fits: inName, next: [] };
  name.next.push(name, { fits: (char) => char === '/', next: [start] });
  start.next.push(name);
  return start;
}

/** The end of every brace that is closed, by its start; one that is not stands for itself. */
function closedBraces(pattern: readonly string[]): ReadonlyMap<number, number> {
  const closed = new Map<number, number>();
  const open: number[] = [];
  for (const [at, char] of pattern.entries()) {
    if (char === '{') open.push(at);
    const start = char === '}' ? open.pop() : undefined;
    if (start !== undefined) closed.set(start, at);
  }
  return closed;
}

/** The parts of a pattern as points, the last of which leads to `end`. */
function pointsOf(pattern: readonly string[], end: Point): Point {
  const braces = closedBraces(pattern);

  /** `{a,b}` may hold patterns, and be nested. */
  function alternatives(from: number, to: number, next: Point): Point {
    const start: Point = { next: [] };
    let part = from + 1;
    for (let at = part; at <= to; at++) {
      if (at === to || pattern[at] === ',') {
        start.next.push(points(part, at, next));
        part = at + 1;
      } else at = braces.get(at) ?? at;
    }
    return start;
  }

  function points(from: number, to: number, next: Point): Point {
    const steps: ((next: Point) => Point)[] = [];
    for (let at = from; at < to; at++) {
      const char = pattern[at];
      const close = braces.get(at);
      if (close !== undefined) {
        const open = at;
        steps.push((on) => alternatives(open, close, on));
        at = close;
      } else if (char === '*' && pattern[at + 1] === '*') {
        const whole = pattern[at + 2] === '/' && (at === 0 || pattern[at - 1] === '/');
        steps.push(whole ? folders : (on) => repeated(anything, on));
        at += whole ? 2 : 1;
      } else if (char === '*') steps.push((on) => repeated(inName, on));
      else steps.push((on) => ({ fits: char === '?' ? inName : (found) => found === char, next: [on] }));
    }
    return steps.reduceRight((on, step) => step(on), next);
  }

  return points(0, pattern.length, end);
}

/** The points that wait for a character, reached without reading one. */
function reached(from: readonly Point[], end: Point): ReadonlySet<Point> {
  const seen = new Set<Point>();
  const ahead = [...from];
  for (let point = ahead.pop(); point !== undefined; point = ahead.pop()) {
    if (seen.has(point)) continue;
    seen.add(point);
    if (!point.fits && point !== end) ahead.push(...point.next);
  }
  return seen;
}

/**
 * Reads a pattern with `*`, `**`, `?` and `{a,b}`; Node 20 has none of its own. All ways through the pattern are followed
 * at once, a character at a time: a regular expression would try them one after the other, and they multiply.
 */
export function globOf(pattern: string): Glob {
  if (pattern.length > LONGEST) throw new UsageError(`A pattern is longer than ${LONGEST} characters.`);
  const segments = pattern.split('/');
  const base = segments.slice(0, segments.findIndex(isGlob)).join('/');
  const end: Point = { next: [] };
  const start = reached([pointsOf([...pattern], end)], end);
  function matches(path: string): boolean {
    let now = start;
    for (const char of path) {
      now = reached(
        [...now].flatMap((point) => (point.fits?.(char) ? point.next : [])),
        end,
      );
      if (now.size === 0) return false;
    }
    return now.has(end);
  }
  return { base: base === '' && pattern.startsWith('/') ? '/' : base, matches };
}
