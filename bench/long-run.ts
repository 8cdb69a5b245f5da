import { resolve } from 'node:path';
import { hasPostgres } from '../test/sql/postgres-server';
import { figure, type Row, skipped } from './figures';
import { type Memory, type Receiver, startHospital } from './load-hospital';
import { machineText } from './machine';
import { median } from './measure';
import { tableOf } from './table';

const RECEIVERS = 8;
const MIB = 2 ** 20;

interface Sample extends Memory {
  readonly minute: number;
}

/** How much it rises in a minute: the slope of the line that fits best. */
function slopeOf(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(of))];
  const across = samples.reduce((sum, sample) => sum + (sample.minute - x) * (of(sample) - y), 0);
  return across / samples.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
}

async function pullWhile(going: () => boolean, base: string, { notification, token }: Receiver): Promise<number> {
  let pulls = 0;
  for (; going(); pulls++) {
    const bearer = await token();
    for (const offer of notification.offers) {
      const path = offer.kind === 'query' ? offer.query : offer.reference;
      const headers = { authorization: `Bearer ${bearer}` };
      const response = await fetch(`${base}/${path.replaceAll('|', '%7C')}`, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    }
  }
  return pulls;
}

/** Memory of an instance that is pulled from without pause: looked at after a collection, ten times at least and once a minute. */
export async function longRunReport(minutes = 1): Promise<readonly Row[]> {
  if (!hasPostgres) return [skipped('a long run', 'PostgreSQL is not installed')];
  const hospital = await startHospital(RECEIVERS);
  try {
    const instance = await hospital.instance();
    const base = `http://127.0.0.1:${instance.port}/fhir`;
    const begun = performance.now();
    const minute = () => (performance.now() - begun) / 60_000;
    // A tenth of it warms up, and is not counted.
    const pulled = hospital.receivers.map((receiver) => pullWhile(() => minute() < minutes * 1.1, base, receiver));
    const every = Math.min(60_000, (minutes * 60_000) / 10);
    const samples: Sample[] = [];
    while (minute() < minutes * 1.1) {
      await new Promise((done) => setTimeout(done, every));
      if (minute() > minutes * 0.1) samples.push({ minute: minute(), ...(await instance.memory()) });
    }
    const pulls = (await Promise.all(pulled)).reduce((sum, count) => sum + count, 0);
    const third = Math.ceil(samples.length / 3);
    const heapOf = (some: readonly Sample[]) => median(some.map(({ heapUsed }) => heapUsed));
    const what = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} of pulls`;
    return [
      figure(`${what}: whole pulls`, pulls, ''),
      figure(
        `${what}: heap in use after a collection`,
        samples.map(({ heapUsed }) => heapUsed / MIB),
        'MiB',
      ),
      figure(
        `${what}: memory of the process`,
        samples.map(({ rss }) => rss / MIB),
        'MiB',
      ),
      figure(`${what}: heap, rise in a minute`, slopeOf(samples, ({ heapUsed }) => heapUsed) / MIB, 'MiB'),
      figure(`${what}: memory of the process, rise in a minute`, slopeOf(samples, ({ rss }) => rss) / MIB, 'MiB'),
      figure(
        `${what}: heap of the last third, times that of the first`,
        heapOf(samples.slice(-third)) / heapOf(samples.slice(0, third)),
        'x',
        { most: 1.1 },
      ),
    ];
  } finally {
    await hospital.stop();
  }
}

// `npx tsx bench/long-run.ts`: half an hour of it, or as many minutes as BGZ_BENCH_MINUTES says.
if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  console.log(`${machineText()}\n`);
  console.log(tableOf(await longRunReport(Number(process.env.BGZ_BENCH_MINUTES ?? 30)), 'all'));
}
