import { createHash, randomInt, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DatabaseError } from './errors';

/** Longest path of a socket that every system takes. */
const LONGEST = 90;
const ATTEMPTS = 4;

/** Directories held by this process. */
const held = new Set<string>();

const inUse = (directory: string) =>
  new DatabaseError(
    'directory-in-use',
    `The database in ${directory} is in use: it can be open once. Close it there, or use PostgreSQL for several processes.`,
  );

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });

const stop = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()));

/** True unless it is sure that nobody listens. */
const isHeld = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'));
  });

/** Runs work with a path to the folder that is short enough for a socket. */
async function withShortPath<T>(folder: string, work: (path: string) => Promise<T>): Promise<T> {
  if (folder.length + 40 <= LONGEST) return work(folder);
  const link = join(tmpdir(), `bgz-${randomUUID().slice(0, 8)}`);
  await symlink(folder, link);
  try {
    return await work(link);
  } finally {
    await rm(link, { force: true });
  }
}

/**
 * One attempt. Everyone first hangs up a socket of its own and then looks for others, so of two at least one sees the
 * other. A socket whose process is gone refuses to connect, whatever ended the process; as names are never used again, it
 * may be removed at any time. It only gets the name that counts once it listens.
 */
async function attempt(folder: string): Promise<(() => Promise<void>) | undefined> {
  return withShortPath(folder, async (path) => {
    const name = randomUUID().slice(0, 8);
    const server = await listen(join(path, `${name}.new`));
    const release = async () => {
      await rm(join(folder, `${name}.held`), { force: true });
      await stop(server);
    };
    await rename(join(path, `${name}.new`), join(path, `${name}.held`));
    for (const other of await readdir(path)) {
      if (other === `${name}.held` || !other.endsWith('.held')) continue;
      if (await isHeld(join(path, other))) {
        await release();
        return undefined;
      }
      await rm(join(path, other), { force: true });
    }
    return release;
  });
}

/** Windows has named pipes, of which a name can be taken once and is free when its process ends. */
async function attemptPipe(folder: string): Promise<(() => Promise<void>) | undefined> {
  const name = createHash('sha256').update(folder.toLowerCase()).digest('hex');
  const server = await listen(`\\\\.\\pipe\\bgz-${name}`).catch(({ code }: NodeJS.ErrnoException) => {
    if (code === 'EADDRINUSE' || code === 'EACCES') return undefined;
    throw new Error(`The lock of ${folder} could not be made (${code}).`);
  });
  return server && (() => stop(server));
}

/**
 * Keeps a directory for this process, on one machine (also between its containers). The lock of a process that was killed
 * does not stand in the way.
 *
 * @returns Lets go of the directory.
 * @throws {DatabaseError} `directory-in-use`.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  if (held.has(directory)) throw inUse(directory);
  held.add(directory);
  try {
    const folder = join(directory, 'lock');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      // Two that start together may both step back; they come again at different moments.
      if (tries > 0) await setTimeout(randomInt(20, 120));
      const release = await (process.platform === 'win32' ? attemptPipe(folder) : attempt(folder));
      if (release === undefined) continue;
      return async () => {
        await release();
        held.delete(directory);
      };
    }
    throw inUse(directory);
  } catch (error) {
    held.delete(directory);
    throw error;
  }
}
