import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { broken, folderWith, good, line } from './fixtures';
import { bgz, runBgzIn } from './run-bgz';

/** The sources a run reported on, with their verdict. */
async function sourcesOf(cwd: string, ...args: string[]): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await runBgzIn({ cwd }, 'validate', '--format', 'json', ...args);
  const files: { source: string; verdict: string }[] = JSON.parse(stdout).files;
  return Object.fromEntries(files.map(({ source, verdict }) => [source, verdict]));
}

describe('the inputs of bgz validate', () => {
  const cwd = folderWith({
    'exports/a.json': good,
    'exports/2026/b.json': good,
    'exports/2026/c.JSON': good,
    'exports/2026/lines.ndjson': line(good),
    'exports/2026/notes.txt': 'not FHIR',
    'exports/.hidden/d.json': good,
    'exports/node_modules/e.json': good,
    '[odd]{name}.json': good,
    'notes/readme.txt': 'not FHIR',
  });

  it('takes folders with all that is in them, hidden folders and node_modules left out', async () => {
    expect(Object.keys(await sourcesOf(cwd, 'exports/'))).toEqual([
      'exports/2026/b.json',
      'exports/2026/c.JSON',
      'exports/2026/lines.ndjson:1',
      'exports/a.json',
    ]);
  });

  it.each([
    ['exports/*.json', ['exports/a.json']],
    ['exports/**/*.json', ['exports/2026/b.json', 'exports/a.json']],
    ['./exports/**/?.json', ['./exports/2026/b.json', './exports/a.json']],
    ['**/{a,lines}.{json,ndjson}', ['exports/2026/lines.ndjson:1', 'exports/a.json']],
    ['[odd]{name}.json', ['[odd]{name}.json']],
  ])('takes the pattern %s', async (pattern, expected) => {
    expect(Object.keys(await sourcesOf(cwd, pattern))).toEqual(expected);
  });

  it('takes every file once, in the order given', async () => {
    const given = ['exports/2026/b.json', 'exports/*.json', join(cwd, 'exports/2026/b.json'), 'exports'];
    expect(Object.keys(await sourcesOf(cwd, ...given)).slice(0, 2)).toEqual(['exports/2026/b.json', 'exports/a.json']);
    expect(Object.keys(await sourcesOf(cwd, ...given))).toHaveLength(4);
  });

  it('follows links to folders, also when they go round', async () => {
    const folder = folderWith({ 'real/a.json': good });
    mkdirSync(join(folder, 'exports'));
    symlinkSync(join(folder, 'real'), join(folder, 'exports', 'latest'));
    symlinkSync(join(folder, 'exports'), join(folder, 'real', 'round'));
    expect(await sourcesOf(folder, 'exports')).toEqual({ 'exports/latest/a.json': 'conforms' });
  });

  it('reads standard input for -', async () => {
    const read = await runBgzIn({ input: JSON.stringify(broken) }, 'validate', '-');
    expect(read.code).toBe(1);
    expect(read.stdout).toMatch(/^-: does not conform/);
  });

  it('reads NDJSON line by line, whatever the line ends, and passes over blank lines', async () => {
    const lines = `\uFEFF${line(good).trim()}\r\n\r\n${line(broken)}{"resourceType":\n${line({ ...good, id: 'x\u2028' }).trim()}`;
    const sources = await sourcesOf(folderWith({ 'a.ndjson': lines }), 'a.ndjson');
    expect(sources).toEqual({
      'a.ndjson:1': 'conforms',
      'a.ndjson:3': 'does-not-conform',
      'a.ndjson:4': 'does-not-conform',
      'a.ndjson:5': 'does-not-conform',
    });
  });

  it('says of JSON without a resource, and of what is no JSON, that it does not conform', async () => {
    const folder = folderWith({
      'package.json': { name: 'exports', version: '1.0.0' },
      'list.json': [good],
      'null.json': 'null',
      'empty.json': '',
      'half.json': '{"resourceType":"Patient"',
      'fine.json': good,
    });
    const { 'fine.json': fine, ...others } = await sourcesOf(folder, '*.json');
    expect(fine).toBe('conforms');
    expect(Object.values(others)).toEqual(Array(5).fill('does-not-conform'));
    const { code, stdout } = await runBgzIn({ cwd: folder }, 'validate', 'package.json');
    expect(code).toBe(1);
    expect(stdout).toContain('not-a-resource');
  });

  it('says of a records file how it becomes FHIR', async () => {
    const folder = folderWith({ 'records.json': { patient: { id: 'p' }, problems: [] } });
    const { code, stdout } = await runBgzIn({ cwd: folder }, 'validate', 'records.json');
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Convert them first: bgz convert --from records');
  });

  it('validates the rest when a file cannot be read, and ends with 2', async () => {
    const folder = folderWith({ 'a.json': broken });
    writeFileSync(
      join(folder, 'latin.json'),
      Buffer.from('{"resourceType":"Patient","name":[{"text":"Andr\xe9"}]}', 'latin1'),
    );
    writeFileSync(join(folder, 'latin.ndjson'), Buffer.from(`"\xe9"\n${line(good)}`, 'latin1'));
    const { code, stdout, stderr } = await runBgzIn({ cwd: folder }, 'validate', '.');
    expect(code).toBe(2);
    expect(stderr).toBe('./latin.json is not UTF-8 text.\n./latin.ndjson:1 is not UTF-8 text.\n');
    expect(stdout).toContain('./a.json: does not conform');
    expect(stdout).toContain('./latin.ndjson:2: conforms');
  });

  it.each([
    ['a folder without FHIR', ['notes'], 'The folder notes holds no .json, .xml, .ndjson files.'],
    ['an empty NDJSON file', ['empty.ndjson'], 'empty.ndjson holds nothing.'],
  ])('ends with 2 for %s', async (_what, args, sentence) => {
    writeFileSync(join(cwd, 'empty.ndjson'), '\n');
    const { code, stderr } = await runBgzIn({ cwd }, 'validate', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${sentence}\n` });
  });

  it('stops, and does not say that all is well, when nobody reads on', async () => {
    const folder = folderWith({ 'many.ndjson': line(good).repeat(5000) });
    const child = spawn(process.execPath, [bgz, 'validate', '.'], { cwd: folder });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code, stderr] = await Promise.all([once(child, 'close'), text(child.stderr)]);
    expect({ code: code[0], stderr }).toEqual({ code: 2, stderr: '' });
  });

  it('keeps its memory flat over many resources', async () => {
    const folder = folderWith({ 'many.ndjson': line({ ...good, text: undefined }).repeat(20_000) });
    // Twenty thousand texts, values and reports together would not fit.
    const env = { NODE_OPTIONS: '--max-old-space-size=64' };
    const { code, stdout } = await runBgzIn({ cwd: folder, env }, 'validate', '.');
    expect(code).toBe(0);
    expect(stdout).toContain('\n20000 files, 20000 resources');
  });
});
