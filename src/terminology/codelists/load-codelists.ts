import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFolder } from '../../fhir/package/package-root';
import { type CodelistIndex, FILE_OF, INDEX_FILE } from './files';
import { codeSystemOf, conceptMapOf, HEAD, valueSetOf } from './lines';
import { CodelistsError, type CodelistTables, type PackageTables, type TablesByUrl } from './table';

const NEXT_HEAD = `\n${HEAD}`;

/** The canonical a table opens with; read without parsing the line. */
function urlAt(bytes: Buffer, start: number): string {
  const open = start + HEAD.length;
  let close = bytes.indexOf('"', open + 1);
  while (bytes[close - 1] === 0x5c) close = bytes.indexOf('"', close + 1);
  return JSON.parse(bytes.toString('utf8', open, close + 1)) as string;
}

/** The tables in a file: where each stands is found at once, what it says when it is asked for. */
function tablesIn<T>(file: string, parse: (lines: string) => T): TablesByUrl<T> {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const places = new Map<string, readonly [start: number, end: number]>();
  const parsed = new Map<string, T>();
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf(NEXT_HEAD, start);
    const end = next === -1 ? bytes.length : next + 1;
    places.set(urlAt(bytes, start), [start, end]);
    start = end;
  }
  return {
    size: places.size,
    keys: () => places.keys(),
    get(url) {
      const place = places.get(url);
      if (!place) return undefined;
      const before = parsed.get(url);
      if (before !== undefined) return before;
      const table = parse(bytes.toString('utf8', ...place));
      parsed.set(url, table);
      return table;
    },
  };
}

/** Puts off reading a file until one of its tables is asked for. */
function whenAsked<T>(size: number, open: () => TablesByUrl<T>): TablesByUrl<T> {
  let tables: TablesByUrl<T> | undefined;
  const opened = () => {
    tables ??= open();
    return tables;
  };
  return { size, keys: () => opened().keys(), get: (url) => opened().get(url) };
}

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
    const path = (kind: keyof typeof FILE_OF) => join(dir, pack.folder, FILE_OF[kind]);
    return {
      name: pack.name,
      version: pack.version,
      codeSystems: whenAsked(pack.codeSystems, () => tablesIn(path('codeSystems'), codeSystemOf)),
      valueSets: whenAsked(pack.valueSets, () => tablesIn(path('valueSets'), valueSetOf)),
      conceptMaps: whenAsked(pack.conceptMaps, () => tablesIn(path('conceptMaps'), conceptMapOf)),
    };
  });
  return { packages, skipped: index.skipped ?? [] };
}

/**
 * Opens the codelists that ship with this package: those of the Nictiz zib2017 package and the part of the FHIR STU3
 * core they lean on.
 *
 * @throws {CodelistsError} `codelists-not-found` when the code was bundled without them.
 */
export function bundledCodelists(): CodelistTables {
  const folder = bundledFolder('codelists');
  if (folder !== undefined) return loadCodelists(folder);
  throw new CodelistsError(
    'codelists-not-found',
    'The codelists folder of bgz-facade is not beside its code; when you bundle, copy it along and use loadCodelists(dir)',
  );
}
