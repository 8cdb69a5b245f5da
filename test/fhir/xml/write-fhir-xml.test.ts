import { describe, expect, it } from 'vitest';
import { FhirXmlError } from '../../../src/fhir/xml/fhir-xml-error';
import { writeFhirXml } from '../../../src/fhir/xml/write-fhir-xml';
import { model } from './support';

const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">a<br/>&amp; b</div>';
const EXTENSION = { url: 'urn:x', valueCode: 'v' };
const EXTENSION_XML = '<extension url="urn:x"><valueCode value="v"/></extension>';

/** Name, a Patient without resourceType, and what stands in the Patient element. */
const forms: [string, object, string][] = [
  ['an empty resource', {}, ''],
  [
    'elements in the order of the definition, whatever that of JSON',
    { birthDate: '1957-03', identifier: [{ value: '1', system: 'urn:s' }], id: 'a', active: true },
    '<id value="a"/><identifier><system value="urn:s"/><value value="1"/></identifier><active value="true"/><birthDate value="1957-03"/>',
  ],
  ['a choice by its type', { multipleBirthInteger: 2 }, '<multipleBirthInteger value="2"/>'],
  ['a property that is undefined as absent', { active: undefined }, ''],
  [
    'an id and an extension of a primitive inside it',
    { birthDate: '1957', _birthDate: { id: 'b', extension: [EXTENSION] } },
    `<birthDate value="1957" id="b">${EXTENSION_XML}</birthDate>`,
  ],
  ['a primitive with an extension only', { _gender: { extension: [EXTENSION] } }, `<gender>${EXTENSION_XML}</gender>`],
  [
    'null in parallel arrays',
    { name: [{ given: ['A', null, 'C'], _given: [null, { extension: [EXTENSION] }, { id: 'c' }] }] },
    `<name><given value="A"/><given>${EXTENSION_XML}</given><given value="C" id="c"></given></name>`,
  ],
  [
    'a twin array without values',
    { name: [{ _given: [{ extension: [EXTENSION] }] }] },
    `<name><given>${EXTENSION_XML}</given></name>`,
  ],
  [
    'a twin that stands before its value, or far behind it',
    { _gender: { id: 'g' }, birthDate: '1957', gender: 'male', _birthDate: { id: 'b' } },
    '<gender value="male" id="g"></gender><birthDate value="1957" id="b"></birthDate>',
  ],
  [
    'attributes behind the elements they belong before',
    { extension: [{ extension: [EXTENSION], url: 'urn:y', id: 'e' }] },
    `<extension id="e" url="urn:y">${EXTENSION_XML}</extension>`,
  ],
  [
    'two types of a choice as they come',
    { multipleBirthInteger: 2, deceasedDateTime: '2001', deceasedBoolean: true, multipleBirthBoolean: true },
    '<deceasedDateTime value="2001"/><deceasedBoolean value="true"/><multipleBirthInteger value="2"/><multipleBirthBoolean value="true"/>',
  ],
  ['null where a list belongs as absent', { name: null, contact: [] }, ''],
  ['the id of an element as attribute', { name: [{ id: 'n', text: 'x' }] }, '<name id="n"><text value="x"/></name>'],
  ['an extension, its url as attribute', { extension: [EXTENSION] }, EXTENSION_XML],
  [
    'contained resources, wrapped',
    { contained: [{ resourceType: 'Organization', id: 'o' }] },
    '<contained><Organization><id value="o"/></Organization></contained>',
  ],
  [
    'the narrative as it is',
    { text: { div: DIV, status: 'generated' } },
    `<text><status value="generated"/>${DIV}</text>`,
  ],
  [
    'marks, quotes and line ends so that they come back',
    { language: '<&>"\'\t\n\r é 👩' },
    '<language value="&lt;&amp;&gt;&quot;\'&#9;&#10;&#13; é 👩"/>',
  ],
];

