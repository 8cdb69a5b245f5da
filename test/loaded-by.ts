import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const dist = resolve(import.meta.dirname, '../dist');

/** The built files a file loads when it is loaded, itself included; what is imported on demand is left out. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\b[^;]*?["'](\.[^"']+)["'];$/gm)) {
    loadedBy(join(dirname(file), specifier), seen);
  }
  return seen;
}

/** The source files whose code a built file loads when it is loaded. */
export const sourcesLoadedBy = (file: string): readonly string[] =>
  [...loadedBy(join(dist, file))].flatMap((one) =>
    [...readFileSync(one, 'utf8').matchAll(/^\/\/ (src\/\S+)$/gm)].map(([, name = '']) => name),
  );

/** The packages a built file loads when it is loaded. */
export const packagesLoadedBy = (file: string): ReadonlySet<string> =>
  new Set(
    [...loadedBy(join(dist, file))].flatMap((one) =>
      [...readFileSync(one, 'utf8').matchAll(/^import\b[^;]*?["']([^."'][^"']*)["'];$/gm)].map(([, name = '']) => name),
    ),
  );
