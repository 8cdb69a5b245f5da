import { isJson } from '../../fhir/json';
import type { HotInvariant } from './hot';
import { isFilled } from './node';

type Holder = Readonly<Record<string, unknown>>;

const UNDERSCORE = 95;

/** Whether an object surely has nothing by a name: no value, no twin, and no choice of which it is the beginning. */
export function isAbsent(holder: Holder, name: string): boolean {
  for (const key in holder) {
    const from = key.charCodeAt(0) === UNDERSCORE ? 1 : 0;
    if (key.startsWith(name, from)) return false;
  }
  return true;
}

/** Operators that bind less than `or`, so that what stands before one is not the whole of its side. */
const LOOSER = /\b(?:implies|xor)\b/;

/** The element whose absence is enough: `x.empty() or …`, `x.exists().not() or …`, `x.exists() implies …`, `x.empty()`. */
function enoughWhenAbsent(expression: string): string | undefined {
  const [whole, name, rest = ''] =
    /^([a-z]\w*)(\.empty\(\)$|\.empty\(\) or |\.exists\(\)\.not\(\) or |\.exists\(\) implies )/.exec(expression) ?? [];
  if (whole === undefined) return undefined;
  return rest.includes('implies') || !LOOSER.test(expression.slice(whole.length)) ? name : undefined;
}

/** The elements of which one is enough: `x.exists() or y.exists()`. */
function enoughWhenThere(expression: string): readonly string[] {
  const parts = expression.split(' or ').map((part) => /^([a-z]\w*)\.exists\(\)$/.exec(part)?.[1]);
  return parts.every((part) => part !== undefined) ? parts : [];
}

/**
 * Invariants that hold, whatever else they say, because an element is not there, or is. Most elements are absent, and most
 * invariants are about one of those.
 */
export function absenceInvariant(expression: string): HotInvariant | undefined {
  const absent = enoughWhenAbsent(expression);
  if (absent !== undefined) {
    return (value) => (isJson(value) && isAbsent(value, absent) ? true : undefined);
  }
  const there = enoughWhenThere(expression);
  if (there.length === 0) return undefined;
  return (value) =>
    isJson(value) && there.some((name) => Object.hasOwn(value, name) && isFilled(value[name])) ? true : undefined;
}
