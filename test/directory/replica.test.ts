import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DirectoryError, type McsdOptions, mcsdDirectory, type ReplicaOptions } from '../../src/notified-pull';
import { eventually } from '../eventually';
import { recordedLog } from '../facade/support';
import { endpoint, type FakeDirectory, fakeDirectory, json, organization, service, withUra } from './fake-directory';

const POORT = '00002222';
const number = { system: 'https://poort.example/diensten', value: 'CAR-1' };
const { signal } = new AbortController();
const MINUTE = 60_000;

const poort = organization('poort', withUra(POORT), ['np']);
const np = endpoint('np', 'https://poort.example/fhir');
const hart = organization('hart', { partOf: { reference: 'Organization/poort' } });
const own = endpoint('own', 'https://hart.example/fhir');
const cardio = service('cardio', 'hart', number, ['own']);
const all = [poort, np, hart, own, cardio];

/** A copy with clocks of its own; it is renewed after five minutes, and used for an hour. */
function copyOf(directory: FakeDirectory, replica: Partial<ReplicaOptions> = {}, more: Partial<McsdOptions> = {}) {
  const clock = { ms: 0, wall: Date.parse('2026-11-24T10:00:00Z') };
  const { lines, logger } = recordedLog();
  const found = mcsdDirectory({
    baseUrl: directory.base,
    allowLoopbackHttp: true,
    now: () => new Date(clock.wall),
    monotonic: () => clock.ms,
    logger,
    replica: { maxAgeMs: 60 * MINUTE, refreshMs: 5 * MINUTE, ...replica },
    ...more,
  });
  const address = async (identifier?: typeof number) =>
    found
      .endpointOf({ organization: { ura: POORT }, ...(identifier && { department: { identifier } }) }, { signal })
      .then(
        (known) => known?.baseUrl ?? 'none',
        (error: unknown) => (error instanceof DirectoryError ? error.code : String(error)),
      );
  return { ...found, address, clock, lines };
}
const down = (directory: FakeDirectory) => {
  directory.fault = (_url, response) => json(response, 503, {});
};

