import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The links between pages of a built site that lead to no page or to no heading, each with the page it is on. */
export function deadLinksIn(outDir: string, base: string): readonly string[] {
  const files = new Set(
    readdirSync(outDir, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/')),
  );
  const pages = [...files].filter((name) => name.endsWith('.html')).sort();
  const ids = new Map<string, ReadonlySet<string>>();
  const links: { readonly on: string; readonly to: string; readonly anchor: string }[] = [];
  for (const page of pages) {
    const html = readFileSync(path.join(outDir, page), 'utf8');
    ids.set(page, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id)));
    for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)) {
      if (/^[a-z]+:/.test(href)) continue;
      const { pathname, hash } = new URL(href.replaceAll('&amp;', '&'), `http://site${base}${page}`);
      links.push({ on: page, to: decodeURI(pathname), anchor: decodeURIComponent(hash.slice(1)) });
    }
  }
  const found = (to: string): string | undefined =>
    [to, `${to}.html`, path.posix.join(to, 'index.html')].find((name) => files.has(name) && /\.\w+$/.test(name));
  const dead = links.flatMap(({ on, to: address, anchor }) => {
    if (!address.startsWith(base)) return [`${on} links to ${address}, which is outside the site`];
    const to = address.slice(base.length);
    const file = found(to);
    if (file === undefined) return [`${on} links to ${to}, which is not there`];
    const known = anchor === '' || !file.endsWith('.html') || ids.get(file)?.has(anchor);
    return known ? [] : [`${on} links to ${to}#${anchor}, which is no heading of that page`];
  });
  return [...new Set(dead)];
}
