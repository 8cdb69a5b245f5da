import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  type Authorization,
  bgzDocument,
  type FacadeOptions,
  pagedSource,
  type SourceItem,
  type SourceQuery,
  sourcesOf,
  type Unreached,
} from '../../src/index';
import { bgzRecords, bsn, loinc, type MedicationUseInput, type ProblemInput, prk, snomed } from '../../src/zib';
import { ANNA, ask, facadeOf, inMode, issuesOf, recordedLog, search, TOM } from './support';

const problemOf = (id: string, more: Partial<ProblemInput> = {}): ProblemInput => ({
  id,
  problemName: snomed('195967001', `astma ${id}`),
  problemStatus: 'active',
  ...more,
});
const nth = (i: number) => `d-${String(i).padStart(5, '0')}`;
const held = sourcesOf(
  [ANNA, TOM].map((number) =>
    bgzRecords({ patient: { id: number === ANNA ? 'anna' : 'tom', identificationNumbers: [bsn(number)] } }),
  ),
  { groups: 'all' },
);
const byId = (a: ProblemInput, b: ProblemInput) => Buffer.compare(Buffer.from(`${a.id}`), Buffer.from(`${b.id}`));

/** A table of problems of Anna that gives pages, and tells what it was asked. */
function table(rows: ProblemInput[], cap = Number.POSITIVE_INFINITY) {
  const asked: Pick<SourceQuery, 'page' | 'ids'>[] = [];
  let read = 0;
  const problems = pagedSource<'problems'>(({ patient, page, ids }) => {
    asked.push({ ...(page && { page }), ...(ids && { ids }) });
    if (patient.bsn !== ANNA && patient.id !== 'anna') return [];
    const wanted = ids
      ? rows.filter(({ id }) => ids.includes(`${id}`))
      : page
        ? rows
            .filter(
              ({ id }) => page.after === undefined || Buffer.compare(Buffer.from(`${id}`), Buffer.from(page.after)) > 0,
            )
            .toSorted(byId)
            .slice(0, Math.min(page.limit, cap))
        : rows;
    read += wanted.length;
    return wanted;
  });
  return { rows, asked, problems, read: () => read };
}

const over = ({ problems }: Pick<ReturnType<typeof table>, 'problems'>, options: Partial<FacadeOptions> = {}) =>
  facadeOf({ sources: { ...held, problems }, ...options });
const nextOf = (bundle: Bundle) => bundle.link?.find((link) => link.relation === 'next')?.url;

async function walk(facade: ReturnType<typeof over>, first: string, between = () => {}): Promise<Bundle[]> {
  const pages = [await search(facade, first)];
  for (let next = nextOf(pages[0] as Bundle); next !== undefined; next = nextOf(pages.at(-1) as Bundle)) {
    between();
    pages.push(await search(facade, next));
  }
  return pages;
}
const matchesOf = (pages: readonly Bundle[]) => pages.flatMap((page) => inMode(page, 'match'));
const idsOf = (pages: readonly Bundle[]) => matchesOf(pages).map(({ id }) => id);

