import { describe, expect, it } from 'vitest';
import { drugUseStu3 } from '../../../src/bgz/drug-use/stu3';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-DrugUse';
const SNOMED = 'http://snomed.info/sct';
const ROUTES = 'urn:oid:2.16.840.1.113883.2.4.4.9';

const read = readerOf(drugUseStu3);
const component = (code: string, value: object) => ({ code: { coding: [{ system: SNOMED, code }] }, ...value });
const route = (code: string) =>
  component('410675002', { valueCodeableConcept: { coding: [{ system: ROUTES, code }] } });

describe('DrugUse → zib-DrugUse', () => {
  it('gives every concept its place', () => {
    const drugUses = sample.drugUses?.slice(0, 1) ?? [];
    const full = only(mapped({ patient: sample.patient, drugUses }), 'Observation');
    expect(full).toMatchObject({
      meta: { profile: [PROFILE] },
      status: 'amended',
      code: { coding: [{ system: SNOMED, code: '228366006' }] },
      effectivePeriod: { start: '2004-06', end: '2009' },
      valueCodeableConcept: { coding: [{ code: '44870007' }] },
      comment: 'onder begeleiding afgebouwd',
    });
    const parts = full.component?.map((one) => [
      one.code.coding?.[0]?.code,
      one.valueString ?? one.valueCodeableConcept?.text ?? one.valueCodeableConcept?.coding?.[0]?.code,
    ]);
    expect(parts).toEqual([
      ['410942007', '387286002'],
      ['410675002', '9'],
      ['410675002', 'rectaal'],
      ['228390007', 'driemaal per week'],
    ]);
  });
});

describe('zib-DrugUse → DrugUse', () => {
  holdWayBack({
    group: 'drugUses',
    stu3: drugUseStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences(),
  });

  it('reads every route, in their order, among other components', () => {
    const { draft, left } = read({
      component: [route('6'), component('228390007', { valueString: 'dagelijks' }), route('9')],
    });
    expect(draft).toEqual({
      id: 'o-1',
      amount: 'dagelijks',
      routesOfAdministration: [
        { system: ROUTES, code: '6' },
        { system: ROUTES, code: '9' },
      ],
    });
    expect(left).toEqual([]);
  });

  it('tells two amounts that differ, and a component of which the value is of another kind', () => {
    const { draft, left } = read({
      component: [
        component('228390007', { valueString: 'dagelijks' }),
        component('228390007', { valueString: 'wekelijks' }),
        component('410942007', { valueString: 'iets' }),
        component('410675002', { dataAbsentReason: { text: 'niet gevraagd' } }),
      ],
    });
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toEqual(
      expect.arrayContaining([
        'Observation.component[0].valueString',
        'Observation.component[1].valueString',
        'Observation.component[1].code.coding[0].code',
        'Observation.component[2].valueString',
        'Observation.component[3].dataAbsentReason.text',
      ]),
    );
  });

  it('reads no period of which the end cannot be read, and no moment as one', () => {
    const { draft, left } = read({ effectivePeriod: { start: '2004', end: '2003' } });
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toEqual(['Observation.effectivePeriod.start', 'Observation.effectivePeriod.end']);
    expect(read({ effectiveDateTime: '2004' })).toEqual({
      draft: { id: 'o-1' },
      left: ['Observation.effectiveDateTime'],
    });
  });
});
