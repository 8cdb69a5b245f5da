import { describe, expect, it } from 'vitest';
import { tobaccoUseStu3 } from '../../../src/bgz/tobacco-use/stu3';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-TobaccoUse';
const SNOMED = 'http://snomed.info/sct';
const UCUM = 'http://unitsofmeasure.org';

const read = readerOf(tobaccoUseStu3);
const packYears = (valueQuantity: object) => ({
  component: [{ code: { coding: [{ system: SNOMED, code: '401201003' }] }, valueQuantity }],
});

describe('TobaccoUse → zib-TobaccoUse', () => {
  it('gives every concept its place', () => {
    const tobaccoUses = sample.tobaccoUses?.slice(0, 1) ?? [];
    const full = only(mapped({ patient: sample.patient, tobaccoUses }), 'Observation');
    expect(full).toMatchObject({
      meta: { profile: [PROFILE] },
      status: 'amended',
      code: { coding: [{ system: SNOMED, code: '365980008' }] },
      effectivePeriod: { start: '1985', end: '2010-06-01' },
      valueCodeableConcept: { coding: [{ code: '8517006' }] },
      comment: 'gestopt na opname',
    });
    expect(full.component?.map(({ code, ...value }) => [code.coding?.[0]?.code, value])).toMatchObject([
      ['53661000146106', { valueCodeableConcept: { coding: [{ code: '65568007' }] } }],
      ['266918002', { valueQuantity: { value: 20, unit: '/d', system: UCUM, code: '/d' } }],
      ['401201003', { valueQuantity: { value: 25, system: UCUM, code: '{PackYears}' } }],
    ]);
  });
});

describe('zib-TobaccoUse → TobaccoUse', () => {
  holdWayBack({
    group: 'tobaccoUses',
    stu3: tobaccoUseStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences('amount'),
  });

  it('reads pack years with or without the word for them', () => {
    const two = { value: 2, system: UCUM, code: '{PackYears}' };
    for (const unit of [{}, { unit: 'PackYears' }, { unit: '{PackYears}' }])
      expect(read(packYears({ ...two, ...unit }))).toEqual({ draft: { id: 'o-1', packYears: 2 }, left: [] });
    expect(read(packYears({ ...two, unit: 'jaren' })).left).toEqual(['Observation.component[0].valueQuantity.unit']);
  });

  it.each([
    ['at least so many', { value: 2, comparator: '>=', system: UCUM, code: '{PackYears}' }],
    ['years', { value: 2, system: UCUM, code: 'a' }],
    ['in no system', { value: 2, code: '{PackYears}' }],
    ['without a number', { system: UCUM, code: '{PackYears}' }],
  ])('takes no other amount for pack years: %s', (_what, quantity) => {
    const { draft, left } = read(packYears(quantity));
    expect(draft).toEqual({ id: 'o-1' });
    expect(left.filter((one) => one.includes('valueQuantity'))).toHaveLength(Object.keys(quantity).length);
    expect(left).toContain('Observation.component[0].code.coding[0].code');
  });
});
