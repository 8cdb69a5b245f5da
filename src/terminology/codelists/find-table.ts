import type { TablesByUrl } from '../../fhir/packed-tables';
import { implicitValueSet } from './implicit-value-sets';
import { distinct } from './json';
import type { CodelistTables, ValueSetTable } from './table';

const none: readonly string[] = [];

type Kind = 'codeSystems' | 'valueSets' | 'conceptMaps';

/** Finds the value sets of a package that list a code. */
function urlsListing(valueSets: TablesByUrl<ValueSetTable>): (code: string) => readonly string[] {
  let byCode: Map<string, Set<string>> | undefined;
  function read(): Map<string, Set<string>> {
    const found = new Map<string, Set<string>>();
    for (const url of valueSets.keys()) {
      for (const { concepts = [] } of valueSets.get(url)?.include ?? []) {
        for (const { code } of concepts) {
          const urls = found.get(code.toLowerCase()) ?? new Set();
          found.set(code.toLowerCase(), urls.add(url));
        }
      }
    }
    return found;
  }
  return (code) => {
    const packed = valueSets.urlsOfRow?.(code);
    if (packed !== undefined) return packed;
    byCode ??= read();
    return [...(byCode.get(code.toLowerCase()) ?? [])];
  };
}

/** Finds tables by canonical, with or without `|version`; of packages that state the same, the last one's. */
export function tableFinder(tables: readonly CodelistTables[]) {
  const newestFirst = tables.flatMap((one) => one.packages).reverse();

  function find<T extends { readonly version?: string; readonly implicit?: boolean }>(
    all: readonly TablesByUrl<T>[],
    canonical: string,
  ): T | undefined {
    const bar = canonical.indexOf('|');
    const url = bar === -1 ? canonical : canonical.slice(0, bar);
    const version = bar === -1 ? undefined : canonical.slice(bar + 1);
    let implicit: T | undefined;
    for (const one of all) {
      const table = one.get(url);
      if (!table || (version !== undefined && table.version !== undefined && table.version !== version)) continue;
      if (!table.implicit) return table;
      implicit ??= table;
    }
    return implicit;
  }

  const of = <K extends Kind>(kind: K) => newestFirst.map((pack) => pack[kind]);
  const [codeSystems, valueSets, conceptMaps] = [of('codeSystems'), of('valueSets'), of('conceptMaps')];
  const listing = valueSets.map(urlsListing);
  return {
    codeSystem: (canonical: string) => find(codeSystems, canonical),
    valueSet: (canonical: string) => find(valueSets, canonical) ?? implicitValueSet(canonical),
    conceptMap: (canonical: string) => find(conceptMaps, canonical),
    /** The value sets that list a code, capitals aside, whatever its system. */
    valueSetsWith(code: string): readonly string[] {
      // Asked of every code with a display, and most are in no list.
      let found: readonly string[] = none;
      for (const one of listing) {
        const urls = one(code);
        if (urls.length > 0) found = found.length > 0 ? distinct([...found, ...urls]) : urls;
      }
      return found;
    },
  };
}
