import { describe, expect, it } from 'vitest';
import { alcoholUseStu3 } from '../../../src/bgz/alcohol-use/stu3';
import { ucum } from '../../../src/zib';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-AlcoholUse';
const SNOMED = 'http://snomed.info/sct';
const UCUM = 'http://unitsofmeasure.org';

const read = readerOf(alcoholUseStu3);
const amount = (valueQuantity: object) => ({
  component: [{ code: { coding: [{ system: SNOMED, code: '160573003' }] }, valueQuantity }],
});

describe('AlcoholUse → zib-AlcoholUse', () => {
  it('gives every concept its place', () => {
    const alcoholUses = sample.alcoholUses?.slice(0, 1) ?? [];
    expect(only(mapped({ patient: sample.patient, alcoholUses }), 'Observation')).toMatchObject({
      meta: { profile: [PROFILE] },
      status: 'amended',
      code: { coding: [{ system: SNOMED, code: '228273003' }] },
      effectivePeriod: { start: '1998', end: '2015-03' },
      valueCodeableConcept: { coding: [{ code: '82581004' }] },
      comment: 'vooral in gezelschap',
      ...amount({ value: 14, unit: '{glas}/wk', system: UCUM, code: '{glas}/wk' }),
    });
  });
});

describe('zib-AlcoholUse → AlcoholUse', () => {
  holdWayBack({
    group: 'alcoholUses',
    stu3: alcoholUseStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences('amount'),
  });

  it('reads an amount per any time, and none that says "less than"', () => {
    const glasses = { value: 4, unit: 'glasses per week', system: UCUM, code: '{glasses}/wk' };
    expect(read(amount(glasses))).toEqual({
      draft: { id: 'o-1', amount: ucum(4, '{glasses}/wk', 'glasses per week') },
      left: [],
    });
    const { draft, left } = read(amount({ ...glasses, comparator: '<' }));
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toContain('Observation.component[0].valueQuantity.comparator');
    expect(left).toContain('Observation.component[0].code.coding[0].code');
  });
});
