import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/view';
import { items, lines, nl, now, patient, searchset, unvalidated } from './given';

const allergy = (id: string, more: object): object => ({
  resourceType: 'AllergyIntolerance',
  id,
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  patient: { reference: 'Patient/p1' },
  code: { text: id },
  ...more,
});
const use = (id: string, taken: string): object => ({
  resourceType: 'MedicationStatement',
  id,
  meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-MedicationUse'] },
  category: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3', code: '6' }] },
  status: 'active',
  taken,
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: { text: id },
});
const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;

async function shown(key: string, ...resources: readonly object[]) {
  const view = await viewOf({ fhir: [searchset('All', [patient, ...resources])] }, { ...unvalidated, now });
  return items(view, key);
}

describe('a doctor sees', () => {
  it.each(['refuted', 'entered-in-error'])(
    'that an allergy does not stand that is %s, active or not',
    async (status) => {
      const [one] = await shown('allergyIntolerances', allergy('a', { verificationStatus: status }));
      expect(one?.withdrawn).toMatchObject({ en: status === 'refuted' ? 'refuted' : 'entered in error' });
    },
  );

  it('that medication is not taken, whatever its status says', async () => {
    const found = await shown('medicationUses', use('niet', 'n'), use('wel', 'y'), use('onbekend', 'unk'));
    expect(found.map((one) => [one?.title, one?.withdrawn])).toEqual([
      ['niet', { nl: 'niet gebruikt', en: 'not taken' }],
      ['wel', undefined],
      ['onbekend', undefined],
    ]);
  });

  it.each<[string, object, readonly string[]]>([
    [
      'that says more than the data, as text',
      {
        status: 'additional',
        div: div('<p>Ana<b>fylaxie</b> &amp; shock</p><p>na pinda&#x27;s</p><img src="x" alt=""/><!-- niets -->'),
      },
      ["De verzender vertelt: Anafylaxie & shock na pinda's"],
    ],
    ['that was made of the data, once', { status: 'generated', div: div('Anafylaxie') }, []],
    ['that is not well-formed, not at all', { status: 'additional', div: '<div>Anafylaxie' }, []],
    ['without words, not at all', { status: 'additional', div: div('<br/>') }, []],
  ])('a narrative %s', async (_what, text, expected) => {
    const code = { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH' }] };
    const [one] = await shown('allergyIntolerances', allergy('a', { code, text }));
    expect(lines(one?.told ?? [], nl).filter((line) => /vertelt|Anafylaxie/.test(line))).toEqual(expected);
  });
});
