import { describe, expect, it } from 'vitest';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { FHIR_NAMESPACE, model, readPatient } from './support';

/** Entities that would grow to three thousand million characters, were they expanded. */
const laughs = `<!DOCTYPE p [<!ENTITY a "lollollol">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;
const withId = (value: string) => `<Patient ${FHIR_NAMESPACE}><id value="${value}"/></Patient>`;

/** Name, a text made to do harm, and the rule that tells. */
const attacks: [string, string, string][] = [
  ['the billion laughs', laughs + withId('&j;'), 'xml-syntax'],
  ['an external entity', `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>${withId('&x;')}`, 'xml-syntax'],
  ['an external document type', `<!DOCTYPE p SYSTEM "http://example.invalid/x.dtd">${withId('a')}`, 'xml-syntax'],
  [
    'a parameter entity',
    `<!DOCTYPE p [<!ENTITY % x SYSTEM "http://example.invalid/x"> %x;]>${withId('a')}`,
    'xml-syntax',
  ],
  ['a million open elements', `<Patient ${FHIR_NAMESPACE}>${'<name>'.repeat(1_000_000)}`, 'depth-limit'],
  ['deep nesting in what is passed over', `<Patient ${FHIR_NAMESPACE}>${'<foo>'.repeat(100_000)}`, 'depth-limit'],
  ['deep nesting in extensions', `<Patient ${FHIR_NAMESPACE}>${'<extension url="x">'.repeat(100_000)}`, 'depth-limit'],
  [
    'deep nesting in a narrative',
    `<Patient ${FHIR_NAMESPACE}><text><div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(100_000)}`,
    'depth-limit',
  ],
  ['a million faults', `<Patient ${FHIR_NAMESPACE}>${'<foo/>'.repeat(1_000_000)}</Patient>`, 'fault-limit'],
  [
    'an element repeated a hundred thousand times',
    `<Patient ${FHIR_NAMESPACE}>${'<birthDate value="1"/>'.repeat(100_000)}</Patient>`,
    'fault-limit',
  ],
  ['a comment that does not end', `<Patient ${FHIR_NAMESPACE}><!--${'-'.repeat(1_000_000)}`, 'xml-syntax'],
  ['a CDATA section that does not end', `<Patient ${FHIR_NAMESPACE}><![CDATA[${']'.repeat(1_000_000)}`, 'xml-syntax'],
  ['an attribute that does not end', `<Patient ${FHIR_NAMESPACE} a="${'&amp;'.repeat(1_000_000)}`, 'xml-syntax'],
  ['text of another encoding', '\u3c50\u6100\u7400', 'xml-syntax'],
];

describe('hostile XML', () => {
  it.each(attacks)('%s is refused', (_what, text, rule) => {
    const { value, faults } = readFhirXml(text, model);
    expect(value).toBeUndefined();
    expect(faults.at(-1)?.rule).toBe(rule);
    expect(faults.length).toBeLessThanOrEqual(1_001);
  });

  it('with a huge attribute is read, or refused by its size', () => {
    const text = withId('x'.repeat(10_000_000));
    expect(readFhirXml(text, model).faults).toEqual([]);
    expect(readFhirXml(text, model, { maxSize: 1_000_000 }).faults).toMatchObject([{ rule: 'size-limit' }]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
    'cannot reach the prototype by an element, attribute or resource named %s',
    (name) => {
      const { value, faults } = readPatient(
        `<${name} value="x"><polluted value="y"/></${name}>`,
        `<name ${name}="x"><${name}/></name>`,
        `<contained><${name}/></contained>`,
      );
      expect(faults.length).toBeGreaterThan(0);
      expect(value).toStrictEqual({ resourceType: 'Patient', name: [{}] });
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(readFhirXml(`<${name} ${FHIR_NAMESPACE}/>`, model).value).toBeUndefined();
    },
  );
});
