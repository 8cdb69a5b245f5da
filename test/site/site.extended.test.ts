import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { deadLinksIn } from '../../site/dead-links';
import { doors } from '../../site/doors';
import { linkedFiles } from '../../site/made-pages';
import { navigation } from '../../site/navigation';
import { root } from '../../site/pages';
import { zibPages } from '../../site/zib-pages';

const outDir = mkdtempSync(path.join(tmpdir(), 'bgz-site-'));
const base = '/bgz-facade/';
const htmlOf = (page: string): string => readFileSync(path.join(outDir, page), 'utf8');

describe('npm run site', () => {
  beforeAll(async () => {
    const env = { ...process.env, BGZ_SITE_OUT: outDir, BGZ_SITE_BASE: base };
    await promisify(execFile)('npm', ['run', '--silent', 'site'], { cwd: root, env, maxBuffer: 1 << 26 });
  });

  it('has all pages of the repository, under their own names', () => {
    const { length } = navigation.flatMap(({ pages }) =>
      pages.map((page) => expect(htmlOf(page.replace(/md$/, 'html')), page).toContain('<h1')),
    );
    expect(length).toBeGreaterThan(40);
  });

  it('has a page of each zib and the reference of each door, down to its functions and types', () => {
    for (const { slug, title } of zibPages()) expect(htmlOf(`zibs/${slug}.html`)).toContain(title);
    for (const { name, import: imported } of doors) expect(htmlOf(`api/${name}/index.html`)).toContain(imported);
    expect(htmlOf('api/index/functions/createBgzFacade.html')).toMatch(/Throws[\s\S]*would make an unsafe facade/);
    expect(htmlOf('api/validate/functions/createValidator.html')).toContain('ValidatorOptions');
  });

  it('greets in English and in Dutch', () => {
    expect(htmlOf('index.html')).toContain('<html lang="en"');
    expect(htmlOf('index.html')).toContain('Answer a BgZ pull from your own records');
    expect(htmlOf('nl/index.html')).toContain('<html lang="nl"');
    expect(htmlOf('nl/index.html')).toContain('Beantwoord een BgZ-opvraging uit uw eigen dossier');
  });

  it('shows each file that a page links to, and links to it there', () => {
    const files = linkedFiles();
    expect(files.length).toBeGreaterThan(5);
    const pages = navigation.flatMap((group) => group.pages).map((page) => htmlOf(page.replace(/md$/, 'html')));
    for (const file of files) {
      expect(htmlOf(`files/${file}.html`), file).toContain(`<title>${file} | bgz-facade</title>`);
      expect(
        pages.some((html) => html.includes(`href="${base}files/${file}.html"`)),
        file,
      ).toBe(true);
    }
  });

  it('searches without asking anybody: what is found by is part of the site', () => {
    const indexes = readdirSync(path.join(outDir, 'assets/chunks')).filter((name) => name.startsWith('@localSearch'));
    expect(indexes).toHaveLength(1);
    const text = readFileSync(path.join(outDir, 'assets/chunks', indexes[0] ?? ''), 'utf8');
    for (const word of ['causativeagent', 'introspectedtokens', 'plausibility']) expect(text).toContain(word);
  });

  it('has no link that leads nowhere', () => {
    expect(deadLinksIn(outDir, base)).toEqual([]);
  });
});