describe('a copy of a directory', () => {
  it('is read whole at first, over its pages, and looked into after that', async () => {
    const directory = await fakeDirectory(...all);
    directory.pageSize = 1;
    const copy = copyOf(directory);
    expect(copy.state()).toEqual({ resources: 0, ageMs: undefined });
    expect(await copy.address(number)).toBe('https://hart.example/fhir');
    expect(await copy.address()).toBe('https://poort.example/fhir');
    expect(directory.asked).toHaveLength(5);
    expect(directory.asked.every((path) => path.includes('/_history?') && !path.includes('_since'))).toBe(true);
    expect(copy.state()).toEqual({ resources: 5, ageMs: 0 });
    const [one] = await copy.servicesOf({ ura: POORT });
    expect(one?.department).toEqual({ display: 'Dienst cardio', identifier: number });
  });

  it('is brought up to date by what changed since, deletions too, while it goes on being used', async () => {
    const directory = await fakeDirectory(...all);
    const copy = copyOf(directory);
    await copy.refresh();
    directory.put(endpoint('np', 'https://poort.example/nieuw'));
    directory.remove('HealthcareService', 'cardio');
    copy.clock.ms = 6 * MINUTE;
    const before = directory.asked.length;
    expect(await copy.address(number)).toBe('https://hart.example/fhir');
    await eventually(() => expect(copy.state()?.ageMs).toBe(0));
    expect(await copy.address(number)).toBe('https://poort.example/nieuw');
    expect(directory.asked.slice(before).every((path) => path.includes('&_since=2026-11-24T'))).toBe(true);
    expect(copy.state()?.resources).toBe(4);
  });

  it('takes the newest of what changed more than once, in whatever order it comes', async () => {
    const directory = await fakeDirectory(...all);
    directory.put(endpoint('np', 'https://poort.example/2'), endpoint('np', 'https://poort.example/3'));
    directory.remove('Endpoint', 'own');
    directory.put(own);
    expect(await copyOf(directory).address()).toBe('https://poort.example/3');
    expect(await copyOf(directory).address(number)).toBe('https://hart.example/fhir');
    directory.fault = (url, response) => {
      const entry = ['3', '1', '2'].map((n) => ({
        resource: { ...endpoint('np', `https://poort.example/${n}`), meta: { lastUpdated: `2026-11-24T10:00:0${n}Z` } },
      }));
      return (
        url.pathname.includes('Endpoint') &&
        json(response, 200, { resourceType: 'Bundle', type: 'history', entry: entry.reverse() })
      );
    };
    expect(await copyOf(directory).address()).toBe('https://poort.example/3');
  });

  it('is used in an outage while it is young enough, and never longer', async () => {
    const directory = await fakeDirectory(...all);
    const copy = copyOf(directory);
    await copy.refresh();
    down(directory);
    copy.clock.ms = 59 * MINUTE;
    expect(await copy.address()).toBe('https://poort.example/fhir');
    await eventually(() => expect(copy.lines.map(({ event }) => event)).toContain('directory-copy-not-renewed'));
    copy.clock.ms = 60 * MINUTE + 1;
    expect(await copy.address()).toBe('stale');
    expect(await copy.address(number)).toBe('stale');
    directory.fault = undefined;
    copy.clock.ms += MINUTE;
    expect(await copy.address()).toBe('https://poort.example/fhir');
  });

  it('goes by a clock that nobody sets: neither ahead nor back makes it older or younger', async () => {
    const directory = await fakeDirectory(...all);
    const copy = copyOf(directory);
    await copy.refresh();
    down(directory);
    copy.clock.wall += 1_000 * MINUTE;
    expect(await copy.address()).toBe('https://poort.example/fhir');
    copy.clock.wall -= 2_000 * MINUTE;
    copy.clock.ms = 61 * MINUTE;
    expect(await copy.address()).toBe('stale');
  });

  it('asks a directory that is down no more often than every ten seconds', async () => {
    const directory = await fakeDirectory();
    down(directory);
    const copy = copyOf(directory);
    for (let i = 0; i < 20; i++) expect(await copy.address()).toBe('stale');
    expect(directory.asked).toHaveLength(1);
    copy.clock.ms = 10_000;
    await copy.address();
    expect(directory.asked).toHaveLength(2);
  });

  it('is renewed once for all who wait for it', async () => {
    const directory = await fakeDirectory(...all);
    const copy = copyOf(directory);
    expect(await Promise.all([copy.address(), copy.address(number), copy.refresh().then(() => 'done')])).toEqual([
      'https://poort.example/fhir',
      'https://hart.example/fhir',
      'done',
    ]);
    expect(directory.asked).toHaveLength(3);
  });

  it('is as it was when a renewal breaks off half-way', async () => {
    const directory = await fakeDirectory(...all);
    const copy = copyOf(directory);
    await copy.refresh();
    directory.remove('Organization', 'poort');
    directory.fault = (url, response) => url.pathname.includes('Endpoint') && json(response, 500, {});
    await expect(copy.refresh()).rejects.toMatchObject({ code: 'status', status: 500 });
    expect(await copy.address()).toBe('https://poort.example/fhir');
    directory.fault = undefined;
    await copy.refresh();
    expect(await copy.address()).toBe('none');
  });

  it('is read whole again after a day, and what its history lost is gone then', async () => {
    const directory = await fakeDirectory(...all);
    const copy = copyOf(directory, { wholeMs: 30 * MINUTE });
    await copy.refresh();
    directory.fault = (url, response) =>
      json(response, 200, {
        resourceType: 'Bundle',
        type: 'history',
        entry: url.pathname.includes('Organization') ? [{ resource: poort }] : [],
      });
    await copy.refresh();
    expect(copy.state()?.resources).toBe(5);
    copy.clock.ms = 31 * MINUTE;
    await copy.refresh();
    expect(copy.state()?.resources).toBe(1);
  });

  it('holds no more than told', async () => {
    const directory = await fakeDirectory(...all);
    const copy = copyOf(directory, { maxResources: 4 });
    await expect(copy.refresh()).rejects.toMatchObject({ code: 'too-many-entries' });
    expect(await copy.address()).toBe('stale');
    expect(copy.state()).toEqual({ resources: 0, ageMs: undefined });
  });

  it('leaves out what cannot be read, and says how much', async () => {
    const directory = await fakeDirectory(...all, { ...poort, id: 'x', name: 'x'.repeat(3_000) });
    const copy = copyOf(directory);
    expect(await copy.address()).toBe('https://poort.example/fhir');
    expect(copy.lines).toEqual([{ event: 'directory-unreadable', resources: 1 }]);
  });
});

