import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FhirPackage, FhirPackageError } from '../package/fhir-package';
import type { DefinitionTable } from './table';
import { type DefinitionsIndex, definitionText, INDEX_FILE, TABLES_FILE } from './table-text';
import { toDefinitionTable } from './to-table';

/** What an import made of one package. */
export interface ImportedTables {
  readonly package: string;
  readonly version: string;
  readonly tables: readonly DefinitionTable[];
  /** StructureDefinitions that cannot be used, each with the reason. */
  readonly refused: readonly string[];
}

/** Reduces every StructureDefinition of a package to its table, ordered by canonical URL. */
export function importTables(fhirPackage: FhirPackage): ImportedTables {
  const tables: DefinitionTable[] = [];
  const refused: string[] = [];
  for (const resource of fhirPackage.resources) {
    if (resource.resourceType !== 'StructureDefinition') continue;
    const table = toDefinitionTable(resource);
    if (typeof table === 'string') refused.push(table);
    else tables.push(table);
  }
  tables.sort((a, b) => (a.url < b.url ? -1 : 1));
  return { package: fhirPackage.name, version: fhirPackage.version, tables, refused };
}

/**
 * Writes the tables of a package under `directory/<package name>`: all in one file, and an index that counts them.
 * What was there is replaced; the same package gives the same bytes.
 *
 * @throws {FhirPackageError} When the name of the package is no name of a folder.
 */
export function writeTables(imported: ImportedTables, directory: string): void {
  // The name becomes a folder that is emptied first.
  if (!/^[A-Za-z0-9][A-Za-z0-9._@-]*$/.test(imported.package)) {
    throw new FhirPackageError(`"${imported.package}" is no name of a FHIR package`);
  }
  const folder = join(directory, imported.package);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { tables, version } = imported;
  writeFileSync(join(folder, TABLES_FILE), tables.map(definitionText).join(''));
  const index: DefinitionsIndex = { package: imported.package, version, definitions: tables.length };
  writeFileSync(join(folder, INDEX_FILE), `${JSON.stringify(index, null, 1)}\n`);
}
