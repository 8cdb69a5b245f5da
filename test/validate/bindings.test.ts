import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { codeSystemOf, packageOf, profileOf, valueSetOf } from './fixtures/packages';
import { eachCase, HL7, type Json, lineOf, NICTIZ, onlyIssue, validator } from './fixtures/support';

const statement = (format: string): Json => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2020',
  kind: 'instance',
  fhirVersion: '3.0.2',
  acceptUnknown: 'no',
  format: [format],
  software: { name: 'x' },
  implementation: { description: 'x' },
  rest: [{ mode: 'server' }],
});

describe('the formats of a CapabilityStatement', () => {
  it.each(['xml', 'json', 'ttl', 'application/fhir+json', 'text/turtle'])('may be %s', async (format) => {
    expect((await validator.validate(statement(format))).issues).toEqual([]);
  });

  eachCase([
    ...['XML', 'yaml', 'fhir json'].map((format) => ({
      what: `may not be ${format}`,
      broken: statement(format),
      right: statement('json'),
      told: 'error binding-required CapabilityStatement.format[0]',
    })),
    {
      what: 'in short are no media types elsewhere',
      broken: { resourceType: 'Patient', photo: [{ contentType: 'json', url: 'http://x.example/a' }] },
      right: { resourceType: 'Patient', photo: [{ contentType: 'image/png', url: 'http://x.example/a' }] },
      told: 'error binding-required Patient.photo[0].contentType',
    },
  ]);
});

const S = 'http://x.example/s';
const T = 'http://x.example/t';
const LIST = 'http://x.example/list';
const LARGER = 'http://x.example/larger';
const UNITS = 'http://x.example/units';
const profileUrl = (strength: string): string => `http://x.example/${strength}`;

const binding = (strength: string, valueSet: string, maxValueSet?: string): Json => ({
  binding: {
    strength,
    valueSetReference: { reference: valueSet },
    ...(maxValueSet !== undefined && {
      extension: [{ url: `${HL7}/elementdefinition-maxValueSet`, valueReference: { reference: maxValueSet } }],
    }),
  },
});

const bound = (strength: string, maxValueSet?: string) =>
  profileOf(profileUrl(maxValueSet === undefined ? strength : 'max'), 'Observation', [
    { id: 'Observation.code', path: 'Observation.code', ...binding(strength, LIST, maxValueSet) },
    { id: 'Observation.meta.tag', path: 'Observation.meta.tag', ...binding(strength, LIST, maxValueSet) },
    { id: 'Observation.valueQuantity', path: 'Observation.valueQuantity', ...binding(strength, UNITS) },
  ]);

const own = createValidator({
  packages: [
    packageOf(
      bound('required'),
      bound('extensible'),
      bound('preferred'),
      bound('example'),
      bound('extensible', LARGER),
      profileOf(profileUrl('unknown'), 'Observation', [
        { id: 'Observation.code', path: 'Observation.code', ...binding('required', 'http://x.example/nowhere') },
        { id: 'Observation.method', path: 'Observation.method', ...binding('required', 'http://x.example/nowhere') },
      ]),
      valueSetOf(LIST, { [S]: ['a', 'b', 'old'] }),
      valueSetOf(LARGER, { [S]: ['a', 'b', 'c', 'old'] }),
      valueSetOf(UNITS, { 'http://unitsofmeasure.org': ['mg', 'g'] }),
      codeSystemOf(S, { a: 'Eerste', b: 'Tweede', c: 'Derde', d: 'Vierde', old: 'Vroeger' }, ['old']),
      codeSystemOf(T, { a: 'Andere' }),
    ),
  ],
});

const claiming = (strength: string, parts: Json): Json => ({
  resourceType: 'Observation',
  meta: { profile: [profileUrl(strength)] },
  status: 'final',
  code: { coding: [{ system: S, code: 'a' }] },
  ...parts,
});
const coded = (strength: string, ...coding: readonly Json[]): Json => claiming(strength, { code: { coding } });
const a = { system: S, code: 'a' };
const c = { system: S, code: 'c' };
const d = { system: S, code: 'd' };

