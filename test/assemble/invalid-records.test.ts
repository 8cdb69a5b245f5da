import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { type FacadeOptions, type Source, sourcesOf } from '../../src/index';
import { allergyIntolerance, bsn, patient, snomed, ZibRecordError } from '../../src/zib';
import { ANNA, ask, facadeOf, inMode, recordedLog, search, TOM } from '../facade/support';

const anna = patient({ id: 'p', identificationNumbers: [bsn(ANNA)] });
const milk = allergyIntolerance({ id: 'a-1', causativeAgent: snomed('3718001', 'koemelk'), allergyStatus: 'active' });
const peanut = allergyIntolerance({ id: 'a-2', causativeAgent: snomed('256349002', 'pinda'), allergyStatus: 'active' });
const wrong = (id: unknown, comment = 'reageert heftig op kiwi') => ({ id, comment, allergyStatus: 'active' }) as never;

type Allergies = NonNullable<FacadeOptions['sources']['allergyIntolerances']>;

function over(allergyIntolerances: Allergies, options: Partial<FacadeOptions> = {}) {
  const { lines, logger } = recordedLog();
  const entries: AuditEntry[] = [];
  const facade = facadeOf({
    sources: { patient: () => [anna], allergyIntolerances },
    audit: { write: async (entry) => void entries.push(entry) },
    logger,
    invalidRecords: 'report',
    ...options,
  });
  return { facade, lines, entries };
}

const displays = (found: readonly unknown[]) =>
  found.map((one) => (one as { code: { coding: { display: string }[] } }).code.coding[0]?.display);

const texts = (found: readonly unknown[]) =>
  found.flatMap((one) => (one as { issue: { diagnostics: string }[] }).issue.map(({ diagnostics }) => diagnostics));

