import { afterEach, describe, expect, it, vi } from 'vitest';
import { offersByRole } from '../../src/access/policy/offers-by-role';
import { type KeptAssemblies, keptAssemblies } from '../../src/assemble/kept-assemblies';
import type { Mapped } from '../../src/assemble/pull';
import { parametersOf } from '../../src/facade/known-queries';
import {
  type Authorization,
  type BgzFacade,
  createBgzFacade,
  type FacadeOptions,
  type Sources,
  sourcesOf,
} from '../../src/index';
import { bgzOffers, defaultRoleRules, rolePolicy } from '../../src/notified-pull';
import { bgzRecords, bsn, patient, problem, procedure, snomed } from '../../src/zib';
import { sample, sampleJson } from '../bgz/sample';
import { idSecret } from '../id-secret';
import { ANNA, now, recordedLog } from './support';

const whole = bgzRecords(sample);
const [{ value: wholeBsn = '' } = {}] = whole.patient.identificationNumbers.filter(({ system }) =>
  system.endsWith('/bsn'),
);
const held = sourcesOf([whole], { groups: 'all' });
const asData: Sources = Object.fromEntries(
  Object.keys(held).map((group) => [group, () => [(sampleJson() as Record<string, unknown>)[group] ?? []].flat()]),
) as unknown as Sources;
const offers = bgzOffers({ sources: held });
const searches = offers.flatMap((offer) => (offer.kind === 'query' ? [offer.query] : []));

function facadeFor(sources: Sources, options: Partial<FacadeOptions>): BgzFacade {
  return createBgzFacade({ sources, now, idSecret, baseUrl: 'https://epd.example/fhir', ...options });
}

/** A facade that keeps nothing, over data of which nothing can be kept. */
const plainly = (options: Partial<FacadeOptions>) => facadeFor(asData, { pageMemoryMiB: 0, ...options });

async function textOf(facade: BgzFacade, query: string, accept = 'application/fhir+json'): Promise<string> {
  const response = await facade.fetch(new Request(`https://epd.example/fhir/${query}`, { headers: { accept } }));
  return `${response.status} ${await response.text()}`;
}

/** So often is asked what is to be kept: seen, kept record by record, and as a whole. */
const TIMES = 4;

describe('what is kept of records that are given again', () => {
  const policy = rolePolicy();
  const byRole = offersByRole(policy);
  const grants: Extract<Authorization, { allowed: true }>[] = defaultRoleRules.flatMap(({ role: rule }, at) => {
    const role = rule.replace('*', '015');
    const { only, withheld } = byRole({ offers } as never, role);
    const sections = policy.sectionsFor(role);
    const leaveOut = [
      ...(sections.includes('diagnoses') ? [] : (['indications'] as const)),
      ...(sections.includes('devices') ? [] : (['devices'] as const)),
    ];
    const grant = { allowed: true, patient: { bsn: wholeBsn }, only, withheld, bsnInAnswers: at % 2 === 0 } as const;
    return only.length === 0 ? [] : [leaveOut.length === 0 ? grant : { ...grant, leaveOut }];
  });

  it('is shown to each as far as that one may see it, whoever asked before', async () => {
    let grant: Authorization = { allowed: false, reason: 'forbidden' };
    const authorize = () => grant;
    const facade = facadeFor(held, { authorize });
    const some = searches.filter((query) =>
      /^(Procedure|Medication|Condition|Device|Patient|Immunization)/.test(query),
    );
    const asked = [...some, 'Provenance', 'Procedure', 'Appointment', 'Procedure?_include=Procedure:based-on'];
    const given = new Set<string>();
    for (const query of asked) {
      const expected: string[] = [];
      for (let times = 0; times < TIMES; times++)
        for (const [at, one] of [{ allowed: true, patient: { bsn: wholeBsn } } as const, ...grants].entries()) {
          grant = one;
          expected[at] ??= await textOf(plainly({ authorize }), query);
          given.add(expected[at]);
          expect(await textOf(facade, query), `${query} ${at}`).toBe(expected[at]);
        }
    }
    // They differ by who asks: that is what this is about.
    expect(given.size).toBeGreaterThan(asked.length);
  });

  it('follows the authorisation when that limits a list that it gave before', async () => {
    const only = ['Condition', 'Procedure'];
    const facade = facadeFor(held, { authorize: () => ({ allowed: true, patient: { bsn: wholeBsn }, only }) });
    for (let times = 0; times < TIMES; times++) expect(await textOf(facade, 'Condition')).toMatch(/^200/);
    only.shift();
    expect(await textOf(facade, 'Condition')).toMatch(/^403/);
  });

  it('is told again, with what went wrong, in each answer and each line', async () => {
    const { lines, logger } = recordedLog();
    const unreached: unknown[] = [];
    const written: { object?: { query?: string } }[] = [];
    const sources = { patient: () => [one], procedures: () => [operation] } as unknown as Sources;
    const one = anna('Voorbeeld');
    const facade = facadeFor(sources, {
      authorize: () => ({ allowed: true, patient: { bsn: ANNA } }),
      logger,
      onUnreached: (one) => {
        unreached.push({ ...one });
        // What a vendor does with it does not come back to the next.
        (one as { reason: string }).reason = '';
        (one.searches as string[]).length = 0;
      },
      audit: { write: async (entry) => void written.push(entry) },
    });
    const query = searches.find((one) => one.startsWith('Procedure?')) ?? '';
    const counts: number[] = [];
    for (let times = 0; times < TIMES + 1; times++) {
      await textOf(facade, query);
      counts.push(lines.filter(({ event }) => event === 'record-unreached').length);
    }
    const each = counts[0] ?? 0;
    expect(each).toBeGreaterThan(0);
    expect(counts).toEqual(counts.map((_, nth) => each * (nth + 1)));
    expect(new Set(unreached.map((one) => JSON.stringify(one))).size).toBe(each);
    const queries = written.map(({ object }) => object?.query);
    expect(new Set(queries).size).toBe(1);
    expect(queries[0]).toContain('category=http://snomed.info/sct|387713003');
  });
});

