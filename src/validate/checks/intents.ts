import { extensionUrls } from '../../fhir/extensions';
import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import type { Cursor } from '../walk/cursor';

/** What an invariant means, where its expression says something else; undefined when that cannot be told. */
export type Intent = (at: Cursor) => boolean | undefined;

const has = (holder: unknown, url: string): boolean =>
  isJson(holder) && listOf(holder.extension).some((item) => isJson(item) && item.url === url);

const needs =
  (prefix: string, name: string): Intent =>
  ({ value }) =>
    isJson(value) ? !has(value._family, prefix) || has(value._family, name) : undefined;

/** The object that holds the element at a frame. */
function holderOf(from: Cursor): Json | undefined {
  const steps: Cursor[] = [];
  for (let at = from.parent; at && !at.resource; at = at.parent) steps.unshift(at);
  let value: unknown = from.scope.resource;
  for (const { name, index } of steps) {
    const inner: unknown = isJson(value) ? value[name] : undefined;
    value = index >= 0 && Array.isArray(inner) ? inner[index] : inner;
  }
  return isJson(value) ? value : undefined;
}

const DUTCH = new Set(['nl', 'nld', 'nederland']);

/** The postal code pattern is meant for Dutch addresses; the expression looks for the country in the postal code. */
const dutchPostalCode: Intent = (at) => {
  const country = holderOf(at)?.country;
  if (typeof country === 'string' && !DUTCH.has(country.toLowerCase())) return true;
  return typeof at.value === 'string' ? /^\d{4}[A-Z]{2}$/.test(at.value) : undefined;
};

const GROUPS = new Set(['281302008', '281300000', '11896004', '30714006', '131196009']);

/** `code = 'a' or 'b'` is true of any code; meant is a code that is one of them. */
const groupNeedsAbbreviation: Intent = ({ value }) => {
  if (!isJson(value)) return undefined;
  const codings = listOf(value.coding).filter(isJson);
  const isGroup = codings.some((one) => one.system === systems.snomed && GROUPS.has(textOf(one.code)));
  return !isGroup || codings.some((one) => one.system === 'http://hl7.org/fhir/v2/0078');
};

/**
 * Invariants of the zib2017 package whose expression, taken literally, is not what they are for (spec profile-notes).
 * The verdict follows the expression, as the reference validator does; a difference with the intent is said beside it.
 */
export const intents: Readonly<Record<string, Intent>> = {
  'nl-core-humanname-1': needs(extensionUrls['humanname-own-prefix'], extensionUrls['humanname-own-name']),
  'nl-core-humanname-2': needs(extensionUrls['humanname-partner-prefix'], extensionUrls['humanname-partner-name']),
  'nl-postal-code-pattern': dutchPostalCode,
  'zib-LaboratoryTestResult-Observation-1': groupNeedsAbbreviation,
};
