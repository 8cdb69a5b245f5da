import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirPackage } from '../package/fhir-package';
import { bundledFolder, howToBring } from '../package/package-root';
import { tablesIn, whenAsked } from '../packed-tables';
import type { DefinitionTable } from './table';
import { type DefinitionsIndex, definitionOf, INDEX_FILE, TABLES_FILE } from './table-text';
import { importTables } from './write-tables';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** The types of STU3 stay known whatever part of the core a package of its name holds. */
const CORE = 'hl7.fhir.r3.core';

/** The definitions a validator works with, found by canonical URL. */
export interface Definitions {
  /** The table of a canonical URL; a version after `|` must match when given. Undefined when not known. */
  get(url: string): DefinitionTable | undefined;
  /** The base definition of a FHIR type, for example `Condition` or `HumanName`; none for the name of a profile. */
  type(name: string): DefinitionTable | undefined;
  /** Every canonical URL, sorted. */
  urls(): readonly string[];
  /** The packages the definitions come from, as `name#version`. */
  readonly packages: readonly string[];
  /** StructureDefinitions that could not be used, with the reason. */
  readonly refused: readonly string[];
}

interface Layer {
  readonly name: string;
  readonly version: string;
  urls(): readonly string[];
  get(url: string): DefinitionTable | undefined;
  readonly refused: readonly string[];
}

function folderLayer(folder: string): Layer {
  const index = JSON.parse(readFileSync(join(folder, INDEX_FILE), 'utf8')) as DefinitionsIndex;
  const tables = whenAsked(index.definitions, () => tablesIn(join(folder, TABLES_FILE), definitionOf));
  return {
    name: index.package,
    version: index.version,
    urls: () => [...tables.keys()],
    refused: [],
    get: (url) => tables.get(url),
  };
}

function packageLayer(fhirPackage: FhirPackage): Layer {
  const imported = importTables(fhirPackage);
  const tables = new Map(imported.tables.map((table) => [table.url, table]));
  return {
    name: imported.package,
    version: imported.version,
    urls: () => [...tables.keys()],
    refused: imported.refused,
    get: (url) => tables.get(url),
  };
}

/** The canonicals of HL7's profiles, extensions and logical models look like those of types. */
const isTypeOf = ({ kind, type, derivation }: DefinitionTable, name: string): boolean =>
  type === name && kind !== 'logical' && derivation !== 'constraint';

function fromLayers(layers: readonly Layer[]): Definitions {
  const types = new Map<string, DefinitionTable>();
  function find(url: string, fits: (table: DefinitionTable) => boolean = () => true): DefinitionTable | undefined {
    for (const layer of layers) {
      const table = layer.get(url);
      if (table && fits(table)) return table;
    }
    return undefined;
  }
  return {
    get(canonical) {
      const bar = canonical.indexOf('|');
      if (bar < 0) return find(canonical);
      const table = find(canonical.slice(0, bar));
      return table?.version === undefined || table.version === canonical.slice(bar + 1) ? table : undefined;
    },
    type(name) {
      const known = types.get(name);
      if (known) return known;
      const table = find(`${BASE}${name}`, (one) => isTypeOf(one, name));
      if (table) types.set(name, table);
      return table;
    },
    urls: () => [...new Set(layers.flatMap((layer) => layer.urls()))].sort(),
    packages: layers.map((layer) => `${layer.name}#${layer.version}`),
    refused: layers.flatMap((layer) => layer.refused),
  };
}

/** Why a definition has no base to stand on: one in its chain is not known, or leads back to it; undefined when it has. */
function withoutBase(start: DefinitionTable, { get }: Pick<Definitions, 'get'>): string | undefined {
  const met = new Set<DefinitionTable>();
  for (let table = start; table.derivation === 'constraint'; ) {
    if (met.has(table)) return `${start.url}: its bases lead back to ${table.url}`;
    met.add(table);
    const base = table.base === undefined ? undefined : get(table.base);
    if (!base) return `${start.url}: the base ${table.base ?? ''} of ${table.url} is not known`;
    table = base;
  }
  return undefined;
}

/** The layers of a folder written by `bgz profiles import`; read when a table is first asked for. */
function foldersOf(directory: string): Layer[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => folderLayer(join(directory, entry.name)));
}

function bundledProfiles(): string {
  const folder = bundledFolder('profiles');
  if (folder === undefined) throw new Error(howToBring('profiles'));
  return folder;
}

/**
 * The bundled definitions, with a vendor's packages before them.
 *
 * @param packages FHIR packages; the last one wins where they define the same canonical. A package of a name that is
 * bundled (a newer `nictiz.fhir.nl.stu3.zib2017`) replaces the bundled one altogether; one of the core goes before it.
 * @param directory Where tables are read from; the bundled `profiles/` unless given.
 */
export function definitionsOf(packages: readonly FhirPackage[] = [], directory = bundledProfiles()): Definitions {
  const added = packages.map(packageLayer).reverse();
  const replaced = new Set(added.map((layer) => layer.name));
  const kept = foldersOf(directory).filter(({ name }) => name === CORE || !replaced.has(name));
  const definitions = fromLayers([...added, ...kept]);
  const given = added.flatMap((layer) => layer.urls().flatMap((url) => layer.get(url) ?? []));
  return {
    ...definitions,
    refused: [...definitions.refused, ...given.flatMap((table) => withoutBase(table, definitions) ?? [])],
  };
}
