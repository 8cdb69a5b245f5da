import { describe, expect, it } from 'vitest';
import { livingSituationStu3 } from '../../../src/bgz/living-situation/stu3';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-LivingSituation';

const read = readerOf(livingSituationStu3);
const map = (at: number) => {
  const livingSituations = sample.livingSituations?.slice(at, at + 1) ?? [];
  return only(mapped({ patient: sample.patient, livingSituations }), 'Observation');
};

describe('LivingSituation → zib-LivingSituation', () => {
  it('gives every concept its place', () => {
    expect(map(0)).toMatchObject({
      meta: { profile: [PROFILE] },
      status: 'amended',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '365508006' }] },
      effectiveDateTime: '2023-05-01',
      valueCodeableConcept: {
        coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.13.1', code: 'FLATW' }],
      },
      comment: 'vijfde etage, lift',
    });
    expect(map(0)).not.toHaveProperty('category');
  });

  it('says in words what house it is that the list does not have', () => {
    expect(map(1).valueCodeableConcept).toMatchObject({
      coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH', display: 'Anders' }],
      text: 'tuinhuis',
    });
  });
});

describe('zib-LivingSituation → LivingSituation', () => {
  holdWayBack({
    group: 'livingSituations',
    stu3: livingSituationStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences(),
  });

  it('tells a period, which is no moment, and a category', () => {
    const { draft, left } = read({
      category: [{ coding: [{ system: 'http://hl7.org/fhir/observation-category', code: 'social-history' }] }],
      effectivePeriod: { start: '2019' },
    });
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toContain('Observation.effectivePeriod.start');
    expect(left).toContain('Observation.category[0].coding[0].code');
  });
});
