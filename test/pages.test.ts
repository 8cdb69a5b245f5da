import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const { files: packed } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { files: string[] };

const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: folder !== '', encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .filter((name) => name.endsWith('.md'));

const pages = [...markdownIn(''), ...markdownIn('docs'), ...markdownIn('bench'), ...markdownIn('examples')];
const textOf = (page: string): string => readFileSync(path.join(root, page), 'utf8');

/** What is on a page, but for its code. */
const proseOf = (page: string): string => textOf(page).replace(/^```[\s\S]*?^```/gm, '');

/** README and the licence are in every package; the rest is what `files` names, but for what it names with a `!`. */
const isPacked = (file: string): boolean =>
  file === 'README.md' ||
  (packed.some((one) => file === one || file.startsWith(`${one}/`)) && !packed.includes(`!${file}`));

/** The links of a page to other files and headings, as paths from the root. */
const linksOf = (page: string): { readonly file: string; readonly heading: string | undefined }[] =>
  [...proseOf(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, file = '', heading]) => ({
    file: file === '' ? page : path.posix.join(path.posix.dirname(page), file),
    heading,
  }));

/** The anchor that a heading gets. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => anchorOf(words));

/** Files and folders of the sources that a page names. `<zib>` stands for any; a test may leave its ending out. */
const namedOn = (page: string): string[] =>
  [...proseOf(page).matchAll(/`((?:src|test|scripts|docs|examples|bench|schema|rules)\/[\w./<>-]*[\w/])`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.includes('<'));

const isThere = (name: string): boolean =>
  ['', '.ts', '.test.ts', '.stores.test.ts', '.package.test.ts', '.thorough.test.ts'].some((ending) =>
    existsSync(path.join(root, name + ending)),
  );

describe.each(pages)('%s', (page) => {
  it('links to files and headings that are there, and that the package holds if it holds the page', () => {
    for (const { file, heading } of linksOf(page)) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
      if (heading !== undefined) expect(anchorsOf(file), file).toContain(heading);
      if (isPacked(page)) expect(isPacked(file.replace(/\/$/, '')), `${file} is not in the package`).toBe(true);
    }
  });

  it('names sources and tests that are there', () => {
    expect(namedOn(page).filter((name) => !isThere(name))).toEqual([]);
  });
});

it('looks at links and names on many pages', () => {
  expect(pages.flatMap(linksOf).length).toBeGreaterThan(60);
  expect(pages.flatMap(namedOn).length).toBeGreaterThan(60);
});
