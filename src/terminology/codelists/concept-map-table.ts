import { isJson, type Json } from '../../fhir/json';
import { records, text } from './json';
import type { ConceptMapGroup, ConceptMapRow, ConceptMapTable } from './table';

/** The canonical behind `sourceUri`, `sourceReference` and their likes. */
function canonical(resource: Json, end: 'source' | 'target'): string | undefined {
  const reference = resource[`${end}Reference`];
  return text(resource[`${end}Uri`]) ?? (isJson(reference) ? text(reference.reference) : undefined);
}

function rowsOf(group: Json): readonly ConceptMapRow[] {
  return records(group.element).flatMap((element) => {
    const code = text(element.code);
    if (code === undefined) return [];
    return records(element.target).map((target): ConceptMapRow => {
      // STU3 gives `equivalence` the default "equivalent".
      return [code, text(target.code) ?? null, text(target.equivalence) ?? 'equivalent'];
    });
  });
}

/** What a ConceptMap resource states; undefined when it has no url. */
export function conceptMapTable(resource: Json): ConceptMapTable | undefined {
  const url = text(resource.url);
  if (url === undefined) return undefined;
  return {
    url,
    version: text(resource.version),
    name: text(resource.name),
    source: canonical(resource, 'source'),
    target: canonical(resource, 'target'),
    groups: records(resource.group).map(
      (group): ConceptMapGroup => ({ source: text(group.source), target: text(group.target), rows: rowsOf(group) }),
    ),
  };
}
