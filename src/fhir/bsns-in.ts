import { isJson, listOf } from './json';
import { systems, systemUri } from './naming-systems';

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
