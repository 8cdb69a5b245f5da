import { describe, expect, it } from 'vitest';
import { type Case, eachCase, errorsOf, type Json, linesOf, parameter, validator } from './fixtures/support';

const dutch = { coding: [{ system: 'urn:ietf:bcp:47', code: 'nl' }] };
const patient = (parts: Json): Json => ({ resourceType: 'Patient', ...parts });

describe('what is no resource', () => {
  const cases: readonly Case[] = [
    ...[null, undefined, 1, true, [], [patient({})]].map((broken) => ({
      what: `${JSON.stringify(broken)} is not a resource`,
      broken,
      told: 'fatal not-a-resource Resource',
    })),
    { what: 'an object without resourceType', broken: {}, right: patient({}), told: 'fatal not-a-resource Resource' },
    { what: 'a resourceType that is no string', broken: { resourceType: 5 }, told: 'fatal not-a-resource Resource' },
    ...[
      { patient: { id: 'p' } },
      { patient: { id: 'p' }, problems: [], procedures: [] },
      [{ patient: { id: 'p' } }, { patient: { id: 'q' } }],
    ].map((broken) => ({
      what: `records are told to be no FHIR yet: ${JSON.stringify(broken)}`,
      broken,
      told: 'fatal records-given Resource',
    })),
    ...[{ patient: {}, name: 'x' }, [], [{}], { problem: [] }].map((broken) => ({
      what: `${JSON.stringify(broken)} holds no records`,
      broken,
      told: 'fatal not-a-resource Resource',
    })),
    {
      what: 'a resourceType STU3 does not have',
      broken: { resourceType: 'EpisodeOfDoubt' },
      told: 'error resource-type-unknown Resource',
    },
    {
      what: 'a resource of a later release (MedicationRequest is known, ServiceRequest is not)',
      broken: { resourceType: 'ServiceRequest', status: 'active' },
      told: 'error resource-type-unknown ServiceRequest',
    },
    {
      what: 'a datatype is no resource',
      broken: { resourceType: 'HumanName', family: 'V' },
      told: 'error resource-type-unknown HumanName',
    },
    {
      what: 'an abstract type is no resource',
      broken: { resourceType: 'DomainResource' },
      told: 'error resource-type-unknown DomainResource',
    },
    {
      what: 'a contained value without resourceType',
      broken: patient({ contained: [{ id: 'a' }], managingOrganization: { reference: '#a' } }),
      told: 'fatal not-a-resource Patient.contained[0]',
    },
    {
      what: 'an entry whose resource is a string',
      broken: { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: 'urn:oid:1.2', resource: 'Patient' }] },
      told: 'fatal not-a-resource Bundle.entry[0].resource',
    },
  ];
  eachCase(cases);
});

describe('properties', () => {
  eachCase([
    {
      what: 'one the type does not have',
      broken: patient({ nationality: 'NL' }),
      right: patient({}),
      told: 'error unknown-property Patient',
      profile: 'http://hl7.org/fhir/StructureDefinition/Patient',
    },
    {
      what: 'one the datatype does not have',
      broken: patient({ name: [{ family: 'V', surname: 'V' }] }),
      right: patient({ name: [{ family: 'V' }] }),
      told: 'error unknown-property Patient.name[0]',
      profile: 'http://hl7.org/fhir/StructureDefinition/HumanName',
    },
    {
      what: 'one the backbone element does not have',
      broken: patient({ communication: [{ language: dutch, level: 1 }] }),
      right: patient({ communication: [{ language: dutch }] }),
      told: 'error unknown-property Patient.communication[0]',
    },
    {
      what: 'an element STU3 named otherwise (R4 recordedDate for assertedDate)',
      broken: {
        resourceType: 'AllergyIntolerance',
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        patient: { display: 'x' },
        recordedDate: '2020',
      },
      right: {
        resourceType: 'AllergyIntolerance',
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        patient: { display: 'x' },
        assertedDate: '2020',
      },
      told: 'error unknown-property AllergyIntolerance',
    },
    {
      what: 'an underscore before an element that is no primitive',
      broken: patient({ _name: [{ id: 'a' }] }),
      right: patient({ _birthDate: { extension: [{ url: 'http://x.example/a', valueString: 'a' }] } }),
      told: 'error unknown-property Patient',
    },
    {
      what: 'an extension beside a primitive value where only the value may stand',
      broken: patient({ _birthDate: { value: '2020' } }),
      told: 'error unknown-property Patient.birthDate',
    },
    {
      what: 'a resourceType within a datatype',
      broken: patient({ name: [{ resourceType: 'HumanName', family: 'V' }] }),
      told: 'error unknown-property Patient.name[0]',
    },
    {
      what: 'two unknown properties are two issues',
      broken: patient({ aap: 1, noot: 2 }),
      told: ['error unknown-property Patient', 'error unknown-property Patient'],
    },
    {
      what: 'names that JavaScript objects have by themselves',
      broken: JSON.parse('{"resourceType":"Patient","constructor":1,"__proto__":2,"toString":3}'),
      told: ['error unknown-property Patient', 'error unknown-property Patient', 'error unknown-property Patient'],
    },
  ]);

  it('tells a property that is unknown by its place: its name may be of a person', async () => {
    const { issues } = await validator.validate(patient({ 'Jan de Vries <999990019>': 1, ['x'.repeat(100)]: 1 }));
    expect(issues.map(({ message }) => message)).toEqual([
      'Property number 2 (its name is not shown) does not exist in Patient.',
      'Property number 3 (its name is not shown) does not exist in Patient.',
    ]);
  });
});

