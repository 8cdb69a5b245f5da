import type { FhirPackage, FhirResource } from '../../fhir/package/fhir-package';
import { codeSystemTable } from './code-system-table';
import { conceptMapTable } from './concept-map-table';
import { records, text } from './json';
import type {
  CodelistTables,
  CodeSystemTable,
  ConceptMapTable,
  PackageTables,
  SkippedCodelist,
  ValueSetTable,
} from './table';
import { valueSetTable, wholeSystemTable } from './value-set-table';

const resourceName = (resource: FhirResource): string =>
  [resource.resourceType, text(resource.id) ?? text(resource.url)].filter(Boolean).join('/');

/**
 * The resource, and of a StructureDefinition the value sets and code systems it contains: a value set under the canonical
 * of the definition and its own id, as the binding finds it.
 */
function withContained(resource: FhirResource): readonly FhirResource[] {
  if (resource.resourceType !== 'StructureDefinition') return [resource];
  return records(resource.contained).flatMap((one): FhirResource[] => {
    if (one.resourceType === 'CodeSystem') return [{ ...one, resourceType: 'CodeSystem' }];
    if (one.resourceType !== 'ValueSet') return [];
    return [{ ...one, resourceType: 'ValueSet', url: `${text(resource.url) ?? ''}#${text(one.id) ?? ''}` }];
  });
}

function tablesOf(pack: FhirPackage, skipped: SkippedCodelist[]): PackageTables {
  const codeSystems = new Map<string, CodeSystemTable>();
  const valueSets = new Map<string, ValueSetTable>();
  const conceptMaps = new Map<string, ConceptMapTable>();

  function keep<T extends { readonly url: string }>(
    into: Map<string, T>,
    resource: FhirResource,
    table: T | SkippedCodelist['reason'],
  ): void {
    const reason = typeof table === 'string' ? table : into.has(table.url) ? 'same-url' : undefined;
    if (reason) skipped.push({ package: pack.name, resource: resourceName(resource), reason });
    else if (typeof table !== 'string') into.set(table.url, table);
  }

  for (const resource of pack.resources.flatMap(withContained)) {
    if (resource.resourceType === 'CodeSystem') keep(codeSystems, resource, codeSystemTable(resource) ?? 'no-url');
    if (resource.resourceType === 'ValueSet') keep(valueSets, resource, valueSetTable(resource));
    if (resource.resourceType === 'ConceptMap') keep(conceptMaps, resource, conceptMapTable(resource) ?? 'no-url');
  }
  for (const system of codeSystems.values()) {
    const whole = wholeSystemTable(system);
    if (whole && !valueSets.has(whole.url)) valueSets.set(whole.url, whole);
  }
  return { name: pack.name, version: pack.version, codeSystems, valueSets, conceptMaps };
}

/**
 * Takes the facts out of the ValueSets, CodeSystems and ConceptMaps of FHIR packages: codes, Dutch and English terms,
 * hierarchy, composition and mapping; no definitions or other prose. Pure, so what ships with the library and what a
 * vendor adds at run time pass the same way.
 *
 * @param packages Read with `readFhirPackage`, the base first: a later package replaces what an earlier one says under
 *   the same canonical.
 * @returns The tables, and the resources that gave none.
 * @example
 * const tables = importCodelists([readFhirPackage('my.package.tgz')]);
 * const codelists = createCodelists(bundledCodelists(), tables);
 */
export function importCodelists(packages: readonly FhirPackage[]): CodelistTables {
  const skipped: SkippedCodelist[] = [];
  return { packages: packages.map((pack) => tablesOf(pack, skipped)), skipped };
}