describe('a source that gives pages', () => {
  it.each([1, 3, 7, 8])('gives the whole once, %i at a time, and is asked for no more than that', async (count) => {
    const seven = table(Array.from({ length: 7 }, (_one, i) => problemOf(nth(i))));
    const facade = over(seven);
    const whole = inMode(await search(facade, 'Condition'), 'match');
    const before = seven.read();
    seven.asked.length = 0;
    const pages = await walk(facade, `Condition?_count=${count}&_include=Condition:patient`);
    expect(matchesOf(pages)).toEqual(whole);
    expect(pages).toHaveLength(Math.ceil(7 / count));
    expect(pages.map(({ total }) => total)).toEqual(count >= 7 ? [7] : pages.map(() => undefined));
    for (const page of pages)
      expect(inMode(page, 'include').map(({ resourceType }) => resourceType)).toEqual(['Patient']);
    // One record more is looked at for each page, to see whether there is a next.
    expect(seven.read() - before).toBeLessThanOrEqual(7 + pages.length);
    expect(seven.asked.every(({ page }) => page !== undefined && page.limit <= count)).toBe(true);
  });

  it('loses nothing when it gives less than it is asked for, and holds ids to the bytes of their text', async () => {
    const rows = ['9', '10', 'Z', 'a', 'é', '\u{ffee}', '\u{1f600}'].map((id) => problemOf(id));
    const capped = table(rows.toReversed(), 2);
    const pages = await walk(over(capped), 'Condition?_count=5');
    expect(pages.map((page) => inMode(page, 'match').length)).toEqual([5, 2]);
    expect(new Set(idsOf(pages)).size).toBe(7);
  });

  it('gives each record that stays once, whatever comes and goes in between', async () => {
    const rows = Array.from({ length: 40 }, (_one, i) => problemOf(nth(10 * i)));
    const changing = table(rows);
    const facade = over(changing);
    const before = idsOf([await search(facade, 'Condition')]);
    const gone: (string | undefined)[] = [];
    let turn = 0;
    const pages = await walk(facade, 'Condition?_count=6', () => {
      turn++;
      // One that was given, one that was not, and new ones on both sides.
      for (const at of [0, -1]) gone.push(before[rows.indexOf(rows.at(at) as ProblemInput)]);
      rows.splice(0, 1);
      rows.pop();
      rows.push(problemOf(`d-00000-${turn}`), problemOf(`d-00395-${turn}`));
      rows.sort(byId);
    });
    const given = idsOf(pages);
    expect(new Set(given).size).toBe(given.length);
    const after = idsOf([await search(facade, 'Condition')]);
    expect(before.filter((id) => after.includes(id) && !given.includes(id))).toEqual([]);
    expect(gone.length).toBeGreaterThan(8);
  });

  it('gives all metadata of its records, where it is the only one', async () => {
    const actor = { healthcareProvider: { organizationName: 'Ziekenhuis De Brug' } };
    const metadata = {
      firstRegistration: { dateTime: '2024-02-04T10:31:00+01:00', actor },
      lastModification: { dateTime: '2024-03-04T10:31:00+01:00', actor },
    };
    const rows = Array.from({ length: 620 }, (_one, i) => problemOf(nth(i), { metadata }));
    const facade = facadeOf({ sources: { patient: held.patient, problems: table(rows).problems } });
    const whole = await search(facade, 'Provenance');
    expect([whole.total, inMode(whole, 'match').length]).toEqual([1_240, 1_240]);
    const pages = await walk(facade, 'Provenance?_count=400');
    expect(new Set(idsOf(pages)).size).toBe(1_240);
  });

  it('that gives other records than those it is asked for by id, without end, is failing', async () => {
    const result = (id: string, to: string) => ({
      id,
      laboratoryTests: [{ testCode: loinc('718-7', 'Hemoglobine'), testResult: { text: 'normaal' } }],
      relatedResults: [{ id: to, display: 'Hemoglobine', relation: 'derived-from' as const }],
    });
    const laboratoryTestResults = pagedSource<'laboratoryTestResults'>(function* ({ ids, page }) {
      if (page?.after === undefined) yield result('a', 'z') as never;
      if (ids) for (;;) yield result('b', 'z') as never;
    });
    const facade = facadeOf({ sources: { patient: held.patient, laboratoryTestResults }, maxRecordsPerSource: 2_000 });
    const answer = await ask(facade, 'Observation?_include=Observation:related-target&_count=5');
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('others without end');
  });

  it('finds the few that a search is about, on full pages', async () => {
    const rows = Array.from({ length: 240 }, (_one, i) =>
      problemOf(nth(i), { problemStatus: i % 20 === 7 ? 'inactive' : 'active' }),
    );
    const facade = over(table(rows));
    const whole = inMode(await search(facade, 'Condition?clinical-status=inactive'), 'match');
    const pages = await walk(facade, 'Condition?clinical-status=inactive&_count=5');
    expect(matchesOf(pages)).toEqual(whole);
    expect(pages.map((page) => inMode(page, 'match').length)).toEqual([5, 5, 2]);
  });

  it.each([
    ['an order', '_sort=code'],
    ['a total', '_total=accurate'],
    ['a count', '_summary=count'],
  ])('is asked for everything where a search needs %s', async (_what, parameter) => {
    const five = table(Array.from({ length: 5 }, (_one, i) => problemOf(nth(i))));
    const facade = over(five);
    const first = await search(facade, `Condition?_count=2&${parameter}`);
    expect(five.asked).toEqual([{}]);
    if (parameter !== '_sort=code') expect(first.total).toBe(5);
    if (nextOf(first)) await search(facade, nextOf(first) ?? '');
    expect(five.asked).toEqual([{}]);
  });

  it('tells of what is mended, wrong or reached by no search with the page it is on, once', async () => {
    const wrong = { id: nth(3), problemName: 'no code' } as never;
    const rows = Array.from({ length: 7 }, (_one, i) => (i === 3 ? wrong : problemOf(nth(i))));
    const facade = over(table(rows), { invalidRecords: 'report' });
    const pages = await walk(facade, 'Condition?_count=2');
    expect(matchesOf(pages)).toHaveLength(6);
    const told = pages.map((page) => JSON.stringify(inMode(page, 'outcome')).includes(nth(3)));
    expect(told).toEqual([false, true, false]);
    expect((await ask(over(table(rows)), 'Condition?_count=2')).status).toBe(200);
    expect((await ask(over(table(rows)), nextOf(pages[0] as Bundle) ?? '')).status).toBe(502);
  });

  it('tells onUnreached of each record once, over all pages', async () => {
    const heard: Unreached[] = [];
    const documents = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      bgzDocument({
        id,
        type: loinc('57133-1', 'Verwijsbrief'),
        title: id,
        contentType: 'text/plain',
        indexed: '2026-01-01T10:00:00',
        status: id === 'a' || id === 'e' ? 'superseded' : 'current',
        open: () => new TextEncoder().encode(id),
      }),
    );
    const facade = facadeOf({
      sources: {
        ...held,
        documents: pagedSource<'documents'>(({ page, ids }) =>
          documents
            .filter(({ id }) => (ids ? ids.includes(id) : id > (page?.after ?? '')))
            .slice(0, page?.limit ?? documents.length),
        ),
      },
      onUnreached: (one) => heard.push(one),
    });
    expect(matchesOf(await walk(facade, 'DocumentReference?status=current&_count=2'))).toHaveLength(3);
    expect(heard.map(({ record }) => record)).toEqual(['a', 'e']);
  });

  it('is asked for the problems of the list that others hold whole, and no more', async () => {
    const listed = table([problemOf('d-1'), problemOf('d-2'), problemOf('d-3')]);
    const use: MedicationUseInput = {
      id: 'g-1',
      registrationDateTime: '2026-01-02',
      useIndicator: true,
      productUsed: { productCodes: [prk('67903', 'metformine')] },
      reasons: [{ problem: problemOf('d-2') }],
    };
    const facade = facadeOf({ sources: { ...held, problems: listed.problems, medicationUses: () => [use] } });
    const text = JSON.stringify(await search(facade, 'MedicationStatement'));
    expect(listed.asked).toEqual([{ ids: ['d-2'] }]);
    const [, reference = ''] = text.match(/"(Condition\/[^"]+)"/) ?? [];
    expect(idsOf([await search(facade, 'Condition')])).toContain(reference.split('/')[1]);
  });
});

