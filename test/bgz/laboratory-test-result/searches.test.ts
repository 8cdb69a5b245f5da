import { describe, expect, it } from 'vitest';
import { pagedSource, type SourceQuery, sourcesOf } from '../../../src/index';
import { bgzOffers, bgzSections } from '../../../src/notified-pull';
import { bgzRecords, loinc, ucum } from '../../../src/zib';
import { ask, facadeOf, inMode, search } from '../../facade/support';
import { sample } from '../sample';

const BSN = '999999990';
const potassium = (id: string, date: string) => ({
  id,
  laboratoryTests: [
    { testCode: loinc('2823-3', 'Kalium'), testDateTime: date, testResult: { quantity: ucum(4, 'mmol/L') } },
  ],
});
const records = bgzRecords({
  patient: sample.patient,
  laboratoryTestResults: [
    ...(sample.laboratoryTestResults ?? []),
    potassium('k-1', '2024-01-01'),
    potassium('k-2', '2024-03-01'),
  ],
});
const { patient, laboratoryTestResults: labs = [] } = sourcesOf([records], { groups: 'all' });
const facade = facadeOf({ sources: { patient, laboratoryTestResults: labs } });
const [results = []] = [records.laboratoryTestResults];
// Three panels and single tests, and the tests of the panels.
const ALL = results.length + 4 + 6;

const CATEGORY = 'category=http://snomed.info/sct|49581000146104';

describe('searches for laboratory results', () => {
  it.each([
    ['Observation', ALL],
    [`Observation?${CATEGORY}`, ALL],
    ['Observation?category=laboratory', ALL],
    // The category of MedMij for all of them; among others it is clinical chemistry.
    ['Observation?category=http://snomed.info/sct|275711006', ALL],
    ['Observation?category=http://snomed.info/sct|275711006,http://snomed.info/sct|405825005', 1],
    ['Observation?code=http://loinc.org|58410-2', 1],
    ['Observation?code=2823-3&date=ge2024-02', 1],
    ['Observation?status=cancelled', 6],
    ['Observation?method=702659008', 1],
    ['Observation?value-concept=131196009', 1],
    ['Observation?related-type=has-member', 2],
    ['Observation?specimen:missing=false', 2],
    ['Observation?based-on:missing=false', 1],
  ])('%s finds %i', async (path, count) => {
    expect(inMode(await search(facade, path, BSN), 'match')).toHaveLength(count);
  });

  it('finds the tests of a panel as matches, so that no include repeats them', async () => {
    const found = await search(facade, `Observation?${CATEGORY}&_include=Observation:related-target`, BSN);
    expect(inMode(found, 'match')).toHaveLength(ALL);
    expect(inMode(found, 'include')).toEqual([]);
    expect(found.total).toBe(ALL);
  });

  it('includes the tests of a panel, and its specimen, where only the panel is asked for', async () => {
    const path = 'Observation?code=58410-2&_include=Observation:related-target&_include=Observation:specimen';
    const included = inMode(await search(facade, path, BSN), 'include').map(({ resourceType }) => resourceType);
    expect(included.sort()).toEqual([...Array(5).fill('Observation'), 'Specimen']);
  });

  it('finds the request behind a result as planned care', async () => {
    const planned = facadeOf({ sources: { patient, laboratoryTestResults: labs, procedureRequests: 'noneKnown' } });
    const [request] = inMode(await search(planned, 'ProcedureRequest?status=active', BSN), 'match');
    expect(request).toMatchObject({ intent: 'order', status: 'active' });
    expect(request).toHaveProperty('requester.agent.reference');
  });

  it('gives the last of each code', async () => {
    const found = inMode(await search(facade, 'Observation/$lastn?code=http://loinc.org|2823-3', BSN), 'match');
    expect(found.map((one) => 'effectiveDateTime' in one && one.effectiveDateTime)).toEqual(['2024-03-01']);
  });

  it.each([['Observation'], ['Specimen']])('gives what belongs to a result by its id: %s', async (type) => {
    const include = 'Observation?code=58410-2&_include=Observation:related-target&_include=Observation:specimen';
    const one = inMode(await search(facade, include, BSN), 'include').find(({ resourceType }) => resourceType === type);
    expect((await ask(facade, `${type}/${one?.id}`, {}, BSN)).body).toEqual(one);
  });

  it('does not tear a panel over the pages of a source, and gives each resource once', async () => {
    const byId = [...results].sort((a, b) => (a.id < b.id ? -1 : 1));
    const paged = pagedSource<'laboratoryTestResults'>(({ page, ids }: SourceQuery) => {
      if (ids) return byId.filter(({ id }) => ids.includes(id));
      const after = byId.filter(({ id }) => id > (page?.after ?? ''));
      return page ? after.slice(0, page.limit) : after;
    });
    const pages = facadeOf({ sources: { patient, laboratoryTestResults: paged } });
    const seen: string[] = [];
    let path: string | undefined = `Observation?${CATEGORY}&_count=2`;
    for (let nth = 0; path !== undefined && nth < 20; nth++) {
      const bundle = await search(pages, path, BSN);
      seen.push(...inMode(bundle, 'match').map(({ id }) => String(id)));
      const next = bundle.link?.find(({ relation }) => relation === 'next')?.url;
      path = next?.slice(next.indexOf('Observation'));
    }
    expect(seen).toHaveLength(ALL);
    expect(new Set(seen).size).toBe(ALL);
  });

  it('are offered where they are named', () => {
    expect(bgzSections).toContain('laboratoryTestResults');
    expect(bgzOffers(['laboratoryTestResults']).map((one) => (one.kind === 'query' ? one.query : ''))).toEqual([
      'Observation?category=http%3A//snomed.info/sct%7C49581000146104&_include=Observation%3Arelated-target&_revinclude=Provenance%3Atarget',
    ]);
  });
});
