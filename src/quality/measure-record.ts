import type { Json } from '../fhir/json';
import { type Node, nodesBelow } from './fhir-path';
import type { MeasuredConcept } from './measured-concepts';
import type { Resources } from './read-input';

/** A record as FHIR holds it: its own resource and, by type, the resources that belong to it. */
export interface FhirRecord {
  readonly root: Json;
  readonly byType: ReadonlyMap<string, readonly Json[]>;
}

/** The record of a root resource; `rolesOf` gives what refers to it, as a PractitionerRole does to its Practitioner. */
export function recordOf(root: Json, resources: Resources, rolesOf: (root: Json) => readonly Json[]): FhirRecord {
  const byType = new Map<string, Json[]>();
  for (const resource of [root, ...resources.referredBy(root), ...rolesOf(root)]) {
    const type = String(resource.resourceType);
    // The record itself is the only resource of its own type: a procedure based on another is two records.
    if (type === root.resourceType && resource !== root) continue;
    byType.set(type, [...(byType.get(type) ?? []), resource]);
  }
  return { root, byType };
}

/** The nodes of a record at a FHIR path that begins with a resource type. */
export function nodesAt(record: FhirRecord, path: string): Node[] {
  const [type = '', ...steps] = path.split('.');
  return (record.byType.get(type) ?? []).flatMap((value) => nodesBelow({ value, sibling: undefined }, steps.join('.')));
}

/** Elements a resource has whether or not the zib has a value: FHIR or the sender's defaults put them there. */
const always = /^([A-Za-z]+\.status|AllergyIntolerance\.verificationStatus)$/;

const typeOf = (path: string): string => path.slice(0, path.indexOf('.'));

/**
 * The places a concept is expected at, each with the nodes found there: the record as a whole for a concept of its own,
 * every container for a required concept inside one. Other concepts inside a container are not expected anywhere.
 */
export function expectedAt(record: FhirRecord, concept: MeasuredConcept): Node[][] {
  const elements = concept.elements.filter((path) => !always.test(path));
  if (!concept.record.includes('.')) {
    return elements.length === 0 ? [] : [elements.flatMap((path) => nodesAt(record, path))];
  }
  if (!concept.required) return [];
  return (concept.within ?? []).flatMap((container) =>
    elements.flatMap((path) => {
      if (path.startsWith(`${container}.`)) {
        return nodesAt(record, container).map((node) => nodesBelow(node, path.slice(container.length + 1)));
      }
      // The container is a reference: what it refers to holds the concept, when it was given.
      const type = typeOf(path);
      if (type === record.root.resourceType) return [];
      return (record.byType.get(type) ?? []).map((value) =>
        nodesBelow({ value, sibling: undefined }, path.slice(type.length + 1)),
      );
    }),
  );
}
