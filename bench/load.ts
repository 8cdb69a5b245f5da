import { availableParallelism } from 'node:os';
import { hasPostgres } from '../test/sql/postgres-server';
import { figure, type Row, ratios, skipped } from './figures';
import { type Hospital, type Instance, type Receiver, startHospital } from './load-hospital';
import { percentile } from './measure';

/** Receivers of which each pulls once, all at a time. */
const CROWDS = [1, 10, 100, 1_000];
/** Receivers that pull while instances are compared. */
const SCALED = 48;
const ROUNDS = 5;
const INSTANCES = [1, 2, 4];
/** Milliseconds after which a request counts as one that hangs: more than anything of ours is waited for. */
const HANGS_MS = 60_000;
const MIB = 2 ** 20;

/** How the requests of many went. */
interface Load {
  readonly requests: readonly number[];
  readonly pulls: readonly number[];
  /** 429 and 503: a limit said that there were too many, or that something took too long. */
  readonly refused: number;
  readonly failed: number;
  readonly hung: number;
  readonly seconds: number;
}

const queryOf = (offer: Receiver['notification']['offers'][number]): string =>
  offer.kind === 'query' ? offer.query : offer.reference;

/** Every receiver asks for all that it was offered, one search after the other; the answers are read and left. */
async function pullAll(base: string, receivers: readonly Receiver[]): Promise<Load> {
  const load = { requests: [] as number[], pulls: [] as number[], refused: 0, failed: 0, hung: 0 };

  async function ask(query: string, token: string): Promise<void> {
    const start = performance.now();
    const url = `${base}/${query.replaceAll('|', '%7C')}`;
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(HANGS_MS),
      });
      await response.arrayBuffer();
      if (response.status === 429 || response.status === 503) load.refused++;
      else if (!response.ok) load.failed++;
    } catch (error) {
      if ((error as Error).name === 'TimeoutError') load.hung++;
      else load.failed++;
    }
    load.requests.push(performance.now() - start);
  }

  const begun = performance.now();
  await Promise.all(
    receivers.map(async (receiver) => {
      const token = await receiver.token();
      const start = performance.now();
      for (const offer of receiver.notification.offers) await ask(queryOf(offer), token);
      load.pulls.push(performance.now() - start);
    }),
  );
  return { ...load, seconds: (performance.now() - begun) / 1_000 };
}

/** One instance, two and four behind a proxy, in turn. */
async function scaling(hospital: Hospital, instances: readonly Instance[]): Promise<readonly Row[]> {
  const some = hospital.receivers.slice(0, SCALED);
  const bases = await Promise.all(INSTANCES.map((count) => hospital.proxy(instances.slice(0, count))));
  const rates: number[][] = bases.map(() => []);
  let wrong = 0;
  for (let round = 0; round <= ROUNDS; round++)
    for (const [at, base] of bases.entries()) {
      const { pulls, seconds, refused, failed, hung } = await pullAll(base, some);
      wrong += refused + failed + hung;
      // The first one warms up.
      if (round > 0) rates[at]?.push(pulls.length / seconds);
    }
  const cores = availableParallelism();
  const one = rates[0] ?? [];
  return [
    ...INSTANCES.map((count, at) => figure(`${said(count)}: whole pulls`, rates[at] ?? [], '/s')),
    ...INSTANCES.slice(1).map((count, at) =>
      figure(`${said(count)} on ${cores} cores: times the pulls of one`, ratios(rates[at + 1] ?? [], one), 'x'),
    ),
    figure(`${said(4)}: connections of PostgreSQL, of 100`, await hospital.connections(), '', { most: 90 }),
    figure('requests that were refused, failed or hung meanwhile', wrong, '', { most: 0 }),
  ];
}

const said = (count: number): string => `${count} ${count === 1 ? 'instance' : 'instances'}`;

/** One, ten, a hundred and a thousand receivers at once, before two instances. */
async function crowds(hospital: Hospital, instances: readonly Instance[]): Promise<readonly Row[]> {
  const two = instances.slice(0, 2);
  const base = await hospital.proxy(two);
  const rows: Row[] = [];
  for (const crowd of CROWDS) {
    const load = await pullAll(base, hospital.receivers.slice(0, crowd));
    const memory = await Promise.all(two.map((instance) => instance.memory()));
    const what = `${crowd.toLocaleString('en')} ${crowd === 1 ? 'receiver' : 'receivers'} at once`;
    rows.push(
      figure(`${what}: request, p50`, percentile(load.requests, 50), 'ms'),
      figure(`${what}: request, p99`, percentile(load.requests, 99), 'ms'),
      figure(`${what}: whole pull, p50`, percentile(load.pulls, 50), 'ms'),
      figure(`${what}: whole pull, p99`, percentile(load.pulls, 99), 'ms'),
      figure(`${what}: requests`, load.requests.length / load.seconds, '/s'),
      figure(`${what}: memory of an instance after it`, Math.max(...memory.map(({ rss }) => rss)) / MIB, 'MiB'),
      figure(`${what}: refused (429, 503)`, load.refused, ''),
      figure(`${what}: failed or hung`, load.failed + load.hung, '', { most: 0 }),
    );
  }
  return rows;
}

/**
 * Receivers that pull the whole BgZ over loopback, with grants and trail in PostgreSQL: from one to four instances behind a proxy, and
 * from one to a thousand receivers at once. They, the proxy, the database and the instances share the machine.
 */
export async function loadReport(): Promise<readonly Row[]> {
  if (!hasPostgres) return [skipped('load', 'PostgreSQL is not installed')];
  const hospital = await startHospital(Math.max(...CROWDS));
  try {
    const instances: Instance[] = [];
    while (instances.length < Math.max(...INSTANCES)) instances.push(await hospital.instance());
    return [...(await scaling(hospital, instances)), ...(await crowds(hospital, instances))];
  } finally {
    await hospital.stop();
  }
}
