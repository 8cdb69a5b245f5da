import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { navigation } from '../site/navigation';
import { anchorOf, linksOf, proseOf, root, textOf } from '../site/pages';

const { files: packed } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { files: string[] };

const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: folder !== '', encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules/'));

const toRead = ['', 'docs', 'bench', 'examples', 'test'].flatMap(markdownIn);
const landing = ['site/index.md', 'site/nl/index.md'];
const pages = [...toRead, ...landing];

/** README and the licence are in every package; the rest is what `files` names, but for what it names with a `!`. */
const isPacked = (file: string): boolean =>
  file === 'README.md' ||
  (packed.some((one) => file === one || file.startsWith(`${one}/`)) && !packed.includes(`!${file}`));

const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => anchorOf(words));

/** Files and folders of the sources that a page names. `<zib>` stands for any; a test may leave its ending out. */
const namedOn = (page: string): string[] =>
  [...proseOf(textOf(page)).matchAll(/`((?:src|test|scripts|docs|examples|bench|schema|rules)\/[\w./<>-]*[\w/])`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.includes('<'));

const isThere = (name: string): boolean =>
  ['', '.ts', '.test.ts', '.stores.test.ts', '.package.test.ts', '.thorough.test.ts', '.extended.test.ts'].some(
    (ending) => existsSync(path.join(root, name + ending)),
  );

/** Pages of the site. */
const listed: readonly string[] = navigation.flatMap((group) => group.pages);

describe.each(pages)('%s', (page) => {
  it('links to files and headings that are there, and that the package holds if it holds the page', () => {
    for (const { file, heading } of linksOf(page)) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
      // On the site a folder is the page that tells of it.
      if (statSync(path.join(root, file)).isDirectory() && listed.includes(page))
        expect(existsSync(path.join(root, file, 'README.md')), `${file} has no README.md`).toBe(true);
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

describe('site/navigation.ts', () => {
  it('has every page once, in the order of reading: a new page is given its place there', () => {
    expect(toRead.filter((page) => !listed.includes(page) && page !== 'docs/README.md')).toEqual([]);
    expect(listed.filter((page) => !toRead.includes(page))).toEqual([]);
    expect(listed.filter((page, i) => listed.indexOf(page) !== i)).toEqual([]);
  });

  it.each(listed)('gives %s its own first heading for a name', (page) => {
    expect(textOf(page).split('\n')[0]).toMatch(/^# \S/);
  });
});
