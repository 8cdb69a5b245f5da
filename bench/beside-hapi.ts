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

/** Loads a server until a request costs no less than it did. */
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

/** What is compared, in the order of its rows. */
const SIDES = ['held', 'anew', 'hapi'] as const;
type Side = (typeof SIDES)[number];
type Form = keyof typeof FORMS;

const NAMES: Readonly<Record<Side, string>> = {
  held: 'facade, records held',
  anew: 'facade, records made anew',
  hapi: 'HAPI, resources held',
};

function formRows(form: Form, rounds: Readonly<Record<Side, readonly Round[]>>): readonly Row[] {
  const of = (side: Side, what: keyof Round) => rounds[side].map((round) => round[what]);
  const ratio = (side: Side) => ratios(of(side, 'perSecond'), of('hapi', 'perSecond'));
  const cost = (side: Side) => ratios(of('hapi', 'cpuMs'), of(side, 'cpuMs'));
  return [
    ...SIDES.map((side) => figure(`${form}: ${NAMES[side]}`, of(side, 'perSecond'), 'req/s')),
    figure(`${form}: rate to that of HAPI, records held`, ratio('held'), 'x', { least: 5 }),
    figure(`${form}: rate to that of HAPI, made anew`, ratio('anew'), 'x'),
    ...SIDES.map((side) => figure(`${form}: p99, ${NAMES[side]}`, of(side, 'p99'), 'ms')),
    ...SIDES.map((side) => figure(`${form}: processor a request, ${NAMES[side]}`, of(side, 'cpuMs'), 'ms')),
    figure(`${form}: processor of HAPI to ours, records held`, cost('held'), 'x'),
    figure(`${form}: processor of HAPI to ours, made anew`, cost('anew'), 'x'),
    figure(`${form}: most of its core the load took`, Math.max(...SIDES.flatMap((side) => of(side, 'share'))), ''),
  ];
}

async function compare(
  servers: Readonly<Record<Side, PinnedServer>>,
  { searches }: RivalData,
): Promise<readonly Row[]> {
  await demandSame(servers.held, servers.hapi, searches);
  await demandSame(servers.anew, servers.hapi, searches);
  const before = { held: servers.held.memory().now, hapi: servers.hapi.memory().now };
  for (const accept of Object.values(FORMS)) for (const side of SIDES) warm(servers[side], searches, accept);
  const rounds = {
    JSON: { held: [], anew: [], hapi: [] },
    XML: { held: [], anew: [], hapi: [] },
  } as Record<Form, Record<Side, Round[]>>;
  const forms = Object.keys(FORMS) as Form[];
  // What a process holds goes up and down with its collections of garbage: it is asked after each round.
  const after = { held: [] as number[], hapi: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const form of forms) {
      for (const side of SIDES) rounds[form][side].push(load(servers[side], searches, FORMS[form], SECONDS));
      for (const side of ['held', 'hapi'] as const) after[side].push(servers[side].memory().now);
    }
  }
  return [
    ...forms.flatMap((form) => formRows(form, rounds[form])),
    figure('memory before load, facade', before.held, 'MiB'),
    figure('memory before load, HAPI', before.hapi, 'MiB'),
    figure('memory after load, facade', after.held, 'MiB'),
    figure('memory after load, HAPI', after.hapi, 'MiB'),
    figure('memory after load, facade to HAPI', ratios(after.held, after.hapi), 'x', { most: 0.5 }),
    figure('most memory held, facade', servers.held.memory().most, 'MiB'),
    figure('most memory held, HAPI', servers.hapi.memory().most, 'MiB'),
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
 * The same searches over the same resources, answered by the facade in plain node, with records that it is given once or anew for each
 * request, and by HAPI's RestfulServer on Jetty, with what is asked for looked up beforehand. The servers have the first core, one at
 * a time, and the load the second.
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
    const own = [process.execPath, join(import.meta.dirname, 'beside-hapi-server.mjs'), data.recordsFile];
    const java = ['java', '-cp', 'target/classes:target/lib/*', 'rival.Main', ...data.resourceFiles];
    const held = await start([...own, 'held'], folder);
    const anew = await start([...own, 'anew'], folder);
    return await compare({ held, anew, hapi: await start(java, hapi) }, data);
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true });
  }
}
