import type { ElementNode } from '../../fhir/definitions/element-node';
import type { TypedValue } from '../../fhir/definitions/table';
import { holdsPattern, isJson, sameJson } from '../../fhir/json';
import type { Cursor } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check } from './checks';

/** Shows what a profile demands; never what a record holds. */
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** A moment counts as below a limit only when it is so whatever the parts not given are. */
function isBelow(value: unknown, limit: unknown): boolean {
  if (typeof value === 'number' && typeof limit === 'number') return value < limit;
  if (typeof value === 'string' && typeof limit === 'string') {
    const length = Math.min(value.length, limit.length);
    return value.slice(0, length) < limit.slice(0, length);
  }
  return false;
}

/** A quantity can only be held against a limit in the same unit. */
function comparable(value: unknown, [, limit]: TypedValue): readonly [unknown, unknown] | undefined {
  if (!isJson(limit)) return [value, limit];
  if (!isJson(value) || (limit.code !== undefined && (value.code !== limit.code || value.system !== limit.system))) {
    return undefined;
  }
  return [value.value, limit.value];
}

/** A demand on a value as a whole, and what is noted of one that does not meet it. */
const demand = (meets: (value: unknown) => boolean, tell: (at: Cursor) => void): Check => ({
  look: (at) => {
    if (!meets(at.value)) tell(at);
  },
  passes: meets,
});

/** The checks of fixed values, patterns, limits and lengths that a node states. */
export function valueChecks(node: ElementNode): readonly Check[] {
  const checks: Check[] = [];
  const detail = { profile: node.profile, node };
  const { fixed, pattern, minValue, maxValue, maxLength } = node;
  if (fixed) {
    checks.push(
      demand(
        (value) => sameJson(value, fixed[1]),
        (at) => note(at, 'fixed-value', { type: fixed[0], expected: shown(fixed[1]) }, detail),
      ),
    );
  }
  if (pattern) {
    checks.push(
      demand(
        (value) => holdsPattern(value, pattern[1]),
        (at) => note(at, 'pattern-value', { expected: shown(pattern[1]) }, detail),
      ),
    );
  }
  if (minValue) {
    checks.push(
      demand(
        (value) => {
          const pair = comparable(value, minValue);
          return !(pair && isBelow(pair[0], pair[1]));
        },
        (at) => note(at, 'min-value', { expected: shown(comparable(at.value, minValue)?.[1]) }, detail),
      ),
    );
  }
  if (maxValue) {
    checks.push(
      demand(
        (value) => {
          const pair = comparable(value, maxValue);
          return !(pair && isBelow(pair[1], pair[0]));
        },
        (at) => note(at, 'max-value', { expected: shown(comparable(at.value, maxValue)?.[1]) }, detail),
      ),
    );
  }
  if (maxLength !== undefined) {
    checks.push(
      demand(
        (value) => typeof value !== 'string' || value.length <= maxLength,
        (at) => note(at, 'max-length', { expected: maxLength }, detail),
      ),
    );
  }
  return checks;
}
