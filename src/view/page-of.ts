import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundledFolder } from '../fhir/package/package-root';
import { checkOptions } from '../options/check-options';
import { oneOf, type Rules } from '../options/rules';
import type { BgzView } from './model';

/** Options of {@link pageOf}. */
export interface PageOptions {
  /** The language that the page opens in; whoever reads it may choose the other. Default Dutch. */
  readonly language?: 'nl' | 'en';
}

const pageRules: Rules<PageOptions> = { language: oneOf('nl', 'en') };

/** What the page runs and how it looks, as the package was built with. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Names of the files in `dist` that a page is made of. */
export const ASSETS = { folder: 'view-page', script: 'page.js', style: 'page.css' } as const;

let built: Promise<PageAssets> | undefined;

async function builtAssets(): Promise<PageAssets> {
  const folder = bundledFolder(ASSETS.folder);
  if (folder === undefined)
    throw new Error(
      'bgz-facade/view: the page is not here. Where you bundle, copy dist/view-page along; from source, build first.',
    );
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const [script, style] = await Promise.all([read(ASSETS.script), read(ASSETS.style)]);
  return { script, style };
}

/** @throws {Error} Where the page was not brought along. */
export function assets(): Promise<PageAssets> {
  built ??= builtAssets();
  return built;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The content security policy of the page: only its own script and style, and nothing is loaded. */
export const policyOf = ({ script, style }: PageAssets): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Data as text that no reader of HTML takes for a tag. */
const packed = (value: unknown): string => gzipSync(JSON.stringify(value), { level: 9 }).toString('base64');

const TITLES = { nl: 'Basisgegevensset Zorg', en: 'Patient summary (BgZ)' } as const;

const WITHOUT_SCRIPTS =
  'Deze pagina heeft JavaScript nodig om de gegevens te tonen. This page needs JavaScript to show the data.';

/** The page of a view, of these assets. */
export function htmlOf(view: BgzView, { script, style }: PageAssets, { language = 'nl' }: PageOptions = {}): string {
  const { sources, ...shown } = view;
  const policy = policyOf({ script, style });
  // The title names nobody: it stands in the history of browsers and in the names of files.
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${TITLES[language]}</title>
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>${WITHOUT_SCRIPTS}</noscript>
<script type="application/gzip+base64" id="view">${packed(shown)}</script>
<script type="application/gzip+base64" id="sources">${packed(sources)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/**
 * One HTML file that shows a view: it loads nothing, asks nobody and runs nothing but its own script, whatever is in the data. It
 * holds the data of the patient, all of it.
 *
 * @throws {TypeError} On wrong options.
 * @example
 * await writeFile('bgz.html', await pageOf(await viewOf({ records }), { language: 'en' }), { mode: 0o600 });
 */
export async function pageOf(view: BgzView, options: PageOptions = {}): Promise<string> {
  checkOptions('pageOf', options, pageRules);
  return htmlOf(view, await assets(), options);
}
