import { describe, expect, it } from 'vitest';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { FHIR_NAMESPACE, model, readPatient } from './support';

const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">x</div>';

/** Name, elements of a Patient one to a line, the reason, its line, and what the value still holds. */
const structure: [string, string[], string, number, object][] = [
  [
    'an unknown element',
    ['<active value="true"/>', '<foo value="x"/>'],
    'element (name not shown) is not known in element "Patient"',
    3,
    { active: true },
  ],
  [
    'one inside an element',
    ['<name>', '<foo/>', '</name>'],
    'element (name not shown) is not known in element "name"',
    3,
    { name: [{}] },
  ],
  [
    'an element in the wrong order',
    ['<birthDate value="1957"/>', '<active value="true"/>'],
    '"active" stands after',
    3,
    { active: true, birthDate: '1957' },
  ],
  [
    'a list that is interrupted',
    [
      '<identifier><value value="1"/></identifier>',
      '<active value="true"/>',
      '<identifier><value value="2"/></identifier>',
    ],
    '"identifier" stands after',
    4,
    { identifier: [{ value: '1' }, { value: '2' }] },
  ],
  ['a type the choice does not have', ['<deceasedString value="x"/>'], '"deceasedString" is not known', 2, {}],
  [
    'an element in another namespace',
    ['<active xmlns="urn:x" value="true"/>'],
    '"active" is not in the namespace http://hl7.org/fhir',
    2,
    {},
  ],
  [
    'an element in none',
    ['<active xmlns="" value="true"/>'],
    '"active" is not in the namespace http://hl7.org/fhir',
    2,
    {},
  ],
  [
    'a narrative in the namespace of FHIR',
    ['<text>', '<div>x</div>', '</text>'],
    '"div" is not in the namespace http://www.w3.org/1999/xhtml',
    3,
    { text: {} },
  ],
  [
    'an attribute that does not belong',
    ['<active value="true" foo="x"/>'],
    'attribute (name not shown) is not allowed on element "active"',
    2,
    { active: true },
  ],
  [
    'a value attribute on something complex',
    ['<name value="x"/>'],
    '"value" is not allowed on element "name"',
    2,
    { name: [{}] },
  ],
  [
    'a url attribute elsewhere than on an extension',
    ['<name url="x"/>'],
    '"url" is not allowed on element "name"',
    2,
    {},
  ],
  [
    'an attribute with a prefix',
    ['<active xmlns:x="urn:x" x:value="true" value="false"/>'],
    '"value" is not allowed on element "active"',
    2,
    { active: false },
  ],
  ['an id as element', ['<name><id value="x"/></name>'], '"id" of element "name" is an attribute', 2, { name: [{}] }],
  ['text beside elements', ['<name>x</name>'], 'text is not allowed in element "name"', 2, { name: [{}] }],
  ['text instead of a value', ['<active>true</active>'], 'text is not allowed in element "active"', 2, {}],
  ['text in a CDATA section', ['<name><![CDATA[x]]></name>'], 'text is not allowed in element "name"', 2, {}],
  ['an empty value', ['<birthDate value=""/>'], '"value" of element "birthDate" is empty', 2, { birthDate: '' }],
  ['an empty id', ['<name id=""/>'], '"id" of element "name" is empty', 2, { name: [{ id: '' }] }],
  ['a primitive with nothing', ['<birthDate/>'], '"birthDate" has no value and no extension', 2, {}],
  [
    'an element that may occur once, twice',
    ['<birthDate value="1957"/>', '<birthDate value="1958"/>'],
    '"birthDate" is repeated',
    3,
    { birthDate: ['1957', '1958'] },
  ],
  [
    'the same with something complex',
    ['<maritalStatus/>', '<maritalStatus><text value="x"/></maritalStatus>'],
    '"maritalStatus" is repeated',
    3,
    { maritalStatus: [{}, { text: 'x' }] },
  ],
  ['two narratives', ['<text>', DIV, DIV, '</text>'], '"div" is repeated', 4, { text: { div: [DIV, DIV] } }],
  ['a container with nothing', ['<contained/>'], '"contained" holds no resource', 2, {}],
  [
    'a container with a datatype',
    ['<contained><HumanName/></contained>'],
    'holds one resource; element "HumanName" is none',
    2,
    {},
  ],
  [
    'a container with an element',
    ['<contained><active value="true"/></contained>'],
    'holds one resource; element (name not shown) is none',
    2,
    {},
  ],
  [
    'a container with two resources',
    ['<contained><Flag/>', '<Flag/></contained>'],
    '"contained" holds more than one',
    3,
    { contained: [{ resourceType: 'Flag' }, { resourceType: 'Flag' }] },
  ],
];

