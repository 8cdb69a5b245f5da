import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { fullEntry } from './entries';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'bgz-ndjson-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const door = pathToFileURL(resolve(import.meta.dirname, '../../dist/audit/index.js')).href;

/** Writes lines until one is not taken, then says how many were, and why that one was not. */
const script = `
  import { ndjsonStream } from ${JSON.stringify(door)};
  const [path, entry] = process.argv.slice(1);
  const sink = ndjsonStream({ path });
  let taken = 0;
  try {
    for (; taken < 1000; taken++) await sink.write(JSON.parse(entry));
  } catch ({ code }) {
    console.log(JSON.stringify({ taken, code }));
  }
`;

it.skipIf(process.platform === 'win32')(
  'a line that only fits in part is rejected, and the next one stands by itself',
  async () => {
    const path = join(folder, 'trail.ndjson');
    const node = [process.execPath, '--input-type=module', '-e', script, path, JSON.stringify(fullEntry)];
    // The file may grow to some kilobytes: the system then writes what fits of a line.
    const child = await run('sh', ['-c', 'ulimit -f 8; exec "$@"', 'sh', ...node]);
    const { taken, code } = JSON.parse(child.stdout);
    expect(code).toBe('EFBIG');
    const [whole, part] = [
      readFileSync(path, 'utf8').split('\n').slice(0, -1),
      readFileSync(path, 'utf8').split('\n').at(-1),
    ];
    expect(whole.map((line) => JSON.parse(line))).toEqual(Array(taken).fill(fullEntry));
    expect(taken).toBeGreaterThan(0);
    expect(part).not.toBe('');
    const again = await run('sh', ['-c', 'ulimit -f 16; exec "$@"', 'sh', ...node]);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines[taken]).toBe(part);
    expect(JSON.parse(lines[taken + 1] ?? '')).toEqual(fullEntry);
    expect(JSON.parse(again.stdout).taken).toBeGreaterThan(0);
  },
);
