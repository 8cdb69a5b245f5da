import { describe, expect, it } from 'vitest';
import { allergyIntoleranceStu3 } from '../../../src/bgz/allergy-intolerance/stu3';
import { agb, nullFlavor, snomed } from '../../../src/zib';
import { mapped, only, specification } from '../stu3-support';
import { holdWayBack } from '../way-back';

const SNOMED = 'http://snomed.info/sct';
const ACT = 'http://hl7.org/fhir/v3/ActStatus';
const base = { id: 'a-1', causativeAgent: snomed('3718001', 'koemelk'), allergyStatus: 'active' } as const;
type Allergy = NonNullable<NonNullable<Parameters<typeof mapped>[0]['allergyIntolerances']>[number]>;
const map = (allergy: Partial<Allergy>, options = {}) =>
  only(mapped({ allergyIntolerances: [{ ...base, ...allergy }] }, options), 'AllergyIntolerance');

describe('AllergyIntolerance → zib-AllergyIntolerance', () => {
  it('claims its profile, and names patient and causative agent', () => {
    expect(map({})).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance'] },
      code: { coding: [{ system: SNOMED, code: '3718001', display: 'koemelk' }] },
      patient: { reference: expect.stringMatching(/^Patient\/[0-9a-f]{32}$/), display: 'A. Voorbeeld' },
      verificationStatus: 'confirmed',
    });
  });

  it.each([
    ['active', 'active', 'Actief'],
    ['obsolete', 'inactive', 'Achterhaald'],
    ['completed', 'resolved', 'Niet meer aanwezig'],
  ] as const)('status %s → clinicalStatus %s, with the zib code', (allergyStatus, fhir, term) => {
    const allergy = map({ allergyStatus });
    expect(allergy.clinicalStatus).toBe(fhir);
    expect(allergy._clinicalStatus).toEqual(specification(ACT, allergyStatus, term));
  });

  it('status nullified → entered-in-error, without clinicalStatus (STU3 ait-2)', () => {
    const allergy = map({ allergyStatus: 'nullified' });
    expect(allergy.verificationStatus).toBe('entered-in-error');
    expect(allergy._verificationStatus).toEqual(specification(ACT, 'nullified', 'Foutief'));
    expect(Object.keys(allergy)).not.toEqual(expect.arrayContaining(['clinicalStatus']));
    expect(Object.keys(allergy)).not.toEqual(expect.arrayContaining(['_clinicalStatus']));
  });

  it('no status → active, with a NullFlavor that says it was not registered (STU3 ait-1)', () => {
    const allergy = map({ allergyStatus: undefined });
    expect(allergy.clinicalStatus).toBe('active');
    expect(allergy._clinicalStatus?.extension).toMatchObject([
      {
        valueCodeableConcept: {
          extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'UNK' }],
          text: 'onbekend',
        },
      },
    ]);
    // AllergieStatusCodelijst holds no NullFlavor, so it is no code of it.
    expect(allergy._clinicalStatus?.extension?.[0]?.valueCodeableConcept?.coding).toBeUndefined();
  });

  it('takes the verification status of the mapping options', () => {
    expect(map({}, { allergyVerificationStatus: 'unconfirmed' }).verificationStatus).toBe('unconfirmed');
  });

  it.each([
    ['food', '418471000', 'food', 'Voeding', 'neiging tot ongewenste reactie op voedsel'],
    ['medication', '419511003', 'medication', 'Medicijn', 'neiging tot ongewenste reactie op geneesmiddel'],
    ['environment', '426232007', 'environment', 'Omgeving', 'omgevingsgerelateerde allergie'],
    ['substance', '419199007', 'biologic', 'Stof of product', 'allergie voor substantie'],
  ] as const)('category %s → %s', (allergyCategory, code, fhir, label, term) => {
    const allergy = map({ allergyCategory });
    expect(allergy.category).toEqual([fhir]);
    expect(allergy._category).toEqual([specification(SNOMED, code, label)]);
    const asNictiz = map({ allergyCategory }, { snomedTermsForLabels: true });
    expect(asNictiz._category).toEqual([specification(SNOMED, code, term)]);
  });

  it.each([{}, { snomedTermsForLabels: true }])('keeps the words of the record, with options %o', (options) => {
    const allergyCategory = snomed('418471000', 'Voedselallergie');
    const allergy = map({ allergyCategory, criticality: snomed('6736007', 'Middelmatig') }, options);
    expect(allergy._category).toEqual([specification(SNOMED, '418471000', 'Voedselallergie')]);
    expect(allergy._criticality).toEqual(specification(SNOMED, '6736007', 'Middelmatig'));
  });

  it('category OTH has no FHIR code, and is told in a note', () => {
    const allergy = map({ allergyCategory: 'OTH' });
    expect(allergy.category).toBeUndefined();
    expect(allergy).not.toHaveProperty('_category');
    expect(allergy.note).toEqual([{ text: 'Allergiecategorie: Anders' }]);
  });

  it.each([
    ['mild', '255604002', 'low', 'Licht', 'licht'],
    ['moderate', '6736007', 'high', 'Matig', 'matig'],
    ['severe', '24484000', 'high', 'Ernstig', 'ernstig'],
    ['fatal', '399166001', 'high', 'Fataal', 'fataal'],
    ['62482003', '62482003', 'low', 'Laag', 'laag'],
    ['255508009', '255508009', 'high', 'Medium', 'medium'],
    ['75540009', '75540009', 'high', 'Hoog', 'hoog'],
  ] as const)('criticality %s → %s', (criticality, code, fhir, label, term) => {
    const allergy = map({ criticality });
    expect(allergy.criticality).toBe(fhir);
    expect(allergy._criticality).toEqual(specification(SNOMED, code, label));
    const asNictiz = map({ criticality }, { snomedTermsForLabels: true });
    expect(asNictiz._criticality).toEqual(specification(SNOMED, code, term));
  });

  it('dates, comment, author and source', () => {
    const allergy = map({
      startDateTime: '1989',
      lastReactionDateTime: '1994-03-12T10:00',
      comment: 'Overheen gegroeid',
      author: {
        healthProfessional: {
          identificationNumbers: [agb('01000001')],
          nameInformation: { lastName: { lastName: 'Arts' } },
        },
      },
      informationSource: { patient: true },
    });
    expect(allergy).toMatchObject({
      onsetDateTime: '1989',
      lastOccurrence: '1994-03-12T10:00:00+01:00',
      note: [{ text: 'Overheen gegroeid' }],
      asserter: { display: 'A. Voorbeeld' },
    });
    expect(allergy.recorder).toMatchObject({
      reference: expect.stringMatching(/^Practitioner\//),
      display: 'Arts',
      extension: [
        {
          url: 'http://nictiz.nl/fhir/StructureDefinition/practitionerrole-reference',
          valueReference: { reference: expect.stringMatching(/^PractitionerRole\//) },
        },
      ],
    });
  });

  it('reactions, with every severity and a symptom in words', () => {
    const { reaction } = map({
      reactions: [
        {
          symptoms: ['62315008', nullFlavor('OTH', 'rare jeuk')],
          specificSubstance: snomed('264295007', 'koemelkeiwit'),
          reactionDescription: 'hevig',
          reactionTime: '1989-05',
          severity: 'mild',
          routeOfExposure: snomed('26643006', 'orale route'),
        },
        { symptoms: ['418363000'], severity: 'moderate' },
        { symptoms: ['39579001'], severity: 'severe' },
      ],
    });
    expect(reaction?.[0]).toEqual({
      substance: { coding: [{ system: SNOMED, code: '264295007', display: 'koemelkeiwit' }] },
      manifestation: [
        { coding: [{ system: SNOMED, code: '62315008', display: 'Diarree' }] },
        {
          coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH', display: 'Overig' }],
          text: 'rare jeuk',
        },
      ],
      description: 'hevig',
      onset: '1989-05',
      severity: 'mild',
      _severity: specification(SNOMED, '255604002', 'Licht'),
      exposureRoute: { coding: [{ system: SNOMED, code: '26643006', display: 'orale route' }] },
    });
    expect(reaction?.map((one) => one.severity)).toEqual(['mild', 'moderate', 'severe']);
  });

  it('a causative agent in words only: nullFlavor extension and text', () => {
    expect(map({ causativeAgent: nullFlavor('OTH', 'bruine pleisters') }).code).toEqual({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'OTH' }],
      text: 'bruine pleisters',
    });
  });
});

describe('zib-AllergyIntolerance → AllergyIntolerance', () => {
  holdWayBack({ group: 'allergyIntolerances', stu3: allergyIntoleranceStu3 });
});
