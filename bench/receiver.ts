import { buildNotificationTask, peerProfile, pullBgz } from 'bgz-facade/notified-pull';
import { hasPostgres } from '../test/sql/postgres-server';
import { heapInUse } from './collect-garbage';
import { figure, type Row, skipped } from './figures';
import { baseOf, type Receiver, startHospital } from './load-hospital';

const PULLS = 1_000;
const ROUNDS = 5;
/** Pulls under way at a time. */
const AT_A_TIME = 8;
const MIB = 2 ** 20;

async function pullOne(baseUrl: string, { notification, token }: Receiver): Promise<boolean> {
  const result = await pullBgz({
    notification: buildNotificationTask(notification, peerProfile('twiin'), baseOf(notification)),
    token,
    baseUrl,
    allowLoopbackHttp: true,
  });
  return result.complete;
}

/** Pulls of these receivers, some at a time; gives how many were not complete. */
async function pullAll(baseUrl: string, receivers: readonly Receiver[]): Promise<number> {
  const waiting = receivers.values();
  let incomplete = 0;
  const one = async () => {
    for (const receiver of waiting) if (!(await pullOne(baseUrl, receiver))) incomplete++;
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  return incomplete;
}

/** The receiving hospital: a thousand BgZs pulled by one process, from a sending one that shares the machine. */
export async function receiverReport(): Promise<readonly Row[]> {
  if (!hasPostgres) return [skipped('the receiving side', 'PostgreSQL is not installed')];
  const hospital = await startHospital(PULLS);
  try {
    const { port } = await hospital.instance();
    const base = `http://127.0.0.1:${port}/fhir`;
    const size = PULLS / ROUNDS;
    const [rates, cpu, heap]: [number[], number[], number[]] = [[], [], []];
    let incomplete = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      incomplete += await pullAll(base, hospital.receivers.slice(round * size, (round + 1) * size));
      const { user, system } = process.cpuUsage(used);
      rates.push(size / ((performance.now() - start) / 1_000));
      cpu.push((user + system) / 1_000 / size);
      heap.push(heapInUse() / MIB);
    }
    return [
      figure(`BgZs pulled, ${AT_A_TIME} at a time`, rates, '/s'),
      figure('processor time of the receiver for one', cpu, 'ms'),
      figure(`pulls that were not complete, of ${PULLS.toLocaleString('en')}`, incomplete, '', { most: 0 }),
      figure('heap in use of the receiver after each fifth of them', heap, 'MiB'),
      figure('heap after all, times that after the first fifth', (heap.at(-1) ?? 0) / (heap[0] ?? 1), 'x', {
        most: 1.1,
      }),
    ];
  } finally {
    await hospital.stop();
  }
}