describe('an answer that is given again', () => {
  const ways: readonly (readonly [what: string, base: string, query: string, init: RequestInit])[] = [
    ['as it is', 'http://localhost', 'Condition', {}],
    ['in XML', 'http://localhost', 'Condition', { headers: { accept: 'application/fhir+xml' } }],
    ['in XML by its address', 'http://localhost', 'Condition?_format=xml', {}],
    ['by its address', 'http://localhost', 'Condition?_format=json', {}],
    ['coded', 'http://localhost', 'Condition', { headers: { 'accept-encoding': 'gzip' } }],
    ['coded in any case', 'http://localhost', 'Condition', { headers: { 'accept-encoding': 'gzip, identity;q=0' } }],
    ['under another name', 'http://127.0.0.1', 'Condition', {}],
    ['with metadata', 'http://localhost', 'Condition?_revinclude=Provenance:target', {}],
    ['with metadata, spelled otherwise', 'http://localhost', 'Condition?_revinclude=Provenance%3Atarget', {}],
    ['with line breaks', 'http://localhost', 'Condition?_pretty=true', {}],
    ['in short', 'http://localhost', 'Condition?_summary=true', {}],
    ['as a number', 'http://localhost', 'Condition?_summary=count', {}],
    ['as a page', 'http://localhost', 'Condition?_count=1', {}],
    ['without its body', 'http://localhost', 'Condition', { method: 'HEAD' }],
    [
      'asked by a form',
      'http://localhost',
      'Condition/_search',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '_format=json' },
    ],
  ];
  const authorize = () => ({ allowed: true, patient: { bsn: wholeBsn } }) as const;

  async function bytesOf(facade: BgzFacade, base: string, query: string, init: RequestInit): Promise<string> {
    const response = await facade.fetch(new Request(`${base}/fhir/${query}`, init));
    const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
    return JSON.stringify([response.status, headers, Buffer.from(await response.arrayBuffer()).toString('latin1')]);
  }

  it('is in the form, the coding and the words that are asked for, whatever was asked before', async () => {
    const own = { now, idSecret, authorize };
    const facade = createBgzFacade({ sources: held, ...own });
    const expected = new Map<string, string>();
    for (let times = 0; times < TIMES + 1; times++)
      for (const [what, base, query, init] of ways) {
        const plain = createBgzFacade({ sources: asData, pageMemoryMiB: 0, ...own });
        if (!expected.has(what)) expected.set(what, await bytesOf(plain, base, query, init));
        expect(await bytesOf(facade, base, query, init), what).toBe(expected.get(what));
      }
    // All are answers, and no more alike than they should be: two spellings of one address are one, and a form names no other.
    expect(
      [...expected].filter(([, one]) => !one.startsWith('[200')).map(([what, one]) => `${what} ${one.slice(0, 400)}`),
    ).toEqual([]);
    expect(new Set(expected.values()).size).toBeGreaterThan(ways.length - 4);
  });

  it('is told to the trail with all that leaves, each time', async () => {
    const written: { resources?: number }[] = [];
    const facade = facadeFor(held, { authorize, audit: { write: async (entry) => void written.push(entry) } });
    for (let times = 0; times < TIMES + 2; times++) await textOf(facade, 'Condition?_revinclude=Provenance:target');
    expect(written).toHaveLength(TIMES + 2);
    expect(new Set(written.map(({ resources }) => resources)).size).toBe(1);
    expect(written[0]?.resources).toBeGreaterThan(1);
  });
});