describe('writeFhirXml writes', () => {
  it.each(forms)('%s', (_what, content, xml) => {
    expect(writeFhirXml({ resourceType: 'Patient', ...content }, model)).toBe(
      `<Patient xmlns="http://hl7.org/fhir">${xml}</Patient>`,
    );
  });

  it('a Bundle, with its resources in their entries and the elements of both', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [{ search: { mode: 'match' }, resource: { resourceType: 'Basic2', id: 'x' } }],
      type: 'searchset',
    };
    const known = {
      ...bundle,
      entry: [{ ...bundle.entry[0], resource: { resourceType: 'Flag', id: 'x' }, fullUrl: 'u' }],
    };
    expect(writeFhirXml(known, model)).toBe(
      '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><entry><fullUrl value="u"/>' +
        '<resource><Flag><id value="x"/></Flag></resource><search><mode value="match"/></search></entry></Bundle>',
    );
    expect(() => writeFhirXml(bundle, model)).toThrow('Bundle.entry[0].resource: The resource type is not known.');
  });

  it('elements that the definition gives elsewhere', () => {
    const bundle = { resourceType: 'Bundle', entry: [{ link: [{ relation: 'self', url: 'u' }] }] };
    expect(writeFhirXml(bundle, model)).toContain(
      '<entry><link><relation value="self"/><url value="u"/></link></entry>',
    );
  });

  it.each([
    [1.5, '1.5'],
    [-0.00000012, '-0.00000012'],
    [1e21, '1000000000000000000000'],
    [1.25e22, '12500000000000000000000'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [-0, '0'],
  ])('the number %d without exponent', (value, text) => {
    const xml = writeFhirXml({ resourceType: 'Observation', valueQuantity: { value } }, model);
    expect(xml).toContain(`<value value="${text}"/>`);
  });
});

const SECRET = 'Jansen 999990019';
const circular: Record<string, unknown> = { url: 'urn:x' };
circular.extension = [circular];

/** Name, a resource, the code of the error and its path. */
const refusals: [string, unknown, string, string][] = [
  ['a property that is not known', { resourceType: 'Patient', foo: SECRET }, 'unknown-property', 'Patient.foo'],
  [
    'one deep inside',
    { resourceType: 'Bundle', entry: [{}, { resource: { resourceType: 'Patient', name: [{ foo: 1 }] } }] },
    'unknown-property',
    'Bundle.entry[1].resource.name[0].foo',
  ],
  [
    'a type a choice does not have',
    { resourceType: 'Patient', deceasedString: SECRET },
    'unknown-property',
    'Patient.deceasedString',
  ],
  [
    'a twin of something complex',
    { resourceType: 'Patient', _name: [{ id: 'a' }] },
    'unknown-property',
    'Patient._name',
  ],
  [
    'a twin of an attribute',
    { resourceType: 'Patient', name: [{ _id: {} }] },
    'unknown-property',
    'Patient.name[0]._id',
  ],
  [
    'a property named as the prototype',
    JSON.parse('{"resourceType":"Patient","__proto__":{"a":1}}'),
    'unknown-property',
    'Patient.__proto__',
  ],
  [
    'a property named constructor',
    { resourceType: 'Patient', constructor: 1 },
    'unknown-property',
    'Patient.constructor',
  ],
  ['a name that could be personal data', { resourceType: 'Patient', 'é <b>': 1 }, 'unknown-property', 'Patient.???b?'],
  [
    'resourceType where no resource is',
    { resourceType: 'Patient', name: [{ resourceType: 'x' }] },
    'unknown-property',
    'Patient.name[0].resourceType',
  ],
  ['one value for an array', { resourceType: 'Patient', name: { text: SECRET } }, 'wrong-form', 'Patient.name'],
  ['an array for one value', { resourceType: 'Patient', birthDate: [SECRET] }, 'wrong-form', 'Patient.birthDate'],
  ['an object for a primitive', { resourceType: 'Patient', birthDate: {} }, 'wrong-form', 'Patient.birthDate'],
  ['a text for an object', { resourceType: 'Patient', name: [SECRET] }, 'wrong-form', 'Patient.name[0]'],
  ['a text for a boolean', { resourceType: 'Patient', active: 'true' }, 'wrong-form', 'Patient.active'],
  ['null for a value', { resourceType: 'Patient', birthDate: null }, 'wrong-form', 'Patient.birthDate'],
  [
    'null on both sides',
    { resourceType: 'Patient', name: [{ given: [null] }] },
    'wrong-form',
    'Patient.name[0].given[0]',
  ],
  [
    'no number',
    { resourceType: 'Patient', multipleBirthInteger: Number.NaN },
    'wrong-form',
    'Patient.multipleBirthInteger',
  ],
  ['a number for an id', { resourceType: 'Patient', name: [{ id: 1 }] }, 'wrong-form', 'Patient.name[0].id'],
  ['something that is no object', SECRET, 'wrong-form', 'Resource'],
  ['nothing', undefined, 'wrong-form', 'Resource'],
  ['no resourceType', {}, 'wrong-form', 'Resource'],
  ['a datatype as resource', { resourceType: 'HumanName' }, 'unknown-resource-type', 'HumanName'],
  ['an abstract resource', { resourceType: 'DomainResource' }, 'unknown-resource-type', 'DomainResource'],
  ['a resource type from the prototype', { resourceType: '__proto__' }, 'unknown-resource-type', '__proto__'],
  ['a control character', { resourceType: 'Patient', id: `${SECRET}\u0001` }, 'unwritable-character', 'Patient.id'],
  ['NUL', { resourceType: 'Patient', id: '\0' }, 'unwritable-character', 'Patient.id'],
  ['half a character', { resourceType: 'Patient', id: 'a\ud83d' }, 'unwritable-character', 'Patient.id'],
  ['U+FFFE', { resourceType: 'Patient', id: '\ufffe' }, 'unwritable-character', 'Patient.id'],
  [
    'what is not known before anything else of its object',
    { resourceType: 'Patient', active: 'true', foo: SECRET },
    'unknown-property',
    'Patient.foo',
  ],
  [
    'the first of two in the order of the definition',
    { resourceType: 'Patient', birthDate: 1957, active: 'true' },
    'wrong-form',
    'Patient.active',
  ],
  [
    'an object that holds itself',
    { resourceType: 'Patient', extension: [circular] },
    'too-deep',
    'Patient.extension[0]',
  ],
];

