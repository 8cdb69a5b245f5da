import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

export const dist = join(root, 'dist');

/** What a built file imports when it is loaded; what is imported on demand is left out. */
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\b(?:import|export)(?:[\s\w$,{}*]*?\bfrom)?\s*["']([^"']+)["']/g)].map(
    ([, specifier = '']) => specifier,
  );

/** The built files a file loads when it is loaded, itself included. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const specifier of importsOf(file))
    if (specifier.startsWith('.')) loadedBy(join(dirname(file), specifier), seen);
  return seen;
}

/** The files a built file is made of, as its source map has them, from the root of the repository. */
function madeOf(file: string): readonly string[] {
  const map = `${file}.map`;
  if (!existsSync(map)) return [];
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { readonly sources: readonly string[] };
  return sources.map((source) => relative(root, resolve(dirname(file), source)));
}

/** The source files whose code a built file loads when it is loaded. */
export const sourcesLoadedBy = (file: string): readonly string[] =>
  [...loadedBy(join(dist, file))].flatMap(madeOf).filter((name) => name.startsWith('src/'));

/** The files of packages that were built into what a built file loads when it is loaded, as they are called in their package. */
export const builtInLoadedBy = (file: string): readonly string[] =>
  [...loadedBy(join(dist, file))].flatMap(madeOf).flatMap((name) => /node_modules\/(.+)$/.exec(name)?.[1] ?? []);

/** The packages a built file loads when it is loaded: installed beside it, or built in. */
export const packagesLoadedBy = (file: string): ReadonlySet<string> => {
  const files = [...loadedBy(join(dist, file))];
  const installed = files.flatMap(importsOf).filter((name) => !name.startsWith('.'));
  const built = files.flatMap(madeOf).flatMap((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []);
  return new Set([...installed, ...built]);
};
