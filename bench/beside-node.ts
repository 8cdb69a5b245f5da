import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BgzRecordsInput } from 'bgz-facade/zib';
import { figure, inTurn, type Row, ratios, skipped } from './figures';
import { canPin, type PinnedServer, startPinned } from './pinned-server';

const ROUNDS = 5;
const SECONDS = 2;
const WARMING = 4;
/** Rounds of warming up at most, and how many in a row that are no faster make a plateau. */
const MOST_WARMING = 12;
const PLATEAU = 2;
const CONNECTIONS = 8;
const FORMS = { JSON: 'application/fhir+json', XML: 'application/fhir+xml' } as const;
const AIM = { least: 0.5 } as const;

/** What is asked of a facade, and of node:http itself that has the same bytes at hand. */
export interface Asked {
  readonly what: string;
  readonly records: BgzRecordsInput;
  readonly bsn: string;
  /** Whether the source gives data, which is checked, built and mapped at each search; else the records that a builder made. */
  readonly asData: boolean;
  readonly searches: readonly string[];
}

interface Round {
  readonly perSecond: number;
  /** Microseconds of the processor of the server, for a request. */
  readonly cpu: number;
}

function load(server: PinnedServer, asked: Asked, accept: string, under: string, seconds: number): Round {
  const before = server.cpuMs();
  const { stdout, stderr, status } = spawnSync(
    'taskset',
    ['-c', '1', process.execPath, join(import.meta.dirname, 'beside-hapi-load.mjs')],
    {
      input: JSON.stringify({
        base: server.base,
        accept,
        searches: asked.searches,
        seconds,
        connections: CONNECTIONS,
        under,
      }),
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`the load: ${stderr}`);
  const { answered, failed, perSecond } = JSON.parse(stdout);
  if (failed > 0) throw new Error(`${failed} requests failed`);
  return { perSecond, cpu: ((server.cpuMs() - before) * 1_000) / answered };
}

/** Asks until it gets no faster: what is measured is not the compiler. */
function warm(rate: () => number): void {
  let best = 0;
  for (let round = 0, flat = 0; round < MOST_WARMING && flat < PLATEAU; round++) {
    const now = rate();
    flat = now > 1.03 * best ? 0 : flat + 1;
    best = Math.max(best, now);
  }
}

function formRows(server: PinnedServer, asked: Asked, form: keyof typeof FORMS): readonly Row[] {
  const ask = (under: string, seconds = SECONDS) => load(server, asked, FORMS[form], under, seconds);
  for (const under of ['fhir', 'memory']) warm(() => ask(under, WARMING).perSecond);
  const [bare = [], own = []] = inTurn(
    ROUNDS,
    () => ask('memory'),
    () => ask('fhir'),
  );
  const of = (rounds: readonly Round[], name: keyof Round) => rounds.map((round) => round[name]);
  const title = `${asked.what}, ${form}`;
  return [
    figure(`${title}: facade`, of(own, 'perSecond'), 'req/s'),
    figure(`${title}: node:http`, of(bare, 'perSecond'), 'req/s'),
    figure(`${title}: rate, facade to node:http`, ratios(of(own, 'perSecond'), of(bare, 'perSecond')), 'x', AIM),
    figure(`${title}: processor a request, facade`, of(own, 'cpu'), 'µs'),
    figure(`${title}: processor a request, node:http`, of(bare, 'cpu'), 'µs'),
    figure(`${title}: processor, node:http to facade`, ratios(of(bare, 'cpu'), of(own, 'cpu')), 'x', AIM),
  ];
}

/**
 * Searches over HTTP, answered by the facade and by bare node:http with the same bytes, in one process of plain node on what was
 * built; it has the first core to itself and the load the second.
 */
export async function besideNode(all: readonly Asked[]): Promise<readonly Row[]> {
  if (!canPin()) return [skipped('node:http', 'needs Linux, taskset and two cores')];
  if (!existsSync(resolve(import.meta.dirname, '../dist/node/index.js')))
    return [skipped('node:http', 'needs a build (npm run build)')];
  const folder = mkdtempSync(join(tmpdir(), 'bgz-bench-'));
  const rows: Row[] = [];
  try {
    for (const asked of all) {
      const file = join(folder, 'records.json');
      writeFileSync(file, JSON.stringify(asked));
      const command = [process.execPath, join(import.meta.dirname, 'answer-server.mjs'), file];
      const server = await startPinned(command, folder);
      try {
        for (const form of ['JSON', 'XML'] as const) rows.push(...formRows(server, asked, form));
      } finally {
        await server.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return rows;
}
