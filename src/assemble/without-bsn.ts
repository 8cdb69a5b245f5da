import type { FhirResource } from 'fhir/r3';
import { isJson } from '../fhir/json';
import { systems } from '../fhir/naming-systems';

const registers: readonly unknown[] = [systems.bsn, 'urn:oid:2.16.840.1.113883.2.4.6.3'];

/** What holds no words: nine digits there are a code, a key or a part of an address. */
const noWords: readonly string[] = ['id', 'reference', 'url', 'fullUrl', 'system', 'code', 'data'];

const HIDDEN = '*********';

/** FHIR has no list or object without anything in it. */
const some = <T>(kept: readonly T[]): readonly T[] | undefined =>
  kept.every((one) => one === null) ? undefined : kept;

/**
 * A resource without a number of the BSN register, wherever it stands: as an identifier of the patient or of a subject, also in
 * what is contained, also where the patient's number stands under another register. In words (a remark, a narrative) that of
 * the patient is crossed out. What then says whose it is are the FHIR id of the patient, to which each resource refers, and
 * numbers of other registers.
 *
 * @param bsn The patient's.
 */
export function withoutBsn(resource: FhirResource, bsn: string | undefined): FhirResource {
  const digits = bsn === undefined ? undefined : new RegExp(`(?<!\\d)${bsn}(?!\\d)`, 'g');
  const isNumber = (value: unknown): boolean =>
    isJson(value) && (registers.includes(value.system) || (bsn !== undefined && value.value === bsn));

  const stands = (text: string, name: string): boolean =>
    bsn !== undefined && text.includes(bsn) && !noWords.includes(name);

  /** Whether there may be anything to take out: most resources have none, and are not looked at any further. */
  function mayHave(value: unknown, name: string): boolean {
    if (typeof value === 'string') return stands(value, name);
    if (Array.isArray(value)) return value.some((one) => isNumber(one) || mayHave(one, name));
    if (!isJson(value)) return false;
    for (const key in value) if (isNumber(value[key]) || mayHave(value[key], key)) return true;
    return false;
  }

  /** Undefined for what has nothing left. */
  function rest(value: unknown, name: string): unknown {
    if (typeof value === 'string') return digits && !noWords.includes(name) ? value.replace(digits, HIDDEN) : value;
    if (Array.isArray(value)) {
      // What stands beside primitives (`_dayOfWeek`) stands beside each: a place without anything stays a place.
      const gone = name.startsWith('_') ? [null] : [];
      const kept = value.flatMap((one) => {
        if (one === null) return [null];
        return isNumber(one) ? gone : [rest(one, name) ?? gone].flat();
      });
      return kept.length === value.length && kept.every((one, at) => one === value[at]) ? value : some(kept);
    }
    // Numbers as they were registered are objects of their own kind.
    if (!isJson(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const entries = Object.entries(value);
    const kept = entries.flatMap(([key, inner]) => {
      const left = isNumber(inner) ? undefined : rest(inner, key);
      return left === undefined ? [] : [[key, left] as const];
    });
    const isSame = kept.length === entries.length && kept.every(([, left], at) => left === entries[at]?.[1]);
    return isSame ? value : some(kept) && Object.fromEntries(kept);
  }
  return mayHave(resource, '') ? (rest(resource, '') as FhirResource) : resource;
}
