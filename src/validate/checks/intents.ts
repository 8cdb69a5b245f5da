import { extensionUrl } from '../../fhir/extensions';
import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import type { Cursor } from '../walk/cursor';

/** What an invariant means, where its expression says something else; undefined when that cannot be told. */
export interface Intent {
  readonly of: (at: Cursor) => boolean | undefined;
  /** Whether the value alone tells that it is as meant, or that nothing can be told. */
  readonly isSurely: (value: unknown) => boolean;
}

const has = (holder: unknown, url: string): boolean =>
  isJson(holder) && listOf(holder.extension).some((item) => isJson(item) && item.url === url);

function needs(prefix: string, name: string): Intent {
  const isMet = (value: unknown) =>
    isJson(value) ? !has(value._family, prefix) || has(value._family, name) : undefined;
  return { of: ({ value }) => isMet(value), isSurely: (value) => isMet(value) !== false };
}

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
const isDutchPostalCode = (value: unknown): boolean => typeof value === 'string' && /^\d{4}[A-Z]{2}$/.test(value);

const dutchPostalCode: Intent = {
  of: (at) => {
    const country = holderOf(at)?.country;
    if (typeof country === 'string' && !DUTCH.has(country.toLowerCase())) return true;
    return typeof at.value === 'string' ? isDutchPostalCode(at.value) : undefined;
  },
  isSurely: isDutchPostalCode,
};

const FLAGS = new Set(['281302008', '281300000', '11896004', '30714006', '131196009']);
const isFlag = (value: unknown): boolean =>
  isJson(value) && value.system === systems.snomed && FLAGS.has(textOf(value.code));

/**
 * A flag of the zib goes with its abbreviation, in the same CodeableConcept; the expression looks for codings inside the Coding
 * it is stated at, and `code = 'a' or 'b'` would be true of any code.
 */
const flagNeedsAbbreviation: Intent = {
  of: (at) => {
    const { value } = at;
    if (!isJson(value)) return undefined;
    const codings = listOf(holderOf(at)?.coding).filter(isJson);
    return !isFlag(value) || codings.some((one) => one.system === 'http://hl7.org/fhir/v2/0078');
  },
  isSurely: (value) => !isFlag(value),
};

const EXPOSURE = 'http://hl7.org/fhir/StructureDefinition/allergyintolerance-substanceExposureRisk';
const isExposure = (value: unknown): boolean => isJson(value) && value.url === EXPOSURE;

/** The substance stands in the extension in place of the code; the expression looks for both inside the extension. */
const exposureOrCode: Intent = {
  of: ({ value, scope }) => (isExposure(value) ? scope.resource.code === undefined : undefined),
  isSurely: (value) => !isExposure(value),
};

/**
 * Invariants whose expression, taken literally, is not what they are for (spec profile-notes).
 * The verdict follows the expression, as the reference validator does; a difference with the intent is said beside it.
 */
export const intents: Readonly<Record<string, Intent>> = {
  'nl-core-humanname-1': needs(extensionUrl('humanname-own-prefix'), extensionUrl('humanname-own-name')),
  'nl-core-humanname-2': needs(extensionUrl('humanname-partner-prefix'), extensionUrl('humanname-partner-name')),
  'nl-postal-code-pattern': dutchPostalCode,
  'zib-LaboratoryTestResult-Observation-1': flagNeedsAbbreviation,
  'inv-1': exposureOrCode,
};

/**
 * Those whose expression nothing at all can meet, so that it says nothing of a resource: what meets the intent is no error.
 */
export const unmeetable: ReadonlySet<Intent> = new Set([exposureOrCode]);
