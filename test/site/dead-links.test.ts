import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadLinksIn } from '../../site/dead-links';

function built(pages: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bgz-site-'));
  for (const [name, html] of Object.entries(pages)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
  return folder;
}

describe('deadLinksIn', () => {
  it('takes links to pages, folders, headings and other sites', () => {
    const folder = built({
      'index.html': '<a href="/docs/a.html">a</a><a href="/zibs/">z</a><a href="https://example.org/x">x</a>',
      'docs/a.html': '<h2 id="één-kop">k</h2><a href="#%C3%A9%C3%A9n-kop">k</a><a href="../zibs/#top">z</a>',
      'zibs/index.html': '<h1 id="top">z</h1><a href="/docs/a#één-kop">k</a>',
    });
    expect(deadLinksIn(folder, '/')).toEqual([]);
  });

  it('tells each link to no page and to no heading once, with the page it is on', () => {
    const folder = built({
      'index.html': '<a class="x" href="/gone.html">g</a><a href="/gone.html">g</a><a href="/docs/a.html#gone">h</a>',
      'docs/a.html': '<h2 id="here">k</h2><a href="#gone">k</a>',
    });
    expect(deadLinksIn(folder, '/')).toEqual([
      'docs/a.html links to docs/a.html#gone, which is no heading of that page',
      'index.html links to gone.html, which is not there',
      'index.html links to docs/a.html#gone, which is no heading of that page',
    ]);
  });

  it('reads links of a site that stands under a path', () => {
    const folder = built({ 'index.html': '<a href="/bgz/a.html">a</a><a href="/a.html">b</a>', 'a.html': '' });
    expect(deadLinksIn(folder, '/bgz/')).toEqual(['index.html links to /a.html, which is outside the site']);
  });
});
