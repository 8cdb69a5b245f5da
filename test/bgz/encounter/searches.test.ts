import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { without } from '../../../src/assemble/leave-out';
import { sourcesOf } from '../../../src/index';
import { bgzOffers } from '../../../src/notified-pull';
import { qualityOf } from '../../../src/quality';
import { readBgz } from '../../../src/read';
import { bgzRecords } from '../../../src/zib';
import { ask, facadeOf, inMode, search } from '../../facade/support';
import { sample } from '../sample';

const BSN = '999999990';
const records = bgzRecords({
  patient: sample.patient,
  problems: sample.problems ?? [],
  medicalDevices: sample.medicalDevices ?? [],
  procedures: sample.procedures ?? [],
  encounters: sample.encounters ?? [],
});
const facade = facadeOf({ sources: sourcesOf([records], { groups: 'all' }) });
const ACT = 'http://hl7.org/fhir/v3/ActCode';

describe('searches for contacts', () => {
  it.each([
    ['Encounter', 2],
    [`Encounter?class=${ACT}|IMP,${ACT}|ACUTE, ${ACT}|NONAC`, 1],
    ['Encounter?class=http://hl7.org/fhir/v3/NullFlavor|OTH', 1],
    [`Encounter?class=${ACT}|AMB`, 0],
    ['Encounter?class:missing=true', 0],
    ['Encounter?status=in-progress', 1],
    ['Encounter?date=lt2011', 1],
    ['Encounter?participant-type=AUT', 1],
    ['Encounter?service-provider:missing=false', 1],
    ['Encounter?diagnosis:missing=true', 1],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it('brings who it was with and where, when that is asked for', async () => {
    const path = 'Encounter?_include=Encounter:practitioner&_include=Encounter:service-provider';
    const types = inMode(await search(facade, path, BSN), 'include').map((one) => one.resourceType);
    expect(types.toSorted()).toEqual(['Organization', 'Practitioner', 'Practitioner']);
  });

  it('refuses a search by words', async () => {
    expect((await ask(facade, 'Encounter?reason=x', {}, BSN)).status).toBe(400);
  });

  it('tell no reasons to who may not see diagnoses', async () => {
    const [found] = inMode(await search(facade, 'Encounter?status=in-progress', BSN), 'match');
    const rest = without(found as FhirResource, ['indications']);
    expect(found).toMatchObject({ diagnosis: expect.anything(), reason: expect.anything() });
    expect(rest).not.toHaveProperty('diagnosis');
    expect(rest).not.toHaveProperty('reason');
    expect(rest.meta?.security).toMatchObject([{ code: 'REDACTED' }]);
  });

  it('are offered where they are named', () => {
    const queries = (offers: ReturnType<typeof bgzOffers>) =>
      offers.map((one) => (one.kind === 'query' ? one.query : ''));
    expect(queries(bgzOffers()).filter((one) => one.startsWith('Encounter'))).toEqual([]);
    expect(queries(bgzOffers(['encounters']))).toEqual(['Encounter?_revinclude=Provenance%3Atarget']);
  });

  it('come back as records, with the problems and procedures that they were about', async () => {
    const pulled = await Promise.all(
      ['Patient', 'Condition', 'Procedure', 'DeviceUseStatement', 'Encounter'].map((type) => search(facade, type, BSN)),
    );
    const { records: read } = await readBgz(pulled, { patient: { bsn: BSN } });
    const [first] = (read.encounters ?? []).filter(({ location }) => location !== undefined);
    expect(first?.problems?.map(({ id, display, problem }) => display ?? [id, problem?.problemName])).toEqual([
      'bradycardie',
      // It is in no list, and no search includes it.
      [undefined, { nullFlavor: 'OTH', originalText: 'duizeligheid' }],
    ]);
    expect(first?.problems?.[0]?.id).toBe(read.problems?.find((one) => one.problemName.display === 'bradycardie')?.id);
    expect(first?.procedures).toEqual([{ id: read.procedures?.[0]?.id, display: 'implantatie van pacemaker' }]);
  });

  it('are counted as overdue when they go on past their end', async () => {
    const encounters = [
      { id: 'e', contactType: 'IMP', startDateTime: '2026-01', endDateTime: '2026-02', status: 'in-progress' },
      { id: 'f', contactType: 'IMP', startDateTime: '2026-01', status: 'in-progress' },
    ] as const;
    const open = facadeOf({
      sources: sourcesOf([bgzRecords({ patient: sample.patient, encounters })], { groups: 'all' }),
    });
    const { sections } = qualityOf([await search(open, 'Encounter', BSN)], { now: new Date('2026-11-24T10:00:00Z') });
    expect(sections.encounters.records).toBe(2);
    expect(sections.encounters.overdue).toBe(1);
  });
});
