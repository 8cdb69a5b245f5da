import { readFileSync } from 'node:fs';
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
