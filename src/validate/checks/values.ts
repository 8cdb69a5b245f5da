import type { ElementNode } from '../../fhir/definitions/element-node';
import type { TypedValue } from '../../fhir/definitions/table';
import { holdsPattern, isJson, sameJson } from '../../fhir/json';
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

/** The checks of fixed values, patterns, limits and lengths that a node states. */
export function valueChecks(node: ElementNode): readonly Check[] {
  const checks: Check[] = [];
  const detail = { profile: node.profile, node };
  const { fixed, pattern, minValue, maxValue, maxLength } = node;
  if (fixed) {
    checks.push((at) => {
      const { value } = at;
      if (sameJson(value, fixed[1])) return;
      note(at, 'fixed-value', { type: fixed[0], expected: shown(fixed[1]) }, detail);
    });
  }
  if (pattern) {
    checks.push((at) => {
      const { value } = at;
      if (holdsPattern(value, pattern[1])) return;
      note(at, 'pattern-value', { expected: shown(pattern[1]) }, detail);
    });
  }
  if (minValue) {
    checks.push((at) => {
      const { value } = at;
      const pair = comparable(value, minValue);
      if (pair && isBelow(pair[0], pair[1])) note(at, 'min-value', { expected: shown(pair[1]) }, detail);
    });
  }
  if (maxValue) {
    checks.push((at) => {
      const { value } = at;
      const pair = comparable(value, maxValue);
      if (pair && isBelow(pair[1], pair[0])) note(at, 'max-value', { expected: shown(pair[1]) }, detail);
    });
  }
  if (maxLength !== undefined) {
    checks.push((at) => {
      const { value } = at;
      if (typeof value !== 'string' || value.length <= maxLength) return;
      note(at, 'max-length', { expected: maxLength }, detail);
    });
  }
  return checks;
}