describe('a copy that is kept over a restart', () => {
  const shelf = () => {
    const kept: { text?: string } = {};
    return {
      kept,
      load: async () => kept.text,
      save: async (text: string) => {
        kept.text = text;
      },
    };
  };

  it('is used again while it is young enough, and asks for what changed since', async () => {
    const directory = await fakeDirectory(...all);
    const store = shelf();
    await copyOf(directory, { store }).refresh();
    down(directory);
    const again = copyOf(directory, { store });
    again.clock.wall += 30 * MINUTE;
    expect(await again.address(number)).toBe('https://hart.example/fhir');
    expect(again.state()).toEqual({ resources: 5, ageMs: 30 * MINUTE });
    directory.fault = undefined;
    await again.refresh();
    expect(directory.asked.at(-1)).toContain('_since');
    expect(await again.address(number)).toBe('https://hart.example/fhir');
  });

  it.each<[string, (text: string) => string, number]>([
    ['too old', (text) => text, 61],
    ['of a clock that ran ahead', (text) => text, -1],
    ['of another directory', (text) => text.replace(/"base":"[^"]*"/, '"base":"https://elders.example/fhir"'), 0],
    ['cut off', (text) => text.slice(0, -10), 0],
    ['something else', () => '[]', 0],
    [
      'with a resource that is none',
      (text) => text.replace('"resourceType":"Organization"', '"resourceType":"Patient"'),
      0,
    ],
    ['without a moment', (text) => text.replace(/"at":"[^"]*"/, '"at":"gisteren"'), 0],
  ])('is not used when it is %s', async (_what, change, minutes) => {
    const directory = await fakeDirectory(...all);
    const store = shelf();
    await copyOf(directory, { store }).refresh();
    store.kept.text = change(store.kept.text ?? '');
    down(directory);
    const again = copyOf(directory, { store });
    again.clock.wall += minutes * MINUTE;
    expect(await again.address()).toBe('stale');
  });

  it('is waited for by all who ask at the start, and never takes the place of a newer one', async () => {
    const directory = await fakeDirectory(...all);
    const { kept, save } = shelf();
    await copyOf(directory, { store: { load: async () => undefined, save } }).refresh();
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const load = async () => {
      const { text } = kept;
      await slow;
      return text;
    };
    directory.put(endpoint('np', 'https://poort.example/nieuw'));
    const again = copyOf(directory, { store: { load, save } });
    again.clock.wall += 30 * MINUTE;
    const asked = [again.address(), again.refresh(), again.address()];
    await wait(200);
    // Nothing is asked for before it is known what there is.
    expect(directory.asked).toHaveLength(3);
    release();
    await Promise.all(asked);
    expect(await again.address()).toBe('https://poort.example/nieuw');
    expect(again.state()).toEqual({ resources: 5, ageMs: 0 });
    expect(directory.asked).toHaveLength(6);
  });

  it('is done without when the store fails, which is told', async () => {
    const directory = await fakeDirectory(...all);
    const fails = async (): Promise<never> => {
      throw new Error('disk full');
    };
    const copy = copyOf(directory, { store: { load: fails, save: fails } });
    expect(await copy.address()).toBe('https://poort.example/fhir');
    expect(copy.lines.map(({ event }) => event)).toEqual(['directory-copy-failed', 'directory-copy-failed']);
  });
});
