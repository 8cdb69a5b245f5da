import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../scripts/generated-files';
import { bgzRecords } from '../src/zib/index';

const root = path.resolve(import.meta.dirname, '..');
const files = generatedFiles();

describe('generated files', () => {
  it.each(Object.keys(files))('%s is what `npm run docs` makes now', (name) => {
    const committed = readFileSync(path.join(root, name), 'utf8');
    expect(committed === files[name], `${name} is behind: run npm run docs`).toBe(true);
  });

  it('docs/concepts.md has a row for every concept of every zib', () => {
    const page = files['docs/concepts.md'] ?? '';
    for (const { id, name } of bgzRecords.concepts) expect(page).toContain(`| ${id} | ${name} |`);
    const anchors = new Set([...page.matchAll(/^## (\w+)$/gm)].map(([, heading = '']) => `#${heading.toLowerCase()}`));
    const links = [...page.matchAll(/\]\((#[^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !anchors.has(link))).toEqual([]);
    expect(links.length).toBeGreaterThan(10);
  });
});

describe('docs/vendor-checklist.md', () => {
  const page = readFileSync(path.join(root, 'docs/vendor-checklist.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| \d/.test(line));

  it('names tests and examples that are there', () => {
    const named = [...page.matchAll(/\b(?:test|examples)\/[\w./-]*\w/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it('has each of the seventy rows of the plan once', () => {
    const numbers = rows.flatMap((row) =>
      (row.split('|')[1] ?? '').split(',').flatMap((part) => {
        const [from = 0, to = from] = part.trim().split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 70 }, (_, i) => i + 1));
  });
});
