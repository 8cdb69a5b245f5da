import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { functionalOrMentalStatusStu3 } from '../../../src/bgz/functional-or-mental-status/stu3';
import { snomed } from '../../../src/zib';
import { claims, observationDifferences, readerOf } from '../observations';
import { sample } from '../sample';
import { mapped } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-FunctionalOrMentalStatus';
const DEVICE = 'http://nictiz.nl/fhir/StructureDefinition/zib-FunctionalOrMentalStatus-MedicalDevice';
const SNOMED = 'http://snomed.info/sct';

const functional = { system: SNOMED, code: '118228005' };
const mental = { system: SNOMED, code: '384821006' };
const social = { system: 'http://hl7.org/fhir/observation-category', code: 'social-history' };

const inUse: FhirResource = {
  resourceType: 'DeviceUseStatement',
  id: 'u-1',
  status: 'active',
  subject: { reference: 'Patient/p-1' },
  device: { reference: 'Device/d-1', display: 'hoortoestel' },
};
const read = readerOf(functionalOrMentalStatusStu3, [inUse]);
const withDevice = (valueReference: object) => ({ extension: [{ url: DEVICE, valueReference }] });

describe('FunctionalOrMentalStatus → zib-FunctionalOrMentalStatus', () => {
  it('gives every concept its place', () => {
    const { patient, problems, medicalDevices, functionalOrMentalStatuses } = sample;
    const all = mapped({
      patient,
      problems: problems ?? [],
      medicalDevices: medicalDevices ?? [],
      functionalOrMentalStatuses: functionalOrMentalStatuses?.slice(0, 1) ?? [],
    });
    const full = all.find((one) => one.resourceType === 'Observation');
    const use = all.find((one) => one.resourceType === 'DeviceUseStatement');
    expect(full).toMatchObject({
      meta: { profile: [PROFILE] },
      extension: [
        {
          url: DEVICE,
          valueReference: { reference: `DeviceUseStatement/${use?.id}`, display: 'pacemaker' },
        },
      ],
      status: 'amended',
      category: [{ coding: [{ ...functional, display: 'bevinding betreffende functioneren' }] }],
      code: { coding: [{ code: '301438001' }, { code: 'd450', system: 'http://hl7.org/fhir/sid/icf-nl' }] },
      effectivePeriod: { start: '2023-11-02' },
      valueCodeableConcept: { coding: [{ code: '24484000', display: 'ernstig' }] },
      comment: 'buiten met rollator',
    });
    expect(use).toBeDefined();
    expect(full).not.toHaveProperty('effectivePeriod.end');
  });
});

describe('zib-FunctionalOrMentalStatus → FunctionalOrMentalStatus', () => {
  holdWayBack({
    group: 'functionalOrMentalStatuses',
    stu3: functionalOrMentalStatusStu3,
    isOwn: claims(PROFILE),
    differences: observationDifferences(),
    // A display stands in the resources of Nictiz for what the reference leads to.
    shown: /extension\.valueReference\.display$/,
  });

  it.each([
    ['behind another in one concept', [{ coding: [social, mental] }], { ...mental, translations: [social] }, []],
    [
      'behind a concept of another',
      [{ coding: [social] }, { coding: [mental] }],
      mental,
      ['Observation.category[0].coding[0].code', 'Observation.category[0].coding[0].system'],
    ],
    ['with the other one', [{ coding: [functional, mental] }], { ...functional, translations: [mental] }, []],
    [
      'in a concept of its own beside the other one',
      [{ coding: [functional] }, { coding: [mental] }],
      functional,
      ['Observation.category[1].coding[0].code', 'Observation.category[1].coding[0].system'],
    ],
  ])('knows a category %s', (_where, category, statusCategory, told) => {
    const { draft, left } = read({ category });
    expect(draft).toEqual({ id: 'o-1', statusCategory });
    expect(left.toSorted()).toEqual(told);
  });

  it('takes no category that is not of the BgZ, and tells it', () => {
    const { draft, left } = read({ category: [{ coding: [social] }] });
    expect(draft).toEqual({ id: 'o-1' });
    expect(left).toContain('Observation.category[0].coding[0].code');
  });

  it('reads when it was determined from a moment too, and tells an end', () => {
    expect(read({ effectiveDateTime: '2002-11' })).toEqual({ draft: { id: 'o-1', statusDate: '2002-11' }, left: [] });
    expect(read({ effectivePeriod: { start: '2002', end: '2004' } })).toEqual({
      draft: { id: 'o-1', statusDate: '2002' },
      left: ['Observation.effectivePeriod.end'],
    });
    expect(read({ effectivePeriod: { start: 'toen' } })).toEqual({
      draft: { id: 'o-1' },
      left: ['Observation.effectivePeriod.start'],
    });
  });

  it('knows each device by its use, named by the words of either, and tells a reference that leads to none', () => {
    const { draft, left } = read({
      extension: [
        ...withDevice({ reference: 'DeviceUseStatement/u-1', display: 'rechts' }).extension,
        ...withDevice({ reference: 'DeviceUseStatement/u-1' }).extension,
        ...withDevice({ reference: 'Device/d-1', display: 'links' }).extension,
      ],
    });
    expect(draft.medicalDevices).toEqual([
      { id: 'u-1', display: 'rechts' },
      { id: 'u-1', display: 'hoortoestel' },
    ]);
    expect(left.filter((one) => one.endsWith('display'))).toHaveLength(1);
    expect(left.filter((one) => one.endsWith('reference'))).toHaveLength(1);
  });

  it('tells a value of another kind', () => {
    const { draft, left } = read({ code: { coding: [snomed('47078008')] }, valueString: 'slecht' });
    expect(draft).toEqual({ id: 'o-1', statusName: snomed('47078008') });
    expect(left).toEqual(['Observation.valueString']);
  });
});
