import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FhirPackage, FhirPackageError } from '../package/read-fhir-package';
import type { DefinitionTable } from './table';
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

/** One line an element, so that a change of one constraint is a change of one line. */
function printTable({ elements, ...head }: DefinitionTable): string {
  const lines = elements.map((element) => JSON.stringify(element)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"elements":[\n${lines}\n]}\n`;
}

const fileNameOf = (url: string): string =>
  `${url.slice(url.lastIndexOf('/') + 1).replace(/[^A-Za-z0-9.-]/g, '-')}.json`;

/**
 * Writes the tables of a package under `directory/<package name>`, with an index from canonical URL to file.
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
  const files: Record<string, string> = {};
  const taken = new Set<string>(['index.json']);
  for (const table of imported.tables) {
    let file = fileNameOf(table.url);
    for (let count = 2; taken.has(file.toLowerCase()); count++) file = fileNameOf(`${table.url}-${count}`);
    taken.add(file.toLowerCase());
    files[table.url] = file;
    writeFileSync(join(folder, file), printTable(table));
  }
  const index = { package: imported.package, version: imported.version, files };
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
}
