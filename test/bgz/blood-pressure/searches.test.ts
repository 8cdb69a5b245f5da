import { describe, expect, it } from 'vitest';
import { type SourceQuery, sourcesOf } from '../../../src/index';
import { bgzOffers, bgzSections } from '../../../src/notified-pull';
import { qualityOf } from '../../../src/quality';
import { readBgz } from '../../../src/read';
import { bgzRecords } from '../../../src/zib';
import { ask, facadeOf, inMode, issuesOf, search } from '../../facade/support';
import { sample } from '../sample';

const BSN = '999999990';
const records = bgzRecords({
  patient: sample.patient,
  problems: sample.problems ?? [],
  bloodPressures: sample.bloodPressures ?? [],
});
const { patient: patients, problems, bloodPressures } = sourcesOf([records], { groups: 'all' });
const sources = { patient: patients, ...(problems && { problems }), ...(bloodPressures && { bloodPressures }) };
const facade = facadeOf({ sources });
const failing = facadeOf({
  sources: {
    ...sources,
    bloodPressures: (_: SourceQuery) => {
      throw new Error('down');
    },
  },
});

const PRESSURE = 'code=http://loinc.org|85354-9';

describe('searches for blood pressure', () => {
  it.each([
    ['Observation', 2],
    [`Observation?${PRESSURE}`, 2],
    [`Observation?${PRESSURE},http://loinc.org|718-7`, 2],
    ['Observation?code=85354-9&date=ge2024-02-05', 1],
    ['Observation?category=vital-signs', 2],
    ['Observation?status=amended', 1],
    ['Observation?method=22762002', 1],
    ['Observation?component-code=http://loinc.org|8361-8', 1],
    ['Observation?component-value-concept=33586001', 1],
    ['Observation?performer:missing=true', 1],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it.each([
    'Observation?code=http://loinc.org|718-7',
    'Observation?code=http://snomed.info/sct|85354-9',
    'Observation?category=http://snomed.info/sct|49581000146104',
    `Observation?${PRESSURE}&code=http://loinc.org|718-7`,
  ])('%s is not supported, which is no empty answer', async (path) => {
    const answer = await ask(facade, path, {}, BSN);
    expect(answer.status).toBe(404);
    expect(issuesOf(answer)).toMatchObject([{ severity: 'error', code: 'not-supported' }]);
  });

  it('gives the last one first, one by one', async () => {
    const found = await search(facade, `Observation?${PRESSURE}&_sort=-date&_count=1`, BSN);
    expect(inMode(found, 'match')).toMatchObject([{ effectiveDateTime: '2024-02-05' }]);
    const [last] = inMode(found, 'match');
    expect((await ask(facade, `Observation/${last?.id}`, {}, BSN)).body).toEqual(last);
    expect(inMode(await search(facade, `Observation?_id=${last?.id}`, BSN), 'match')).toEqual([last]);
    const included = inMode(
      await search(facade, `Observation?_id=${last?.id}&_include=Observation:subject`, BSN),
      'include',
    );
    expect(included).toMatchObject([{ resourceType: 'Patient' }]);
  });

  it('fails where its source does, and nothing else does', async () => {
    expect((await ask(failing, `Observation?${PRESSURE}`, {}, BSN)).status).toBe(502);
    expect((await ask(failing, 'Observation?code=http://loinc.org|718-7', {}, BSN)).status).toBe(404);
    expect(inMode(await search(failing, 'Condition', BSN), 'match').length).toBeGreaterThan(0);
  });

  it('are offered where they are named', () => {
    expect(bgzSections).toContain('bloodPressure');
    const queries = (offers: ReturnType<typeof bgzOffers>) =>
      offers.map((one) => (one.kind === 'query' ? one.query : ''));
    expect(queries(bgzOffers()).filter((one) => one.startsWith('Observation'))).toEqual([]);
    expect(queries(bgzOffers(['bloodPressure']))).toEqual([
      'Observation?code=http%3A//loinc.org%7C85354-9&_revinclude=Provenance%3Atarget',
    ]);
  });

  it('come back as records, and a measurement of another zib is none of them', async () => {
    const bundle = await search(facade, `Observation?${PRESSURE}`, BSN);
    const patient = await search(facade, 'Patient', BSN);
    const [one] = inMode(bundle, 'match');
    const rate = { ...one, id: 'w', meta: {}, code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] } };
    const read = await readBgz([patient, bundle, rate], { patient: { bsn: BSN } });
    expect(read.records.bloodPressures?.map((record) => record.systolicBloodPressure.value)).toEqual([142, 150]);
    expect(read.issues.map(({ code }) => code).filter((code) => code !== 'dangling-reference')).toEqual(['other-zib']);
    const { sections } = qualityOf([bundle, rate as never], { now: new Date('2026-11-24T10:00:00Z') });
    expect(sections.vitals.records).toBe(2);
  });
});
