import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { UsageError } from '../usage-error';
import { type Glob, globOf, isGlob } from './glob';

/** What in a folder is taken for FHIR. */
export const EXTENSIONS: readonly string[] = ['.json', '.xml', '.ndjson'];

/** Standard input, as a path. */
export const STDIN = '-';

const within = (folder: string, name: string): string =>
  folder === '' ? name : folder.endsWith('/') ? folder + name : `${folder}/${name}`;

/** Every file under a folder, in the order of names; hidden ones and `node_modules` are passed over. */
async function* walk(folder: string, seen: Set<string>): AsyncGenerator<string> {
  // A link to a folder is followed, but no folder twice: links may go round.
  const place = await realpath(folder === '' ? '.' : folder);
  if (seen.has(place)) return;
  seen.add(place);
  const entries = await readdir(place, { withFileTypes: true });
  const shown = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  for (const entry of shown.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = within(folder, entry.name);
    const target = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
    if (target?.isDirectory()) yield* walk(path, seen);
    else if (target?.isFile()) yield path;
  }
}

async function filesUnder(folder: string, fits: (path: string) => boolean): Promise<string[]> {
  const files: string[] = [];
  for await (const file of walk(folder, new Set())) if (fits(file)) files.push(file);
  return files;
}

async function matching(pattern: string, glob: Glob): Promise<string[]> {
  const base = await stat(glob.base === '' ? '.' : glob.base).catch(() => undefined);
  const files = base?.isDirectory() ? await filesUnder(glob.base, glob.matches) : [];
  if (files.length === 0) throw new UsageError(`No file matches ${pattern}.`);
  return files;
}

async function filesOf(given: string, extensions: readonly string[]): Promise<string[]> {
  if (given === STDIN) return [STDIN];
  const path = process.platform === 'win32' ? given.replaceAll('\\', '/') : given;
  const found = await stat(path).catch(() => undefined);
  // A file whose name looks like a pattern is that file.
  if (found === undefined && isGlob(path)) return matching(given, globOf(path));
  if (found === undefined) throw new UsageError(`There is no file or folder ${given}.`);
  if (!found.isDirectory()) return [path];
  const folder = path.length > 1 ? path.replace(/\/+$/, '') : path;
  const files = await filesUnder(folder, (file) => extensions.includes(extname(file).toLowerCase()));
  if (files.length === 0) throw new UsageError(`The folder ${given} holds no ${extensions.join(', ')} files.`);
  return files;
}

/**
 * The files that paths stand for: files as they are, folders with all that is in them of these extensions, patterns with
 * whatever they match, `-` for standard input. Each file once, in the order given.
 *
 * @param except A file that is never meant: the one the result is written to.
 * @throws {UsageError} For a path that is not there or stands for no file at all.
 */
export async function findFiles(
  paths: readonly string[],
  extensions: readonly string[],
  except?: string,
): Promise<readonly string[]> {
  const own = except === undefined ? undefined : resolve(except);
  const files = new Map<string, string>();
  for (const path of paths) {
    for (const file of await filesOf(path, extensions)) {
      const key = file === STDIN ? STDIN : resolve(file);
      if (key !== own && !files.has(key)) files.set(key, file);
    }
  }
  return [...files.values()];
}