describe('a required binding', () => {
  const profile = profileUrl('required');
  const told = 'error binding-required Observation.code.coding[0].code';
  eachCase(
    [
      {
        what: 'a code of the system outside the list',
        broken: coded('required', c),
        right: coded('required', a),
        told,
        profile,
      },
      {
        what: 'a code of another system',
        broken: coded('required', { system: T, code: 'a' }),
        right: coded('required', { system: S, code: 'b' }),
        told,
      },
      { what: 'a code without a system', broken: coded('required', { code: 'a' }), told },
      {
        what: 'none of several codings is in the list',
        broken: coded('required', c, { system: T, code: 'a' }),
        right: coded('required', c, a),
        told: 'error binding-required Observation.code',
      },
      {
        what: 'text alone',
        broken: claiming('required', { code: { text: 'x' } }),
        right: claiming('required', { code: { text: 'x', coding: [a] } }),
        told: 'error binding-missing Observation.code',
        profile,
      },
      {
        what: 'a coding without a code',
        broken: coded('required', { system: S, display: 'Eerste' }),
        right: coded('required', a),
        told: 'error binding-missing Observation.code',
      },
      {
        what: 'a Coding',
        broken: claiming('required', { meta: { profile: [profile], tag: [a, c] } }),
        right: claiming('required', { meta: { profile: [profile], tag: [a] } }),
        told: 'error binding-required Observation.meta.tag[1].code',
      },
      {
        what: 'a Quantity',
        broken: claiming('required', { valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'mL' } }),
        right: claiming('required', { valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'mg' } }),
        told: 'error binding-required Observation.valueQuantity.code',
      },
      {
        what: 'a code of the base',
        broken: { resourceType: 'Patient', gender: 'man' },
        right: { resourceType: 'Patient', gender: 'male' },
        told: 'error binding-required Patient.gender',
        profile: `${HL7}/Patient`,
      },
      {
        what: 'a code in other letters',
        broken: { resourceType: 'Patient', gender: 'Male' },
        right: { resourceType: 'Patient', gender: 'female' },
        told: 'error binding-required Patient.gender',
      },
      {
        what: 'a code that only an extension explains away (Nictiz MM-3221)',
        broken: {
          resourceType: 'Patient',
          _gender: { extension: [{ url: `${HL7}/iso21090-nullFlavor`, valueCode: 'UNK' }] },
        },
        right: { resourceType: 'Patient', gender: 'unknown' },
        told: 'error binding-missing Patient.gender',
      },
    ],
    own,
  );

  it('excuses a concept that says why it has no code', async () => {
    const extension = [{ url: `${HL7}/iso21090-nullFlavor`, valueCode: 'UNK' }];
    expect((await own.validate(claiming('required', { code: { extension, text: 'x' } }))).issues).toEqual([]);
  });

  it('names the list, and what is allowed when that is short', async () => {
    const report = await own.validate(coded('required', c));
    expect(onlyIssue(report, 'binding-required').message).toBe(
      'Code c (http://x.example/s) is not in value set list (http://x.example/list), which is required here: a Eerste | b Tweede.',
    );
  });

  it('does not blame a code that is wrong in itself twice', async () => {
    const report = await own.validate(coded('required', { system: S, code: 'zz' }));
    expect(report.issues.map(lineOf)).toEqual(['error code-unknown Observation.code.coding[0].code']);
  });
});

describe('an extensible binding', () => {
  eachCase(
    [
      {
        what: 'a code outside the list is a warning',
        broken: coded('extensible', c),
        right: coded('extensible', a),
        told: 'warning binding-extensible Observation.code.coding[0].code',
        profile: profileUrl('extensible'),
      },
    ],
    own,
  );

  it('is met by text alone, and by the right code among others', async () => {
    for (const code of [{ text: 'x' }, { coding: [c, a] }]) {
      expect((await own.validate(claiming('extensible', { code }))).issues).toEqual([]);
    }
  });
});

describe('a preferred binding', () => {
  eachCase(
    [
      {
        what: 'a code outside the list is information',
        broken: coded('preferred', c),
        right: coded('preferred', a),
        told: 'information binding-preferred Observation.code.coding[0].code',
        profile: profileUrl('preferred'),
      },
    ],
    own,
  );
});

describe('an example binding', () => {
  it('asks nothing', async () => {
    expect((await own.validate(coded('example', d))).issues).toEqual([]);
  });
});

describe('the largest value set of a binding', () => {
  eachCase(
    [
      {
        what: 'may not be left',
        broken: coded('max', d),
        right: coded('max', a),
        told: [
          'error binding-max Observation.code.coding[0].code',
          'warning binding-extensible Observation.code.coding[0].code',
        ],
        profile: profileUrl('max'),
      },
      {
        what: 'leaves room beside the list',
        broken: coded('max', c),
        told: 'warning binding-extensible Observation.code.coding[0].code',
      },
      {
        what: 'wants a code',
        broken: claiming('max', { code: { text: 'x' } }),
        right: coded('max', a),
        told: 'error binding-missing Observation.code',
      },
      {
        what: 'all-languages: any BCP 47 tag, and nothing else',
        broken: { resourceType: 'Patient', language: 'Nederlands!' },
        right: { resourceType: 'Patient', language: 'nl-NL' },
        told: ['error binding-max Patient.language', 'warning binding-extensible Patient.language'],
      },
    ],
    own,
  );
});

describe('a value set that is not at hand', () => {
  it('is said once per value set, and nothing is taken for right or wrong', async () => {
    const report = await own.validate(claiming('unknown', { method: { coding: [a] } }));
    expect(report.issues.map(lineOf)).toEqual(['information value-set-unknown Observation.code']);
    expect(onlyIssue(report, 'value-set-unknown').message).toContain('http://x.example/nowhere');
    expect(report.verdict).toBe('conforms');
  });
});