describe('readFhirXml tells, with its line, and reads on', () => {
  it.each(structure)('%s', (_what, lines, reason, line, content) => {
    const { value, faults } = readPatient(...lines);
    expect(faults[0]).toMatchObject({
      rule: 'xml-structure',
      line,
      parameters: { reason: { en: expect.stringContaining(reason), nl: expect.not.stringContaining(reason) } },
    });
    expect(value).toMatchObject({ resourceType: 'Patient', ...content });
  });

  it('a resource of an unknown type, root or inside, of which everything is kept', () => {
    const root = readFhirXml(
      `<Widget ${FHIR_NAMESPACE}>\n<id value="x"/><extension url="urn:e"/><size value="1"/><size id="s" value="2"/>
      <part><of><reference value="#o"/></of></part><held><Flag><status value="active"/></Flag></held></Widget>`,
      model,
    );
    expect(root.value).toEqual({
      resourceType: 'Widget',
      id: 'x',
      extension: [{ url: 'urn:e' }],
      size: ['1', '2'],
      _size: [null, { id: 's' }],
      part: { of: { reference: '#o' } },
      held: { resourceType: 'Flag', status: 'active' },
    });
    expect(root.faults).toMatchObject([{ rule: 'resource-type-unknown', line: 1, column: 1 }]);
    const inside = readPatient('<contained><Widget><id value="x"/><size><unit value="y"/></size></Widget></contained>');
    expect(inside.faults).toMatchObject([
      {
        rule: 'resource-type-unknown',
        parameters: { type: { en: '(name not shown)' } },
        path: ['contained', 0],
        line: 2,
        column: 12,
      },
    ]);
    expect(inside.value).toEqual({
      resourceType: 'Patient',
      contained: [{ resourceType: 'Widget', id: 'x', size: { unit: 'y' } }],
    });
  });

  it.each([
    [
      'an element that no type of FHIR could have',
      '<__proto__ value="x"/>',
      'element (name not shown) is not known in element (name not shown)',
    ],
    ['an element in another namespace', '<a xmlns="urn:x"/>', 'element (name not shown) is not in the namespace'],
    ['an attribute', '<a href="x"/>', 'attribute (name not shown) is not allowed on element (name not shown)'],
  ])('%s in a resource of an unknown type', (_what, inside, reason) => {
    const { value, faults } = readFhirXml(`<Widget ${FHIR_NAMESPACE}>${inside}</Widget>`, model);
    expect(faults[1]).toMatchObject({ parameters: { reason: { en: expect.stringContaining(reason) } } });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('one cause once: what is refused leaves nothing, and that is not told as well', () => {
    for (const inside of [
      '<name><foo/></name>',
      '<name use="x"/>',
      '<birthDate>1957</birthDate>',
      '<contained><x/></contained>',
    ]) {
      const { faults, valueFaults } = readPatient(inside);
      expect([...faults, ...valueFaults], inside).toHaveLength(1);
    }
  });

  it('the path of each fault, by the names that JSON has', () => {
    const { faults } = readPatient(
      '<contained><Flag><foo/></Flag></contained>',
      '<contained><Flag/></contained>',
      '<contained><Flag><code><text><extension url=""/></text></code></Flag></contained>',
      '<name><given value="a"/><given value=""/></name>',
      '<birthDate value="1957"/><birthDate value="1958"/>',
    );
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'contained.0',
      'contained.2.code.text.extension.0.url',
      'name.0.given.1',
      'birthDate',
    ]);
  });

  it('column and line of each fault, in the order of the document', () => {
    const { faults } = readPatient('  <foo/>', '', '\t<é/><bar/>');
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 3],
      [4, 2],
      [4, 6],
    ]);
  });

  it('no value of the document', () => {
    const { faults } = readPatient(
      '<Jansen_999990019é value="s3cret"/>',
      '<birthDate value="s3cret" x="s3cret">s3cret</birthDate>',
    );
    expect(faults).toHaveLength(3);
    expect(JSON.stringify(faults)).not.toContain('s3cret');
  });
});

