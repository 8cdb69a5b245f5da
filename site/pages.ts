import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

export const textOf = (page: string): string => readFileSync(path.join(root, page), 'utf8');

/** What is on a page, but for its code and for what readers do not see. */
export const proseOf = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/<!--[\s\S]*?-->/g, '');

export interface PageLink {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly heading: string | undefined;
}

/** The links of a page to other files and headings. */
export const linksOf = (page: string): readonly PageLink[] =>
  [...proseOf(textOf(page)).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, file = '', heading]) => ({
      file: file === '' ? page : path.posix.join(path.posix.dirname(page), file),
      heading,
    }),
  );

/** The anchor that a heading gets where code is hosted; the site gives it the same. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** The title of a page: its first heading, without the marks of code. */
export const titleOf = (page: string): string => (/^# (.+)$/m.exec(textOf(page))?.[1] ?? page).replaceAll('`', '');

/** The page that is shown for a file or folder of the repository that a page links to; undefined for what is no file. */
export function pageOf(file: string): string | undefined {
  const at = path.join(root, file);
  if (!existsSync(at)) return undefined;
  if (statSync(at).isDirectory()) return path.posix.join(file, 'README.md');
  return file.endsWith('.md') ? file : `${file}.md`;
}
