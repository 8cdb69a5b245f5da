import { describe, expect, it } from 'vitest';
import { bodyHeightStu3 } from '../../../src/bgz/body-height/stu3';
import { loinc, snomed, ucum } from '../../../src/zib';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped, only, specification } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-BodyHeight';
const SNOMED = 'http://snomed.info/sct';

const read = readerOf(bodyHeightStu3);
const least = { id: 'h-1', heightValue: ucum(183, 'cm'), heightDateTime: '2026-05-04' };
const codeOf = (more: object) => only(mapped({ bodyHeights: [{ ...least, ...more }] }), 'Observation').code;
const standing = { system: SNOMED, code: '10904000', display: 'Staande positie' };

describe('BodyHeight → zib-BodyHeight', () => {
  it('gives every concept its place', () => {
    const bodyHeights = sample.bodyHeights?.slice(0, 1) ?? [];
    const full = only(mapped({ patient: sample.patient, bodyHeights }), 'Observation');
    expect(full).toMatchObject({
      meta: { profile: [PROFILE] },
      status: 'amended',
      category: [{ coding: [{ system: 'http://hl7.org/fhir/observation-category', code: 'vital-signs' }] }],
      effectiveDateTime: '2024-02-04T10:40:00+01:00',
      comment: 'blootsvoets',
      valueQuantity: { value: 183.5, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
    });
    expect(full.performer).toHaveLength(1);
    expect(full).not.toHaveProperty('component');
  });

  it.each([
    ['none', {}, ['8302-2']],
    ['standing', { position: 'standing' }, ['8302-2', '8308-9']],
    ['lying', { position: 'lying' }, ['8302-2', '8306-3']],
  ])('tells the position by a second code of LOINC: %s', (_position, more, codes) => {
    const { coding = [], ...rest } = codeOf(more);
    expect(coding.map(({ system, code }) => [system, code])).toEqual(codes.map((code) => ['http://loinc.org', code]));
    expect(rest).toEqual({});
  });

  it('keeps beside it what the record says more of the position', () => {
    const position = { ...standing, display: 'rechtop staand' };
    expect(codeOf({ position })).toMatchObject(specification(SNOMED, '10904000', 'rechtop staand'));
  });
});

describe('zib-BodyHeight → BodyHeight', () => {
  holdWayBack({
    group: 'bodyHeights',
    stu3: bodyHeightStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences('heightValue'),
  });

  it('reads the position from a code that stands by itself, and the English terms', () => {
    const given = { code: { coding: [loinc('8306-3', 'Body height --lying')] } };
    const { draft, left } = read(given);
    expect(draft).toMatchObject({ position: { code: '102538003' } });
    expect(left).toEqual([]);
  });

  it('reads neither of two positions, and tells both', () => {
    const { draft, left } = read({ code: { coding: [loinc('8306-3'), loinc('8302-2'), loinc('8308-9')] } });
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toEqual(
      expect.arrayContaining(['Observation.code.coding[0].code', 'Observation.code.coding[2].code']),
    );
    expect(left).not.toContain('Observation.code.coding[1].code');
  });

  it('reads no position where its own code says another one than the code of LOINC', () => {
    const given = { code: { ...specification(SNOMED, '10904000', 'x'), coding: [loinc('8302-2'), loinc('8306-3')] } };
    const { draft, left } = read(given);
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toContain('Observation.code.coding[1].code');
    expect(left.some((one) => one.includes('code-specification'))).toBe(true);
  });

  it('tells codes that it does not know', () => {
    const { draft, left } = read({ code: { coding: [loinc('8302-2'), snomed('1153637007'), loinc('3137-7')] } });
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toEqual(
      expect.arrayContaining(['Observation.code.coding[1].code', 'Observation.code.coding[2].code']),
    );
  });
});
