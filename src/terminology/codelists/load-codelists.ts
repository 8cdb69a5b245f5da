import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFolder, howToBring } from '../../fhir/package/package-root';
import { type TablesByUrl, tablesIn, whenAsked } from '../../fhir/packed-tables';
import { type CodelistIndex, FILE_OF, INDEX_FILE } from './files';
import { codeSystemOf, conceptMapOf, valueSetOf } from './lines';
import { CodelistsError, type CodelistTables, type PackageTables } from './table';

const NO_TABLES = new Map<string, never>();

/**
 * Opens a codelists folder that `importCodelistsTo` wrote. Only its index is read; files are read when first needed and
 * tables parsed when first asked for.
 *
 * @param dir Folder with `index.json` in it.
 * @throws {CodelistsError} `codelists-not-found` when there is no such folder, `codelists-unreadable` when its index is
 *   not one of ours.
 */
export function loadCodelists(dir: string): CodelistTables {
  const file = join(dir, INDEX_FILE);
  if (!existsSync(file)) throw new CodelistsError('codelists-not-found', `There are no codelists in ${dir}`);
  let index: CodelistIndex;
  try {
    index = JSON.parse(readFileSync(file, 'utf8')) as CodelistIndex;
  } catch (error) {
    throw new CodelistsError('codelists-unreadable', `${file} is not JSON (${(error as Error).message})`);
  }
  if (!Array.isArray(index?.packages)) throw new CodelistsError('codelists-unreadable', `${file} lists no packages`);
  const packages = index.packages.map((pack): PackageTables => {
    // A kind of which a package has none has no file.
    const open = <T>(kind: keyof typeof FILE_OF, parse: (lines: string) => T): TablesByUrl<T> =>
      pack[kind] === 0
        ? NO_TABLES
        : whenAsked(pack[kind], () => tablesIn(join(dir, pack.folder, FILE_OF[kind]), parse));
    return {
      name: pack.name,
      version: pack.version,
      codeSystems: open('codeSystems', codeSystemOf),
      valueSets: open('valueSets', valueSetOf),
      conceptMaps: open('conceptMaps', conceptMapOf),
    };
  });
  return { packages, skipped: index.skipped ?? [] };
}

/**
 * Opens the codelists that ship with this package: those of the Nictiz zib2017 package and the part of the FHIR STU3
 * core they lean on.
 *
 * @throws {CodelistsError} `codelists-not-found` when the code was bundled without them, `codelists-unreadable` when they may not be
 *   read.
 */
export function bundledCodelists(): CodelistTables {
  try {
    const folder = bundledFolder('codelists');
    if (folder !== undefined) return loadCodelists(folder);
  } catch (error) {
    if (error instanceof CodelistsError) throw error;
    // A runtime that asks for permission to read (Deno) has not got it.
    const why = error instanceof Error ? error.message : String(error);
    throw new CodelistsError('codelists-unreadable', `The codelists of bgz-facade cannot be read (${why})`);
  }
  throw new CodelistsError('codelists-not-found', howToBring('codelists'));
}
