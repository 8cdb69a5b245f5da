import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseLines, tablesIn } from '../../src/fhir/packed-tables';

const folder = mkdtempSync(join(tmpdir(), 'tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a table is found by its url, whatever characters are in it', () => {
  const urls = [
    'http://x.example/a',
    'http://x.example/"b"',
    'http://x.example/c\\',
    'http://x.example/\\"d',
    'http://x.example/é',
  ];
  const file = join(folder, 'tables.ndjson');
  writeFileSync(file, urls.map((url, at) => `${JSON.stringify({ url })}\n${JSON.stringify([`row-${at}`])}\n`).join(''));
  const tables = tablesIn(file, parseLines);
  expect([...tables.keys()]).toEqual(urls);
  for (const [at, url] of urls.entries()) {
    expect(tables.get(url)).toEqual([{ url }, [`row-${at}`]]);
    expect(tables.urlsOfRow(`ROW-${at}`)).toEqual([url]);
  }
});
