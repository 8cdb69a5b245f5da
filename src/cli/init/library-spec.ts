import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isJson } from '../../fhir/json';

/** What points to a file or folder, in the words of npm, pnpm and Yarn. */
const ON_DISK = /^(file:|link:|portal:)(?!\/\/)(.+)$/;

/** The spec that the nearest package.json has for the library, and where that is. */
function specAbove(folder: string, library: string): { readonly spec: string; readonly folder: string } | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const spec = specIn(path.join(at, 'package.json'), library);
    if (spec !== undefined) return { spec, folder: at };
    if (at === path.dirname(at)) return undefined;
  }
}

function specIn(file: string, library: string): string | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  if (!isJson(manifest)) return undefined;
  const { dependencies, devDependencies } = manifest;
  return [dependencies, devDependencies]
    .map((list) => (isJson(list) ? list[library] : undefined))
    .find((spec) => typeof spec === 'string');
}

/**
 * Where a project that is written gets the library from: from where the project has it in which the command runs, a file or folder by its
 * path from the new one; else the version that runs. A version that no registry has, as that of a tarball, cannot be installed.
 *
 * @param folder where the new project is written
 */
export function librarySpec(
  library: string,
  version: string,
  { from, folder }: { readonly from: string; readonly folder: string },
): string {
  const found = specAbove(from, library);
  if (found === undefined || /^(?:workspace|catalog):/.test(found.spec)) return version;
  const [, kind, target] = ON_DISK.exec(found.spec) ?? [];
  if (kind === undefined || target === undefined) return found.spec;
  if (path.isAbsolute(target)) return found.spec;
  const relative = path.relative(path.resolve(folder), path.resolve(found.folder, target));
  return kind + relative.split(path.sep).join('/');
}
