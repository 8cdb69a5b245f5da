import { describe, expect, it } from 'vitest';
import { createValidator, type FhirPackage, type Validator } from '../../src/validate';
import { codeSystemOf, extensionOf, packageOf, profileOf, valueSetOf } from './fixtures/packages';
import { eachCase, type Json, lineOf, onlyIssue } from './fixtures/support';

const URL = 'http://x.example/profile';
const S = 'http://x.example/s';

type Discriminator = readonly [type: string, path: string];

const slicing = (rules: string, discriminators: readonly Discriminator[], ordered = false): Json => ({
  slicing: { rules, ordered, discriminator: discriminators.map(([type, path]) => ({ type, path })) },
});

type Resource = FhirPackage['resources'][number];

/** A validator with one profile on Patient or another type, and what it needs. */
const withProfile = (type: string, element: readonly Json[], ...more: readonly Resource[]): Validator =>
  createValidator({ packages: [packageOf(profileOf(URL, type, element), ...more)] });

const meta = { profile: [URL] };
const patient = (parts: Json): Json => ({ resourceType: 'Patient', meta, ...parts });
const observation = (parts: Json): Json => ({
  resourceType: 'Observation',
  meta,
  status: 'final',
  code: { text: 'x' },
  ...parts,
});

/** Patient.identifier in two slices by system: `a` once and required, `b` at most once. */
const identifiers = (rules: string, ordered = false): readonly Json[] => [
  { id: 'Patient.identifier', path: 'Patient.identifier', ...slicing(rules, [['value', 'system']], ordered) },
  { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1, max: '1' },
  { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'http://x.example/a' },
  { id: 'Patient.identifier:a.value', path: 'Patient.identifier.value', min: 1 },
  { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b', max: '1' },
  { id: 'Patient.identifier:b.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'http://x.example/b' },
];
const numbered = (name: string, parts: Json = { value: '1' }): Json => ({
  system: `http://x.example/${name}`,
  ...parts,
});
const a = numbered('a');
const b = numbered('b');
const other = numbered('c');

describe('counting slices', () => {
  eachCase(
    [
      {
        what: 'a required slice that is absent while the element is there',
        broken: patient({ identifier: [b] }),
        right: patient({ identifier: [b, a] }),
        told: 'error slice-min Patient',
        profile: URL,
      },
      {
        what: 'a required slice that is absent with the element',
        broken: patient({}),
        right: patient({ identifier: [a] }),
        told: 'error slice-min Patient',
        profile: URL,
      },
      {
        what: 'a slice that occurs too often, told at the last member',
        broken: patient({ identifier: [a, b, other, b] }),
        right: patient({ identifier: [a, b, other] }),
        told: 'error slice-max Patient.identifier[3]',
        profile: URL,
      },
      {
        what: 'a member that lacks what its slice requires',
        broken: patient({ identifier: [b, numbered('a', { use: 'usual' })] }),
        right: patient({ identifier: [numbered('b', { use: 'usual' }), a] }),
        told: 'error cardinality-min Patient.identifier[1]',
        profile: URL,
      },
      {
        what: 'what a slice says does not hold outside it',
        broken: patient({ identifier: [{ use: 'usual' }] }),
        right: patient({ identifier: [a, { use: 'usual' }] }),
        told: 'error slice-min Patient',
      },
    ],
    withProfile('Patient', identifiers('open')),
  );

  it('names the slice and the numbers', async () => {
    const own = withProfile('Patient', identifiers('open'));
    const few = onlyIssue(await own.validate(patient({})), 'slice-min');
    const many = onlyIssue(await own.validate(patient({ identifier: [a, b, b] })), 'slice-max');
    expect(few.message).toBe('Slice "a" of Patient.identifier is required: at least 1, found 0.');
    expect(many.message).toBe('Slice "b" of Patient.identifier may occur at most 1 time(s); found 2.');
  });
});

describe('closed slicing', () => {
  eachCase(
    [
      {
        what: 'refuses what is in no slice',
        broken: patient({ identifier: [a, other, b] }),
        right: patient({ identifier: [b, a] }),
        told: 'error slice-unmatched Patient.identifier[1]',
        profile: URL,
      },
      {
        what: 'refuses each such repetition by itself',
        broken: patient({ identifier: [a, other, other] }),
        right: patient({ identifier: [a] }),
        told: ['error slice-unmatched Patient.identifier[1]', 'error slice-unmatched Patient.identifier[2]'],
      },
    ],
    withProfile('Patient', identifiers('closed')),
  );
});

describe('slicing that is open at the end', () => {
  eachCase(
    [
      {
        what: 'wants what is in no slice last',
        broken: patient({ identifier: [a, other, b] }),
        right: patient({ identifier: [b, a, other, other] }),
        told: 'error slice-order Patient.identifier[2]',
        profile: URL,
      },
    ],
    withProfile('Patient', identifiers('openAtEnd')),
  );
});

describe('ordered slicing', () => {
  eachCase(
    [
      {
        what: 'wants the slices in the profile’s order',
        broken: patient({ identifier: [b, a] }),
        right: patient({ identifier: [a, b] }),
        told: 'error slice-order Patient.identifier[1]',
        profile: URL,
      },
      {
        what: 'lets what is in no slice stand between, when open',
        broken: patient({ identifier: [other, b, other, a] }),
        right: patient({ identifier: [other, a, other, b, other] }),
        told: 'error slice-order Patient.identifier[3]',
      },
    ],
    withProfile('Patient', identifiers('open', true)),
  );

  it('lets a slice occur several times in a row', async () => {
    const own = withProfile('Patient', [
      ...identifiers('open', true).filter(({ id }) => id !== 'Patient.identifier:b'),
      { id: 'Patient.identifier:b', path: 'Patient.identifier', sliceName: 'b', max: '*' },
    ]);
    expect((await own.validate(patient({ identifier: [a, b, b, b] }))).issues).toEqual([]);
  });

  it('is not asked of slices that are not ordered', async () => {
    const own = withProfile('Patient', identifiers('open'));
    expect((await own.validate(patient({ identifier: [b, other, a] }))).verdict).toBe('conforms');
  });
});

describe('discriminators', () => {
  describe('value at $this: a primitive', () => {
    const own = withProfile('Patient', [
      { id: 'Patient.name.given', path: 'Patient.name.given', ...slicing('closed', [['value', '$this']]) },
      { id: 'Patient.name.given:an', path: 'Patient.name.given', sliceName: 'an', min: 1, fixedString: 'An' },
      { id: 'Patient.name.given:bo', path: 'Patient.name.given', sliceName: 'bo', max: '1', patternString: 'Bo' },
    ]);
    const named = (...given: readonly string[]): Json => patient({ name: [{ given }] });
    eachCase(
      [
        { what: 'no member', broken: named('Bo'), right: named('Bo', 'An'), told: 'error slice-min Patient.name[0]' },
        {
          what: 'too many',
          broken: named('An', 'Bo', 'Bo'),
          right: named('An', 'An', 'Bo'),
          told: 'error slice-max Patient.name[0].given[2]',
        },
        { what: 'none of them', broken: named('An', 'Cor'), told: 'error slice-unmatched Patient.name[0].given[1]' },
      ],
      own,
    );
  });

  describe('value at $this: a pattern over a datatype', () => {
    const own = withProfile('Observation', [
      { id: 'Observation.code.coding', path: 'Observation.code.coding', ...slicing('open', [['value', '$this']]) },
      {
        id: 'Observation.code.coding:s',
        path: 'Observation.code.coding',
        sliceName: 's',
        min: 1,
        patternCoding: { system: S },
      },
      { id: 'Observation.code.coding:s.display', path: 'Observation.code.coding.display', min: 1 },
    ]);
    const coded = (coding: Json): Json => observation({ code: { coding: [coding] } });
    eachCase(
      [
        {
          what: 'no member',
          broken: coded({ system: `${S}/t`, code: 'a', display: 'x' }),
          told: 'error slice-min Observation.code',
        },
        {
          what: 'a member that lacks what the slice requires',
          broken: coded({ system: S, code: 'a' }),
          right: coded({ system: S, code: 'a', display: 'x' }),
          told: 'error cardinality-min Observation.code.coding[0]',
        },
      ],
      own,
    );
  });

  describe('value at $this: a required value set', () => {
    const own = withProfile(
      'Observation',
      [
        { id: 'Observation.category', path: 'Observation.category', ...slicing('closed', [['value', '$this']]) },
        {
          id: 'Observation.category:listed',
          path: 'Observation.category',
          sliceName: 'listed',
          min: 1,
          binding: { strength: 'required', valueSetReference: { reference: `${S}/vs` } },
        },
      ],
      valueSetOf(`${S}/vs`, { [S]: ['a', 'b'] }),
      codeSystemOf(S, { a: 'A', b: 'B', c: 'C' }),
    );
    const category = (code: string): Json => observation({ category: [{ coding: [{ system: S, code }] }] });
    eachCase(
      [
        {
          what: 'a code outside it is in no slice',
          broken: category('c'),
          right: category('b'),
          told: ['error slice-min Observation', 'error slice-unmatched Observation.category[0]'],
        },
      ],
      own,
    );
  });

  describe('value at a nested path (code.coding.code)', () => {
    const own = withProfile('Observation', [
      {
        id: 'Observation.component',
        path: 'Observation.component',
        ...slicing('open', [['value', 'code.coding.code']]),
      },
      { id: 'Observation.component:sys', path: 'Observation.component', sliceName: 'sys', min: 1, max: '1' },
      {
        id: 'Observation.component:sys.code.coding.code',
        path: 'Observation.component.code.coding.code',
        min: 1,
        fixedCode: 'sys',
      },
      { id: 'Observation.component:sys.valueString', path: 'Observation.component.valueString', maxLength: 3 },
    ]);
    const component = (code: string, valueString = 'x'): Json => ({
      code: { coding: [{ system: S, code }] },
      valueString,
    });
    const sys = component('sys');
    eachCase(
      [
        {
          what: 'no member',
          broken: observation({ component: [component('dia')] }),
          right: observation({ component: [component('dia', 'abcd'), sys] }),
          told: 'error slice-min Observation',
        },
        {
          what: 'two members',
          broken: observation({ component: [sys, sys] }),
          right: observation({ component: [sys] }),
          told: 'error slice-max Observation.component[1]',
        },
        {
          what: 'the rules of the slice',
          broken: observation({ component: [component('sys', 'abcd')] }),
          told: 'error max-length Observation.component[0].valueString',
        },
        {
          what: 'a member by its second coding, whose first breaks the fixed code',
          broken: observation({
            component: [
              {
                ...sys,
                code: {
                  coding: [
                    { system: S, code: 'else' },
                    { system: S, code: 'sys' },
                  ],
                },
              },
            ],
          }),
          told: 'error fixed-value Observation.component[0].code.coding[0].code',
        },
      ],
      own,
    );
  });

  describe('exists', () => {
    const own = withProfile('Patient', [
      { id: 'Patient.telecom', path: 'Patient.telecom', ...slicing('open', [['exists', 'period']]) },
      { id: 'Patient.telecom:dated', path: 'Patient.telecom', sliceName: 'dated', max: '1' },
      { id: 'Patient.telecom:dated.period', path: 'Patient.telecom.period', min: 1 },
      { id: 'Patient.telecom:undated', path: 'Patient.telecom', sliceName: 'undated', min: 1 },
      { id: 'Patient.telecom:undated.period', path: 'Patient.telecom.period', max: '0' },
    ]);
    const dated = { system: 'phone', value: '1', period: { start: '2020' } };
    const undated = { system: 'phone', value: '2' };
    eachCase(
      [
        {
          what: 'with it too often',
          broken: patient({ telecom: [dated, undated, dated] }),
          right: patient({ telecom: [dated, undated, undated] }),
          told: 'error slice-max Patient.telecom[2]',
        },
        {
          what: 'none without it',
          broken: patient({ telecom: [dated] }),
          right: patient({ telecom: [undated] }),
          told: 'error slice-min Patient',
        },
      ],
      own,
    );
  });

  describe('type at $this: a choice', () => {
    const own = withProfile('Observation', [
      { id: 'Observation.value[x]', path: 'Observation.value[x]', ...slicing('closed', [['type', '$this']]) },
      {
        id: 'Observation.value[x]:valueString',
        path: 'Observation.value[x]',
        sliceName: 'valueString',
        type: [{ code: 'string' }],
      },
      {
        id: 'Observation.value[x]:valueCodeableConcept',
        path: 'Observation.value[x]',
        sliceName: 'valueCodeableConcept',
        type: [{ code: 'CodeableConcept' }],
      },
      { id: 'Observation.value[x]:valueCodeableConcept.text', path: 'Observation.value[x].text', min: 1 },
    ]);
    eachCase(
      [
        {
          what: 'a type that is no slice',
          broken: observation({ valueBoolean: true }),
          right: observation({ valueString: 'x' }),
          told: 'error slice-unmatched Observation.valueBoolean',
        },
        {
          what: 'the rules of its slice',
          broken: observation({ valueCodeableConcept: { coding: [{ system: S, code: 'a' }] } }),
          right: observation({ valueCodeableConcept: { text: 'a' } }),
          told: 'error cardinality-min Observation.valueCodeableConcept',
        },
      ],
      own,
    );
  });

  describe('type at resource', () => {
    const own = withProfile('Bundle', [
      { id: 'Bundle.entry', path: 'Bundle.entry', ...slicing('open', [['type', 'resource']]) },
      { id: 'Bundle.entry:patient', path: 'Bundle.entry', sliceName: 'patient', min: 1, max: '1' },
      { id: 'Bundle.entry:patient.resource', path: 'Bundle.entry.resource', min: 1, type: [{ code: 'Patient' }] },
    ]);
    const bundle = (...types: readonly string[]): Json => ({
      resourceType: 'Bundle',
      meta,
      type: 'collection',
      entry: types.map((resourceType, at) => ({
        fullUrl: `urn:oid:1.${at}`,
        resource: { resourceType, id: `i${at}` },
      })),
    });
    eachCase(
      [
        {
          what: 'none of it',
          broken: bundle('Practitioner'),
          right: bundle('Practitioner', 'Patient'),
          told: 'error slice-min Bundle',
        },
        {
          what: 'two of it',
          broken: bundle('Patient', 'Patient'),
          right: bundle('Patient'),
          told: 'error slice-max Bundle.entry[1]',
        },
      ],
      own,
    );
  });

  describe('type at resolve()', () => {
    const own = withProfile('Patient', [
      {
        id: 'Patient.generalPractitioner',
        path: 'Patient.generalPractitioner',
        ...slicing('open', [['type', 'resolve()']]),
      },
      {
        id: 'Patient.generalPractitioner:practitioner',
        path: 'Patient.generalPractitioner',
        sliceName: 'practitioner',
        min: 1,
        max: '1',
        type: [{ code: 'Reference', targetProfile: 'http://hl7.org/fhir/StructureDefinition/Practitioner' }],
      },
      {
        id: 'Patient.generalPractitioner:organization',
        path: 'Patient.generalPractitioner',
        sliceName: 'organization',
        type: [{ code: 'Reference', targetProfile: 'http://hl7.org/fhir/StructureDefinition/Organization' }],
      },
    ]);
    const doctors = (...generalPractitioner: readonly Json[]): Json =>
      patient({
        contained: [
          { resourceType: 'Practitioner', id: 'p' },
          { resourceType: 'Organization', id: 'o', name: 'O' },
        ],
        generalPractitioner: [...generalPractitioner, { reference: '#p' }, { reference: '#o' }],
      });
    eachCase(
      [
        {
          what: 'told from a contained resource and from the form of a reference',
          broken: doctors({ reference: 'Practitioner/x' }),
          right: doctors({ reference: 'Organization/x' }),
          told: 'error slice-max Patient.generalPractitioner[1]',
        },
        {
          what: 'none of it',
          broken: patient({ generalPractitioner: [{ reference: 'Organization/x' }] }),
          right: patient({ generalPractitioner: [{ reference: 'https://x.example/fhir/Practitioner/x' }] }),
          told: 'error slice-min Patient',
        },
      ],
      own,
    );

    it('does not judge a reference that says nothing of its type', async () => {
      for (const generalPractitioner of [[{ display: 'x' }], [{ reference: 'https://x.example/1' }]]) {
        expect((await own.validate(patient({ generalPractitioner }))).verdict).toBe('conforms');
      }
    });
  });

  describe('profile at resolve()', () => {
    const NAMED = 'http://x.example/named';
    const own = withProfile(
      'Patient',
      [
        {
          id: 'Patient.generalPractitioner',
          path: 'Patient.generalPractitioner',
          ...slicing('open', [['profile', 'resolve()']]),
        },
        {
          id: 'Patient.generalPractitioner:named',
          path: 'Patient.generalPractitioner',
          sliceName: 'named',
          min: 1,
          type: [{ code: 'Reference', targetProfile: NAMED }],
        },
      ],
      profileOf(NAMED, 'Practitioner', [{ id: 'Practitioner.name', path: 'Practitioner.name', min: 1 }]),
    );
    const doctor = (parts: Json): Json =>
      patient({
        contained: [{ resourceType: 'Practitioner', id: 'p', ...parts }],
        generalPractitioner: [{ reference: '#p' }],
      });
    eachCase(
      [
        {
          what: 'a target that does not conform is no member',
          broken: doctor({ active: true }),
          right: doctor({ name: [{ family: 'V' }] }),
          told: 'error slice-min Patient',
        },
      ],
      own,
    );
  });

  describe('profile at resource', () => {
    const own = withProfile(
      'Bundle',
      [
        { id: 'Bundle.entry', path: 'Bundle.entry', ...slicing('open', [['profile', 'resource']]) },
        { id: 'Bundle.entry:named', path: 'Bundle.entry', sliceName: 'named', min: 1 },
        {
          id: 'Bundle.entry:named.resource',
          path: 'Bundle.entry.resource',
          min: 1,
          type: [{ code: 'Patient', profile: 'http://x.example/named' }],
        },
      ],
      profileOf('http://x.example/named', 'Patient', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]),
    );
    const bundle = (resource: Json): Json => ({
      resourceType: 'Bundle',
      meta,
      type: 'collection',
      entry: [{ fullUrl: 'urn:oid:1.2', resource }],
    });
    eachCase(
      [
        {
          what: 'a resource that does not conform is no member',
          broken: bundle({ resourceType: 'Patient', active: true }),
          right: bundle({ resourceType: 'Patient', name: [{ family: 'V' }] }),
          told: 'error slice-min Bundle',
        },
        {
          what: 'nor is a resource of another type that has the same element',
          broken: bundle({ resourceType: 'Practitioner', name: [{ family: 'V' }] }),
          right: bundle({ resourceType: 'Patient', name: [{ family: 'V' }] }),
          told: 'error slice-min Bundle',
        },
      ],
      own,
    );
  });

  describe('two together', () => {
    const own = withProfile('Patient', [
      {
        id: 'Patient.telecom',
        path: 'Patient.telecom',
        ...slicing('closed', [
          ['value', 'system'],
          ['value', 'use'],
        ]),
      },
      { id: 'Patient.telecom:home', path: 'Patient.telecom', sliceName: 'home', max: '1' },
      { id: 'Patient.telecom:home.system', path: 'Patient.telecom.system', min: 1, fixedCode: 'phone' },
      { id: 'Patient.telecom:home.use', path: 'Patient.telecom.use', min: 1, fixedCode: 'home' },
      { id: 'Patient.telecom:work', path: 'Patient.telecom', sliceName: 'work' },
      { id: 'Patient.telecom:work.system', path: 'Patient.telecom.system', min: 1, fixedCode: 'phone' },
      { id: 'Patient.telecom:work.use', path: 'Patient.telecom.use', min: 1, fixedCode: 'work' },
    ]);
    const telecom = (system: string, use: string): Json => ({ system, use, value: '1' });
    eachCase(
      [
        {
          what: 'half a match is none',
          broken: patient({ telecom: [telecom('phone', 'home'), telecom('email', 'home')] }),
          right: patient({ telecom: [telecom('phone', 'home'), telecom('phone', 'work')] }),
          told: 'error slice-unmatched Patient.telecom[1]',
        },
        {
          what: 'both make the slice',
          broken: patient({ telecom: [telecom('phone', 'home'), telecom('phone', 'home')] }),
          right: patient({ telecom: [telecom('phone', 'work'), telecom('phone', 'work')] }),
          told: 'error slice-max Patient.telecom[1]',
        },
      ],
      own,
    );
  });
});

describe('slices of slices', () => {
  describe('re-slicing (a, a/b)', () => {
    const own = withProfile('Patient', [
      { id: 'Patient.telecom', path: 'Patient.telecom', ...slicing('open', [['value', 'system']]) },
      {
        id: 'Patient.telecom:phone',
        path: 'Patient.telecom',
        sliceName: 'phone',
        ...slicing('closed', [['value', 'use']]),
      },
      { id: 'Patient.telecom:phone.system', path: 'Patient.telecom.system', min: 1, fixedCode: 'phone' },
      { id: 'Patient.telecom:phone/home', path: 'Patient.telecom', sliceName: 'phone/home', min: 1, max: '1' },
      { id: 'Patient.telecom:phone/home.use', path: 'Patient.telecom.use', min: 1, fixedCode: 'home' },
      { id: 'Patient.telecom:phone/work', path: 'Patient.telecom', sliceName: 'phone/work' },
      { id: 'Patient.telecom:phone/work.use', path: 'Patient.telecom.use', min: 1, fixedCode: 'work' },
      { id: 'Patient.telecom:phone/work.rank', path: 'Patient.telecom.rank', min: 1 },
    ]);
    const phone = (use: string, parts: Json = {}): Json => ({ system: 'phone', use, value: '1', ...parts });
    const mail = { system: 'email', use: 'old', value: 'a' };
    eachCase(
      [
        {
          what: 'is counted within its slice',
          broken: patient({ telecom: [mail, phone('work', { rank: 1 })] }),
          right: patient({ telecom: [mail, phone('home'), phone('work', { rank: 1 })] }),
          told: 'error slice-min Patient',
        },
        {
          what: 'is closed within its slice only',
          broken: patient({ telecom: [phone('home'), phone('mobile')] }),
          right: patient({ telecom: [phone('home'), mail] }),
          told: 'error slice-unmatched Patient.telecom[1]',
        },
        {
          what: 'has rules of its own',
          broken: patient({ telecom: [phone('home'), phone('work')] }),
          right: patient({ telecom: [phone('home')] }),
          told: 'error cardinality-min Patient.telecom[1]',
        },
      ],
      own,
    );
  });

  describe('an element sliced within a slice', () => {
    const own = withProfile('Patient', [
      { id: 'Patient.contact', path: 'Patient.contact', ...slicing('open', [['value', 'gender']]) },
      { id: 'Patient.contact:her', path: 'Patient.contact', sliceName: 'her' },
      { id: 'Patient.contact:her.gender', path: 'Patient.contact.gender', min: 1, fixedCode: 'female' },
      { id: 'Patient.contact:her.telecom', path: 'Patient.contact.telecom', ...slicing('open', [['value', 'system']]) },
      { id: 'Patient.contact:her.telecom:mail', path: 'Patient.contact.telecom', sliceName: 'mail', min: 1 },
      {
        id: 'Patient.contact:her.telecom:mail.system',
        path: 'Patient.contact.telecom.system',
        min: 1,
        fixedCode: 'email',
      },
    ]);
    const contact = (gender: string, system: string): Json => ({
      gender,
      name: { family: 'V' },
      telecom: [{ system, value: '1' }],
    });
    eachCase(
      [
        {
          what: 'is told at the member',
          broken: patient({ contact: [contact('male', 'phone'), contact('female', 'phone')] }),
          right: patient({ contact: [contact('male', 'phone'), contact('female', 'email')] }),
          told: 'error slice-min Patient.contact[1]',
        },
      ],
      own,
    );
  });
});

describe('slices without a slicing entry', () => {
  const EXTENSION = 'http://x.example/extension';
  const own = withProfile(
    'Patient',
    [
      {
        id: 'Patient.extension:own',
        path: 'Patient.extension',
        sliceName: 'own',
        min: 1,
        max: '1',
        type: [{ code: 'Extension', profile: EXTENSION }],
      },
    ],
    extensionOf(EXTENSION, ['Patient'], ['string']),
  );
  const extended = (...urls: readonly string[]): Json =>
    patient({ extension: urls.map((url) => ({ url, valueString: 'x' })) });
  eachCase(
    [
      {
        what: 'extensions are told apart by url',
        broken: extended('http://x.example/other'),
        right: extended('http://x.example/other', EXTENSION),
        told: 'error slice-min Patient',
      },
      {
        what: 'an extension too many',
        broken: extended(EXTENSION, EXTENSION),
        right: extended(EXTENSION),
        told: 'error slice-max Patient.extension[1]',
      },
    ],
    own,
  );
});

describe('slicing that cannot be decided', () => {
  it.each([
    ['without discriminators', { slicing: { rules: 'closed' } }],
    ['by a value the slice says nothing about', slicing('closed', [['value', 'value']])],
    ['by a type of discriminator STU3 does not have', slicing('closed', [['position', '$this']])],
  ])('%s is said, and nobody is blamed for it', async (_, row) => {
    const own = withProfile('Patient', [
      { id: 'Patient.identifier', path: 'Patient.identifier', ...row },
      { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1 },
      { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', min: 1, fixedUri: 'http://x.example/a' },
    ]);
    const report = await own.validate(patient({ identifier: [b] }));
    expect(report.issues.map(lineOf)).toEqual(['information slice-undecidable Patient']);
    expect(report.issues[0]?.profile).toBe(URL);
  });

  eachCase(
    [
      {
        what: 'a value that is of two slices',
        broken: patient({ telecom: [{ system: 'phone', use: 'home', value: '1' }] }),
        right: patient({ telecom: [{ system: 'phone', use: 'work', value: '1' }] }),
        told: 'error slice-ambiguous Patient.telecom[0]',
        profile: URL,
      },
    ],
    withProfile('Patient', [
      { id: 'Patient.telecom', path: 'Patient.telecom', ...slicing('open', [['value', '$this']]) },
      {
        id: 'Patient.telecom:phone',
        path: 'Patient.telecom',
        sliceName: 'phone',
        patternContactPoint: { system: 'phone' },
      },
      { id: 'Patient.telecom:home', path: 'Patient.telecom', sliceName: 'home', patternContactPoint: { use: 'home' } },
    ]),
  );
});