describe('a source that gives pages otherwise than it says', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => problemOf(id));
  it.each<[string, (query: SourceQuery) => Iterable<SourceItem<'problems'>>]>([
    ['in another order', () => rows.toReversed()],
    ['from its start again', ({ page }) => (page?.after === undefined ? rows.slice(0, 2) : rows)],
    ['one record twice', () => [rows[0], rows[0]] as never],
    ['records without id', () => [{ ...rows[0], id: undefined }] as never],
  ])('gives %s: that is a failing source, and never a page too many or too few', async (_what, source) => {
    const facade = over({ problems: pagedSource<'problems'>(source) });
    let answer = await ask(facade, 'Condition?_count=2');
    for (let turn = 0; turn < 5 && answer.status === 200; turn++)
      answer = await ask(facade, nextOf(answer.body as Bundle) ?? 'Condition?_count=1');
    expect(answer.status).toBe(502);
    expect(issuesOf(answer)[0]?.diagnostics).toMatch(/Source 1 of problems: record \d of a page/);
  });

  it('ends pages that are served in part with a notice, and no next page', async () => {
    const source = ({ page }: SourceQuery) => (page?.after === undefined ? rows.slice(0, 2) : rows);
    const facade = over({ problems: pagedSource<'problems'>(source) }, { completeness: 'partial' });
    const [first, second, ...more] = await walk(facade, 'Condition?_count=2');
    expect(inMode(first as Bundle, 'match')).toHaveLength(2);
    expect(inMode(second as Bundle, 'match')).toHaveLength(0);
    expect(JSON.stringify(inMode(second as Bundle, 'outcome'))).toContain('pages ascend by id');
    expect(more).toEqual([]);
  });

  it('is no function, which is told at once', () => {
    expect(() => pagedSource([] as never)).toThrow(/pagedSource/);
  });
});

