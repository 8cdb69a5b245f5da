import { describe, expect, it } from 'vitest';
import { checkSources, checkText, pagedSource, type Source, type SourceQuery } from '../../src/index';
import { bsn, type ProblemInput, snomed } from '../../src/zib';
import { ANNA, now } from './blemished';

const problemOf = (id: string, more: Partial<ProblemInput> = {}): ProblemInput => ({
  id,
  problemName: snomed('195967001', 'astma'),
  problemStatus: 'active',
  ...more,
});
const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const idOf = ({ id }: ProblemInput) => `${id}`;

/** Rows of one table, asked as `pagedSource` says; a test puts another answer in place of one of the three. */
interface Table {
  readonly rows?: readonly ProblemInput[];
  readonly page?: (page: NonNullable<SourceQuery['page']>, right: ProblemInput[]) => readonly ProblemInput[];
  readonly ids?: (ids: readonly string[], right: ProblemInput[]) => readonly ProblemInput[];
}

const seven = ['d-1', 'd-2', 'd-3', 'd-4', 'd-5', 'd-6', 'd-7'].map((id) => problemOf(id));

function checked({ rows = seven, page: pageOf, ids: idsOf }: Table, more: object = {}) {
  const asked: Pick<SourceQuery, 'page' | 'ids'>[] = [];
  const problems: Source<'problems'> = ({ page, ids }) => {
    asked.push({ ...(page && { page }), ...(ids && { ids }) });
    if (ids) {
      const right = rows.filter((row) => ids.includes(idOf(row)));
      return idsOf?.(ids, right) ?? right;
    }
    if (!page) return [...rows];
    const right = rows
      .filter((row) => page.after === undefined || bytes(idOf(row), page.after) > 0)
      .toSorted((a, b) => bytes(idOf(a), idOf(b)))
      .slice(0, page.limit);
    return pageOf?.(page, right) ?? right;
  };
  const sources = {
    patient: () => [{ id: 'anna', identificationNumbers: [bsn(ANNA)] }],
    problems: pagedSource<'problems'>(problems),
  };
  const result = checkSources(sources, { patients: [{ bsn: ANNA }], now, language: 'en', ...more });
  return { result, asked };
}

const told = async (table: Table, more: object = {}) => {
  const { patients, verdict } = await checked(table, more).result;
  const found = patients[0]?.findings.filter(({ kind }) => kind === 'pages') ?? [];
  return { verdict, found, lines: found.map(({ rule, record }) => [rule, record].filter(Boolean).join(' ')) };
};

