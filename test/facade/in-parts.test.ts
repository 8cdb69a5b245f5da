import { isDeepStrictEqual } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Bundle, OperationOutcome, Provenance } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import { type Authorization, type FacadeOptions, pagedSource, type Source, type SourceQuery } from '../../src/index';
import { laboratoryTestResult, loinc, procedure, type RecordOf, snomed, ucum, ura } from '../../src/zib';
import { broken, overNode, through } from './door';
import { ANNA, anna, ask, BASE, facadeOf, inMode, recordedLog, search } from './support';

type Result = RecordOf<'laboratoryTestResults'>;

const laboratory = { identificationNumbers: [ura('00009999')], organizationName: 'Laboratorium De Proef' };
const registration = { dateTime: '2024-02-04T10:31:00+01:00', actor: { healthcareProvider: laboratory } };
const COUNT = 1_200;
const keyOf = (nth: number) => `l-${String(nth).padStart(4, '0')}`;

/** A result with a specimen of its own; some with metadata of their own, some sharing it, some derived from one far away. */
const resultOf = (nth: number): Result =>
  laboratoryTestResult({
    id: keyOf(nth),
    laboratoryTests: [
      { testCode: loinc('718-7', 'Hemoglobine'), testResult: { quantity: ucum(`${7 + (nth % 20)}.10`, 'mmol/L') } },
    ],
    resultType: nth % 100 === 7 ? 'serology' : 'haematology',
    resultStatus: 'final',
    dateTime: '2024-02-04T11:00:00+01:00',
    specimen: { specimenMaterial: snomed('119297000', 'bloedmonster') },
    ...(nth % 300 === 0 && {
      relatedResults: [{ id: keyOf((nth + 607) % COUNT), display: 'Hemoglobine', relation: 'derived-from' as const }],
    }),
    ...(nth % 3 === 0 && { metadata: { firstRegistration: registration } }),
    ...(nth % 3 === 1 && { metadata: { firstRegistration: { ...registration, statement: 'f-1' } } }),
  });
const results = Array.from({ length: COUNT }, (_, nth) => resultOf(nth));
const isHaematology = ({ resultType }: Result) => resultType?.code === '252275004';

/** A source that gives pages, and what it was asked. */
function paged(onPage: (after: string) => void = () => {}, records: readonly Result[] = results) {
  const asked: SourceQuery[] = [];
  let given = 0;
  const source: Source<'laboratoryTestResults'> = pagedSource<'laboratoryTestResults'>((query) => {
    asked.push(query);
    const { page, ids } = query;
    if (ids) return records.filter(({ id }) => ids.includes(id));
    if (page === undefined) return records;
    onPage(page.after ?? '');
    const some = records.filter(({ id }) => page.after === undefined || id > page.after).slice(0, page.limit);
    given += some.length;
    return some;
  });
  return { source, asked, given: () => given };
}

function served(source: Source<'laboratoryTestResults'> = paged().source, options: Partial<FacadeOptions> = {}) {
  const entries: AuditEntry[] = [];
  const log = recordedLog();
  const facade = facadeOf({
    sources: { patient: () => [anna.patient], laboratoryTestResults: source },
    audit: { write: async (entry) => void entries.push(entry) },
    logger: log.logger,
    ...options,
  });
  return { facade, entries, lines: log.lines };
}

const SEARCH =
  'Observation?category=http://snomed.info/sct%7C252275004&_include=Observation:related-target&_include=Observation:specimen&_revinclude=Provenance:target';

/** The entries by their address, targets in one order. */
const byAddress = ({ entry = [] }: Bundle) => {
  const found = new Map(
    entry.map(({ fullUrl, resource, search: mode }) => {
      const { target, ...rest } = resource as Provenance;
      const targets = target?.map(({ reference }) => reference).sort();
      return [fullUrl, { ...(targets ? { ...rest, targets } : resource), mode }];
    }),
  );
  expect(found.size).toBe(entry.length);
  return new Map([...found].sort(([a = ''], [b = '']) => a.localeCompare(b)));
};

