import { metadataType } from '../bgz/parts/metadata/section';
import { canonicalJson, isJson, listOf, textOf } from '../fhir/json';
import { withoutWrapping } from './content';
import { copiesIn, isSubset } from './copies';
import type { Found } from './found';

/** What a Provenance says, whatever it is about. */
function statementOf({ json }: Found): string {
  const { target: _target, ...statement } = withoutWrapping(json);
  return canonicalJson(statement);
}

/** All targets of several copies, each once. */
function targetsOf(copies: readonly Found[]): readonly unknown[] {
  const targets = new Map<string, unknown>();
  for (const one of copies.flatMap(({ json }) => listOf(json.target))) {
    const key = isJson(one) && typeof one.reference === 'string' ? textOf(one.reference) : canonicalJson(one);
    if (!targets.has(key)) targets.set(key, one);
  }
  return [...targets.values()];
}

/**
 * Each Provenance once, with all of its targets: the answers to several searches each have it with those that they found. Copies
 * that differ in anything else stay apart, for who chooses between copies.
 */
export function withAllTargets(found: readonly Found[]): readonly Found[] {
  const provenance = found.filter((one) => one.type === metadataType && !isSubset(one) && !one.isDeleted);
  if (provenance.length < 2) return found;
  const instead = new Map<Found, Found | undefined>();
  for (const copies of copiesIn(provenance)) {
    const [first, ...others] = copies;
    if (first === undefined || others.length === 0) continue;
    const said = statementOf(first);
    if (others.some((one) => statementOf(one) !== said)) continue;
    for (const one of others) instead.set(one, undefined);
    instead.set(first, { ...first, json: { ...first.json, target: targetsOf(copies) } });
  }
  if (instead.size === 0) return found;
  return found.flatMap((one) => (instead.has(one) ? (instead.get(one) ?? []) : [one]));
}
