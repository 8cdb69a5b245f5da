import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { type BundleIndex, type LeavingOut, restfulParts } from '../walk/bundle-index';
import { type Cursor, expressionOf } from '../walk/cursor';
import { note } from '../walk/run';

/** Whether a reference that leads out of the Bundle leads to what the Bundle should hold. */
type Expects = (leaving: LeavingOut) => boolean;

/** The servers that the entries of a Bundle say they come from. */
function basesOf(bundle: Json): ReadonlySet<string> {
  const urls = listOf(bundle.entry).flatMap((entry) => (isJson(entry) ? [textOf(entry.fullUrl)] : []));
  return new Set(urls.flatMap((url) => restfulParts(url)?.base || []));
}

/** A collection is one package (STU3 bundle.html): it holds what its resources refer to on their own server. */
function expectedInCollection(bundle: Json): Expects {
  const bases = basesOf(bundle);
  return ({ reference }) => {
    const base = restfulParts(reference)?.base;
    return base === '' || (base !== undefined && bases.has(base));
  };
}

/** `general-practitioner` is generalPractitioner, `medication` medicationReference, `patient` often subject. */
function elementNames(parameter: string): readonly string[] {
  const name = parameter.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [name, `${name}Reference`, ...(name === 'patient' ? ['subject'] : [])];
}

/** A query of which nothing is written otherwise than it is read, but for the colons, commas and bars. */
const PLAIN_QUERY = /^(?:[\w\-.~:/&=,|]|%3A|%2C|%2F|%7C)*$/i;

/** A character of `_include` that is written otherwise than it is read. */
const ESCAPED_NAME = /%(?:5F|6[3-59CE]|75)/i;

const INCLUDE = '_include=';

/** The values of `_include` in a query. */
function includesIn(query: string): readonly string[] {
  // Most have none, and taking a query apart costs more than the look for it.
  if (!query.includes(INCLUDE) && !ESCAPED_NAME.test(query)) return [];
  if (!PLAIN_QUERY.test(query)) return new URLSearchParams(query).getAll('_include');
  return query
    .split('&')
    .flatMap((part) => (part.startsWith(INCLUDE) ? [decodeURIComponent(part.slice(INCLUDE.length))] : []));
}

/** The elements whose targets the self link of a searchset asks to include, as `Type.element`. */
function includedElements(bundle: Json): ReadonlySet<string> {
  const self = listOf(bundle.link).find((link) => isJson(link) && link.relation === 'self');
  const url = isJson(self) ? textOf(self.url) : '';
  const included = includesIn(url.slice(url.indexOf('?') + 1));
  return new Set(
    included.flatMap((include) => {
      const [type = '', parameter = ''] = include.split(':');
      return elementNames(parameter).map((name) => `${type}.${name}`);
    }),
  );
}

/** The answer to a search may leave targets out, but for what was asked for and what nobody could follow. */
function expectedInSearchset(bundle: Json): Expects {
  const included = includedElements(bundle);
  return ({ scope, name, holder, reference }) => {
    const { fullUrl, type } = scope;
    if (fullUrl !== undefined && restfulParts(reference)?.base === '' && restfulParts(fullUrl) === undefined)
      return true;
    const entry = holder?.resource && holder.name === 'resource' ? holder.parent?.value : undefined;
    const isMatch = isJson(entry) && (!isJson(entry.search) || entry.search.mode !== 'include');
    return isMatch && included.has(`${type}.${name}`);
  };
}

const expectations: Readonly<Record<string, (bundle: Json) => Expects>> = {
  collection: expectedInCollection,
  searchset: expectedInSearchset,
};

/** Counts a reference that leads out of the Bundle, where it leads to what a Bundle of its type should hold. */
export function countLeavingOut({ type, bundle, missing }: BundleIndex, value: object, leaving: LeavingOut): void {
  if (!Object.hasOwn(expectations, type)) return;
  missing.expects ??= expectations[type]?.(bundle);
  if (missing.expects?.(leaving) !== true || missing.met.has(value)) return;
  missing.met.add(value);
  missing.count++;
  missing.first ??= leaving;
}

/** Tells, once for a Bundle, of references to resources that a Bundle of its type should hold and does not. */
export function checkCompleteness(at: Cursor): void {
  const { type, missing } = at.scope.bundle ?? {};
  if (type === undefined || missing?.first === undefined) return;
  note(at, 'bundle-incomplete', { type, count: missing.count, first: expressionOf(missing.first.place()) });
}
