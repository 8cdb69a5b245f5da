import { describe, expect, it } from 'vitest';
import { bloodPressureStu3 } from '../../../src/bgz/blood-pressure/stu3';
import { loinc, snomed, ucum } from '../../../src/zib';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-BloodPressure';
const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
const least = {
  id: 'bp-1',
  systolicBloodPressure: ucum(120, 'mm[Hg]'),
  bloodPressureDateTime: '2026-05-04T10:30:00+02:00',
};
const map = (more: object = {}) => only(mapped({ bloodPressures: [{ ...least, ...more }] }), 'Observation');

const pressure = (value: number) => ({ value, unit: 'mm[Hg]', system: UCUM, code: 'mm[Hg]' });
const component = (code: string, value: object) => ({ code: { coding: [{ system: LOINC, code }] }, ...value });

const read = readerOf(bloodPressureStu3);

describe('BloodPressure → zib-BloodPressure', () => {
  it('gives every concept its place', () => {
    const full = only(
      mapped({ patient: sample.patient, bloodPressures: sample.bloodPressures?.slice(0, 1) }),
      'Observation',
    );
    expect(full).toMatchObject({
      meta: { profile: [PROFILE] },
      status: 'amended',
      category: [{ coding: [{ system: 'http://hl7.org/fhir/observation-category', code: 'vital-signs' }] }],
      code: { coding: [{ system: LOINC, code: '85354-9' }] },
      effectiveDateTime: '2024-02-04T10:30:00+01:00',
      comment: 'na tien minuten rust',
      bodySite: { coding: [{ code: '368208006', display: 'Linker bovenarm' }] },
      method: { coding: [{ code: '22762002', display: 'Niet-invasief' }] },
    });
    expect(full.performer).toHaveLength(1);
    const parts = full.component?.map(({ code, valueQuantity, valueCodeableConcept }) => [
      code.coding?.[0]?.code,
      valueQuantity?.value ?? valueCodeableConcept?.coding?.[0]?.code,
    ]);
    expect(parts).toEqual([
      ['8480-6', 142],
      ['8462-4', 88],
      ['8478-0', 106],
      ['85549003', '255272007'],
      ['8358-4', 'L'],
      ['8361-8', '33586001'],
    ]);
  });

  it('is final where the record says no status, and says that a diastolic pressure is not known', () => {
    const { status, component: parts = [] } = map();
    expect(status).toBe('final');
    expect(parts.map(({ code }) => code.coding?.[0]?.code)).toEqual(['8480-6', '8462-4']);
    expect(parts[1]).toMatchObject({ dataAbsentReason: { coding: [{ code: 'unknown' }] } });
    expect(parts[1]).not.toHaveProperty('valueQuantity');
  });
});

describe('zib-BloodPressure → BloodPressure', () => {
  holdWayBack({
    group: 'bloodPressures',
    stu3: bloodPressureStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences('systolicBloodPressure', 'diastolicBloodPressure', 'averageBloodPressure'),
  });

  it.each([
    ['averageBloodPressure', snomed('6797001'), { valueQuantity: pressure(93) }, ucum(93, 'mm[Hg]')],
    ['cuffType', snomed('70665002'), { valueCodeableConcept: { coding: [snomed('1')] } }, snomed('1')],
    ['position', snomed('424724000'), { valueCodeableConcept: { coding: [snomed('2')] } }, snomed('2')],
    ['position', loinc('8361-8'), { valueCodeableConcept: { coding: [snomed('3')] } }, snomed('3')],
  ])('knows %s by the code %j too', (property, code, value, wanted) => {
    const given = { component: [{ code: { coding: [{ system: code.system, code: code.code }] }, ...value }] };
    expect(read(given)).toEqual({ draft: { id: 'o-1', [property]: wanted }, left: [] });
  });

  it('takes the code of the panel that the zib has, and tells codes and components it does not know', () => {
    const given = {
      code: { coding: [loinc('85354-9'), loinc('55284-4'), snomed('75367002')] },
      component: [
        component('8867-4', { valueQuantity: pressure(60) }),
        component('8480-6', { valueQuantity: pressure(120) }),
      ],
    };
    const { draft, left } = read(given);
    expect(draft).toEqual({ id: 'o-1', systolicBloodPressure: ucum(120, 'mm[Hg]') });
    expect(left.filter((one) => one.startsWith('Observation.code'))).toEqual([
      'Observation.code.coding[2].system',
      'Observation.code.coding[2].code',
    ]);
    expect(left.filter((one) => one.startsWith('Observation.component[0]'))).toContain(
      'Observation.component[0].valueQuantity.value',
    );
    expect(left.filter((one) => one.startsWith('Observation.component[1]'))).toEqual([]);
  });

  it('tells a reason why there is no diastolic pressure that says more than that', () => {
    const because = (code: string) => ({
      component: [
        component('8462-4', {
          dataAbsentReason: { coding: [{ system: 'http://hl7.org/fhir/data-absent-reason', code }] },
        }),
      ],
    });
    expect(read(because('unknown'))).toEqual({ draft: { id: 'o-1' }, left: [] });
    expect(read(because('error')).left).toContain('Observation.component[0].dataAbsentReason.coding[0].code');
  });

  it('tells a component whole of which the value is none', () => {
    const { draft, left } = read({
      component: [component('8480-6', { valueQuantity: { comparator: '<', value: 60 } })],
    });
    expect(draft).toEqual({ id: 'o-1' });
    const parts = ['code.coding[0].code', 'code.coding[0].system', 'valueQuantity.comparator', 'valueQuantity.value'];
    expect(left.toSorted()).toEqual(parts.map((one) => `Observation.component[0].${one}`));
  });

  it.each(['registered', 'preliminary', 'amended', 'corrected', 'cancelled', 'unknown'])(
    'keeps status %s',
    (status) => {
      expect(read({ status })).toEqual({ draft: { id: 'o-1', status }, left: [] });
    },
  );

  it('takes no status that it does not know, and none from final', () => {
    expect(read({ status: 'ready' })).toEqual({ draft: { id: 'o-1' }, left: ['Observation.status'] });
    expect(read({ status: 'final' })).toEqual({ draft: { id: 'o-1' }, left: [] });
  });
});
