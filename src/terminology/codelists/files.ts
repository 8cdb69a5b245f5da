import type { PackageTables, SkippedCodelist } from './table';

/** The file that names the packages in a codelists folder. */
export const INDEX_FILE = 'index.json';

/** The file of each kind of table, in a folder per package. */
export const FILE_OF = {
  codeSystems: 'code-systems.ndjson',
  valueSets: 'value-sets.ndjson',
  conceptMaps: 'concept-maps.ndjson',
} as const;

/** What `index.json` says: the packages, the base first, and what of them is not here. */
export interface CodelistIndex {
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly folder: string;
    readonly codeSystems: number;
    readonly valueSets: number;
    readonly conceptMaps: number;
  }[];
  readonly skipped: readonly SkippedCodelist[];
}

/** A folder name for a package that stays inside the codelists folder, whatever the package calls itself. */
export function folderOf(pack: Pick<PackageTables, 'name'>): string {
  return pack.name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '') || 'package';
}
