import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { embeddedDatabase } from '../../src/notified-pull';
import { lockDirectory } from '../../src/sql/directory-lock';

let home = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bgz-embedded-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

/** A process that takes the lock of a directory and says what came of it. */
async function locker(directory: string): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const script = resolve(import.meta.dirname, 'lock-child.ts');
  const child = fork(script, [directory], { execArgv: ['--import', 'tsx'] });
  children.push(child);
  const [said] = await once(child, 'message');
  return { child, said: String(said) };
}

const inUse = { name: 'DatabaseError', code: 'directory-in-use' };

describe('The embedded database', () => {
  it('keeps its data in a directory, for its owner only', async () => {
    const directory = join(home, 'new/data');
    const first = await embeddedDatabase({ directory });
    await first.query("CREATE TABLE a (n text); INSERT INTO a VALUES ('bewaard')");
    await first.close();
    await first.close();
    const second = await embeddedDatabase({ directory: relative(process.cwd(), directory) });
    expect(await second.query('SELECT n FROM a')).toEqual([{ n: 'bewaard' }]);
    expect(second.exclusive).toBe(true);
    await second.close();
    expect(statSync(directory).mode & 0o077).toBe(0);
  });

  it('is open once, by whatever path it is reached', async () => {
    const directory = join(home, 'data');
    const database = await embeddedDatabase({ directory });
    const alias = join(home, 'alias');
    symlinkSync(directory, alias);
    await expect(embeddedDatabase({ directory })).rejects.toMatchObject(inUse);
    await expect(embeddedDatabase({ directory: alias })).rejects.toMatchObject(inUse);
    await expect(embeddedDatabase({ directory })).rejects.toThrow(/is in use: it can be open once/);
    expect((await locker(directory)).said).toBe('directory-in-use');
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('without the package PGlite fails with what to install', async () => {
    vi.resetModules();
    vi.doMock('@electric-sql/pglite', () => {
      throw new Error('Cannot find package');
    });
    const { embeddedDatabase: made } = await import('../../src/sql/embedded');
    const directory = join(home, 'data');
    await expect(made({ directory })).rejects.toMatchObject({ name: 'DatabaseError', code: 'package-missing' });
    await expect(made({ directory })).rejects.toThrow('npm install @electric-sql/pglite');
    expect(existsSync(directory)).toBe(false);
    vi.doUnmock('@electric-sql/pglite');
  });
});

describe('The lock of a directory', () => {
  it('is refused while another process has it, and free when that process lets go', async () => {
    const { child } = await locker(home);
    await expect(lockDirectory(home)).rejects.toMatchObject(inUse);
    child.send('release');
    await once(child, 'exit');
    const release = await lockDirectory(home);
    await release();
  });

  it('of a process that was killed is taken over, and its leavings are cleared', async () => {
    const { child, said } = await locker(home);
    expect(said).toBe('locked');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const release = await lockDirectory(home);
    expect(readdirSync(join(home, 'lock'))).toHaveLength(1);
    expect((await locker(home)).said).toBe('directory-in-use');
    await release();
    expect(readdirSync(join(home, 'lock'))).toEqual([]);
  });

  it('of a process that is stopped but not gone stays', async () => {
    const { child } = await locker(home);
    child.kill('SIGSTOP');
    await expect(lockDirectory(home)).rejects.toMatchObject(inUse);
    child.kill('SIGCONT');
  });

  it('goes to one at most when many come at once, over the lock of a killed process', async () => {
    const { child } = await locker(home);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const said = (await Promise.all(Array.from({ length: 4 }, () => locker(home)))).map((one) => one.said);
    expect(said.filter((one) => one === 'locked').length).toBeLessThanOrEqual(1);
    expect(said.filter((one) => one === 'directory-in-use').length).toBeGreaterThanOrEqual(3);
  });

  it('works in a directory of which the path is too long for a socket', async () => {
    const directory = join(home, 'x'.repeat(120), 'y'.repeat(120));
    const { said } = await locker(directory);
    expect(said).toBe('locked');
    await expect(lockDirectory(directory)).rejects.toMatchObject(inUse);
  });

  it('does not keep a process alive', async () => {
    const { child } = await locker(home);
    child.disconnect();
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});