describe('checking a source that gives pages', () => {
  it('asks for all records, for every page of them and for each by id, and has nothing against a right one', async () => {
    const { result, asked } = checked({});
    expect(await result).toMatchObject({ verdict: 'arrives', total: { records: 8, arriving: 8 } });
    expect(asked).toEqual([
      {},
      { page: { limit: 3 } },
      { page: { limit: 3, after: 'd-3' } },
      { page: { limit: 3, after: 'd-6' } },
      { page: { limit: 3, after: 'd-7' } },
      { ids: seven.map(idOf) },
    ]);
  });

  it.each<[what: string, table: Table, lines: readonly string[]]>([
    [
      'begins each page with the last one of the page before',
      { page: ({ after, limit }) => seven.filter((row) => after === undefined || idOf(row) >= after).slice(0, limit) },
      ['overlap d-3'],
    ],
    ['gives the first page whatever it is asked', { page: ({ limit }) => seven.slice(0, limit) }, ['overlap d-1']],
    ['gives one twice on a page', { page: (_page, right) => [...right.slice(0, 1), ...right] }, ['overlap d-1']],
    [
      'skips one between pages',
      { page: ({ after }, right) => (after === undefined ? right : right.slice(1)) },
      ['missing d-4', 'missing d-7'],
    ],
    ['ends too early', { page: ({ after }, right) => (after === 'd-6' ? [] : right) }, ['missing d-7']],
    [
      'orders by number',
      {
        rows: ['9', '10', '11'].map((id) => problemOf(id)),
        page: (_page, right) => (right[0]?.id === '10' ? [problemOf('9')] : []),
      },
      ['missing 10', 'missing 11'],
    ],
    ['is not in order', { page: (_page, right) => right.toReversed() }, ['unordered d-2']],
    ['has one without id', { rows: [...seven.slice(0, 2), problemOf('')], page: () => [problemOf('')] }, ['no-id']],
    [
      'gives one on a page that it does not give in all',
      { page: ({ after }, right) => (after === 'd-7' ? [problemOf('d-8')] : right) },
      ['beyond d-8'],
    ],
    [
      'gives one another content',
      {
        page: (_page, right) =>
          right.map((row) => (row.id === 'd-5' ? problemOf('d-5', { problemStatus: 'inactive' }) : row)),
      },
      ['differs d-5'],
    ],
    ['does not know one by id', { ids: (_ids, right) => right.filter(({ id }) => id !== 'd-2') }, ['ids-missing d-2']],
    [
      'gives another one by id',
      {
        ids: (_ids, right) =>
          right.map((row) => (row.id === 'd-2' ? problemOf('d-2', { problemStatus: 'inactive' }) : row)),
      },
      ['ids-differ d-2'],
    ],
  ])('tells by id of one that %s', async (_what, table, lines) => {
    const { verdict, found, lines: all } = await told(table);
    expect(all).toEqual(lines);
    expect(verdict).toBe('does-not-arrive');
    expect(
      found.every(({ severity, group, source }) => severity === 'error' && group === 'problems' && source === 0),
    ).toBe(true);
  });

  it('leaves pages that have no end, and says how far it came', async () => {
    let more = 0;
    const { found } = await told({
      page: ({ limit }, right) =>
        right.length === limit ? right : Array.from({ length: limit }, () => problemOf(`e-${1_000 + more++}`)),
    });
    expect(found.at(-1)).toMatchObject({ rule: 'beyond' });
    const [endless] = found.filter(({ rule }) => rule === 'endless');
    expect(endless?.message).toMatch(/^after \d\d records \(all records are 7\) there is still another page/);
    expect(more).toBeLessThan(50);
  });

  it('tells of a page that fails or is late, and not what its error says', async () => {
    const { found } = await told({
      page: () => {
        throw new RangeError(`no such patient ${ANNA}`);
      },
    });
    expect(found).toMatchObject([
      {
        rule: 'threw',
        message: 'when asked for a part: the source throws an error (RangeError).',
        cause: expect.any(RangeError),
      },
    ]);
    const late = await told({ page: () => new Promise<never>(() => {}) as never }, { sourceTimeoutMs: 60 });
    expect(late.lines).toEqual(['timed-out']);
  });

  it('takes a record that is not accepted, and whose id is not shown, for one like others', async () => {
    const rows = [...seven, problemOf(ANNA, { problemStatus: 'nonsense' as never })];
    expect((await told({ rows })).lines).toEqual([]);
    const { found } = await told({ rows, page: (_page, right) => right.filter(({ id }) => id !== ANNA) });
    expect(found).toMatchObject([{ rule: 'missing' }]);
    expect(JSON.stringify(found)).not.toContain(ANNA);
    expect(found[0]?.message).toMatch(/^record 8 \(its id is not shown\): is on no page/);
  });

  it('does not say what is missing of what it could not be told whole', async () => {
    const result = await checkSources(
      {
        patient: () => [{ id: 'anna', identificationNumbers: [bsn(ANNA)] }],
        problems: pagedSource<'problems'>(({ page }) => {
          if (!page) throw new Error('only pages');
          return page.after === undefined ? seven : [];
        }),
      },
      { patients: [{ bsn: ANNA }], now },
    );
    expect(result.patients[0]?.findings.map(({ kind, rule }) => [kind, rule])).toEqual([['source-failed', 'threw']]);
  });

  it('is in the report in both languages', async () => {
    const table: Table = { page: (_page, right) => right.toReversed() };
    expect(checkText(await checked(table).result)).toContain(
      'problems source 1 d-2 ✗ pages are not right: stands after record d-3 on a page',
    );
    expect(checkText(await checked(table, { language: 'nl' }).result)).toContain(
      'problems bron 1 d-2 ✗ pagina’s kloppen niet: staat op een pagina na record d-3',
    );
  });
});