/** Name, a text that cannot be read, the reason, and where. */
const fatal: [string, string, string, [number, number]?][] = [
  ['nothing', '', 'there is no root element'],
  ['no XML', 'hello', 'there is text outside the root element'],
  ['an open element', `<Patient ${FHIR_NAMESPACE}>\n<active value="true"/>`, 'an element is not closed'],
  ['a wrong end', `<Patient ${FHIR_NAMESPACE}>\n</Patent>`, 'a closing tag closes nothing', [2, 10]],
  [
    'an attribute twice',
    `<Patient ${FHIR_NAMESPACE}><active value="true" value="false"/></Patient>`,
    'an attribute is given twice',
  ],
  ['an unknown entity', `<Patient ${FHIR_NAMESPACE}><id value="&nbsp;"/></Patient>`, 'an entity is not known'],
  ['an ampersand', `<Patient ${FHIR_NAMESPACE}><id value="a & b"/></Patient>`, 'an element is not closed'],
  [
    'a control character',
    `<Patient ${FHIR_NAMESPACE}><id value="\u0001"/></Patient>`,
    'a character that XML does not allow here',
  ],
  [
    'a control character by number',
    `<Patient ${FHIR_NAMESPACE}><id value="&#1;"/></Patient>`,
    'a character reference is not well-formed',
  ],
  [
    'one of XML 1.1',
    `<?xml version="1.1"?><Patient ${FHIR_NAMESPACE}><id value="&#1;"/></Patient>`,
    'a character reference is not well-formed',
  ],
  ['half a character', `<Patient ${FHIR_NAMESPACE}>\n<id value="\ud83d"/></Patient>`, 'surrogate', [2, 12]],
  ['an unbound prefix', `<f:Patient/>`, 'a namespace prefix is not declared'],
  ['a processing instruction without an end', `<?php x?<Patient ${FHIR_NAMESPACE}/>`, 'there is no root element'],
  ['an XML declaration that is not the first', `<?a?><?xml version="1.0"?><Patient/>`, 'XML declaration'],
  ['a document type', `<!DOCTYPE Patient><Patient ${FHIR_NAMESPACE}/>`, 'document type'],
  ['two roots', `<Patient ${FHIR_NAMESPACE}/><Patient ${FHIR_NAMESPACE}/>`, 'there is more than one root element'],
  ['no namespace', '<Patient/>', 'root element "Patient" is not in the namespace http://hl7.org/fhir', [1, 1]],
  ['another namespace', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>', 'not in the namespace http://hl7.org/fhir'],
  ['a datatype as root', `<HumanName ${FHIR_NAMESPACE}/>`, 'root element "HumanName" is no resource'],
  ['an element as root', `<active ${FHIR_NAMESPACE} value="true"/>`, 'root element (name not shown) is no resource'],
];

describe('readFhirXml cannot read', () => {
  it.each(fatal)('%s', (_what, text, reason, position) => {
    const { value, faults } = readFhirXml(text, model);
    expect(value).toBeUndefined();
    expect(faults).toMatchObject([
      {
        rule: 'xml-syntax',
        parameters: { reason: { en: expect.stringContaining(reason), nl: expect.stringMatching(/./) } },
      },
    ]);
    if (position) expect([faults[0]?.line, faults[0]?.column]).toEqual(position);
  });

  it('more characters than allowed', () => {
    const text = `<Patient ${FHIR_NAMESPACE}/>`;
    expect(readFhirXml(text, model, { maxSize: text.length }).faults).toEqual([]);
    expect(readFhirXml(text, model, { maxSize: text.length - 1 })).toMatchObject({
      value: undefined,
      faults: [{ rule: 'size-limit', parameters: { limit: text.length - 1 }, line: 1, column: 1 }],
    });
  });

  it('deeper nesting than allowed', () => {
    const text = `<Patient ${FHIR_NAMESPACE}>\n<name>\n<text value="x"/></name></Patient>`;
    expect(readFhirXml(text, model, { maxDepth: 3 }).faults).toEqual([]);
    expect(readFhirXml(text, model, { maxDepth: 2 })).toMatchObject({
      value: undefined,
      faults: [{ rule: 'depth-limit', parameters: { limit: 2 }, line: 3, column: 1 }],
    });
  });
});

/** What the document holds, the rule and the element, and what was read. */
const values: [string, string, string, string, object][] = [
  ['a boolean in capitals', '<active value="TRUE"/>', 'xml-value', 'active', { active: 'TRUE' }],
  ['a boolean as schema writes it', '<active value="1"/>', 'xml-value', 'active', { active: '1' }],
  ['a leading zero', '<multipleBirthInteger value="02"/>', 'xml-value', 'multipleBirthInteger', {}],
  ['minus nothing', '<multipleBirthInteger value="-0"/>', 'xml-value', 'multipleBirthInteger', {}],
  ['a fraction of an integer', '<multipleBirthInteger value="2.0"/>', 'xml-value', 'multipleBirthInteger', {}],
  ['a sign of a rank', '<telecom><rank value="-1"/></telecom>', 'xml-value', 'telecom.0.rank', {}],
  ['a hexadecimal number', '<multipleBirthInteger value="0x2"/>', 'xml-value', 'multipleBirthInteger', {}],
  ['blanks around a date', '<birthDate value=" 1957 "/>', 'xml-whitespace', 'birthDate', { birthDate: '1957' }],
  ['a blank after a code', '<gender value="male "/>', 'xml-whitespace', 'gender', { gender: 'male' }],
  [
    'a line end before a url',
    '<extension url="\nurn:x"><valueString value="a"/></extension>',
    'xml-whitespace',
    'extension.0.url',
    { extension: [{ url: 'urn:x', valueString: 'a' }] },
  ],
  ['an element with nothing', '<name/>', 'xml-structure', 'name.0', { name: [{}] }],
  ['an element with an id only', '<maritalStatus id="x"/>', 'xml-structure', 'maritalStatus', {}],
];

describe('readFhirXml reads, and tells that FHIR writes it otherwise:', () => {
  it.each(values)('%s', (_what, xml, rule, path, content) => {
    const { value, faults, valueFaults } = readPatient(xml);
    expect(faults).toEqual([]);
    expect(valueFaults.map((fault) => `${fault.rule} ${fault.path.join('.')}`)).toEqual([`${rule} ${path}`]);
    expect(value).toMatchObject(content);
  });

  it.each([
    ...['1e3', '1E400', '1.', '.5', '01', '+1', '1,5', '00.1', 'Infinity'].map((text) => [text, 1] as const),
    ...['0', '-0', '-0.0', '1.0', '1.50', '9007199254740993.1', '0.000'].map((text) => [text, 0] as const),
  ])('the decimal %s: %i', (text, count) => {
    const xml = `<Observation ${FHIR_NAMESPACE}><valueQuantity><value value="${text}"/></valueQuantity></Observation>`;
    const { valueFaults } = readFhirXml(xml, model);
    expect(valueFaults.filter(({ rule }) => rule === 'xml-value')).toHaveLength(count);
  });

  it.each([
    ['0', 0],
    ['1', 0],
    ['+1', 0],
    ['01', 1],
    ['-1', 0],
    ['1.0', 1],
  ])('the integer %s: %i', (text, count) => {
    expect(readPatient(`<multipleBirthInteger value="${text}"/>`).valueFaults).toHaveLength(count);
  });
});

describe('a narrative', () => {
  const XHTML_NAMESPACE = 'xmlns="http://www.w3.org/1999/xhtml"';
  const divOf = (inside: string) => {
    const { value, faults } = readPatient(`<text><div ${XHTML_NAMESPACE}>${inside}</div></text>`);
    expect(faults).toEqual([]);
    return (value as { text: { div: string } }).text.div;
  };

  it('is copied as it stands', () => {
    expect(divOf("<p  class='a'>b<!-- c --></p>")).toBe(`<div ${XHTML_NAMESPACE}><p  class='a'>b<!-- c --></p></div>`);
  });

  it('is copied without processing instructions and the marks of CDATA', () => {
    expect(divOf('<p><?a b?>1<![CDATA[ < 2]]></p>')).toBe(`<div ${XHTML_NAMESPACE}><p>1 &lt; 2</p></div>`);
  });
});
