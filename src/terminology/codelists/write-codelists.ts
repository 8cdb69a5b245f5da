import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFhirPackage } from '../../fhir/package/read-fhir-package';
import type { TablesByUrl } from '../../fhir/packed-tables';
import { type CodelistIndex, FILE_OF, folderOf, INDEX_FILE } from './files';
import { importCodelists } from './import-codelists';
import { codeSystemText, conceptMapText, valueSetText } from './lines';
import { CodelistsError, type CodelistTables, type SkippedCodelist } from './table';

/** What an import wrote. */
export interface ImportSummary {
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly codeSystems: number;
    readonly valueSets: number;
    readonly conceptMaps: number;
    /** Bytes of its files. */
    readonly bytes: number;
  }[];
  readonly skipped: readonly SkippedCodelist[];
}

/** All tables of a kind, in the order of their canonicals, so that the same tables give the same bytes. */
function textOf<T>(tables: TablesByUrl<T>, write: (table: T) => string): string {
  return [...tables.keys()]
    .sort()
    .map((url) => tables.get(url))
    .map((table) => (table === undefined ? '' : write(table)))
    .join('');
}

function foldersBefore(dir: string): readonly string[] {
  try {
    const index = JSON.parse(readFileSync(join(dir, INDEX_FILE), 'utf8')) as CodelistIndex;
    return index.packages.map((pack) => folderOf({ name: pack.folder }));
  } catch {
    return [];
  }
}

/** Takes away the files of a package, and its folder unless someone keeps other files there. */
function removeTables(folder: string): void {
  for (const file of Object.values(FILE_OF)) rmSync(join(folder, file), { force: true });
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/**
 * Writes tables as files: per package a folder with `value-sets.ndjson`, `code-systems.ndjson` and
 * `concept-maps.ndjson`, and an `index.json` over them. The same tables give the same bytes; folders of packages that
 * an earlier write left and that are no longer among the tables are removed.
 *
 * @param dir Folder to write in; made when it is not there.
 * @returns What was written, per package.
 * @throws {CodelistsError} `codelists-unreadable` when two packages bear the same name.
 */
export function writeCodelists(tables: CodelistTables, dir: string): ImportSummary {
  const folders = tables.packages.map(folderOf);
  const twice = folders.find((folder, at) => folders.indexOf(folder) !== at);
  if (twice !== undefined) {
    throw new CodelistsError('codelists-unreadable', `Two packages are called ${twice}; give one version of it`);
  }
  for (const folder of foldersBefore(dir)) {
    if (!folders.includes(folder)) removeTables(join(dir, folder));
  }

  const packages = tables.packages.map((pack) => {
    const folder = join(dir, folderOf(pack));
    mkdirSync(folder, { recursive: true });
    const texts = {
      codeSystems: textOf(pack.codeSystems, codeSystemText),
      valueSets: textOf(pack.valueSets, valueSetText),
      conceptMaps: textOf(pack.conceptMaps, conceptMapText),
    };
    let bytes = 0;
    for (const kind of ['codeSystems', 'valueSets', 'conceptMaps'] as const) {
      const file = join(folder, FILE_OF[kind]);
      if (texts[kind] === '') rmSync(file, { force: true });
      else writeFileSync(file, texts[kind]);
      bytes += Buffer.byteLength(texts[kind]);
    }
    return {
      name: pack.name,
      version: pack.version,
      codeSystems: pack.codeSystems.size,
      valueSets: pack.valueSets.size,
      conceptMaps: pack.conceptMaps.size,
      bytes,
    };
  });

  const { skipped } = tables;
  const index: CodelistIndex = {
    packages: packages.map(({ bytes: _, name, version, ...counts }) => ({
      name,
      version,
      folder: folderOf({ name }),
      ...counts,
    })),
    skipped,
  };
  writeFileSync(join(dir, INDEX_FILE), `${JSON.stringify(index, null, 2)}\n`);
  return { packages, skipped };
}

/**
 * Imports FHIR packages into a codelists folder; what `bgz codelists import` does.
 *
 * @param packagePaths `.tgz` files or folders, the base first: a later package replaces what an earlier one says.
 * @param outDir Folder to write in, for `loadCodelists` to read.
 * @returns What was written, and the resources that were skipped.
 * @throws {FhirPackageError} When a path holds no FHIR package.
 */
export function importCodelistsTo(packagePaths: readonly string[], outDir: string): ImportSummary {
  return writeCodelists(importCodelists(packagePaths.map((path) => readFhirPackage(path))), outDir);
}