const outcomeOf = (bundle: Bundle) => inMode(bundle, 'outcome')[0] as OperationOutcome | undefined;

/** Results of another kind than was asked for. */
const serologyIn = (bundle: Bundle) =>
  inMode(bundle, 'include').filter((one) => JSON.stringify(one).includes('68793005'));

const authorized = { headers: { authorization: `Bearer ${ANNA}` } };

async function readerOf(facade: ReturnType<typeof facadeOf>, signal?: AbortSignal) {
  const { body } = await through(
    facade,
    new Request(`${BASE}/${SEARCH}`, { ...authorized, ...(signal && { signal }) }),
  );
  if (body === null) throw new Error('no body');
  return body.getReader();
}

describe('an answer that leaves as its source gives pages', () => {
  it('holds what it holds when all is gathered first, each once, without a total', async () => {
    const parts = await search(served().facade, SEARCH);
    const whole = await search(served().facade, `${SEARCH}&_total=accurate`);
    expect(whole.total).toBe(1_188);
    expect(parts).not.toHaveProperty('total');
    expect(parts.link).toEqual([{ relation: 'self', url: expect.stringContaining('_revinclude') }]);
    expect(parts.link).toEqual(
      whole.link?.map(({ url, ...rest }) => ({ ...rest, url: url.replace('&_total=accurate', '') })),
    );
    const [found, expected] = [byAddress(parts), byAddress(whole)];
    expect([...found.keys()]).toEqual([...expected.keys()]);
    expect(isDeepStrictEqual(found, expected)).toBe(true);
    // A result of another kind comes along with the one that is derived from it.
    expect(serologyIn(parts)).toHaveLength(4);
    const shared = inMode(parts, 'include').flatMap((one) =>
      one.resourceType === 'Provenance' ? one.target.length : [],
    );
    expect(Math.max(...shared)).toBeGreaterThan(390);
  });

  it('is the same in XML, and coded', async () => {
    const { facade } = served();
    const answer = async (accept: string, encoding: string) => {
      const headers = { ...authorized.headers, accept, 'accept-encoding': encoding };
      const response = await through(facade, new Request(`${BASE}/${SEARCH}`, { headers }));
      expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(response.headers.get('content-type')).toContain(accept);
      return Buffer.from(await response.arrayBuffer());
    };
    const plain = (await answer('application/fhir+json', 'identity')).toString();
    const coded = await answer('application/fhir+json', 'br');
    expect(brotliDecompressSync(coded).toString() === plain).toBe(true);
    const xml = gunzipSync(await answer('application/fhir+xml', 'gzip')).toString();
    const { value, faults } = readFhirXml(xml, createFhirXmlModel(definitionsOf()));
    expect(faults).toEqual([]);
    expect(isDeepStrictEqual(byAddress(value as Bundle), byAddress(JSON.parse(plain)))).toBe(true);
  });

  // A connection takes some more than its receiver has read.
  it.skipIf(overNode)('asks its source for no more than the receiver takes', async () => {
    let furthest = '';
    const { source } = paged((after) => {
      furthest = after;
    });
    const reader = await readerOf(served(source).facade);
    await reader.read();
    expect(furthest < keyOf(600)).toBe(true);
    await reader.read();
    expect(furthest > keyOf(600) && furthest < keyOf(1_100)).toBe(true);
    const before = furthest;
    await reader.cancel();
    expect(furthest).toBe(before);
  });

  it.each([500, 501, 1_000])('has all of %i matches', async (count) => {
    const { source, asked } = paged(undefined, results.filter(isHaematology).slice(0, count));
    const bundle = await search(served(source).facade, 'Observation?category=http://snomed.info/sct%7C252275004');
    expect(new Set(inMode(bundle, 'match').map(({ id }) => id)).size).toBe(count);
    expect(bundle.total).toBe(count === 500 ? 500 : undefined);
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it('looks at each record once, where one is several matches', async () => {
    const panels = Array.from({ length: 900 }, (_one, nth) =>
      laboratoryTestResult({
        id: keyOf(nth),
        panelOrBattery: loinc('58410-2', 'bloedbeeld'),
        resultType: 'haematology',
        laboratoryTests: Array.from({ length: 3 }, () => ({ testCode: loinc('718-7', 'Hemoglobine') })),
      }),
    );
    const { source, given } = paged(undefined, panels);
    const bundle = await search(served(source).facade, 'Observation?category=http://snomed.info/sct%7C49581000146104');
    expect(inMode(bundle, 'match')).toHaveLength(3_600);
    expect(given()).toBeLessThan(910);
  });

  it('is told to the trail as it begins, and with what left as it ends', async () => {
    const { facade, entries } = served();
    const bundle = await search(facade, SEARCH);
    const { object, requestId } = entries[0] as AuditEntry;
    expect(entries).toMatchObject([
      { kind: 'search', outcome: 'success', patientBsn: ANNA, object, requestId },
      { kind: 'search', outcome: 'success', patientBsn: ANNA, object, requestId, resources: bundle.entry?.length },
    ]);
    expect(entries[0]).not.toHaveProperty('resources');
  });

  /** A source that fails once it is asked for what comes after a record. */
  const failing = (from: string) => () =>
    paged((after) => {
      if (after >= from) throw new Error('the laboratory is down');
    }).source;
  const tooMany = { maxRecordsPerSource: 700 };
  it.each<readonly [string, () => Source<'laboratoryTestResults'>, Partial<FacadeOptions>, string]>([
    ['a source that fails', failing(keyOf(600)), {}, 'source-failed'],
    ['too many records', () => paged().source, tooMany, 'source-failed'],
  ])('breaks off at %s, and says so in trail and log', async (_what, source, options, reason) => {
    const { facade, entries, lines } = served(source(), options);
    const response = await through(facade, new Request(`${BASE}/${SEARCH}`, authorized));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(broken);
    expect(entries.map((one) => [one.outcome, one.reason])).toEqual([
      ['success', undefined],
      ['failed', reason],
    ]);
    expect(lines).toContainEqual(expect.objectContaining({ event: 'search-broken', reason }));
  });

  it('is refused as ever where its first part fails', async () => {
    const { facade, entries } = served(failing('')());
    expect((await ask(facade, SEARCH)).status).toBe(502);
    expect(entries).toMatchObject([{ outcome: 'failed', reason: 'source-failed' }]);
  });

  it('ends with what is missing where the vendor has the rest served', async () => {
    const { facade, entries } = served(failing(keyOf(1_100))(), { completeness: 'partial' });
    const bundle = await search(facade, SEARCH);
    expect(inMode(bundle, 'match')).toHaveLength(1_188);
    expect(bundle.entry?.at(-1)?.search?.mode).toBe('outcome');
    expect(outcomeOf(bundle)?.issue).toMatchObject([
      { severity: 'warning', diagnostics: expect.stringContaining('laboratoryTestResults') },
    ]);
    expect(entries.at(-1)).toMatchObject({ outcome: 'partial', missing: ['laboratoryTestResults'] });
  });

  it('lets go of its source when the receiver goes', async () => {
    const { source, asked } = paged();
    const { facade, entries } = served(source);
    const gone = new AbortController();
    const reader = await readerOf(facade, gone.signal);
    await reader.read();
    gone.abort();
    await expect(reader.read()).rejects.toThrow();
    const before = asked.length;
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked.length).toBe(before);
    expect(entries.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['success', undefined],
      ['failed', 'aborted'],
    ]);
  });

  it('does not end before the trail has its end', async () => {
    const written: AuditEntry[] = [];
    const audit = {
      write: async (entry: AuditEntry) => {
        if (written.push(entry) === 2) throw new Error('the disk is full');
      },
    };
    const response = await through(
      served(paged().source, { audit }).facade,
      new Request(`${BASE}/${SEARCH}`, authorized),
    );
    await expect(response.text()).rejects.toThrow(broken);
    expect(written.map(({ reason }) => reason)).toEqual([undefined, undefined, 'audit-failed']);
  });

  it.each([
    [
      'is checked',
      '',
      { validate: 'enforce', validator: { validate: async () => ({ verdict: 'conforms', issues: [] }) } },
    ],
    ['is counted', '&_total=accurate', {}],
    ['is for people', '&_pretty=true', {}],
  ])('is gathered first where it %s', async (_what, more, options) => {
    const { facade, entries } = served(paged().source, options as Partial<FacadeOptions>);
    const bundle = await search(facade, SEARCH + more);
    expect(bundle.total).toBe(1_188);
    expect(entries).toHaveLength(1);
  });
});

