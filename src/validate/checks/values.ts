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
const demand = (meets: (value: unknown, twin: unknown) => boolean, tell: (at: Cursor) => void): Check => ({
  look: (at) => {
    if (!meets(at.value, at.twin)) tell(at);
  },
  passes: meets,
});

/** Of what is fixed, missing parts must be missing (STU3 ElementDefinition.fixed): no extension of a primitive either. */
const isExtended = (twin: unknown): boolean => isJson(twin) && twin.extension !== undefined;

const noteFixed = (at: Cursor, node: ElementNode, [type, expected]: TypedValue): void =>
  note(at, 'fixed-value', { type, expected: shown(expected) }, { profile: node.profile, node });

const notePattern = (at: Cursor, node: ElementNode, [, expected]: TypedValue): void =>
  note(at, 'pattern-value', { expected: shown(expected) }, { profile: node.profile, node });

/** The checks of a primitive that has extensions and no value: so it has not the one that is fixed, nor that of the pattern. */
export function absentValueChecks(node: ElementNode): readonly Check[] {
  const { fixed, pattern } = node;
  return [
    ...(fixed ? [{ look: (at: Cursor) => noteFixed(at, node, fixed) }] : []),
    ...(pattern ? [{ look: (at: Cursor) => notePattern(at, node, pattern) }] : []),
  ];
}

/** The checks of fixed values, patterns, limits and lengths that a node states. */
export function valueChecks(node: ElementNode): readonly Check[] {
  const checks: Check[] = [];
  const detail = { profile: node.profile, node };
  const { fixed, pattern, minValue, maxValue, maxLength } = node;
  if (fixed) {
    checks.push(
      demand(
        (value, twin) => sameJson(value, fixed[1]) && !isExtended(twin),
        (at) => noteFixed(at, node, fixed),
      ),
    );
  }
  if (pattern) {
    checks.push(
      demand(
        (value) => holdsPattern(value, pattern[1]),
        (at) => notePattern(at, node, pattern),
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