describe('JSON form', () => {
  eachCase(
    [
      ['a boolean as string', { active: 'true' }, { active: true }, 'active'],
      ['a string as number', { name: [{ family: 12 }] }, { name: [{ family: '12' }] }, 'name[0].family'],
      ['a number as string', { multipleBirthInteger: '2' }, { multipleBirthInteger: 2 }, 'multipleBirthInteger'],
      ['a code as boolean', { gender: true }, { gender: 'male' }, 'gender'],
      ['an object where the element repeats', { name: { family: 'V' } }, { name: [{ family: 'V' }] }, 'name'],
      ['a string where the element repeats', { name: [{ given: 'A' }] }, { name: [{ given: ['A'] }] }, 'name[0].given'],
      ['an array where one value stands', { gender: ['male'] }, { gender: 'male' }, 'gender'],
      ['an array of arrays', { name: [[{ family: 'V' }]] }, { name: [{ family: 'V' }] }, 'name[0]'],
      ['a string where a datatype stands', { maritalStatus: 'M' }, { maritalStatus: { text: 'M' } }, 'maritalStatus'],
      ['an object where a primitive stands', { gender: { code: 'male' } }, { gender: 'male' }, 'gender'],
      ['a string beside a primitive', { birthDate: '2020', _birthDate: 'x' }, { birthDate: '2020' }, 'birthDate'],
      [
        'an object beside a repeating primitive',
        { name: [{ given: ['A'], _given: { id: 'x' } }] },
        {},
        'name[0].given',
      ],
    ].map(([what, broken, right, place]) => ({
      what: String(what),
      broken: patient(broken as Json),
      right: patient(right as Json),
      told: `error json-type Patient.${place}`,
    })),
  );
});

describe('emptiness', () => {
  eachCase(
    [
      ['an empty string', { name: [{ family: '' }] }, 'name[0].family'],
      ['an empty array', { name: [] }, 'name'],
      ['an empty object', { maritalStatus: {} }, 'maritalStatus'],
      ['an empty object in an array', { name: [{ family: 'V' }, {}] }, 'name[1]'],
      ['an object with an id only (ele-1)', { maritalStatus: { id: 'a' } }, 'maritalStatus'],
      ['null for a primitive', { gender: null }, 'gender'],
      ['null for an object', { maritalStatus: null }, 'maritalStatus'],
      ['null for an array', { name: null }, 'name'],
      ['null in an array of objects', { name: [null] }, 'name[0]'],
      [
        'null in an array of primitives, with nothing beside it',
        { name: [{ given: ['A', null] }] },
        'name[0].given[1]',
      ],
      ['null on both sides', { name: [{ given: ['A', null], _given: [null, null] }] }, 'name[0].given[1]'],
      ['an empty object beside a primitive', { birthDate: '2020', _birthDate: {} }, 'birthDate'],
      ['an empty array beside a primitive', { name: [{ given: ['A'], _given: [] }] }, 'name[0].given'],
    ].map(([what, broken, place]) => ({
      what: String(what),
      broken: patient(broken as Json),
      right: patient({}),
      told: `error empty-value Patient.${place}`,
    })),
  );

  it('takes a property that is undefined for absent, as JSON does', async () => {
    const given = {
      gender: undefined,
      name: undefined,
      _birthDate: undefined,
      maritalStatus: { text: 'a', coding: undefined },
    };
    expect(errorsOf(await validator.validate(patient(given)))).toEqual([]);
    const allergy = { resourceType: 'AllergyIntolerance', verificationStatus: 'entered-in-error', patient: undefined };
    expect(errorsOf(await validator.validate(allergy))).toEqual(['error cardinality-min AllergyIntolerance']);
  });

  it('allows a resource that holds nothing that is required', async () => {
    expect(errorsOf(await validator.validate(patient({})))).toEqual([]);
  });
});

