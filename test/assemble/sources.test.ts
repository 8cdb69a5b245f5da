import { describe, expect, it, vi } from 'vitest';
import type { FacadeOptions, Source, SourceContext } from '../../src/index';
import {
  type AllergyIntolerance,
  allergyIntolerance,
  bsn,
  nullFlavor,
  patient,
  snomed,
  ZibRecordError,
} from '../../src/zib';
import { eventually } from '../eventually';
import { ANNA, ask, BSN, facadeOf, inMode, issuesOf, recordedLog, search, TOM } from '../facade/support';

const anna = patient({
  id: 'p',
  identificationNumbers: [bsn(ANNA)],
  nameInformation: { lastName: { lastName: 'Voorbeeld' } },
});
const milk = allergyIntolerance({ id: 'a-1', causativeAgent: snomed('3718001', 'koemelk'), allergyStatus: 'active' });
const peanut = allergyIntolerance({ id: 'a-2', causativeAgent: snomed('256349002', 'pinda'), allergyStatus: 'active' });
const REQUEST = 'AllergyIntolerance';

type Allergies = NonNullable<FacadeOptions['sources']['allergyIntolerances']>;

const { lines: events, logger } = recordedLog();
const facadeWith = (allergyIntolerances: Allergies, options: Partial<FacadeOptions> = {}) => {
  events.length = 0;
  return facadeOf({
    sources: { patient: () => [anna], allergyIntolerances },
    logger,
    sourceTimeoutMs: 600_000,
    ...options,
  });
};
const names = async (allergies: Allergies, options: Partial<FacadeOptions> = {}) =>
  inMode(await search(facadeWith(allergies, options), REQUEST), 'match').map((one) =>
    one.resourceType === 'AllergyIntolerance' ? one.code?.coding?.[0]?.display : '',
  );

/** What the failure of a source says that was given this time. */
const HURRIED = '150 ms';
const never = new Promise<never>(() => {});
const failing = (): never => {
  throw new Error(`database down for ${ANNA}`);
};

describe('what a source may give', () => {
  it.each<[string, Source<'allergyIntolerances'>]>([
    ['a list', () => [milk, peanut]],
    ['a set', () => new Set([milk, peanut])],
    ['a promise of a list', async () => [milk, peanut]],
    [
      'a generator',
      function* () {
        yield milk;
        yield peanut;
      },
    ],
    [
      'an async generator',
      async function* () {
        yield milk;
        await null;
        yield peanut;
      },
    ],
    [
      'a promise of an async generator',
      async () =>
        (async function* () {
          yield milk;
          yield peanut;
        })(),
    ],
    ['results of parse', () => [allergyIntolerance.parse(milk), allergyIntolerance.parse(peanut)]],
    ['plain data in the form of the zib', () => [JSON.parse(JSON.stringify(milk)), JSON.parse(JSON.stringify(peanut))]],
  ])('%s', async (_what, source) => {
    expect(await names(source)).toEqual(['koemelk', 'pinda']);
  });

  it('is asked for the patient, with the moment of the pull and an abort signal', async () => {
    const source = vi.fn((_query: unknown, _context: SourceContext) => []);
    await search(facadeWith(source), REQUEST);
    expect(source).toHaveBeenCalledTimes(1);
    expect(source.mock.calls[0]?.[0]).toEqual({ patient: { bsn: ANNA } });
    expect(source.mock.calls[0]?.[1].now).toEqual(new Date('2026-11-24T10:00:00Z'));
    expect(source.mock.calls[0]?.[1].signal).toBeInstanceOf(AbortSignal);
  });

  it('is called only when the request needs it', async () => {
    const calls: string[] = [];
    const spy = (name: string) => () => {
      calls.push(name);
      return name === 'patient' ? [anna] : [];
    };
    const groups = [
      'patient',
      'payers',
      'allergyIntolerances',
      'problems',
      'medicalDevices',
      'procedures',
      'procedureRequests',
      'medicationUses',
      'medicationAgreements',
      'administrationAgreements',
      'healthProfessionals',
      'healthcareProviders',
    ];
    const facade = facadeOf({ sources: Object.fromEntries(groups.map((name) => [name, spy(name)])) as never });
    const needed = async (request: string) => {
      calls.length = 0;
      await ask(facade, request);
      return [...calls].sort();
    };
    expect(await needed('AllergyIntolerance')).toEqual(['allergyIntolerances', 'patient']);
    expect(await needed('Patient')).toEqual(['patient']);
    expect(await needed('ProcedureRequest')).toEqual(['patient', 'procedureRequests', 'procedures']);
    expect(await needed('Medication/abc')).toEqual([
      'administrationAgreements',
      'medicationAgreements',
      'medicationUses',
      'patient',
    ]);
    expect(await needed('metadata')).toEqual([]);
    expect(await needed('Condition?foo=1')).toEqual([]);
    expect(await needed('Organization/abc')).toEqual([...groups].sort());
  });
});

