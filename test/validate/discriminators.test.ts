import { describe, expect, it } from 'vitest';
import { codeSystemOf, profileOf, valueSetOf } from './fixtures/packages';
import { meta, observation, patient, S, slicing, withProfile } from './fixtures/slicing';
import { eachCase, type Json } from './fixtures/support';

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
