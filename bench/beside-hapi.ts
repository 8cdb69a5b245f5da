import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type RivalData, writeRivalData } from './beside-hapi-data';
import { figure, type Row, ratios, skipped } from './figures';
import { canPin, type PinnedServer, startPinned } from './pinned-server';

const TITLE = 'HAPI RestfulServer';
const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 8;
/** A server is warm when a slice costs no less than this share of the best of the three before it. */
const PLATEAU = 0.97;
const MOST_SLICES = 40;

const hapi = resolve(import.meta.dirname, 'hapi-server');
const FORMS = { JSON: 'application/fhir+json', XML: 'application/fhir+xml' } as const;

/** What a server did in one round. */
interface Round {
  readonly perSecond: number;
  readonly p99: number;
  readonly cpuMs: number;
  /** Of the core of the load. */
  readonly share: number;
}

function load(server: PinnedServer, searches: readonly string[], accept: string, seconds: number): Round {
  const before = server.cpuMs();
  const { stdout, stderr, status } = spawnSync(
    'taskset',
    ['-c', '1', process.execPath, join(import.meta.dirname, 'beside-hapi-load.mjs')],
    {
      input: JSON.stringify({ base: server.base, accept, searches, seconds, connections: CONNECTIONS }),
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`beside-hapi-load: ${stderr}`);
  const { answered, failed, ...told } = JSON.parse(stdout);
  if (failed > 0) throw new Error(`${failed} requests failed`);
  return { ...told, cpuMs: (server.cpuMs() - before) / answered };
}

/** Loads a server until a request costs no less than it did; what it cost in the last slice. */
function warm(server: PinnedServer, searches: readonly string[], accept: string): void {
  const costs: number[] = [];
  while (costs.length < MOST_SLICES) {
    const { cpuMs } = load(server, searches, accept, 2);
    const best = Math.min(...costs.slice(-3));
    costs.push(cpuMs);
    if (costs.length > 4 && cpuMs > best * PLATEAU) return;
  }
}

/** Mode, type and id of every entry of an answer. */
async function entriesOf(server: PinnedServer, search: string, accept: string): Promise<readonly string[]> {
  const response = await fetch(`${server.base}/fhir/${search}`, { headers: { accept } });
  if (!response.ok) throw new Error(`${search}: ${response.status}`);
  const bundle = (await response.json()) as {
    readonly entry?: readonly { readonly resource: Record<string, string>; readonly search?: { mode?: string } }[];
  };
  return (bundle.entry ?? [])
    .map(({ resource, search: found }) => `${found?.mode} ${resource.resourceType}/${resource.id}`)
    .sort();
}

async function demandSame(ours: PinnedServer, theirs: PinnedServer, searches: readonly string[]): Promise<void> {
  for (const search of searches) {
    const [own, other] = [await entriesOf(ours, search, FORMS.JSON), await entriesOf(theirs, search, FORMS.JSON)];
    if (own.join() !== other.join()) throw new Error(`${search}: ${own.length} entries here, ${other.length} of HAPI`);
  }
}

function formRows(form: keyof typeof FORMS, ours: readonly Round[], theirs: readonly Round[]): readonly Row[] {
  const both = (name: keyof Round) => [ours.map((round) => round[name]), theirs.map((round) => round[name])] as const;
  const [rate, rivalRate] = both('perSecond');
  const [p99, rivalP99] = both('p99');
  const [cpu, rivalCpu] = both('cpuMs');
  return [
    figure(`${form}: facade`, rate, 'req/s'),
    figure(`${form}: HAPI`, rivalRate, 'req/s'),
    figure(`${form}: rate, facade to HAPI`, ratios(rate, rivalRate), 'x', { least: 5 }),
    figure(`${form}: p99, facade`, p99, 'ms'),
    figure(`${form}: p99, HAPI`, rivalP99, 'ms'),
    figure(`${form}: processor a request, facade`, cpu, 'ms'),
    figure(`${form}: processor a request, HAPI`, rivalCpu, 'ms'),
    figure(`${form}: processor, HAPI to facade`, ratios(rivalCpu, cpu), 'x'),
    figure(`${form}: most of its core the load took`, Math.max(...both('share').flat()), ''),
  ];
}

async function compare(ours: PinnedServer, theirs: PinnedServer, { searches }: RivalData): Promise<readonly Row[]> {
  await demandSame(ours, theirs, searches);
  const started = { ours: ours.memory().now, theirs: theirs.memory().now };
  for (const accept of Object.values(FORMS)) for (const server of [ours, theirs]) warm(server, searches, accept);
  const rounds = { JSON: [[], []], XML: [[], []] } as Record<keyof typeof FORMS, [Round[], Round[]]>;
  for (let round = 0; round < ROUNDS; round++) {
    for (const form of ['JSON', 'XML'] as const) {
      rounds[form][0].push(load(ours, searches, FORMS[form], SECONDS));
      rounds[form][1].push(load(theirs, searches, FORMS[form], SECONDS));
    }
  }
  const [own, other] = [ours.memory(), theirs.memory()];
  return [
    ...(['JSON', 'XML'] as const).flatMap((form) => formRows(form, ...rounds[form])),
    figure('memory before load, facade', started.ours, 'MiB'),
    figure('memory before load, HAPI', started.theirs, 'MiB'),
    figure('memory after load, facade', own.now, 'MiB'),
    figure('memory after load, HAPI', other.now, 'MiB'),
    figure('memory after load, facade to HAPI', own.now / other.now, 'x', { most: 0.5 }),
    figure('most memory held, facade', own.most, 'MiB'),
    figure('most memory held, HAPI', other.most, 'MiB'),
  ];
}

/** Why HAPI's server cannot be started here; builds it the first time. */
function missing(): string | undefined {
  if (!canPin()) return 'needs Linux, taskset and two cores';
  if (!existsSync(join(import.meta.dirname, '../dist/index.js'))) return 'needs a build (npm run build)';
  if (spawnSync('java', ['-version']).status !== 0) return 'needs Java 17';
  if (existsSync(join(hapi, 'target/lib'))) return undefined;
  const built = spawnSync('mvn', ['-q', '-B', 'package'], { cwd: hapi, stdio: 'ignore' });
  return built.status === 0 ? undefined : 'needs Maven, and its repository in reach';
}

/**
 * The same searches over the same resources, answered by the facade in plain node and by HAPI's RestfulServer on Jetty, with what is
 * asked for looked up beforehand. Each server has the first core to itself and the load the second.
 */
export async function besideHapiReport(): Promise<readonly Row[]> {
  const why = missing();
  if (why !== undefined) return [skipped(TITLE, why)];
  const folder = mkdtempSync(join(tmpdir(), 'bgz-bench-'));
  const servers: PinnedServer[] = [];
  const start = async (command: readonly string[], cwd: string): Promise<PinnedServer> => {
    const server = await startPinned(command, cwd);
    servers.push(server);
    return server;
  };
  try {
    const data = await writeRivalData(folder);
    const own = join(import.meta.dirname, 'beside-hapi-server.mjs');
    const ours = await start([process.execPath, own, data.recordsFile], folder);
    const java = ['java', '-cp', 'target/classes:target/lib/*', 'rival.Main', ...data.resourceFiles];
    const theirs = await start(java, hapi);
    return await compare(ours, theirs, data);
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true });
  }
}