/** Narratives that cannot be copied into XML. */
const narratives: [string, string][] = [
  ['no XML', `${SECRET} & more`],
  ['an element that is not closed', '<div xmlns="http://www.w3.org/1999/xhtml"><br></div>'],
  ['no namespace', '<div>x</div>'],
  ['another root', '<p xmlns="http://www.w3.org/1999/xhtml">x</p>'],
  ['two divs', `${DIV}${DIV}`],
  ['an entity of HTML', '<div xmlns="http://www.w3.org/1999/xhtml">&nbsp;</div>'],
  ['a document type', `<!DOCTYPE div>${DIV}`],
  ['an XML declaration', `<?xml version="1.0"?>${DIV}`],
  ['a processing instruction', DIV.replace('a', '<?php x ?>')],
  ['an end of the elements around it', `${DIV}</text></Patient>`],
  ['more behind it', `${DIV} x`],
];

describe('writeFhirXml refuses', () => {
  const errorOf = (resource: unknown): unknown => {
    try {
      return writeFhirXml(resource, model);
    } catch (error) {
      return error;
    }
  };

  it.each(refusals)('%s', (_what, resource, code, path) => {
    const error = errorOf(resource);
    expect(error).toBeInstanceOf(FhirXmlError);
    expect(error).toMatchObject({ code });
    expect((error as FhirXmlError).path.startsWith(path)).toBe(true);
    if (code !== 'too-deep') expect((error as FhirXmlError).path).toBe(path);
    expect(String(error)).not.toMatch(/Jansen|99999/);
  });

  it.each(narratives)('a narrative with %s', (_what, div) => {
    const error = errorOf({ resourceType: 'Patient', text: { status: 'generated', div } });
    expect(error).toMatchObject({ code: 'narrative-not-well-formed', path: 'Patient.text.div' });
  });

  it('a narrative with a control character', () => {
    const div = DIV.replace('a', '\u0002');
    expect(errorOf({ resourceType: 'Patient', text: { div } })).toMatchObject({ code: 'unwritable-character' });
  });
});
