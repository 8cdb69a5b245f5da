import type { SaxesTagNS } from 'saxes';
import type { JsonObject, OpenElement } from './build-json';
import { FHIR, XHTML } from './namespaces';
import type { FhirXmlModel, XmlElement, XmlType } from './xml-model';

const ELEMENT_NAME = /^[a-z][A-Za-z0-9]*$/;

/** True where elements may stand that nobody knows: in a resource of an unknown type, and in what it holds. */
export const isOpenType = (type: XmlType, model: FhirXmlModel): boolean =>
  type === model.anyResource || type === model.anyElement;

/**
 * An element of a resource whose type is not known. Whether it repeats and what it holds shows when it has been read.
 *
 * @returns Undefined when FHIR has no element of such a name or namespace.
 */
export function freeElement(tag: SaxesTagNS, model: FhirXmlModel): XmlElement | undefined {
  const isDiv = tag.uri === XHTML && tag.local === 'div';
  if (!isDiv && (tag.uri !== FHIR || !ELEMENT_NAME.test(tag.local))) return undefined;
  return {
    name: tag.local,
    twin: `_${tag.local}`,
    order: 0,
    repeats: false,
    kind: isDiv ? 'xhtml' : 'free',
    json: 'string',
    attribute: false,
    type: () => model.anyElement,
  };
}

/** Puts a free element into what holds it: as text, as a resource, or as an object; the second of a name makes a list. */
export function putFree(parent: OpenElement, child: OpenElement): void {
  const { name, object, resources, value } = child;
  const hasTwin = value !== undefined && Object.keys(object).length > 0;
  const content = resources ?? [value ?? object];
  for (const one of content) putNext(parent.object, name, one);
  if (hasTwin || Object.hasOwn(parent.object, `_${name}`)) putTwin(parent.object, name, hasTwin ? object : null);
}

function putNext(holder: JsonObject, name: string, value: unknown): void {
  const known = holder[name];
  if (!Object.hasOwn(holder, name)) holder[name] = value;
  else if (Array.isArray(known)) known.push(value);
  else holder[name] = [known, value];
}

/** The twin of the value put last; where that is one of a list, so is the twin. */
function putTwin(holder: JsonObject, name: string, twin: JsonObject | null): void {
  const values = holder[name];
  if (!Array.isArray(values)) {
    holder[`_${name}`] = twin;
    return;
  }
  const known = holder[`_${name}`];
  const twins: unknown[] = Array.isArray(known) ? known : [known ?? null];
  while (twins.length < values.length - 1) twins.push(null);
  twins.push(twin);
  holder[`_${name}`] = twins;
}