describe('a next link of a page', () => {
  const rows = Array.from({ length: 6 }, (_one, i) => problemOf(`geheim-${i}`));
  const first = async (facade = over(table(rows))) =>
    nextOf(await search(facade, 'Condition?_count=2&clinical-status=active')) ?? '';

  it('does not show the id of a record, and is the same on every instance', async () => {
    const next = await first();
    expect(next).not.toContain('geheim');
    expect(Buffer.from(next.split('_page=s.')[1] ?? '', 'base64url').toString('latin1')).not.toContain('geheim');
    expect(await first()).toBe(next);
    expect(inMode(await search(over(table(rows)), next), 'match')).toHaveLength(2);
  });

  it.each<[string, (next: string) => string]>([
    ['another search', (next) => next.replace('clinical-status=active', 'clinical-status=inactive')],
    ['no search that is paged', (next) => next.replace('_count=2&', '')],
    ['nothing', (next) => next.replace(/_page=s\.[^&]+/, '_page=s.')],
    ['one that was changed', (next) => next.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
    ['an order', (next) => `${next}&_sort=code`],
  ])('is of no use for %s', async (_what, change) => {
    expect((await ask(over(table(rows)), change(await first()))).status).toBe(400);
  });

  it('is of no use for another patient, or without access', async () => {
    const next = await first();
    const facade = over(table(rows));
    const bare = next.replace(/patient=[^&]+&?/, '');
    expect((await ask(facade, bare, {}, TOM)).status).toBe(400);
    expect((await ask(facade, next, { headers: { authorization: 'x' } })).status).toBe(401);
    const only = (searches: readonly string[]): Authorization => ({
      allowed: true,
      patient: { bsn: ANNA },
      only: searches,
    });
    expect((await ask(over(table(rows), { authorize: () => only(['Coverage']) }), next)).status).toBe(403);
    expect((await ask(over(table(rows), { authorize: () => only(['Condition']) }), next)).status).toBe(200);
  });
});

describe('a read of what a source gives by its id', () => {
  it('asks for that record, where it was sent before; and for everything elsewhere', async () => {
    const rows = table(Array.from({ length: 5 }, (_one, i) => problemOf(nth(i))));
    const facade = over(rows);
    const [, , third] = matchesOf(await walk(facade, 'Condition?_count=2'));
    rows.asked.length = 0;
    expect((await ask(facade, `Condition/${third?.id}`)).body).toEqual(third);
    expect(rows.asked).toEqual([{ ids: [nth(2)] }]);
    rows.asked.length = 0;
    expect((await ask(over(rows), `Condition/${third?.id}`)).body).toEqual(third);
    expect(rows.asked).toEqual([{}]);
  });

  it('finds nothing of another patient, of what is gone or of what the authorisation does not show', async () => {
    const rows = table([problemOf('d-1'), problemOf('d-2', { problemStatus: 'inactive' })]);
    const answer: { only?: readonly string[] } = {};
    const authorize = (request: Request): Authorization => ({
      allowed: true,
      patient: { bsn: request.headers.get('authorization')?.slice(-9) ?? '' },
      ...answer,
    });
    const facade = over(rows, { authorize });
    const [active, inactive] = inMode(await search(facade, 'Condition'), 'match').map(({ id }) => `Condition/${id}`);
    expect((await ask(facade, active ?? '', {}, TOM)).status).toBe(404);
    answer.only = ['Condition?clinical-status=active'];
    expect((await ask(facade, active ?? '')).status).toBe(200);
    expect((await ask(facade, inactive ?? '')).status).toBe(404);
    rows.rows.splice(0, 1);
    expect((await ask(facade, active ?? '')).status).toBe(404);
  });

  it('is read no further than the page, whatever it gives', async () => {
    let given = 0;
    const problems = pagedSource<'problems'>(function* ({ page }) {
      for (const from = Number(page?.after?.slice(2) ?? -1) + 1; given < 1_000; given++)
        yield problemOf(nth(from + given));
    });
    const first = await search(over({ problems }), 'Condition?_count=5');
    expect(inMode(first, 'match')).toHaveLength(5);
    expect(given).toBeLessThan(10);
  });

  it('is held to the ids it is asked for: what it gives beside them is neither looked at nor told', async () => {
    // It looks at no ids, and has one record that is refused and one that is mended.
    const { problems } = table([problemOf('a'), problemOf('b', { comment: ' blanks ' })]);
    const all = pagedSource<'problems'>((query) => {
      const asked = problems({ ...query, ids: undefined } as SourceQuery, undefined as never) as ProblemInput[];
      return query.ids === undefined ? asked : [...asked, { id: 'c' } as never];
    });
    const { lines, logger } = recordedLog();
    const entries: AuditEntry[] = [];
    const facade = over({ problems: all }, { logger, audit: { write: async (entry) => void entries.push(entry) } });
    const [first] = inMode(await search(facade, 'Condition'), 'match');
    lines.length = 0;
    const answer = await ask(facade, `Condition/${first?.id}`);
    expect(JSON.parse(answer.text)).toEqual(first);
    expect(lines).toEqual([]);
    expect(entries.at(-1)).toMatchObject({ kind: 'read', outcome: 'success' });
    expect(entries.at(-1)).not.toHaveProperty('missing');
  });

  it('opens a document by its own id', async () => {
    const asked: SourceQuery[] = [];
    const documents = ['a', 'b'].map((id) =>
      bgzDocument({
        id,
        type: loinc('57133-1', 'Verwijsbrief'),
        title: id,
        contentType: 'text/plain',
        indexed: '2026-01-01T10:00:00',
        status: 'current',
        open: () => new TextEncoder().encode(`<brief>${id}</brief>`),
      }),
    );
    const source = pagedSource<'documents'>((query) => {
      asked.push(query);
      const { ids, page } = query;
      return documents.filter(({ id }) => (ids ? ids.includes(id) : id > (page?.after ?? '')));
    });
    const facade = facadeOf({ sources: { ...held, documents: source } });
    const text = JSON.stringify(await search(facade, 'DocumentReference'));
    const [, second = ''] = [...text.matchAll(/"url":"(Binary\/[^"]+)"/g)].map(([, url]) => url);
    expect((await ask(facade, second)).text).toBe('<brief>b</brief>');
    expect(asked.flatMap(({ ids }) => ids ?? [])).toEqual(['b']);
  });
});
