import { describe, expect, it } from 'vitest';
import { type SourceQuery, sourcesOf } from '../../../src/index';
import { bgzOffers } from '../../../src/notified-pull';
import { readBgz } from '../../../src/read';
import { bgzRecords } from '../../../src/zib';
import { ask, facadeOf, inMode, search } from '../../facade/support';
import { sample } from '../sample';

const BSN = '999999990';
const records = bgzRecords({
  patient: sample.patient,
  problems: sample.problems ?? [],
  alerts: sample.alerts ?? [],
});
const facade = facadeOf({ sources: sourcesOf([records], { groups: 'all' }) });

describe('searches for alerts', () => {
  it.each([
    ['Flag', 4],
    ['Flag?_include=Flag:subject', 4],
    ['Flag?date=gt2024', 1],
    ['Flag?author:missing=true', 1],
    ['Flag?identifier=W-1', 1],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it('refuses a search by what no alert has', async () => {
    expect((await ask(facade, 'Flag?encounter=Encounter/1', {}, BSN)).status).toBe(400);
  });

  it('fails where its source does, and is not supported without one', async () => {
    const down = (_: SourceQuery) => {
      throw new Error('down');
    };
    const { alerts: _alerts, ...others } = sourcesOf([records], { groups: 'all' });
    expect((await ask(facadeOf({ sources: { ...others, alerts: down } }), 'Flag', {}, BSN)).status).toBe(502);
    expect((await ask(facadeOf({ sources: others }), 'Flag', {}, BSN)).status).toBe(404);
  });

  it('are offered by their code', () => {
    expect(bgzOffers(['alerts'])).toMatchObject([
      { query: 'Flag?_revinclude=Provenance%3Atarget', section: { system: 'http://loinc.org', code: '75310-3' } },
    ]);
  });

  it('come back as records, each with the problem that it is', async () => {
    const bundles = await Promise.all(['Patient', 'Condition', 'Flag'].map((path) => search(facade, path, BSN)));
    const read = await readBgz(bundles, { patient: { bsn: BSN } });
    const [first, second] = read.records.alerts ?? [];
    expect(first).toMatchObject({ alertName: { code: '699433000' }, condition: { display: 'bradycardie' } });
    expect(read.records.problems?.map(({ id }) => id)).toContain(first?.condition?.id);
    expect(second).not.toHaveProperty('alertName');
    expect(read.records.alerts).toHaveLength(4);
  });

  it('is no alert that holds when it was entered in error and its record says so', async () => {
    const [one] = inMode(await search(facade, 'Flag', BSN), 'match');
    const wrong = { ...one, status: 'entered-in-error' };
    const { records: read } = await readBgz([await search(facade, 'Patient', BSN), wrong as never]);
    expect(read.alerts).toMatchObject([{ status: 'entered-in-error' }]);
  });
});
