import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { ASSETS, type PageAssets } from '../src/view/page-of';

async function bundled(root: string, entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'src/view/page', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    charset: 'ascii',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`Nothing was made of ${entry}.`);
  return file.text.trim();
}

/**
 * What the page of `bgz view` runs and how it looks, made of `src/view/page`.
 *
 * @param root The folder of this repository: whoever builds with this file may have bundled it elsewhere.
 */
export async function pageAssets(root: string): Promise<PageAssets> {
  const [script, style] = await Promise.all([bundled(root, 'main.tsx'), bundled(root, 'page.css')]);
  // They stand between tags, where only these would end them.
  if (/<\/(?:script|style)|<!--/i.test(script + style)) throw new Error('The page would end its own tag.');
  return { script, style };
}

/** Writes them into `dist`, where `pageOf` takes them from. */
export async function writePage(root: string): Promise<void> {
  const folder = path.join(root, 'dist', ASSETS.folder);
  const { script, style } = await pageAssets(root);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, ASSETS.script), script);
  await writeFile(path.join(folder, ASSETS.style), style);
}
