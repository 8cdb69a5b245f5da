import { isOneWay } from './one-way-pattern';

/**
 * A repeated group that itself repeats or chooses can be read in so many ways that a match may take years, unless each character
 * tells which way it is. `(ab)+`, `(\.\d+)?` and `(\.\d+)*` stay; `(a+)+` and `(a|a)*` are not tried.
 */
export function mayExplode(pattern: string): boolean {
  const plain = pattern
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replaceAll('(?:', '(');
  const open: number[] = [];
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === '(') open.push(at);
    if (plain[at] !== ')') continue;
    const inside = plain.slice((open.pop() ?? 0) + 1, at);
    if (/^[*+{]/.test(plain.slice(at + 1)) && /[*+?|{]/.test(inside)) return !isOneWay(pattern);
  }
  return false;
}
