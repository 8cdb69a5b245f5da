import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from './errors';

const NAME = '.bgz-lock';

/** True when a process with this id is there. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Locks held by this process: its own id in a lock file says nothing by itself, ids are used again after a restart. */
const held = new Set<string>();

const inUse = (directory: string) =>
  new DatabaseError(
    'directory-in-use',
    `The database in ${directory} is in use by another process; it can be open once.`,
  );

async function create(path: string): Promise<FileHandle | undefined> {
  return open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  });
}

/**
 * Keeps a directory for this process. A lock whose process is gone (it was killed) is taken over.
 *
 * @returns Lets go of the directory.
 * @throws {DatabaseError} `directory-in-use`.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, NAME);
  if (held.has(path)) throw inUse(directory);
  held.add(path);
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      const file = await create(path);
      if (file) {
        await file.writeFile(String(process.pid));
        await file.close();
        return async () => {
          held.delete(path);
          await rm(path, { force: true });
        };
      }
      const owner = Number(await readFile(path, 'utf8').catch(() => ''));
      // An empty file is one that its owner is about to write; a lock with the id of this very process is from before a restart.
      if (owner !== process.pid && (owner === 0 || isRunning(owner))) throw inUse(directory);
      await rm(path, { force: true });
    }
    throw inUse(directory);
  } catch (error) {
    held.delete(path);
    throw error;
  }
}