/** A failing source, the status under `fail`, and what is still served under `partial`. */
const failures: [string, Allergies, number, string[], string][] = [
  ['throws', failing, 502, [], 'threw an error'],
  ['rejects', async () => failing(), 502, [], 'threw an error'],
  [
    'throws half-way',
    function* () {
      yield milk;
      failing();
    } as Allergies,
    502,
    ['koemelk'],
    'threw an error',
  ],
  [
    'throws half-way, later',
    async function* () {
      yield milk;
      await null;
      failing();
    } as Allergies,
    502,
    ['koemelk'],
    'threw an error',
  ],
  [
    'builds a wrong record',
    function* () {
      yield milk;
      yield allergyIntolerance({ id: '', causativeAgent: nullFlavor('UNK') });
    } as Allergies,
    502,
    ['koemelk'],
    'id (',
  ],
  [
    'gives a wrong record',
    () => [milk, { ...peanut, allergyStatus: { system: 'x', code: 'y' } } as unknown as AllergyIntolerance],
    502,
    ['koemelk'],
    'NL-CM:8.2.5',
  ],
  ['gives a wrong result', () => [milk, allergyIntolerance.parse({})], 502, ['koemelk'], 'causativeAgent'],
  ['gives nothing to go through', () => undefined as never, 502, [], 'Iterable'],
  ['never answers', () => never, 504, [], HURRIED],
  [
    'stops answering',
    async function* () {
      yield milk;
      await never;
    } as Allergies,
    504,
    ['koemelk'],
    HURRIED,
  ],
  ['gives too many records', () => [milk, peanut, { ...milk, id: 'a-3' }], 502, ['koemelk', 'pinda'], 'more than 2'],
  ['gives two different records one id', () => [milk, { ...peanut, id: 'a-1' }], 502, ['koemelk'], 'same id'],
  [
    'is one of several that fails',
    [() => [milk], failing, () => [peanut]],
    502,
    ['koemelk', 'pinda'],
    'Source 2 of allergyIntolerances',
  ],
  [
    'gives a record of somebody else',
    () => [milk, { ...peanut, subject: bsn(TOM) }],
    502,
    ['koemelk'],
    'another patient',
  ],
];