describe('primitives with extensions beside them', () => {
  const extension = [{ url: 'http://x.example/a', valueString: 'a' }];

  it.each([
    ['a value and its extension', { birthDate: '2020', _birthDate: { extension } }],
    ['an extension without a value', { _birthDate: { extension } }],
    ['an id beside a value', { birthDate: '2020', _birthDate: { id: 'b' } }],
    ['parallel arrays filled with null', { name: [{ given: ['A', null, 'C'], _given: [null, { extension }, null] }] }],
    ['an array of extensions alone', { name: [{ _given: [{ extension }] }] }],
  ])('allows %s', async (_, parts) => {
    expect(errorsOf(await validator.validate(patient(parts)))).toEqual([]);
  });

  eachCase([
    {
      what: 'parallel arrays of different length, the values longer',
      broken: patient({ name: [{ given: ['A', 'B', 'C'], _given: [null, { extension }] }] }),
      right: patient({ name: [{ given: ['A', 'B', 'C'], _given: [null, { extension }, null] }] }),
      told: 'error twin-mismatch Patient.name[0].given',
    },
    {
      what: 'parallel arrays of different length, the extensions longer',
      broken: patient({ name: [{ given: ['A'], _given: [null, { extension }] }] }),
      right: patient({ name: [{ given: ['A'], _given: [{ extension }] }] }),
      told: 'error twin-mismatch Patient.name[0].given',
    },
    {
      what: 'an extension beside a primitive is itself checked',
      broken: patient({
        birthDate: '2020',
        _birthDate: { extension: [{ url: 'http://x.example/a', valueDate: 'x' }] },
      }),
      told: 'error primitive-format Patient.birthDate.extension[0].valueDate',
    },
  ]);
});

describe('blank text', () => {
  eachCase(
    [' ', '\n', ' \t ', '\u00a0'].map((blank) => ({
      what: `text of white space only (${JSON.stringify(blank)}) is a warning`,
      broken: patient({ name: [{ text: blank }] }),
      right: patient({ name: [{ text: ` a${blank}` }] }),
      told: 'warning string-blank Patient.name[0].text',
    })),
  );
});

