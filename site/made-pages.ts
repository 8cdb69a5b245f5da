import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { navigation } from './navigation';
import { linksOf, pageOf, root } from './pages';
import { zibPages } from './zib-pages';

/** Where pages are that only the site has; nothing in it is committed. */
export const madeFolder = path.join(import.meta.dirname, 'made');

const languages: Readonly<Record<string, string>> = { '.ts': 'ts', '.js': 'js', '.yml': 'yaml', '.json': 'json' };

/** Files of the repository that pages link to and that are no pages. */
export const linkedFiles = (): readonly string[] =>
  [...new Set(navigation.flatMap(({ pages }) => pages.flatMap(linksOf)).map(({ file }) => file))]
    .filter((file) => pageOf(file) === `${file}.md`)
    .sort();

/** A page that shows a file as it is. */
function shown(file: string): string {
  const text = readFileSync(path.join(root, file), 'utf8');
  const language = languages[path.extname(file)] ?? '';
  // A schema of one line of a megabyte is for tools.
  const body = text.length > 100_000 ? 'It is in the package, for tools.' : `\`\`\`\`${language}\n${text}\n\`\`\`\``;
  return `# ${file}\n\n${body}\n`;
}

const wide = '---\naside: false\npageClass: wide\n---\n\n';

/** The pages that the site has of zibs and of files, by their path under `site/made`. */
export const madePages = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(zibPages().map(({ slug, text }) => [`zibs/${slug}.md`, `${wide}${text}`])),
  'zibs/index.md': `# The zibs of the BgZ\n\n${zibPages()
    .map(({ slug, title }) => `- [${title}](${slug}.md)`)
    .join('\n')}\n`,
  ...Object.fromEntries(linkedFiles().map((file) => [`files/${file}.md`, shown(file)])),
});

/** Writes them, in place of those of before. */
export function writeMadePages(): void {
  rmSync(madeFolder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(madePages())) {
    const file = path.join(madeFolder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
