import type { Json } from '../../fhir/json';
import { distinct, flag, records, text, unlessEmpty } from './json';
import type { CodeSystemTable, Concept } from './table';
import { termOf } from './terms';

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/';

type Properties = Readonly<Record<string, readonly string[]>>;

/** The value of a concept property as text, whatever its type. */
function propertyValue(property: Json): string | undefined {
  const key = Object.keys(property).find((name) => name.startsWith('value'));
  const value = key === undefined ? undefined : property[key];
  if (typeof value === 'object' && value !== null) return text((value as Json).code);
  return value === undefined || value === null ? undefined : String(value);
}

function propertiesOf(concept: Json): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (code: string | undefined, value: string | undefined) => {
    if (code !== undefined && value !== undefined) found.set(code, [...(found.get(code) ?? []), value]);
  };
  for (const property of records(concept.property)) add(text(property.code), propertyValue(property));
  for (const extension of records(concept.extension)) {
    if (extension.url === `${EXTENSION}codesystem-deprecated`) add('deprecated', propertyValue(extension));
  }
  // STU3 writes the second and later parents of a code on those parents.
  for (const extension of records(concept.modifierExtension)) {
    if (extension.url === `${EXTENSION}codesystem-subsumes`) add('child', propertyValue(extension));
  }
  return found;
}

/** Takes a property out, so that what is stated elsewhere in the table is not stated twice. */
function take(properties: Map<string, string[]>, ...codes: readonly string[]): string[] {
  return codes.flatMap((code) => {
    const values = properties.get(code) ?? [];
    properties.delete(code);
    return values;
  });
}

const isTrue = (values: readonly string[]): true | undefined => (values.includes('true') ? true : undefined);

/** What a CodeSystem resource states; undefined when it has no url. */
export function codeSystemTable(resource: Json): CodeSystemTable | undefined {
  const url = text(resource.url);
  if (url === undefined) return undefined;
  const language = text(resource.language);
  const concepts: Concept[] = [];
  const extraParents = new Map<string, string[]>();

  const collect = (children: unknown, parent?: string): void => {
    for (const concept of records(children)) {
      const term = termOf(concept, language);
      if (!term) continue;
      const properties = propertiesOf(concept);
      for (const child of take(properties, 'child')) {
        extraParents.set(child, [...(extraParents.get(child) ?? []), term.code]);
      }
      const parents = [...(parent === undefined ? [] : [parent]), ...take(properties, 'parent', 'subsumedBy')];
      const abstract = isTrue(take(properties, 'notSelectable', 'abstract'));
      const inactive = isTrue(take(properties, 'inactive'));
      const rest: Properties | undefined = properties.size > 0 ? Object.fromEntries([...properties].sort()) : undefined;
      concepts.push({ ...term, parents, abstract, inactive, properties: rest });
      collect(concept.concept, term.code);
    }
  };
  collect(resource.concept);

  return {
    url,
    version: text(resource.version),
    content: text(resource.content) ?? 'unknown',
    caseSensitive: flag(resource.caseSensitive),
    hierarchyMeaning: text(resource.hierarchyMeaning),
    valueSet: text(resource.valueSet),
    properties: unlessEmpty(records(resource.property).flatMap((property) => text(property.code) ?? [])),
    concepts: concepts.map((concept) => ({
      ...concept,
      parents: unlessEmpty(distinct([...(concept.parents ?? []), ...(extraParents.get(concept.code) ?? [])])),
    })),
  };
}
