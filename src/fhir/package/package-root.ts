import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of this package that holds `name`: the nearest one above this file, whether it runs from source or was
 * built into a chunk.
 *
 * @returns Undefined when the code was bundled without it.
 */
export function bundledFolder(name: 'profiles' | 'codelists' | 'rules' | 'dist'): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, name);
    if (existsSync(candidate) && existsSync(join(folder, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