describe('invalidRecords: report', () => {
  it('serves the other records, and names the bad one by its own id to receiver, log and trail', async () => {
    const { facade, lines, entries } = over(() => [milk, wrong('a-9'), peanut]);
    const bundle = await search(facade, 'AllergyIntolerance');
    expect(displays(inMode(bundle, 'match'))).toEqual(['koemelk', 'pinda']);
    expect(bundle.total).toBe(2);
    const [text, ...more] = texts(inMode(bundle, 'outcome'));
    expect(more).toEqual([]);
    expect(text).toMatch(/^Source 1 of allergyIntolerances: record a-9: causativeAgent \(NL-CM:8\.2\.2/);
    expect(lines).toMatchObject([
      { event: 'source-failed', group: 'allergyIntolerances', record: 'a-9', kind: 'invalid-record' },
    ]);
    expect(lines[0]?.detail).toContain('causativeAgent');
    expect(entries).toMatchObject([
      { outcome: 'partial', missing: ['allergyIntolerances/a-9 (invalid-record)'], resources: 2 },
    ]);
    expect(JSON.stringify([bundle, lines, entries.map(({ patientBsn: _, ...entry }) => entry)])).not.toMatch(/kiwi/);
  });

  it('costs one record when an item cannot be read, whatever of it throws', async () => {
    const throwing = (name: string) =>
      Object.defineProperty({ id: 'a-9' }, name, {
        enumerable: true,
        get: () => {
          throw new Error('not loaded: kiwi');
        },
      });
    const nothing = new Proxy(
      {},
      {
        get: () => {
          throw new Error('kiwi');
        },
        has: () => {
          throw new Error('kiwi');
        },
      },
    );
    const items = [milk, throwing('then'), throwing('ok'), throwing('comment'), nothing, peanut];
    const { facade, lines } = over((() => items) as unknown as Allergies);
    const bundle = await search(facade, 'AllergyIntolerance');
    expect(displays(inMode(bundle, 'match'))).toEqual(['koemelk', 'pinda']);
    expect(lines.map(({ kind, record }) => [kind, record])).toEqual([
      ['invalid-record', 'a-9'],
      ['invalid-record', 'a-9'],
      ['invalid-record', 'a-9'],
      ['invalid-record', undefined],
    ]);
    expect(JSON.stringify([bundle, lines])).not.toContain('kiwi');
  });

  it.each([
    ['a result of parse', allergyIntolerance.parse(wrong('a-9'))],
    ['plain data', wrong('a-9')],
  ])('names the own id in %s', async (_what, item) => {
    const { facade, lines } = over((() => [milk, item]) as Allergies);
    await search(facade, 'AllergyIntolerance');
    expect(lines).toMatchObject([{ record: 'a-9' }]);
  });

  it('names the place of a record whose id could be a number of a person, or that has none', async () => {
    const { facade, lines } = over(() => [wrong(ANNA), milk, wrong(undefined), 'niets' as never, null as never]);
    const bundle = await search(facade, 'AllergyIntolerance');
    const told = texts(inMode(bundle, 'outcome'));
    expect(told.map((text) => /: (record \d[^:]*):/.exec(text)?.[1])).toEqual([
      'record 1 (its id is not shown)',
      'record 3',
      'record 4',
      'record 5',
    ]);
    expect(JSON.stringify([told, lines])).not.toMatch(ANNA);
    expect(lines.every((line) => line.record === undefined)).toBe(true);
  });

  it('says all in the log and the first twenty to the receiver, with how many more', async () => {
    const many = Array.from({ length: 75 }, (_, i) => wrong(`bad-${i}`));
    const { facade, lines, entries } = over(() => [...many, milk]);
    const bundle = await search(facade, 'AllergyIntolerance');
    expect(displays(inMode(bundle, 'match'))).toEqual(['koemelk']);
    expect(lines.map((line) => line.record)).toEqual(many.map((_, i) => `bad-${i}`));
    const told = texts(inMode(bundle, 'outcome'));
    expect(told).toHaveLength(21);
    expect(told[20]).toContain('and 55 more records');
    expect(entries[0]?.missing).toHaveLength(21);
  });

  it('keeps what a generator gave before a builder threw in it, and says that the rest is not known', async () => {
    const source = function* () {
      yield milk;
      yield allergyIntolerance(wrong('a-9'));
      yield peanut;
    };
    const { facade, lines } = over(source);
    const bundle = await search(facade, 'AllergyIntolerance');
    expect(displays(inMode(bundle, 'match'))).toEqual(['koemelk']);
    expect(texts(inMode(bundle, 'outcome'))[0]).toMatch(/record a-9: causativeAgent.*after 1 record\(s\).*not known/);
    expect(lines).toMatchObject([{ kind: 'invalid-record', record: 'a-9' }]);
  });

  it('keeps what a generator gave before an error of its own', async () => {
    const source = async function* () {
      yield milk;
      throw new Error(`row 2 of ${ANNA}`);
    };
    const { facade, lines } = over(source);
    const bundle = await search(facade, 'AllergyIntolerance');
    expect(displays(inMode(bundle, 'match'))).toEqual(['koemelk']);
    const [text] = texts(inMode(bundle, 'outcome'));
    expect(text).toContain('after 1 record(s)');
    expect(text).not.toContain(ANNA);
    expect(lines).toMatchObject([{ kind: 'threw', err: { message: `row 2 of ${ANNA}` } }]);
  });

  it('serves the first of two that differ under one id, and names the id', async () => {
    const { facade, lines } = over([() => [milk], () => [{ ...peanut, id: 'a-1' }]]);
    const bundle = await search(facade, 'AllergyIntolerance');
    expect(displays(inMode(bundle, 'match'))).toEqual(['koemelk']);
    expect(texts(inMode(bundle, 'outcome'))[0]).toMatch(/Source 2 .*record a-1: two different records/);
    expect(lines).toMatchObject([{ kind: 'conflicting-record', record: 'a-1', source: 1 }]);
  });

  it('lets a read of a record that is whole pass, and never says "not found" of one that may be the bad one', async () => {
    const { facade } = over(() => [milk, wrong('a-9')]);
    const [found] = inMode(await search(facade, 'AllergyIntolerance'), 'match');
    expect((await ask(facade, `AllergyIntolerance/${found?.id}`)).status).toBe(200);
    expect((await ask(facade, 'AllergyIntolerance/0123')).status).toBe(502);
  });
});

/** What is no matter of one record stays what `completeness` says, whatever is chosen for records. */
const asSource: [string, Source<'allergyIntolerances'>, number][] = [
  [
    'throws before it gave a record',
    () => {
      throw new Error('database down');
    },
    502,
  ],
  [
    'builds a wrong record before it gave one',
    function* () {
      yield allergyIntolerance(wrong('a-9'));
    },
    502,
  ],
  ['maps all rows with a builder that throws', () => [milk, allergyIntolerance(wrong('a-9'))], 502],
  ['gives no list', () => undefined as never, 502],
  ['is late', () => new Promise<never>(() => {}), 504],
  ['gives too many', () => [milk, peanut, { ...peanut, id: 'a-3' }], 502],
  ['gives a record of somebody else', () => [milk, { ...peanut, subject: bsn(TOM) }], 502],
];

describe.each(asSource)('a source that %s', (_what, source, status) => {
  const limits = { sourceTimeoutMs: 50, maxRecordsPerSource: 2 };

  it('ends the request under `report` all the same', async () => {
    expect((await ask(over(source, limits).facade, 'AllergyIntolerance')).status).toBe(status);
  });

  it('is told in the answer when completeness is `partial`', async () => {
    const { facade } = over(source, { ...limits, completeness: 'partial' });
    expect(inMode(await search(facade, 'AllergyIntolerance'), 'outcome')).toHaveLength(1);
  });
});

describe('sourcesOf', () => {
  const mixed = { patient: anna, allergyIntolerances: [milk, wrong('a-9')] };

  it('leaves a bad record among good ones to the facade', async () => {
    const { facade, lines } = over([() => []], { sources: sourcesOf([mixed], { groups: 'all' }) });
    expect(displays(inMode(await search(facade, 'AllergyIntolerance'), 'match'))).toEqual(['koemelk']);
    expect(lines).toMatchObject([{ record: 'a-9', kind: 'invalid-record' }]);
    const strict = over([() => []], { sources: sourcesOf([mixed], { groups: 'all' }), invalidRecords: 'fail' }).facade;
    expect((await ask(strict, 'AllergyIntolerance')).status).toBe(502);
  });

  it('wants a list of the records of patients', () => {
    expect(() => sourcesOf(mixed as never, { groups: 'all' })).toThrow(
      /sourcesOf: `patients` is an object; allowed is a list/,
    );
    expect(() => sourcesOf([{ patient: {} } as never], { groups: 'all' })).toThrow(ZibRecordError);
  });
});

describe('the patient', () => {
  it.each(['fail', 'report'] as const)(
    'ends the request when its record is not accepted (%s)',
    async (invalidRecords) => {
      const { facade, lines } = over(() => [milk], {
        sources: { patient: () => [{ ...anna, gender: 'anders' } as never], allergyIntolerances: () => [milk] },
        invalidRecords,
        completeness: 'partial',
      });
      expect((await ask(facade, 'AllergyIntolerance')).status).toBe(502);
      expect(lines).toMatchObject([{ group: 'patient', record: 'p' }]);
    },
  );

  it('is missed when there are only records that are not accepted', async () => {
    const { facade } = over(() => [], { sources: { patient: () => [], allergyIntolerances: () => [wrong('a-9')] } });
    expect((await ask(facade, 'AllergyIntolerance')).status).toBe(502);
  });
});

describe('invalidRecords: fail', () => {
  it('is the default: one wrong record ends the request, and is named by its own id', async () => {
    const { facade, lines, entries } = over(() => [milk, wrong('a-9')], { invalidRecords: undefined });
    const answer = await ask(facade, 'AllergyIntolerance');
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('record a-9');
    expect(lines[0]).toMatchObject({ record: 'a-9' });
    expect(entries[0]?.outcome).toBe('failed');
  });
});