const anna = (lastName: string) =>
  patient({
    id: 'anna',
    identificationNumbers: [bsn(ANNA)],
    nameInformation: { lastName: { lastName } },
  });
const asthma = problem({ id: 'p-1', problemName: snomed('195967001', 'astma'), problemStatus: 'active' });
const inactive = problem({ id: 'p-1', problemName: snomed('195967001', 'astma'), problemStatus: 'inactive' });
const other = problem({ id: 'p-2', problemName: snomed('73211009', 'diabetes mellitus'), problemStatus: 'active' });
const operation = procedure({
  id: 'v-1',
  procedureType: snomed('80146002', 'appendectomie'),
  procedureStartDate: '2026-03-10',
  indications: [{ problem: other }],
});

describe('a source whose list changes', () => {
  const authorize = () => ({ allowed: true, patient: { bsn: ANNA } }) as const;
  const steps: readonly (readonly [what: string, change: (list: unknown[]) => void])[] = [
    ['one more', (list) => list.push(other)],
    ['another in its place', (list) => list.splice(0, 1, inactive)],
    ['another order', (list) => list.reverse()],
    ['two under one id', (list) => list.push(asthma)],
    ['one less', (list) => list.splice(0, 2)],
    ['none', (list) => list.splice(0, list.length)],
    ['the first again', (list) => list.push(asthma)],
  ];

  it.each([
    ['in place', (list: readonly unknown[]) => list],
    ['to another list', (list: readonly unknown[]) => [...list]],
    ['behind an iterator', (list: readonly unknown[]) => list.values()],
  ])('is answered with what it gives at that moment: %s', async (_, given) => {
    const list: unknown[] = [asthma];
    let names = anna('Voorbeeld');
    const sources = (): Sources =>
      ({ patient: () => [names], problems: () => given(list), procedures: () => [operation] }) as unknown as Sources;
    const facade = facadeFor(sources(), { authorize });
    const queries = ['Condition', 'Procedure', 'Patient', 'Condition?_summary=count'];
    const seen = new Set<string>();
    const check = async (what: string) => {
      for (let times = 0; times < TIMES; times++)
        for (const query of queries) {
          const expected = await textOf(facadeFor(sources(), { authorize, pageMemoryMiB: 0 }), query);
          expect(await textOf(facade, query), `${what}: ${query}`).toBe(expected);
          seen.add(expected);
        }
    };
    await check('at first');
    for (const [what, change] of steps) {
      change(list);
      await check(what);
    }
    names = anna('Anders');
    await check('another name');
    expect(seen.size).toBeGreaterThan(steps.length);
  });

  it('fails where it fails, and is answered with its records after that', async () => {
    let isBroken = false;
    const sources = {
      patient: () => [anna('Voorbeeld')],
      problems: () => {
        if (isBroken) throw new Error('out of reach');
        return [asthma];
      },
    } as Sources;
    const facade = facadeFor({ ...sources, patient: () => [one] }, { authorize, logger: recordedLog().logger });
    const one = anna('Voorbeeld');
    for (let times = 0; times < TIMES; times++) expect(await textOf(facade, 'Condition')).toMatch(/^200/);
    isBroken = true;
    expect(await textOf(facade, 'Condition')).toMatch(/^502/);
    isBroken = false;
    expect(await textOf(facade, 'Condition')).toMatch(/^200/);
  });
});

