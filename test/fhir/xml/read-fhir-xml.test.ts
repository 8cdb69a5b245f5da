import { describe, expect, it } from 'vitest';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { FHIR_NAMESPACE, model, readPatient } from './support';

const XHTML = 'http://www.w3.org/1999/xhtml';
const EXTENSION = '<extension url="urn:x"><valueCode value="v"/></extension>';
const READ = { url: 'urn:x', valueCode: 'v' };

/** Name, elements of a Patient, and their JSON form. */
const forms: [string, string, object][] = [
  ['an empty resource', '', {}],
  ['one repetition as array', '<name><given value="A"/></name>', { name: [{ given: ['A'] }] }],
  [
    'booleans and numbers',
    '<active value="false"/><multipleBirthInteger value="2"/>',
    { active: false, multipleBirthInteger: 2 },
  ],
  ['text that is no boolean as text', '<active value="ja"/>', { active: 'ja' }],
  ['text that is no number as text', '<multipleBirthInteger value="twee"/>', { multipleBirthInteger: 'twee' }],
  ['a number as XML schema reads it', '<multipleBirthInteger value="02"/>', { multipleBirthInteger: 2 }],
  ['a number without the blanks around it', '<multipleBirthInteger value=" 2&#9;"/>', { multipleBirthInteger: 2 }],
  ['a date without the blanks around it', '<birthDate value="\n1957 "/>', { birthDate: '1957' }],
  ['text with its blanks', '<name><family value=" de  Vries "/></name>', { name: [{ family: ' de  Vries ' }] }],
  ['processing instructions as nothing', '<?a b?><active value="true"><?c?></active><?d?>', { active: true }],
  ['a number too large for JSON as text', '<multipleBirthInteger value="1e999"/>', { multipleBirthInteger: '1e999' }],
  ['text that looks like a number as text', '<birthDate value="1957"/>', { birthDate: '1957' }],
  [
    'the id and extensions of a primitive',
    `<birthDate id="b" value="1957">${EXTENSION}</birthDate>`,
    { birthDate: '1957', _birthDate: { id: 'b', extension: [READ] } },
  ],
  ['extensions without value', `<birthDate>${EXTENSION}</birthDate>`, { _birthDate: { extension: [READ] } }],
  [
    'parallel arrays with null',
    `<name><given value="A"/><given>${EXTENSION}</given><given value="C"/></name>`,
    { name: [{ given: ['A', null, 'C'], _given: [null, { extension: [READ] }, null] }] },
  ],
  [
    'no array of values when all are absent',
    `<name><given>${EXTENSION}</given></name>`,
    { name: [{ _given: [{ extension: [READ] }] }] },
  ],
  ['entities of XML and numeric ones', '<id value="&lt;&amp;&quot;&apos;&#233;&#x1F469;&#10;"/>', { id: '<&"\'é👩\n' }],
  ['comments as nothing', '<!-- a --><active value="true"/><!-- b -->', { active: true }],
  [
    'hints for schema validators as nothing',
    '<active xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="boolean" value="true"/>',
    { active: true },
  ],
  [
    'a contained resource',
    '<contained><Flag><id value="f"/></Flag></contained>',
    { contained: [{ resourceType: 'Flag', id: 'f' }] },
  ],
  [
    'the narrative as it stands',
    `<text><status value="generated"/><div xmlns="${XHTML}" lang="nl"><p>a&lt;b<br /></p>&#160;</div></text>`,
    { text: { status: 'generated', div: `<div xmlns="${XHTML}" lang="nl"><p>a&lt;b<br /></p>&#160;</div>` } },
  ],
  [
    'a narrative with a prefix as one that stands on its own',
    `<text xmlns:h="${XHTML}"><h:div><h:p class="a &quot;b&quot;">x &amp; y<h:br/></h:p></h:div></text>`,
    { text: { div: `<div xmlns="${XHTML}"><p class="a &quot;b&quot;">x &amp; y<br/></p></div>` } },
  ],
  [
    'a narrative that uses prefixes from around it',
    `<text xmlns:s="urn:s"><div xmlns="${XHTML}"><s:a s:b="1" s:c="2" xml:lang="nl"><b xmlns="${XHTML}">x</b></s:a></div></text>`,
    {
      text: {
        div: `<div xmlns="${XHTML}"><a xmlns="urn:s" xmlns:s="urn:s" s:b="1" s:c="2" xml:lang="nl"><b xmlns="${XHTML}">x</b></a></div>`,
      },
    },
  ],
];

describe('readFhirXml reads', () => {
  it.each(forms)('%s', (_what, xml, content) => {
    const { value, faults } = readPatient(xml);
    expect(faults).toEqual([]);
    expect(value).toStrictEqual({ resourceType: 'Patient', ...content });
  });

  it('FHIR under a prefix, after a declaration and a byte order mark', () => {
    const xml =
      '\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<f:Patient xmlns:f="http://hl7.org/fhir"><f:id value="a"/></f:Patient>';
    expect(readFhirXml(xml, model)).toMatchObject({ faults: [], value: { resourceType: 'Patient', id: 'a' } });
  });

  it('a Bundle with references to elements defined elsewhere', () => {
    const link = '<link><relation value="self"/><url value="u"/></link>';
    const xml = `<Bundle ${FHIR_NAMESPACE}><type value="searchset"/><total value="1"/>${link}<entry>${link}<resource><Flag/></resource></entry></Bundle>`;
    const links = [{ relation: 'self', url: 'u' }];
    expect(readFhirXml(xml, model)).toMatchObject({
      faults: [],
      value: { type: 'searchset', total: 1, link: links, entry: [{ link: links, resource: { resourceType: 'Flag' } }] },
    });
  });
});

describe('readFhirXml locates', () => {
  const { locate } = readPatient(
    '<contained><Flag>',
    '  <id value="f"/></Flag></contained>',
    '<name><given value="A"/>',
    '  <given value="B">',
    `    ${EXTENSION}</given></name>`,
    '<name><text value="x"/></name>',
  );

  it.each([
    ['the resource', [], 1, 1],
    ['a list at its first element', ['name'], 4, 1],
    ['an element of a list', ['name', 1], 7, 1],
    ['a value', ['name', 1, 'text'], 7, 7],
    ['a value in a list', ['name', 0, 'given', 1], 5, 3],
    ['an extension of a primitive', ['name', 0, 'given', 1, 'extension', 0], 6, 5],
    ['the same by its twin', ['name', 0, '_given', 1, 'extension', 0], 6, 5],
    ['a contained resource', ['contained', 0], 2, 1],
    ['a value in it', ['contained', 0, 'id'], 3, 3],
    ['the nearest element for what is not there', ['name', 1, 'family'], 7, 1],
    ['the resource for what is not there at all', ['foo', 0], 1, 1],
    ['an attribute at its element', ['name', 0, 'given', 1, 'extension', 0, 'url'], 6, 5],
  ])('%s', (_what, pointer, line, column) => {
    expect(locate([pointer as (string | number)[]])).toEqual([{ line, column }]);
  });

  it('many at once, in the order asked for', () => {
    expect(locate([['name', 1], ['contained'], ['name', 0]]).map(({ line }) => line)).toEqual([7, 2, 4]);
  });

  it('the parts that were read of a text that breaks off', () => {
    const { locate: locateBroken } = readFhirXml(`<Patient ${FHIR_NAMESPACE}>\n<active value="true"/>`, model);
    expect(locateBroken([['active']])).toEqual([{ line: 2, column: 1 }]);
  });
});
