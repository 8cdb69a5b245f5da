import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { packageOf, profileOf } from './fixtures/packages';
import { type Case, eachCase, HL7, NICTIZ, onlyIssue, validator } from './fixtures/support';

const orphan = { resourceType: 'AllergyIntolerance', clinicalStatus: 'active', verificationStatus: 'confirmed' };
const allergy = { ...orphan, patient: { reference: 'Patient/a', display: 'x' } };

describe('the base definition', () => {
  eachCase([
    {
      what: 'a required element that is absent',
      broken: orphan,
      right: allergy,
      told: 'error cardinality-min AllergyIntolerance',
      profile: `${HL7}/AllergyIntolerance`,
    },
    {
      what: 'a required element within a backbone element that is there',
      broken: { ...allergy, reaction: [{ description: 'x' }] },
      right: { ...allergy, reaction: [{ manifestation: [{ text: 'x' }] }] },
      told: 'error cardinality-min AllergyIntolerance.reaction[0]',
    },
    {
      what: 'nothing is required within a backbone element that is absent',
      broken: orphan,
      told: 'error cardinality-min AllergyIntolerance',
    },
    {
      what: 'a required element of a datatype',
      broken: { ...allergy, note: [{ time: '2020' }] },
      right: { ...allergy, note: [{ time: '2020', text: 'x' }] },
      told: 'error cardinality-min AllergyIntolerance.note[0]',
      profile: `${HL7}/Annotation`,
    },
    {
      what: 'a required choice of which no type is given',
      broken: { resourceType: 'MedicationStatement', status: 'active', subject: { display: 'x' }, taken: 'y' },
      right: {
        resourceType: 'MedicationStatement',
        status: 'active',
        subject: { display: 'x' },
        taken: 'y',
        medicationCodeableConcept: { text: 'x' },
      },
      told: 'error cardinality-min MedicationStatement',
    },
    {
      what: 'a required primitive is met by an extension beside it',
      broken: { ...allergy, note: [{ authorString: 'x' }] },
      right: {
        ...allergy,
        note: [{ _text: { extension: [{ url: `${HL7}/data-absent-reason`, valueCode: 'masked' }] } }],
      },
      told: 'error cardinality-min AllergyIntolerance.note[0]',
    },
  ] satisfies Case[]);

  it('names the element and the numbers', async () => {
    const issue = onlyIssue(await validator.validate(orphan), 'cardinality-min');
    expect(issue.message).toBe('AllergyIntolerance.patient is required: at least 1, found 0.');
    expect(issue.code).toBe('required');
  });
});

describe('a profile', () => {
  const claims = { profile: [`${NICTIZ}/zib-AllergyIntolerance`] };
  const right = { ...allergy, meta: claims, code: { text: 'x' } };

  eachCase([
    {
      what: 'raises a minimum (zib-AllergyIntolerance.code)',
      broken: { ...allergy, meta: claims },
      right,
      told: 'error cardinality-min AllergyIntolerance',
      profile: `${NICTIZ}/zib-AllergyIntolerance`,
    },
    {
      what: 'leaves the base’s own minimum in force, told as the profile’s',
      broken: { ...orphan, meta: claims, code: { text: 'x' } },
      right,
      told: 'error cardinality-min AllergyIntolerance',
    },
  ]);

  const url = 'http://x.example/profile';
  const own = createValidator({
    packages: [
      packageOf(
        profileOf(url, 'Patient', [
          { id: 'Patient.name', path: 'Patient.name', min: 2, max: '3' },
          { id: 'Patient.name.given', path: 'Patient.name.given', max: '1' },
          { id: 'Patient.birthDate', path: 'Patient.birthDate', max: '0' },
          { id: 'Patient.contact', path: 'Patient.contact', max: '0' },
          { id: 'Patient.communication.preferred', path: 'Patient.communication.preferred', min: 1 },
        ]),
      ),
    ],
  });
  const meta = { profile: [url] };
  const name = { family: 'V' };
  const two = { resourceType: 'Patient', meta, name: [name, name] };
  const dutch = { coding: [{ system: 'urn:ietf:bcp:47', code: 'nl' }] };

  describe('of one’s own', () => {
    eachCase(
      [
        {
          what: 'fewer than the minimum',
          broken: { ...two, name: [name] },
          right: two,
          told: 'error cardinality-min Patient',
          profile: url,
        },
        {
          what: 'more than the maximum, told at the first',
          broken: { ...two, name: [name, name, name, name] },
          right: { ...two, name: [name, name, name] },
          told: 'error cardinality-max Patient.name[0]',
          profile: url,
        },
        {
          what: 'a maximum within a repetition',
          broken: { ...two, name: [name, { given: ['A', 'B'] }] },
          right: { ...two, name: [name, { given: ['A'] }] },
          told: 'error cardinality-max Patient.name[1].given[0]',
        },
        {
          what: 'a forbidden primitive',
          broken: { ...two, birthDate: '2020' },
          right: two,
          told: 'error cardinality-max Patient.birthDate',
        },
        {
          what: 'a forbidden primitive of which only an extension is given',
          broken: { ...two, _birthDate: { extension: [{ url: `${HL7}/data-absent-reason`, valueCode: 'unknown' }] } },
          right: two,
          told: 'error cardinality-max Patient.birthDate',
        },
        {
          what: 'a forbidden backbone element',
          broken: { ...two, contact: [{ name }] },
          right: two,
          told: 'error cardinality-max Patient.contact[0]',
        },
        {
          what: 'a minimum within each repetition of an element that may be absent',
          broken: { ...two, communication: [{ language: dutch, preferred: true }, { language: dutch }] },
          right: two,
          told: 'error cardinality-min Patient.communication[1]',
        },
        {
          what: 'does not bind a resource that does not claim it',
          broken: { resourceType: 'Patient', birthDate: '2020', gender: 1 },
          right: { resourceType: 'Patient', birthDate: '2020' },
          told: 'error json-type Patient.gender',
        },
      ],
      own,
    );
  });
});
