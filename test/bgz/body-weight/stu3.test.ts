import { describe, expect, it } from 'vitest';
import { bodyWeightStu3 } from '../../../src/bgz/body-weight/stu3';
import { loinc, ucum } from '../../../src/zib';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-BodyWeight';
const UCUM = 'http://unitsofmeasure.org';

const read = readerOf(bodyWeightStu3);
const kilograms = (value: number) => ({ value, unit: 'kg', system: UCUM, code: 'kg' });
const worn = (...codes: string[]) => ({
  component: codes.map((code) => ({
    code: { coding: [{ system: 'http://loinc.org', code: '8352-7' }] },
    valueCodeableConcept: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.8.1', code }] },
  })),
});

describe('BodyWeight → zib-BodyWeight', () => {
  it('gives every concept its place', () => {
    const bodyWeights = sample.bodyWeights?.slice(0, 1) ?? [];
    const full = only(mapped({ patient: sample.patient, bodyWeights }), 'Observation');
    expect(full).toMatchObject({
      meta: { profile: [PROFILE] },
      status: 'amended',
      category: [{ coding: [{ system: 'http://hl7.org/fhir/observation-category', code: 'vital-signs' }] }],
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
      effectiveDateTime: '2024-02-04T10:35:00+01:00',
      comment: 'nuchter gewogen',
      valueQuantity: { value: 92, unit: 'kg', system: UCUM, code: 'kg' },
      component: [
        {
          code: { coding: [{ system: 'http://loinc.org', code: '8352-7' }] },
          valueCodeableConcept: { coding: [{ code: 'MINIMAL' }] },
        },
      ],
    });
    expect(full.performer).toHaveLength(1);
  });
});

describe('zib-BodyWeight → BodyWeight', () => {
  holdWayBack({
    group: 'bodyWeights',
    stu3: bodyWeightStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences('weightValue'),
  });

  it('tells an amount that is none, a second code and two components that differ', () => {
    const { draft, left } = read({
      code: { coding: [loinc('29463-7'), loinc('3141-9', 'Body weight Measured')] },
      valueQuantity: { ...kilograms(92), comparator: '>' },
      ...worn('FULL', 'DIAPER'),
    });
    expect(draft).not.toHaveProperty('clothing');
    expect(draft).not.toHaveProperty('weightValue');
    expect(left).toEqual(
      expect.arrayContaining([
        'Observation.code.coding[1].code',
        'Observation.valueQuantity.comparator',
        'Observation.valueQuantity.value',
        'Observation.component[0].valueCodeableConcept.coding[0].code',
        'Observation.component[1].valueCodeableConcept.coding[0].code',
      ]),
    );
  });

  it('reads the English term of the code, and no weight where there is a reason why there is none', () => {
    const given = {
      code: { coding: [loinc('29463-7', 'Body weight')] },
      dataAbsentReason: { coding: [{ system: 'http://hl7.org/fhir/data-absent-reason', code: 'error' }] },
    };
    const { draft, left } = read(given);
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toContain('Observation.dataAbsentReason.coding[0].code');
    expect(left.filter((one) => one.startsWith('Observation.code'))).toEqual([]);
  });

  it('keeps how precise a weight is, in grams too', () => {
    const grams = { value: 2850, unit: 'gram', system: UCUM, code: 'g' };
    expect(read({ valueQuantity: grams }).draft).toEqual({ id: 'o-1', weightValue: ucum(2850, 'g', 'gram') });
  });
});
