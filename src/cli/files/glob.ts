/** A pattern for paths, ready to walk with. */
export interface Glob {
  /** The folder above the first part with a wildcard; empty for the current one. */
  readonly base: string;
  matches(path: string): boolean;
}

const WILD = /[*?{]/;

/** Whether a path is a pattern. */
export const isGlob = (path: string): boolean => WILD.test(path);

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** `{a,b}` may hold patterns, and be nested; a brace that is not closed stands for itself. */
function alternatives(
  pattern: string,
  open: number,
): { readonly parts: readonly string[]; readonly end: number } | undefined {
  const parts: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '{') depth++;
    if (char === '}') depth--;
    if ((char === ',' && depth === 1) || depth === 0) {
      parts.push(pattern.slice(start, at));
      start = at + 1;
    }
    if (depth === 0) return { parts, end: at };
  }
  return undefined;
}

function expression(pattern: string): string {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    const braces = char === '{' ? alternatives(pattern, at) : undefined;
    if (braces !== undefined) {
      source += `(?:${braces.parts.map(expression).join('|')})`;
      at = braces.end;
    } else if (pattern.startsWith('**/', at) && (at === 0 || pattern[at - 1] === '/')) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else source += literal(char);
  }
  return source;
}

/** Reads a pattern with `*`, `**`, `?` and `{a,b}`; Node 20 has none of its own. */
export function globOf(pattern: string): Glob {
  const segments = pattern.split('/');
  const base = segments.slice(0, segments.findIndex(isGlob)).join('/');
  const matcher = new RegExp(`^${expression(pattern)}$`, 'u');
  return { base: base === '' && pattern.startsWith('/') ? '/' : base, matches: (path) => matcher.test(path) };
}
