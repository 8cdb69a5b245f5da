import { numberFormFault } from '../number-form';
import type { Phrase } from '../phrase';
import type { OpenElement } from './build-json';
import { pathOf, type Reading, toldOpen } from './open-tag';
import type { XmlElement } from './xml-model';

/**
 * Types whose blanks XML schema collapses before it looks at the value (fhir-base.xsd: xs:boolean, xs:int, xs:decimal, xs:token,
 * xs:anyURI and the dates). `string`, `markdown` and `id` are strings there and keep them; base64 is read with blanks in it.
 */
const COLLAPSED = new Set(
  ['boolean', 'integer', 'unsignedInt', 'positiveInt', 'decimal']
    .concat(['code', 'uri', 'oid', 'uuid'])
    .concat(['date', 'dateTime', 'instant', 'time']),
);

const TO_COLLAPSE = /^[\t\n\r ]|[\t\n\r]|[\t\n\r ]{2}|[\t\n\r ]$/;

/** Reads an attribute as XML schema does; that blanks were taken away is noted. */
export function readAttribute(
  reading: Reading,
  child: OpenElement,
  isValue: boolean,
  name: string,
  value: string,
): string {
  const type = isValue ? child.type.name : name === 'url' ? 'uri' : 'string';
  if (!COLLAPSED.has(type) || !TO_COLLAPSE.test(value)) return value;
  const collapsed = value.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '');
  if (collapsed !== '')
    reading.faults.ofValue({
      rule: 'xml-whitespace',
      parameters: { attribute: name, element: toldOpen(child), type },
      offset: reading.offset,
      path: pathOf(reading, isValue ? undefined : { name, repeats: false }),
    });
  return collapsed;
}

const BOOLEAN: Phrase = { en: '"true" or "false"', nl: '"true" of "false"' };

/**
 * The JSON value of a primitive's text: a number as XML schema reads it, whether STU3 writes it so or not. What is no number or
 * boolean stays text, and so does a number too large for JSON. What is not as STU3 writes its type is noted.
 */
export function readValue(
  reading: Reading,
  child: OpenElement,
  element: XmlElement,
  text: string,
): string | number | boolean {
  if (element.json === 'string' || text === '') return text;
  const type = child.type.name;
  const isBoolean = element.json === 'boolean';
  const expected = isBoolean
    ? text === 'true' || text === 'false'
      ? undefined
      : BOOLEAN
    : numberFormFault(type, text);
  if (expected)
    reading.faults.ofValue({
      rule: 'xml-value',
      parameters: { element: child.name, type, expected },
      offset: child.offset,
      path: pathOf(reading, element),
    });
  if (isBoolean) return expected ? text : text === 'true';
  const number = Number(text);
  return /^[-+.\d]/.test(text) && Number.isFinite(number) ? number : text;
}
