import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(folder, 'later'));
    await sink.write(fullEntry);
    await sink.close();
    expect(linesOf(readFileSync(path, 'utf8'))).toHaveLength(1);
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