describe.each(failures)('a source that %s', (_what, source, status, served, word) => {
  const limits = { maxRecordsPerSource: 2, ...(word === HURRIED && { sourceTimeoutMs: 150 }) };

  it('ends the request under completeness `fail`', async () => {
    const answer = await ask(facadeWith(source, limits), REQUEST);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(word);
    expect(answer.text).not.toMatch(/99999\d{4}|koemelk|pinda|database/);
    expect(events.map((line) => line.event)).toContain('source-failed');
  });

  it('is named in the Bundle under `partial`, with the rest served', async () => {
    const bundle = await search(facadeWith(source, { ...limits, completeness: 'partial' }), REQUEST);
    expect(
      inMode(bundle, 'match').map((one) =>
        one.resourceType === 'AllergyIntolerance' ? one.code?.coding?.[0]?.display : '',
      ),
    ).toEqual(served);
    expect(bundle.total).toBe(served.length);
    const [outcome] = inMode(bundle, 'outcome');
    expect(JSON.stringify(outcome)).toContain(word);
    expect(JSON.stringify(outcome)).not.toMatch(/99999\d{4}|database/);
  });

  it('never makes a read say "not found"', async () => {
    const answer = await ask(facadeWith(source, { ...limits, completeness: 'partial' }), `${REQUEST}/0123`);
    expect(answer.status).toBe(status);
  });
});

describe('limits and aborting', () => {
  it('passes the abort to a source that takes too long, and lets its generator clean up', async () => {
    const aborted = vi.fn();
    const cleaned = vi.fn();
    const source = async function* (_query: unknown, { signal }: SourceContext) {
      signal.addEventListener('abort', aborted);
      try {
        yield milk;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        yield peanut;
      } finally {
        cleaned();
      }
    };
    expect((await ask(facadeWith(source as Allergies, { sourceTimeoutMs: 150 }), REQUEST)).status).toBe(504);
    expect(aborted).toHaveBeenCalledTimes(1);
    await eventually(() => expect(cleaned).toHaveBeenCalledTimes(1));
  });

  it('passes on that the receiver went away', async () => {
    const controller = new AbortController();
    const aborted = vi.fn();
    const source = async (_query: unknown, { signal }: SourceContext) => {
      signal.addEventListener('abort', aborted);
      setImmediate(() => controller.abort());
      return never;
    };
    const answer = await ask(facadeWith(source), REQUEST, { signal: controller.signal });
    expect(answer.status).toBe(502);
    expect(aborted).toHaveBeenCalledTimes(1);
  });

  it('gives the vendor its own error in the log event, and nobody else', async () => {
    await ask(facadeWith(failing), REQUEST);
    expect(events).toMatchObject([
      {
        event: 'source-failed',
        group: 'allergyIntolerances',
        source: 0,
        kind: 'threw',
        err: { message: `database down for ${ANNA}` },
      },
    ]);
  });
});

describe('several sources', () => {
  it('are merged in their order', async () => {
    expect(await names([() => [peanut], async () => [milk]])).toEqual(['pinda', 'koemelk']);
  });

  it('serve the same record once', async () => {
    const again: unknown = JSON.parse(JSON.stringify(milk));
    expect(await names([() => [milk], () => [again as AllergyIntolerance, peanut]])).toEqual(['koemelk', 'pinda']);
  });
});

describe('the patient source', () => {
  const withPatient = (source: Source<'patient'>, completeness: 'fail' | 'partial') =>
    facadeOf({ sources: { patient: source, allergyIntolerances: () => [milk] }, completeness });

  it.each(['fail', 'partial'] as const)(
    'ends the request when it fails or gives somebody else (%s)',
    async (completeness) => {
      const other = patient({ id: 'q', identificationNumbers: [bsn(TOM)] });
      for (const source of [failing, () => [other], () => [anna, { ...anna, id: 'twice' }]]) {
        const answer = await ask(
          withPatient(source as Source<'patient'>, completeness),
          `AllergyIntolerance?patient.identifier=${BSN}|${ANNA}`,
        );
        expect(answer.status).toBe(502);
        expect(issuesOf(answer)[0]?.diagnostics).toContain('patient');
      }
    },
  );

  it('may not be left out while there are records', async () => {
    expect(
      (
        await ask(
          withPatient(() => [], 'partial'),
          REQUEST,
        )
      ).status,
    ).toBe(502);
  });
});

describe('an error thrown by a builder in a source', () => {
  it('is the documented one', () => {
    expect(() => allergyIntolerance({ id: 'x' } as never)).toThrow(ZibRecordError);
  });
});
