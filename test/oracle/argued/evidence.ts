import { isArray, isObject, type Json, type JsonObject, listed, objects, text } from '../json';
import { placeOf } from '../location';

/** The property a step names; a choice may be named without its type. */
const keyOf = (object: JsonObject, name: string): string | undefined =>
  name in object
    ? name
    : Object.keys(object).find((key) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)));

/** What stands at a place, whichever side names it; undefined when nothing does. */
export function valueAt(resource: JsonObject, location: string): Json | undefined {
  let at: Json | undefined = resource;
  for (const step of placeOf(location).split('.').slice(1)) {
    const [, name = '', index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
    if (!isObject(at)) return undefined;
    // A choice may be named without its type.
    const key = keyOf(at, name);
    const found: Json | undefined = key === undefined ? undefined : at[key];
    at = isArray(found) && index !== undefined ? found[Number(index)] : found;
  }
  return at;
}

const parentOf = (location: string): string => placeOf(location).replace(/\.[^.]*$/, '');
const lastStep = (location: string): string => placeOf(location).split('.').pop()?.replace(/\[.*$/, '') ?? '';

/** The object that holds what a place names. */
export function holderAt(resource: JsonObject, location: string): JsonObject {
  const holder = valueAt(resource, parentOf(location));
  return isObject(holder) ? holder : {};
}

/** What holds the extensions of the primitive at a place. */
export const twinAt = (resource: JsonObject, location: string): Json | undefined =>
  holderAt(resource, location)[`_${lastStep(location)}`];

/** The coding a place is about: the place itself, the code in it, or the only one of a concept. */
export function codingsAt(resource: JsonObject, location: string): JsonObject[] {
  const value = valueAt(resource, location);
  if (isObject(value)) return isArray(value.coding) ? objects(value.coding) : [value];
  return [holderAt(resource, location)];
}

const multiply = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((a) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((b) =>
    a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5,
  ),
);
const turned = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function permuted(digit: number, times: number): number {
  let at = digit;
  for (let turn = 0; turn < times % 8; turn += 1) at = turned[at] ?? 0;
  return at;
}

/** Whether a text can be the id of a SNOMED CT concept: 6 to 18 digits, kind 00 or 10, a Verhoeff check digit. */
export function isConceptId(code: string): boolean {
  if (!/^[1-9]\d{3,15}[01]0\d$/.test(code)) return false;
  const digits = [...code].reverse().map(Number);
  return digits.reduce((sum, digit, at) => multiply[sum]?.[permuted(digit, at)] ?? 0, 0) === 0;
}

/** Whether a text can be a LOINC code: digits, a dash, the check digit by the modulus of ten. */
export function isLoincCode(code: string): boolean {
  const [, number = '', check] = /^(?:L[AP])?(\d{1,7})-(\d)$/.exec(code) ?? [];
  const odd = [...number].reverse().filter((_, at) => at % 2 === 0);
  const even = [...number].reverse().filter((_, at) => at % 2 === 1);
  const doubled = [...String(Number(odd.reverse().join('')) * 2)];
  const sum = [...doubled, ...even].reduce((total, digit) => total + Number(digit), 0);
  return number !== '' && Number(check) === (10 - (sum % 10)) % 10;
}

/** The profiles a resource claims. */
export const claims = ({ meta }: JsonObject): string[] => (isObject(meta) ? listed(meta.profile).map(text) : []);

/** Whether a text is an absolute URI. */
export const isAbsolute = (uri: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(uri);

/** The full URLs of the Bundle the case is. */
export const fullUrls = (resource: JsonObject): string[] => objects(resource.entry).map((entry) => text(entry.fullUrl));
