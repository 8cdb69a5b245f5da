import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/view';
import { en, items, lines, nl, now, patient, searchset, unvalidated } from './given';

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
const unreadable =
  'De verzender vertelt: Er is meer te weten dan hier staat, in een tekst die niet te lezen is (geen geldige XHTML); hij staat in de FHIR-resource.';
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

  it.each<[string, string, readonly string[]]>([
    ['refuted', 'active', ['Actief (weerlegd: geldt niet)', 'actief (weerlegd: geldt niet)']],
    ['refuted', 'inactive', ['Achterhaald (weerlegd: geldt niet)', 'niet actief (weerlegd: geldt niet)']],
    ['entered-in-error', 'active', ['Foutief', 'actief (ingevoerd als fout: geldt niet)']],
    ['confirmed', 'active', ['Actief', 'actief']],
    ['unconfirmed', 'active', ['Actief', 'actief']],
  ])('no status of an allergy that is %s as if it stood: %s', async (verificationStatus, clinicalStatus, expected) => {
    const [one] = await shown('allergyIntolerances', allergy('a', { verificationStatus, clinicalStatus }));
    const told = lines(one?.told ?? [], nl).filter((line) => /^(Allergie|Klinische )status: /.test(line));
    expect(told).toEqual([`Allergiestatus: ${expected[0]}`, `Klinische status: ${expected[1]}`]);
    if (verificationStatus === 'refuted')
      expect(lines(one?.told ?? [], en)).toContain(`Clinical status: ${clinicalStatus} (refuted: does not stand)`);
  });

  it('that a problem was refuted, also in the line beside its name', async () => {
    const problem = (verificationStatus: string) => ({
      resourceType: 'Condition',
      id: verificationStatus,
      clinicalStatus: 'active',
      verificationStatus,
      subject: { reference: 'Patient/p1' },
      code: { text: 'Bradycardie' },
    });
    const found = await shown('problems', problem('refuted'), problem('confirmed'));
    expect(found.map((one) => nl(one?.summary ?? ''))).toEqual(['Actueel (weerlegd: geldt niet)', 'Actueel']);
  });

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
      [
        "De verzender vertelt: Anafylaxie & shock na pinda's",
        'De verzender vertelt: Bij de tekst hoort een afbeelding, die hier niet wordt getoond; zij staat in de FHIR-resource.',
      ],
    ],
    ['that was made of the data, once', { status: 'generated', div: div('Anafylaxie') }, []],
    [
      'that is not well-formed, as one that cannot be read',
      { status: 'additional', div: '<div>Anafylaxie' },
      [unreadable],
    ],
    ['that is not there, though it should be, so too', { status: 'additional' }, [unreadable]],
    [
      'that is not well-formed and was made of the data, not at all',
      { status: 'generated', div: '<div>Anafylaxie' },
      [],
    ],
    ['without words, not at all', { status: 'additional', div: div('<br/>') }, []],
  ])('a narrative %s', async (_what, text, expected) => {
    const code = { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH' }] };
    const [one] = await shown('allergyIntolerances', allergy('a', { code, text }));
    expect(lines(one?.told ?? [], nl).filter((line) => /vertelt|Anafylaxie/.test(line))).toEqual(expected);
  });
});
