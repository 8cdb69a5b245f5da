import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { type AuditEntry, allOf, ndjsonStream } from '../../src/audit';
import { bert, entryWith, fullEntry } from './entries';

const folder = mkdtempSync(join(tmpdir(), 'bgz-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (text: string): AuditEntry[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('NDJSON to a file', () => {
  it.each([false, true])('appends a line per entry to a file of the owner alone (fsync %s)', async (fsync) => {
    const path = join(folder, `trail-${fsync}.ndjson`);
    for (const part of [0, 1]) {
      const sink = ndjsonStream({ path, fsync });
      await Promise.all([1, 2, 3].map((n) => sink.write(entryWith({ resources: part * 3 + n }))));
      await sink.close();
    }
    expect(linesOf(readFileSync(path, 'utf8')).map(({ resources }) => resources)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('starts on a line of its own after one that was cut off', async () => {
    const path = join(folder, 'torn.ndjson');
    appendFileSync(path, '{"id":"half');
    const sink = ndjsonStream({ path });
    await sink.write(fullEntry);
    await sink.write(fullEntry);
    await sink.close();
    const [torn, ...whole] = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(torn).toBe('{"id":"half');
    expect(whole.map((line) => JSON.parse(line))).toEqual([fullEntry, fullEntry]);
  });

  it('rejects when the file cannot be written, and writes again when it can', async () => {
    const path = join(folder, 'later', 'trail.ndjson');
    const sink = ndjsonStream({ path });
    await expect(sink.write(fullEntry)).rejects.toThrow('ENOENT');
    mkdirSync(join(folder, 'later'));
    await sink.write(fullEntry);
    await sink.close();
    expect(linesOf(readFileSync(path, 'utf8'))).toHaveLength(1);
  });

  it.each<readonly [string, (path: string) => void, readonly number[]]>([
    ['moved', (path) => renameSync(path, `${path}.1`), [2]],
    ['removed', (path) => rmSync(path), [2]],
    [
      'put back from elsewhere',
      (path) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
      [1, 2],
    ],
    ['emptied, as tools do that copy first', (path) => truncateSync(path), [2]],
  ])('goes on at its path when the file was %s', async (what, change, kept) => {
    const path = join(folder, `${what.slice(0, 5)}.ndjson`);
    const sink = ndjsonStream({ path });
    await sink.write(entryWith({ resources: 1 }));
    change(path);
    await sink.write(entryWith({ resources: 2 }));
    await sink.close();
    expect(linesOf(readFileSync(path, 'utf8')).map(({ resources }) => resources)).toEqual(kept);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('loses no line while the file is moved again and again', async () => {
    const path = join(folder, 'rotated', 'trail.ndjson');
    mkdirSync(join(folder, 'rotated'));
    const sink = ndjsonStream({ path, fsync: false });
    for (let part = 0; part < 20; part++) {
      const writes = Array.from({ length: 10 }, (_, n) => sink.write(entryWith({ resources: part * 10 + n })));
      await writes[0];
      renameSync(path, `${path}.${part}`);
      await Promise.all(writes);
    }
    await sink.close();
    const parts = readdirSync(join(folder, 'rotated')).map((name) =>
      readFileSync(join(folder, 'rotated', name), 'utf8'),
    );
    const seen = linesOf(parts.join('')).map(({ resources }) => resources ?? -1);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('rejects when its folder was removed, and goes on when it is back', async () => {
    const path = join(folder, 'gone', 'trail.ndjson');
    mkdirSync(join(folder, 'gone'));
    const sink = ndjsonStream({ path });
    await sink.write(fullEntry);
    rmSync(join(folder, 'gone'), { recursive: true });
    await expect(sink.write(fullEntry)).rejects.toThrow('ENOENT');
    mkdirSync(join(folder, 'gone'));
    await sink.write(entryWith({ resources: 7 }));
    await sink.close();
    expect(linesOf(readFileSync(path, 'utf8')).map(({ resources }) => resources)).toEqual([7]);
  });

  it.skipIf(!existsSync('/dev/full'))('rejects every line that a full disk does not take', async () => {
    const sink = ndjsonStream({ path: '/dev/full' });
    const results = await Promise.allSettled([sink.write(fullEntry), sink.write(fullEntry), sink.write(fullEntry)]);
    expect(results.map((result) => (result.status === 'rejected' ? result.reason.code : 'written'))).toEqual(
      Array(3).fill('ENOSPC'),
    );
    await expect(sink.write(fullEntry)).rejects.toMatchObject({ code: 'ENOSPC' });
    await sink.close();
  });

  it('lets go of the file at the signal it was given, and of the signal when it is closed', async () => {
    const path = join(folder, 'signal.ndjson');
    const before = process.listenerCount('SIGHUP');
    const sink = ndjsonStream({ path, reopenOn: 'SIGHUP' });
    await sink.write(entryWith({ resources: 1 }));
    renameSync(path, `${path}.1`);
    process.emit('SIGHUP');
    await sink.write(entryWith({ resources: 2 }));
    const open = () =>
      readdirSync('/proc/self/fd').flatMap((name) => {
        try {
          return [readlinkSync(`/proc/self/fd/${name}`)];
        } catch {
          return [];
        }
      });
    if (process.platform === 'linux') {
      expect(open()).toContain(path);
      expect(open()).not.toContain(`${path}.1`);
    }
    expect(process.listenerCount('SIGHUP')).toBe(before + 1);
    await sink.close();
    expect(process.listenerCount('SIGHUP')).toBe(before);
    if (process.platform === 'linux') expect(open()).not.toContain(path);
    expect([`${path}.1`, path].map((one) => linesOf(readFileSync(one, 'utf8'))[0]?.resources)).toEqual([1, 2]);
  });

  it('writes what waits before it is closed, and nothing afterwards', async () => {
    const path = join(folder, 'closed.ndjson');
    const sink = ndjsonStream({ path });
    const writes = Array.from({ length: 5 }, (_, n) => sink.write(entryWith({ resources: n })));
    await sink.close();
    await Promise.all(writes);
    await expect(sink.write(fullEntry)).rejects.toThrow('was closed');
    expect(linesOf(readFileSync(path, 'utf8'))).toHaveLength(5);
  });
});

/** A stream that takes a text when told to. */
function slowStream() {
  const taken: string[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      taken.push(chunk);
      waiting.push(done);
    },
  });
  const next = async (error?: Error) => {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    waiting.shift()?.(error);
  };
  return { stream, taken, next };
}

describe('NDJSON to a stream', () => {
  it('waits until the stream has taken a line, and hands over what waited together', async () => {
    const { stream, taken, next } = slowStream();
    const sink = ndjsonStream(stream);
    let written = 0;
    const writes = [1, 2, 3].map((n) => sink.write(entryWith({ resources: n })).then(() => written++));
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(0);
    expect(taken).toHaveLength(1);
    await next();
    await next();
    await Promise.all(writes);
    expect(taken).toHaveLength(2);
    expect(linesOf(taken.join('')).map(({ resources }) => resources)).toEqual([1, 2, 3]);
  });

  it('rejects when the stream breaks, then and afterwards', async () => {
    const { stream, next } = slowStream();
    const sink = ndjsonStream(stream);
    const first = sink.write(fullEntry);
    const second = sink.write(fullEntry);
    await Promise.all([
      expect(first).rejects.toThrow('broken pipe'),
      expect(second).rejects.toThrow(),
      next(new Error('broken pipe')),
    ]);
    await expect(sink.write(fullEntry)).rejects.toThrow('broken pipe');
  });

  it('rejects what a stream was taking when it was destroyed, and what comes after', async () => {
    const { stream, taken } = slowStream();
    const sink = ndjsonStream(stream);
    const writes = [sink.write(fullEntry), sink.write(fullEntry)];
    while (taken.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stream.destroy();
    const results = await Promise.allSettled(writes);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(sink.write(fullEntry)).rejects.toThrow();
  });

  it('guards what goes in', async () => {
    const { stream, taken, next } = slowStream();
    await Promise.all([ndjsonStream(stream).write(entryWith({ reason: bert })), next()]);
    expect(linesOf(taken.join(''))).toMatchObject([{ reason: '[removed]', redacted: ['reason'] }]);
  });
});

describe('several sinks as one', () => {
  const into = (list: AuditEntry[]) => ({
    write: async (entry: AuditEntry) => {
      list.push(entry);
    },
  });
  const broken = {
    write: () => {
      throw new Error('full');
    },
  };

  it('writes to all', async () => {
    const [a, b]: [AuditEntry[], AuditEntry[]] = [[], []];
    await allOf(into(a), into(b)).write(fullEntry);
    expect([a, b]).toEqual([[fullEntry], [fullEntry]]);
  });

  it('fails when one fails, after the others were tried', async () => {
    const list: AuditEntry[] = [];
    await expect(allOf(broken, into(list)).write(fullEntry)).rejects.toThrow('full');
    expect(list).toEqual([fullEntry]);
  });

  it('is never none', () => {
    expect(() => allOf()).toThrow(TypeError);
  });
});