describe('what is only seen of all parts together', () => {
  const done = (nth: number, code: string) =>
    procedure({
      id: keyOf(nth),
      procedureType: snomed('64915003', 'operatie'),
      procedureCategory: snomed('387713003', 'chirurgische verrichting'),
      procedureStartDate: '2026-01-01',
      ...((nth === 0 || nth === 700) && {
        indications: [
          { problem: { id: 'p-1', problemName: snomed(code, 'diagnose'), problemStatus: 'active' as const } },
        ],
      }),
    });
  const overProcedures = (records: readonly RecordOf<'procedures'>[], options: Partial<FacadeOptions> = {}) => {
    const procedures = pagedSource<'procedures'>(({ page, ids }) =>
      ids
        ? records.filter(({ id }) => ids.includes(id))
        : records.filter(({ id }) => page?.after === undefined || id > page.after).slice(0, page?.limit),
    );
    return facadeOf({ sources: { patient: () => [anna.patient], procedures }, ...options });
  };

  it('two problems under one id, in records far apart: it is not sent as if they were one', async () => {
    const clashing = Array.from({ length: 800 }, (_one, nth) => done(nth, nth === 0 ? '48867003' : '22298006'));
    const response = await through(overProcedures(clashing), new Request(`${BASE}/Procedure`, authorized));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(broken);
    const bundle = await search(overProcedures(clashing, { invalidRecords: 'report' }), 'Procedure');
    expect(inMode(bundle, 'match')).toHaveLength(799);
    expect(JSON.stringify(outcomeOf(bundle))).toMatch(
      /record l-0700.* has the id of another problem, in record l-0000/,
    );
    const alike = Array.from({ length: 800 }, (_one, nth) => done(nth, '48867003'));
    expect(inMode(await search(overProcedures(alike), 'Procedure'), 'match')).toHaveLength(800);
  });

  it('which is the last, and so what may be seen of metadata that records share', async () => {
    const registered = { firstRegistration: { ...registration, statement: 'f-1' } };
    const measured = Array.from({ length: 1_100 }, (_one, nth) =>
      laboratoryTestResult({
        id: keyOf(nth),
        laboratoryTests: [
          {
            testCode: nth % 10 === 3 ? loinc('2951-2', 'Natrium') : loinc('718-7', 'Hemoglobine'),
            testResult: { quantity: ucum('7.1', 'mmol/L') },
            testDateTime: new Date(Date.UTC(2024, 0, 1, nth)).toISOString(),
          },
        ],
        resultType: 'haematology',
        metadata: registered,
      }),
    );
    const only = [
      `Observation?code=http://loinc.org%7C718-7&_revinclude=Provenance:target`,
      'Observation/$lastn?code=http://loinc.org%7C2951-2',
    ];
    const authorize = (): Authorization => ({ allowed: true, patient: { bsn: ANNA }, only });
    const { facade } = served(paged(undefined, measured).source, { authorize });
    const targets = (bundle: Bundle) =>
      inMode(bundle, 'include').flatMap((one) => (one as Provenance).target.map(({ reference }) => reference));
    const whole = targets(await search(facade, `${only[0]}&_total=accurate`));
    expect(targets(await search(facade, `${only[0]}`)).sort()).toEqual(whole.sort());
    expect(whole).toHaveLength(991);
  });
});

describe('a page of a source', () => {
  it('brings along what its records are derived from, wherever that stands', async () => {
    const page = await search(served().facade, `${SEARCH}&_count=1`);
    expect(inMode(page, 'match')).toHaveLength(1);
    expect(serologyIn(page)).toHaveLength(1);
  });
});
