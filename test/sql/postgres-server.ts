import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server of its own for a run of tests. */
export interface PostgresServer {
  /** Folder of its data and socket. */
  readonly home: string;
  /** Ends its process at once, as a crash would; what it holds stays. */
  halt(): Promise<void>;
  /** Starts it again after that. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** Folder of initdb and postgres: that of the pg_ctl on the path, or where Debian puts them (newest version first). */
function binaries(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'pg_ctl'));
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = [...onPath, ...versions.map((version) => join(DEBIAN, version, 'bin/pg_ctl'))].find(existsSync);
  return found && dirname(realpathSync(found));
}

const folder = binaries();

/** Whether there is a PostgreSQL here to test with. */
export const hasPostgres = folder !== undefined;

if (!hasPostgres) {
  const message = 'PostgreSQL is not installed (no pg_ctl): its tests are skipped.';
  // Where the project is judged, a test that did not run proves nothing.
  if (process.env.CI) throw new Error(message);
  console.warn(message);
}

/** PostgreSQL refuses to run as root; then somebody else runs it. */
function owner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = users.find((user) => user.startsWith('postgres:')) ?? users.find((user) => user.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  if (!uid || !gid) throw new Error('Running as root, and there is no user postgres or nobody to run PostgreSQL.');
  return { uid, gid };
}

const connectionTo = (home: string, database: string) => `postgres://bgz@/${database}?host=${encodeURIComponent(home)}`;

/** Makes a new, empty database on the server; gives its connection string. */
export async function newDatabase(home: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: connectionTo(home, 'postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return connectionTo(home, name);
}

/** Waits until the server answers. */
async function answering(connectionString: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await setTimeout(50);
    }
  }
}

/**
 * Starts a server on a socket in a folder of its own, gone after `stop`.
 *
 * @param more Settings beside those of a test, for example `fsync=on`.
 */
export async function startPostgres(more: readonly string[] = []): Promise<PostgresServer> {
  if (folder === undefined) throw new Error('PostgreSQL is not installed.');
  const home = mkdtempSync(join(tmpdir(), 'bgz-pg-'));
  const user = owner();
  if (user) chownSync(home, user.uid, user.gid);
  const data = join(home, 'data');
  const as = { ...user, cwd: home };
  const initdb = ['-D', data, '-U', 'bgz', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(folder, 'initdb'), initdb, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
  // Only processes are killed here, never the machine: what the system still had to write is not lost.
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${home}`,
    'fsync=off',
    'max_connections=200',
    ...more,
  ];
  const start = () =>
    spawn(join(folder, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...as,
      stdio: 'ignore',
    });
  let server = start();
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  const halt = async () => {
    const ended = server.exitCode ?? server.signalCode ?? once(server, 'exit');
    // Immediate: no shutdown in good order.
    kill();
    await ended;
  };
  await answering(connectionTo(home, 'postgres'));
  return {
    home,
    halt,
    async resume() {
      server = start();
      await answering(connectionTo(home, 'postgres'));
    },
    async stop() {
      process.off('exit', kill);
      await halt();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