describe('assembled records', () => {
  afterEach(() => void vi.useRealTimers());

  const pull = { now: now(), problems: new Map() };
  const fixed = (id: string) => Object.freeze({ id }) as never;
  const [who, first, second] = [fixed('a'), fixed('1'), fixed('2')];
  const sought = (records: readonly unknown[], how = '', of: unknown = who) =>
    ({ patient: of, records: { problems: records }, how }) as never;
  const mappedOf = (size = 0) =>
    ({
      primary: [],
      given: [],
      metadata: [],
      all: new Map(Array.from({ length: size }, (_, at) => [at, {}])),
    }) as unknown as Mapped;
  const traced = (result: Mapped, asked: object[] = []) => ({ result, referred: [], asked: asked as never });
  const keeping = (kept: KeptAssemblies, one = sought([first]), result = mappedOf()) => {
    kept.keep(one, traced(result));
    return kept.find(one, pull) === result;
  };

  it('are found by the same records in the same places, asked for in the same way, and by nothing else', () => {
    const kept = keptAssemblies({ ttlMs: 1_000 });
    expect(keeping(kept, sought([first, second]))).toBe(true);
    for (const one of [
      sought([first]),
      sought([second, first]),
      sought([first, fixed('2')]),
      sought([first, second, second]),
      sought([first, second], 'without'),
      sought([first, second], '', fixed('a')),
      { patient: who, records: { procedures: [first, second] }, how: '' } as never,
      { patient: who, records: { problems: [first], procedures: [second] }, how: '' } as never,
    ])
      expect(kept.find(one, pull)).toBeUndefined();
    expect(kept.find(sought([first, second]), pull)).toBeDefined();
  });

  it('are not kept of what may change, nor found where the pull answers otherwise', () => {
    const kept = keptAssemblies({ ttlMs: 1_000 });
    expect(keeping(kept, sought([first, { id: '2' }]))).toBe(false);
    expect(keeping(kept, sought([Object.freeze({ inner: {} })]))).toBe(false);
    const asked = [{ question: ({ now: at }: typeof pull) => at.getTime() < now().getTime() + 1, answer: true }];
    kept.keep(sought([first]), traced(mappedOf(), asked));
    expect(kept.find(sought([first]), pull)).toBeDefined();
    expect(kept.find(sought([first]), { ...pull, now: new Date('2027-01-01') })).toBeUndefined();
  });

  it('are gone when they were not asked for, and when there are too many', () => {
    vi.useFakeTimers();
    const kept = keptAssemblies({ ttlMs: 1_000, resources: 10 });
    expect(keeping(kept)).toBe(true);
    for (let times = 0; times < 4; times++) {
      vi.advanceTimersByTime(490);
      expect(kept.find(sought([first]), pull)).toBeDefined();
    }
    vi.advanceTimersByTime(1_600);
    expect(kept.find(sought([first]), pull)).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
    for (let nth = 0; nth < 5; nth++) expect(keeping(kept, sought([first], `${nth}`), mappedOf(4))).toBe(true);
    expect(kept.find(sought([first], '0'), pull)).toBeUndefined();
    expect(kept.find(sought([first], '4'), pull)).toBeDefined();
    expect(keeping(kept, sought([second]), mappedOf(10))).toBe(false);
  });
});

describe('queries', () => {
  function again(query: string): boolean {
    const first = parametersOf(query);
    return parametersOf(query) === first;
  }

  it('of the national searches are remembered in every spelling', () => {
    for (const search of searches) {
      const query = search.slice(search.indexOf('?'));
      expect(again(query), query).toBe(true);
      expect(again(`${decodeURIComponent(query)}&_format=json`), query).toBe(true);
      expect(parametersOf(decodeURIComponent(query))).toEqual(parametersOf(query));
    }
  });

  it.each([
    `?patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|${ANNA}`,
    `?code=${ANNA}`,
    '?patient=Patient/abc',
    '?access_token=abc',
    `?_revinclude=Provenance:target&${ANNA}`,
    `?_revinclude=Provenance:target&x=${ANNA}`,
    '?_format=json;q=1',
    `?${'_revinclude=Provenance:target&'.repeat(50)}`,
  ])('that may name somebody, or are no search of a receiver, are not: %s', (query) => {
    expect(again(query)).toBe(false);
  });
});