describe('a code by itself', () => {
  eachCase(
    [
      {
        what: 'does not exist in a system that is known completely',
        broken: coded('example', { system: S, code: 'A' }),
        right: coded('example', d),
        told: 'error code-unknown Observation.code.coding[0].code',
      },
      {
        what: 'was retired',
        broken: coded('required', { system: S, code: 'old' }),
        right: coded('required', a),
        told: 'warning code-inactive Observation.code.coding[0].code',
      },
      {
        what: 'has the display of another code',
        broken: coded('required', { ...a, display: 'Tweede' }),
        right: coded('required', { ...a, display: 'Eerste' }),
        told: 'warning display-mismatch Observation.code.coding[0].code',
      },
      {
        what: 'has an empty system of its own making',
        broken: coded('example', { system: 'snomed', code: 'a' }),
        right: coded('example', { system: 'urn:oid:1.2.3', code: 'a' }),
        told: 'error system-form Observation.code.coding[0].system',
      },
      {
        what: 'names a value set as its system',
        broken: coded('example', { system: LIST, code: 'a' }),
        right: coded('example', a),
        told: 'error system-value-set Observation.code.coding[0].system',
      },
      {
        what: 'names a zib value set OID as its system',
        broken: coded('example', { system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.8.2.1', code: 'a' }),
        told: 'error system-value-set Observation.code.coding[0].system',
      },
    ],
    own,
  );

  it('may differ from its display in capitals and spaces', async () => {
    expect((await own.validate(coded('required', { ...a, display: ' eerste ' }))).issues).toEqual([]);
  });

  it('says what the code is called', async () => {
    const report = await own.validate(coded('required', { ...a, display: 'Geheim' }));
    const { message } = onlyIssue(report, 'display-mismatch');
    expect(message).toBe('The display does not belong to code a (http://x.example/s); it is called "Eerste".');
  });
});

describe('a FHIR code and the zib code beside it', () => {
  const allergy = (clinicalStatus: string, code: string): Json => ({
    resourceType: 'AllergyIntolerance',
    meta: { profile: [`${NICTIZ}/zib-AllergyIntolerance`] },
    clinicalStatus,
    _clinicalStatus: {
      extension: [
        {
          url: `${NICTIZ}/code-specification`,
          valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/v3/ActStatus', code }] },
        },
      ],
    },
    verificationStatus: 'confirmed',
    code: { text: 'x' },
    patient: { reference: 'Patient/a', display: 'x' },
  });
  eachCase([
    {
      what: 'that contradict each other',
      broken: allergy('inactive', 'active'),
      right: allergy('active', 'active'),
      told: 'warning code-specification AllergyIntolerance.clinicalStatus',
      profile: `${NICTIZ}/zib-AllergyIntolerance`,
    },
  ]);
});

describe('a binding of which a profile states the strength alone', () => {
  const stopped = (code: string): Json => ({
    resourceType: 'MedicationRequest',
    modifierExtension: [
      {
        url: `${NICTIZ}/zib-Medication-StopType`,
        valueCodeableConcept: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1', code }] },
      },
    ],
    intent: 'order',
    medicationCodeableConcept: { text: 'x' },
    subject: { reference: 'Patient/a' },
  });
  // Of the extension by itself the binding is preferred; zib-MedicationAgreement makes it required.
  it('is as strict as that about the value set of the extension', async () => {
    const outside = async (code: string) => {
      const { issues } = await validator.validate(stopped(code), { profiles: [`${NICTIZ}/zib-MedicationAgreement`] });
      return issues.filter(({ rule }) => rule.startsWith('binding-')).map(lineOf);
    };
    expect(await outside('9')).toEqual([
      'error binding-required MedicationRequest.modifierExtension[0].valueCodeableConcept.coding[0].code',
    ]);
    expect(await outside('2')).toEqual([]);
  });
});

describe('identifiers', () => {
  const identified = (identifier: Json): Json => ({ resourceType: 'Patient', identifier: [identifier] });
  eachCase([
    ...['bsn', '1.2.3', 'fhir.nl/bsn', '/bsn'].map((system) => ({
      what: `a system that is no absolute URI: ${system}`,
      broken: identified({ system, value: '1' }),
      right: identified({ system: 'urn:oid:1.2.3', value: '1' }),
      told: 'error identifier-system Patient.identifier[0].system',
    })),
    {
      what: 'urn:ietf:rfc:3986 with a value that is no URI',
      broken: identified({ system: 'urn:ietf:rfc:3986', value: '2.16.840.1' }),
      right: identified({ system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.16.840.1' }),
      told: 'error identifier-uri Patient.identifier[0].value',
    },
  ]);

  it('may have no system at all', async () => {
    expect((await validator.validate(identified({ value: '1' }))).issues).toEqual([]);
  });
});
