import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { qualityOf } from '../../src/quality/quality-of';
import type { ConceptFigures } from '../../src/quality/quality-report';
import { agb, icd10, nullFlavor, snomed } from '../../src/zib';
import { conceptOf, measured, now, resources, surgery } from './support';

describe('presence of concepts', () => {
  const report = measured({
    allergyIntolerances: [
      {
        id: '1',
        causativeAgent: snomed('764146007', 'penicilline'),
        allergyStatus: 'active',
        reactions: [{ symptoms: ['271807003'] }, { symptoms: [nullFlavor('OTH', 'kriebels')] }],
      },
      { id: '2', causativeAgent: nullFlavor('UNK') },
    ],
  });

  it('counts filled, with a reason only, and missing, by concept', () => {
    expect(conceptOf(report, 'NL-CM:8.2.2')).toEqual({
      zib: 'AllergyIntolerance',
      id: 'NL-CM:8.2.2',
      name: 'VeroorzakendeStof',
      required: true,
      expected: 2,
      filled: 1,
      reason: 1,
      missing: 0,
      nullFlavors: { UNK: 1 },
      dataAbsentReasons: {},
      codes: { values: 2, freeText: 0 },
    });
    // Without a status FHIR gets one that stands in for it, and a verificationStatus that says nothing of the registration.
    expect(conceptOf(report, 'NL-CM:8.2.5')).toMatchObject({
      required: false,
      expected: 2,
      filled: 1,
      reason: 1,
      missing: 0,
      nullFlavors: { UNK: 1 },
    });
    expect(conceptOf(report, 'NL-CM:8.2.7')).toMatchObject({ expected: 2, filled: 0, reason: 0, missing: 2 });
  });

  it('expects a required concept inside a container once per container', () => {
    expect(conceptOf(report, 'NL-CM:8.2.11')).toMatchObject({ required: true, expected: 2, filled: 2, missing: 0 });
  });

  it('adds up to the figures of the section', () => {
    const { concepts, required, optional, nullFlavors, dataAbsentReasons } = report.sections.allergies;
    const sum = (pick: (one: ConceptFigures) => number) => concepts.reduce((total, one) => total + pick(one), 0);
    expect(required).toEqual({ expected: 4, missing: 0 });
    expect(required.expected + optional.expected).toBe(sum(({ expected }) => expected));
    expect(optional.missing).toBe(sum(({ missing }) => missing));
    expect({ nullFlavors, dataAbsentReasons }).toEqual({ nullFlavors: 3, dataAbsentReasons: 0 });
    for (const one of concepts) expect(one.filled + one.reason + one.missing).toBe(one.expected);
  });

  it('finds required concepts that others left out', () => {
    const foreign = [
      { resourceType: 'AllergyIntolerance', id: 'x', clinicalStatus: 'active', reaction: [{}, { manifestation: [] }] },
      { resourceType: 'Procedure', id: 'y', code: { coding: [{ display: 'woorden zonder code' }] } },
    ] as unknown as FhirResource[];
    const { allergies, procedures } = qualityOf(foreign, { now }).sections;
    const missing = allergies.concepts.filter((one) => one.required && one.missing > 0);
    expect(missing.map(({ id, missing: count }) => [id, count])).toEqual([
      ['NL-CM:8.2.2', 1],
      ['NL-CM:8.2.11', 2],
    ]);
    expect(allergies.required).toEqual({ expected: 3, missing: 3 });
    expect(allergies.concepts.find(({ id }) => id === 'NL-CM:8.2.5')?.filled).toBe(1);
    expect(procedures.leadingCode.textOnly).toBe(1);
  });

  it('does not take what FHIR fills in for a concept', () => {
    const use = measured({
      medicationUses: [
        { id: 'u', registrationDateTime: '2026-01-02', useIndicator: true, productUsed: { productName: 'x' } },
      ],
    });
    const { concepts } = use.sections.medication;
    expect(concepts.find(({ id }) => id === 'NL-CM:9.11.23132')).toBeUndefined();
    const request = measured({ procedureRequests: [{ id: 'r', procedureType: surgery }] });
    expect(conceptOf(request, 'NL-CM:16.1.9')).toMatchObject({ expected: 1, filled: 0, missing: 1 });
  });

  it('shows concepts that share an element as one line', () => {
    const location = { identificationNumbers: [agb('00000001')], organizationName: 'Ziekenhuis' };
    const line = conceptOf(measured({ procedures: [{ id: 'v', procedureType: surgery, location }] }), 'NL-CM:14.1.5');
    expect(line).toMatchObject({
      name: 'Locatie',
      sharedWith: [{ id: 'NL-CM:14.1.6', name: 'Uitvoerder' }],
      expected: 1,
      filled: 1,
    });
  });

  it('names concepts in English on request', () => {
    const english = qualityOf(
      resources({ problems: [{ id: '1', problemName: icd10('I21.9'), problemStatus: 'active' }] }),
      {
        now,
        language: 'en',
      },
    );
    expect(english.sections.diagnoses.title).toBe('Diagnoses and complaints');
    expect(conceptOf(english, 'NL-CM:5.1.3').name).toBe('ProblemName');
  });
});

describe('free text', () => {
  it('counts words without a code where the concept has a codelist', () => {
    const report = measured({
      problems: [
        {
          id: '1',
          problemStatus: 'active',
          problemName: snomed('22298006', 'hartinfarct'),
          problemAnatomicalLocation: nullFlavor('OTH', 'knie'),
        },
        { id: '2', problemStatus: 'active', problemName: nullFlavor('OTH', 'pijn'), comment: 'woorden die er horen' },
        { id: '3', problemStatus: 'active', problemName: nullFlavor('UNK') },
      ],
    });
    expect(conceptOf(report, 'NL-CM:5.1.3').codes).toEqual({ values: 3, freeText: 1 });
    expect(conceptOf(report, 'NL-CM:5.1.11').codes).toEqual({ values: 1, freeText: 1 });
    expect(conceptOf(report, 'NL-CM:5.1.5')).not.toHaveProperty('codes');
    expect(report.sections.diagnoses.codes.freeText).toBe(2);
  });
});
