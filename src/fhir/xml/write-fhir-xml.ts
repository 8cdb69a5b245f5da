import { isJson, type Json } from '../json';
import { writtenNumber } from '../written-numbers';
import { escapeAttribute, isUnwritable } from './escape';
import { FhirXmlError, type FhirXmlErrorCode, shownName } from './fhir-xml-error';
import { FHIR } from './namespaces';
import { isNarrativeDiv } from './narrative';
import type { FhirXmlModel, XmlElement, XmlType } from './xml-model';

/** Nesting beyond this is a mistake, most often an object that holds itself. */
const MAX_DEPTH = 200;

interface Writing {
  readonly model: FhirXmlModel;
  /** Where the writer is: names, with a number for a position in an array. */
  readonly path: (string | number)[];
  depth: number;
  xml: string;
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function pathText(path: readonly (string | number)[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}

function fail(writing: Writing, code: FhirXmlErrorCode, what: string, property?: string): never {
  const path = pathText(property === undefined ? writing.path : [...writing.path, shownName(property)]);
  throw new FhirXmlError(code, path, what);
}

function wrongForm(writing: Writing, expected: string, value: unknown): never {
  fail(writing, 'wrong-form', `${expected} expected; found ${kindOf(value)}.`);
}

/**
 * Writes a resource in the XML form of FHIR STU3 (xml.html): one line, elements in the order of their definition whatever the
 * order in JSON, ids and extensions of primitives inside them, the narrative copied.
 *
 * @param resource The resource in its JSON form. A property that is undefined counts as absent.
 * @param model Order and types of the elements; see `createFhirXmlModel`.
 * @returns The document without XML declaration; its encoding is whatever it is sent in, UTF-8 in FHIR.
 * @throws {FhirXmlError} When XML cannot say what the resource holds: a property its type does not have, a value of another
 * JSON form than its type's, a control character. Nothing is ever left out in silence.
 * @example
 * writeFhirXml({ resourceType: 'Patient', active: true }, model);
 * // <Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>
 */
export function writeFhirXml(resource: unknown, model: FhirXmlModel): string {
  const writing: Writing = { model, path: [], depth: 0, xml: '' };
  const type = isJson(resource) ? resource.resourceType : undefined;
  writing.path.push(typeof type === 'string' ? shownName(type) : 'Resource');
  writeResource(resource, writing, ` xmlns="${FHIR}"`);
  return writing.xml;
}

function writeResource(resource: unknown, writing: Writing, namespace: string): void {
  if (!isJson(resource)) wrongForm(writing, 'A resource', resource);
  const name = resource.resourceType;
  if (typeof name !== 'string') fail(writing, 'wrong-form', 'A resourceType is expected.');
  const type = writing.model.resource(name);
  if (!type) fail(writing, 'unknown-resource-type', 'The resource type is not known.');
  writing.xml += `<${name}${namespace}`;
  writeChildren(resource, type, writing, true);
  writing.xml += `</${name}>`;
}

/** Ends the open tag and writes what the object holds. */
function writeChildren(object: Json, type: XmlType, writing: Writing, isResource: boolean): void {
  if (++writing.depth > MAX_DEPTH) fail(writing, 'too-deep', `The resource is nested deeper than ${MAX_DEPTH} levels.`);
  const elements = presentElements(object, type, writing, isResource);
  for (const element of elements) {
    if (element.attribute) writeAttribute(element, object[element.name], writing);
  }
  writing.xml += '>';
  for (const element of elements) {
    if (element.attribute) continue;
    const { name } = element;
    writing.path.push(name);
    if (element.repeats) writeList(element, object[name], object[`_${name}`], writing);
    else writeOne(element, object[name], object[`_${name}`], writing, object);
    writing.path.pop();
  }
  writing.depth--;
}

/** The elements that are there, in the order of the definition; JSON made by machines mostly has that order already. */
function presentElements(object: Json, type: XmlType, writing: Writing, isResource: boolean): readonly XmlElement[] {
  const present: XmlElement[] = [];
  let sorted = true;
  let last = -1;
  for (const key of Object.keys(object)) {
    if (object[key] === undefined || (isResource && key === 'resourceType')) continue;
    const element = type.byName.get(key) ?? twinOf(object, type, key, writing);
    if (!element) continue;
    if (element.order < last) sorted = false;
    last = element.order;
    present.push(element);
  }
  return sorted ? present : present.sort((a, b) => a.order - b.order);
}

/** The element a `_` twin belongs to, when the twin stands alone; undefined when the element itself will write it. */
function twinOf(object: Json, type: XmlType, key: string, writing: Writing): XmlElement | undefined {
  const name = key.startsWith('_') ? key.slice(1) : undefined;
  const element = name === undefined ? undefined : type.byName.get(name);
  if (name === undefined || element?.kind !== 'primitive' || element.attribute)
    fail(writing, 'unknown-property', 'The property is not known here.', key);
  return object[name] === undefined ? element : undefined;
}

function writeAttribute(element: XmlElement, value: unknown, writing: Writing): void {
  writing.path.push(element.name);
  if (typeof value !== 'string') wrongForm(writing, 'A string', value);
  else writing.xml += ` ${element.name}="${textOf(value, writing)}"`;
  writing.path.pop();
}

function writeList(element: XmlElement, values: unknown, twins: unknown, writing: Writing): void {
  const list = values ?? [];
  const twinList = twins ?? [];
  if (!Array.isArray(list)) wrongForm(writing, 'An array', values);
  if (!Array.isArray(twinList)) wrongForm(writing, 'An array', twins);
  const count = Math.max(list.length, twinList.length);
  for (let at = 0; at < count; at++) {
    writing.path.push(at);
    // In parallel arrays null stands for "nothing here".
    const hollow = element.kind === 'primitive' && list[at] === null;
    writeOne(element, hollow ? undefined : list[at], twinList[at] ?? undefined, writing);
    writing.path.pop();
  }
}

function writeOne(element: XmlElement, value: unknown, twin: unknown, writing: Writing, holder?: Json): void {
  const { name, kind } = element;
  if (kind === 'primitive') {
    writePrimitive(element, value, twin, writing, holder);
    return;
  }
  if (kind === 'xhtml') {
    writeNarrative(value, writing);
    return;
  }
  if (!isJson(value)) wrongForm(writing, 'An object', value);
  writing.xml += `<${name}`;
  if (kind === 'resource') {
    writing.xml += '>';
    writeResource(value, writing, '');
  } else {
    writeChildren(value, element.type(), writing, false);
  }
  writing.xml += `</${name}>`;
}

function writePrimitive(element: XmlElement, value: unknown, twin: unknown, writing: Writing, holder?: Json): void {
  const { name } = element;
  if (value === undefined && twin === undefined) wrongForm(writing, 'A value or an extension', null);
  const attribute = value === undefined ? '' : ` value="${primitiveText(element, value, writing, holder)}"`;
  if (twin === undefined) {
    writing.xml += `<${name}${attribute}/>`;
    return;
  }
  if (!isJson(twin)) wrongForm(writing, 'An object with id and extensions', twin);
  writing.xml += `<${name}${attribute}`;
  writeChildren(twin, element.type(), writing, false);
  writing.xml += `</${name}>`;
}

function primitiveText(element: XmlElement, value: unknown, writing: Writing, holder?: Json): string {
  if (typeof value !== element.json) wrongForm(writing, `A ${element.json}`, value);
  if (typeof value === 'string') return textOf(value, writing);
  if (typeof value === 'number') return numberText(value, holder, element.name, writing);
  return String(value);
}

function numberText(value: number, holder: unknown, name: string, writing: Writing): string {
  if (!Number.isFinite(value)) fail(writing, 'wrong-form', 'A finite number is expected.');
  return writtenNumber(holder, name, value);
}

const UNWRITABLE = 'The text holds a control character or half a character, which XML cannot hold.';

function textOf(value: string, writing: Writing): string {
  return escapeAttribute(value) ?? fail(writing, 'unwritable-character', UNWRITABLE);
}

function writeNarrative(value: unknown, writing: Writing): void {
  if (typeof value !== 'string') wrongForm(writing, 'A string', value);
  if (isUnwritable(value)) fail(writing, 'unwritable-character', UNWRITABLE);
  const text = value.trim();
  if (!isNarrativeDiv(text, MAX_DEPTH))
    fail(writing, 'narrative-not-well-formed', 'One well-formed XHTML div with its namespace is expected.');
  writing.xml += text;
}