describe('contained resources', () => {
  const organization = { resourceType: 'Organization', name: 'O' };
  const shown = (xhtml: string): Json =>
    patient({
      contained: [{ ...organization, id: 'o' }],
      text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${xhtml}</div>` },
    });

  eachCase([
    {
      what: 'one without an id',
      broken: patient({ contained: [organization] }),
      right: patient({ contained: [{ ...organization, id: 'o' }], managingOrganization: { reference: '#o' } }),
      told: 'error contained-id Patient.contained[0]',
    },
    {
      what: 'one that nothing refers to (dom-3)',
      broken: patient({ contained: [{ ...organization, id: 'o' }] }),
      right: patient({ contained: [{ ...organization, id: 'o' }], managingOrganization: { reference: '#o' } }),
      told: 'error invariant:dom-3 Patient',
    },
    {
      what: 'one that only refers to itself',
      broken: patient({ contained: [{ ...organization, id: 'o', partOf: { reference: '#o' } }] }),
      right: patient({
        contained: [{ ...organization, id: 'o', partOf: { reference: '#o' } }],
        managingOrganization: { reference: '#o' },
      }),
      told: 'error invariant:dom-3 Patient',
    },
    {
      what: 'one that another contained one refers to, and that refers to itself, after one that does so twice',
      broken: patient({
        contained: [
          { ...organization, id: 'a', partOf: { reference: '#a' }, endpoint: [{ reference: '#a' }] },
          { ...organization, id: 'b', partOf: { reference: '#a' } },
        ],
      }),
      right: patient({
        contained: [
          { ...organization, id: 'a', partOf: { reference: '#a' } },
          { ...organization, id: 'b', partOf: { reference: '#a' } },
        ],
        managingOrganization: { reference: '#b' },
      }),
      told: ['error invariant:dom-3 Patient', 'error reference-target Patient.contained[0].endpoint[0]'],
    },
    {
      what: 'one that the narrative names and does not refer to',
      broken: shown('<p>see #o</p>'),
      right: shown('<p>see <a class="b" href="#o">O</a></p>'),
      told: 'error invariant:dom-3 Patient',
    },
    {
      what: 'one beside what the narrative shows',
      broken: shown("<p>a<img alt='a' src='#p'/></p>"),
      right: shown("<p>a<img alt='a' src='#o'/></p>"),
      told: ['error invariant:dom-3 Patient', 'error narrative-form Patient.text.div'],
    },
    {
      what: 'one that contains another (dom-2)',
      broken: patient({
        contained: [
          { ...organization, id: 'o', contained: [{ ...organization, id: 'p' }], partOf: { reference: '#p' } },
        ],
        managingOrganization: { reference: '#o' },
      }),
      right: patient({
        contained: [
          { ...organization, id: 'o', partOf: { reference: '#p' } },
          { ...organization, id: 'p' },
        ],
        managingOrganization: { reference: '#o' },
      }),
      // A # reference is looked up in the outermost resource only, so the inner one cannot be found either.
      told: ['error invariant:dom-2 Patient', 'error reference-unresolved Patient.contained[0].partOf'],
    },
    {
      what: 'one with a versionId (dom-4)',
      broken: patient({
        contained: [{ ...organization, id: 'o', meta: { versionId: '1' } }],
        managingOrganization: { reference: '#o' },
      }),
      told: 'error invariant:dom-4 Patient',
    },
    {
      what: 'a fault within one is told at its own place',
      broken: patient({
        contained: [{ ...organization, id: 'o', active: 'yes' }],
        managingOrganization: { reference: '#o' },
      }),
      told: 'error json-type Patient.contained[0].active',
    },
  ]);

  it('counts every resource it looked at', async () => {
    const report = await validator.validate(
      patient({ contained: [{ ...organization, id: 'o' }], managingOrganization: { reference: '#o' } }),
    );
    expect(report.resources).toBe(2);
  });
});

describe('narrative', () => {
  const text = (div: string): Json => patient({ text: { status: 'generated', div } });
  const inDiv = (html: string): Json => text(`<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`);
  const unsafe = 'error narrative-unsafe Patient.text.div';
  const malformed = 'error narrative-form Patient.text.div';

  eachCase([
    ...[
      '<script>alert(1)</script>',
      '<p onclick="x()">a</p>',
      '<iframe src="x">a</iframe>',
      '<form>a</form>',
      '<input value="a"/>a',
      '<a href="javascript:x()">a</a>',
      '<object data="x">a</object>',
      '<style>p{}</style>a',
      '<link href="x.css"/>a',
      '<p style="background:url(http://x.example)">a</p>',
      '<p style="background:url(data:text/html,x)">a</p>',
      '<svg>a</svg>',
      '<?php a ?>a',
      '<p onClick="x()">a</p>',
      // Deprecated in HTML 4.0, or the section of chapter 9 that txt-1 leaves out.
      ...['font', 'basefont', 'u', 's', 'strike', 'center', 'menu', 'ins', 'del'].map((name) => `<${name}>a</${name}>`),
      ...['color', 'face', 'size', 'target', 'background', 'clear', 'datetime', 'data', 'STYLE'].map(
        (name) => `<p ${name}="a">a</p>`,
      ),
    ].map((html) => ({
      what: `${html} is unsafe (txt-1)`,
      broken: inDiv(html),
      right: inDiv('<p>a</p>'),
      told: unsafe,
    })),
    {
      what: 'a document type',
      broken: text('<!DOCTYPE div><div xmlns="http://www.w3.org/1999/xhtml">a</div>'),
      told: unsafe,
    },
    ...[
      ['an element that is not closed', '<div xmlns="http://www.w3.org/1999/xhtml"><p>a</div>'],
      ['no div around it', '<p xmlns="http://www.w3.org/1999/xhtml">a</p>'],
      ['no namespace', '<div>a</div>'],
      ['another namespace', '<div xmlns="http://x.example">a</div>'],
      ['another namespace within', '<div xmlns="http://www.w3.org/1999/xhtml"><p xmlns="http://x.example">a</p></div>'],
      ['no namespace within', '<div xmlns="http://www.w3.org/1999/xhtml"><p xmlns="">a</p></div>'],
      ['no text in it (txt-2)', '<div xmlns="http://www.w3.org/1999/xhtml"> <p/> </div>'],
      [
        'two divs',
        '<div xmlns="http://www.w3.org/1999/xhtml">a</div><div xmlns="http://www.w3.org/1999/xhtml">b</div>',
      ],
      ['plain text', 'a'],
      ['an entity XML does not know', '<div xmlns="http://www.w3.org/1999/xhtml">a&foo;</div>'],
      [
        'an image of a contained resource that is not there',
        '<div xmlns="http://www.w3.org/1999/xhtml"><img src="#x" alt="x"/></div>',
      ],
      [
        'a link to an id that is nowhere',
        '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#b">c</a><p id="a">b</p></div>',
      ],
    ].map(([what, div]) => ({ what: `${what}`, broken: text(`${div}`), told: malformed })),
    {
      what: 'a link to an element or to another narrative, and one to neither',
      broken: patient({
        text: { status: 'additional', div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#m">a</a></div>' },
        name: [{ id: 'n', text: 'naam' }],
      }),
      right: patient({
        text: { status: 'additional', div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#n">a</a></div>' },
        name: [{ id: 'n', text: 'naam' }],
      }),
      told: malformed,
    },
    {
      what: 'no div at all',
      broken: patient({ text: { status: 'generated' } }),
      told: 'error cardinality-min Patient.text',
    },
  ]);

  it.each([
    '<p class="a" style="color: red">a</p>',
    '<table><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>',
    '<ul><li>a</li></ul><b>b</b><i>c</i><br/><a href="https://x.example">d</a>',
    '<img src="https://x.example/a.png" alt="a"/>',
    'a &amp; b &lt; c &#233;',
    '<![CDATA[a < b]]>',
    '<p xmlns="http://www.w3.org/1999/xhtml">a</p>',
    '<address>a</address><bdo dir="rtl">b</bdo><kbd>c</kbd><tt>d</tt><big>e</big><hr/>',
    '<p id="a">a</p><a name="b">b</a><a href="#a">c</a><a href="#b">d</a><a href="#">e</a>',
    '<p style="background-image: url(data: image/png;base64,AAAA)">a</p>',
    '<p xml:lang="nl" lang="nl">a</p><pre xml:space="preserve">b</pre><blockquote cite="x">c</blockquote>',
  ])('allows %s', async (html) => {
    expect(linesOf(await validator.validate(inDiv(html)))).toEqual([]);
  });
});

describe('depth', () => {
  const nested = (levels: number): Json =>
    levels === 0 ? { name: 'p', valueString: 'a' } : { name: 'p', part: [nested(levels - 1)] };

  it('says that it did not look deeper than the limit', async () => {
    const report = await validator.validate({ resourceType: 'Parameters', parameter: [nested(200)] });
    expect(linesOf(report).map((line) => line.replace(/ (?:Parameters\S*|\$this)/, ''))).toEqual(['fatal depth-limit']);
    expect(report.verdict).toBe('does-not-conform');
  });

  it('follows what is within the limit', async () => {
    expect(linesOf(await validator.validate({ resourceType: 'Parameters', parameter: [nested(90)] }))).toEqual([]);
  });

  it('survives nesting that would overflow the stack', async () => {
    let value: Json = parameter('valueString', 'a');
    for (let level = 0; level < 20_000; level++)
      value = { resourceType: 'Parameters', parameter: [{ name: 'p', resource: value }] };
    expect((await validator.validate(value)).verdict).toBe('does-not-conform');
  });
});
