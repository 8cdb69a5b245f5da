import { isJson, type Json } from '../../fhir/json';
import { flag, records, text, texts, unlessEmpty } from './json';
import type { CodeSystemTable, FilterTable, Term, ValueSetPart, ValueSetTable } from './table';
import { termOf } from './terms';

function filtersOf(part: Json): readonly FilterTable[] {
  return records(part.filter).map((filter) => ({
    property: text(filter.property) ?? '',
    op: text(filter.op) ?? '',
    value: text(filter.value) ?? '',
  }));
}

function partOf(part: Json, language: string | undefined): ValueSetPart {
  return {
    system: text(part.system),
    version: text(part.version),
    filters: unlessEmpty(filtersOf(part)),
    valueSets: unlessEmpty(texts(part.valueSet)),
    concepts: unlessEmpty(records(part.concept).flatMap((concept) => termOf(concept, language) ?? [])),
  };
}

/** A set that is only given as an expansion: the codes in it, per system in the order they come up. */
function partsOfExpansion(expansion: Json, language: string | undefined): readonly ValueSetPart[] {
  const bySystem = new Map<string, Term[]>();
  const collect = (contains: unknown): void => {
    for (const entry of records(contains)) {
      const system = text(entry.system);
      const term = termOf(entry, language);
      if (system !== undefined && term && entry.abstract !== true) {
        bySystem.set(system, [...(bySystem.get(system) ?? []), term]);
      }
      collect(entry.contains);
    }
  };
  collect(expansion.contains);
  return [...bySystem].map(([system, concepts]) => ({ system, concepts }));
}

/** What a ValueSet resource states: its composition, or else its expansion. */
export function valueSetTable(resource: Json): ValueSetTable | 'no-url' | 'no-content' {
  const url = text(resource.url);
  if (url === undefined) return 'no-url';
  const language = text(resource.language);
  const head = { url, version: text(resource.version), name: text(resource.name) };
  const { compose, expansion } = resource;
  if (isJson(compose)) {
    return {
      ...head,
      inactive: flag(compose.inactive),
      include: records(compose.include).map((part) => partOf(part, language)),
      exclude: records(compose.exclude).map((part) => partOf(part, language)),
    };
  }
  if (isJson(expansion)) return { ...head, include: partsOfExpansion(expansion, language), exclude: [] };
  return 'no-content';
}

/** The value set a code system names for the whole of itself. */
export function wholeSystemTable(system: CodeSystemTable): ValueSetTable | undefined {
  if (system.valueSet === undefined) return undefined;
  const [url = system.valueSet] = system.valueSet.split('|');
  return { url, version: system.version, implicit: true, include: [{ system: system.url }], exclude: [] };
}
