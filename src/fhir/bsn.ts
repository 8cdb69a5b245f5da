import { isJson, listOf } from './json';
import { systems, systemUri } from './naming-systems';

/** BSN: nine digits that pass the 11-test and are not all zero (spec identifiers-and-codes §1.1). */
export function isBsn(value: string): boolean {
  if (!/^\d{9}$/.test(value) || value === '000000000') return false;
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += (9 - i) * Number(value[i]);
  sum -= Number(value[8]);
  return sum % 11 === 0;
}

/** Whose a number of a register is: his BSN, or why it says none. */
export type BsnRead = { readonly bsn: string } | { readonly fault: 'other-register' | 'no-bsn' };

/**
 * Reads whom a number with its register names: the one way in which a BSN is taken from what asks or tells something about a person
 * (search, token, Task). What others send of a person's own identifiers is read by {@link bsnsIn}.
 *
 * @param system The register, as URI or OID.
 * @param value Nine digits.
 */
export function readBsn(system: string | undefined, value: string | undefined): BsnRead {
  if (system === undefined || systemUri(system) !== systems.bsn) return { fault: 'other-register' };
  return value !== undefined && isBsn(value) ? { bsn: value } : { fault: 'no-bsn' };
}

/** True when two BSNs, as they are read here, are of one person. One that is not known is nobody's. */
export const isSamePerson = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one === other;

/** The BSN register, by its URI or OID, in any spelling met. */
function isBsnSystem(system: unknown): boolean {
  if (typeof system !== 'string') return false;
  const text = system
    .trim()
    .replace(/^https:/i, 'http:')
    .replace(/\/+$/, '')
    .replace(/^urn:oid:/i, 'urn:oid:');
  return systemUri(text) === systems.bsn;
}

/** Digits only, the leading zero that numbers lose put back. */
const digitsOf = (value: unknown): string =>
  // Not by String(): an object that came from outside may say what that does.
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    .normalize('NFKC')
    .replace(/[\s.-]/g, '')
    .padStart(9, '0');

/** The BSNs among identifiers of somebody outside, each once: as nine digits, or as it stands when it is no number at all. */
export const bsnsIn = (identifiers: unknown): readonly string[] => [
  ...new Set(
    listOf(identifiers).flatMap((one) =>
      isJson(one) && isBsnSystem(one.system) && one.value !== undefined ? [digitsOf(one.value)] : [],
    ),
  ),
];
