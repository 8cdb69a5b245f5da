import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { vaccinationRecommendationStu3 } from '../../../src/bgz/vaccination-recommendation/stu3';
import { atc } from '../../../src/zib';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { type Difference, holdWayBack } from '../way-back';

const CRITERION = 'http://hl7.org/fhir/immunization-recommendation-date-criterion';
const STATUS = 'http://hl7.org/fhir/immunization-recommendation-status';
const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
const least = { id: 'vr-1', productCode: atc('J07AM01', 'tetanusvaccin') };
const map = (more: object = {}) =>
  only(mapped({ vaccinationRecommendations: [{ ...least, ...more }] }), 'ImmunizationRecommendation');

const vaccine = { coding: [{ system: 'http://www.whocc.no/atc', code: 'J07AM01', display: 'tetanusvaccin' }] };
const criterion = (code: string, value: string) => ({ code: { coding: [{ system: CRITERION, code }] }, value });

/** An ImmunizationRecommendation of this as somebody else writes it, read; and what is left of it. */
function read(recommendation: object | readonly object[], others: readonly FhirResource[] = []) {
  const type = 'ImmunizationRecommendation';
  const node = FhirNode.of({ resourceType: type, id: 'r-1', recommendation: [recommendation].flat() }, type);
  const { context } = readingOf(others, () => true);
  return { draft: vaccinationRecommendationStu3.from(node, context), left: node.left() };
}

describe('VaccinationRecommendation → zib-VaccinationRecommendation', () => {
  it('gives every concept its place', () => {
    const [one] = sample.vaccinationRecommendations ?? [];
    const given = sample.vaccinations?.map(({ preferredDateForRevaccination: _, ...more }) => more) ?? [];
    const all = mapped({ ...sample, vaccinations: given, vaccinationRecommendations: one ? [one] : [] });
    const full = only(all, 'ImmunizationRecommendation');
    expect(full).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-VaccinationRecommendation'] },
      extension: [
        {
          url: 'http://nictiz.nl/fhir/StructureDefinition/zib-VaccinationRecommendation-OrderStatus',
          valueCodeableConcept: { coding: [{ code: '385644000', display: 'Aangevraagd' }] },
        },
      ],
      recommendation: [
        {
          date: '2028-06-22',
          vaccineCode: { coding: [{ code: '1234567' }, { code: 'J07AM01' }] },
          forecastStatus: { coding: [{ system: STATUS, code: 'overdue' }] },
          dateCriterion: [criterion('earliest', '2028-06'), criterion('latest', '2029-01-01T09:00:00+01:00')],
        },
      ],
    });
    const [supporting] = full.recommendation[0]?.supportingImmunization ?? [];
    const vaccinations = all.filter((resource) => resource.resourceType === 'Immunization');
    expect(vaccinations.map(({ id }) => `Immunization/${id}`)).toContain(supporting?.reference);
  });

  it('is due, and says that its day is not known', () => {
    expect(map().recommendation).toEqual([
      {
        _date: { extension: [{ url: ABSENT, valueCode: 'unknown' }] },
        vaccineCode: vaccine,
        forecastStatus: { coding: [{ system: STATUS, code: 'due', display: 'Due' }] },
      },
    ]);
  });
});

describe('zib-VaccinationRecommendation → VaccinationRecommendation', () => {
  const due: Difference = {
    at: /^forecastStatus$/,
    why: 'a vaccination that is due says no more than that it is planned',
    back: (value) => {
      const { system, code, display = 'Due', ...more } = value as Record<string, unknown>;
      return system === STATUS && code === 'due' && display === 'Due' && Object.keys(more).length === 0
        ? undefined
        : value;
    },
  };
  holdWayBack({
    group: 'vaccinationRecommendations',
    stu3: vaccinationRecommendationStu3,
    differences: [due],
    fixtures: false,
  });

  it('reads the earliest and the latest date, and tells any other', () => {
    const { draft, left } = read({
      vaccineCode: vaccine,
      dateCriterion: [criterion('latest', '2029'), criterion('recommended', '2028-07'), criterion('earliest', '2028')],
    });
    expect(draft).toMatchObject({ startDate: '2028', endDate: '2029' });
    expect(left).toEqual([
      'ImmunizationRecommendation.recommendation[0].dateCriterion[1].code.coding[0].system',
      'ImmunizationRecommendation.recommendation[0].dateCriterion[1].code.coding[0].code',
      'ImmunizationRecommendation.recommendation[0].dateCriterion[1].value',
    ]);
  });

  it('reads neither of two earliest dates, nor one that is both', () => {
    const both = {
      coding: [
        { system: CRITERION, code: 'earliest' },
        { system: CRITERION, code: 'latest' },
      ],
    };
    const twice = read({ dateCriterion: [criterion('earliest', '2028'), criterion('earliest', '2027')] });
    expect([twice.draft, twice.left.length]).toEqual([{ id: 'r-1' }, 6]);
    expect(read({ dateCriterion: [{ code: both, value: '2028' }] }).draft).toEqual({ id: 'r-1' });
  });

  it('keeps a forecast that is not that it is due: who is protected needs none', () => {
    const { draft } = read({ forecastStatus: { coding: [{ system: STATUS, code: 'complete' }] } });
    expect(draft.forecastStatus).toEqual({ system: STATUS, code: 'complete' });
    const inOtherWords = read({ forecastStatus: { coding: [{ system: STATUS, code: 'due', display: 'Nu nodig' }] } });
    expect(inOtherWords.draft.forecastStatus).toMatchObject({ code: 'due', display: 'Nu nodig' });
    expect(read({ forecastStatus: { coding: [{ system: STATUS, code: 'due' }] } })).toEqual({
      draft: { id: 'r-1' },
      left: [],
    });
  });

  it('reads the first of several recommendations, and tells the others', () => {
    const { draft, left } = read([{ vaccineCode: vaccine }, { vaccineCode: { text: 'griepvaccin' } }]);
    expect(draft.productCode).toMatchObject({ code: 'J07AM01' });
    expect(left).toEqual(['ImmunizationRecommendation.recommendation[1].vaccineCode.text']);
  });

  it('tells a vaccination that is none of the records, and what against', () => {
    const { draft, left } = read({
      vaccineCode: vaccine,
      targetDisease: { text: 'tetanus' },
      supportingImmunization: [{ reference: 'Immunization/elsewhere', display: 'prik' }],
    });
    expect(draft).not.toHaveProperty('vaccinations');
    expect(left).toEqual([
      'ImmunizationRecommendation.recommendation[0].targetDisease.text',
      'ImmunizationRecommendation.recommendation[0].supportingImmunization[0].reference',
      'ImmunizationRecommendation.recommendation[0].supportingImmunization[0].display',
    ]);
  });
});
