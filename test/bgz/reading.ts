import type { FhirResource } from 'fhir/r3';
import { FhirNode } from '../../src/bgz/define/fhir-node';
import { type ReadContext, readingOnce } from '../../src/bgz/define/read-context';
import { isJson, type Json } from '../../src/fhir/json';
import { copyWithNumbers } from '../../src/fhir/written-numbers';
import { now } from './stu3-support';

/** A resource as who receives it has it, its numbers as they were written. */
export const received = (resource: FhirResource): Json => copyWithNumbers(resource) as unknown as Json;

export const keyOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id}`;

/** What is read of resources, each a node of its own, and of every one that nothing took. */
export interface Reading {
  readonly context: ReadContext;
  /** The node of a resource of these. */
  readonly node: (resource: FhirResource) => FhirNode;
  /** The elements that nothing took, of the resources that were read or asked for. */
  readonly left: () => string[];
}

/**
 * Reads among resources, in memory: references lead to them by type and id, any Patient is the patient that is read.
 *
 * @param isRecord whether the resource of this type and id is that of a record of its own
 */
export function readingOf(
  resources: readonly FhirResource[],
  isRecord: (key: string) => boolean = () => false,
): Reading {
  const nodes = new Map<string, FhirNode>();
  const asked = new Set<FhirNode>();
  const contained = new Map<FhirNode, ReadonlyMap<string, FhirNode>>();
  const targetsOf = new Map<FhirNode, FhirNode[]>();
  for (const one of resources) {
    const { text: _page, ...json } = received(one);
    const node = FhirNode.of(json, one.resourceType);
    nodes.set(keyOf(one), node);
    contained.set(node, new Map(node.list('contained').map((inside) => [`#${inside.peek('id')}`, inside])));
  }
  const once = readingOnce();
  /** The use of a device, by its product. */
  const useOf = (product: FhirResource): FhirResource | undefined =>
    resources.find((one) => one.resourceType === 'DeviceUseStatement' && one.device?.reference === keyOf(product));
  return {
    context: {
      resolve(reference) {
        const text = String(reference.peek('reference'));
        return contained.get(reference.root)?.get(text) ?? nodes.get(text);
      },
      isPatient(reference) {
        if (!String(reference.peek('reference')).startsWith('Patient/')) return false;
        reference.take('reference');
        reference.take('display');
        return true;
      },
      recordOf(node) {
        const found = resources.find((one) => nodes.get(keyOf(one)) === node);
        const record = found?.resourceType === 'Device' ? useOf(found) : found;
        if (found === undefined || record === undefined || !isRecord(keyOf(record))) return undefined;
        return { id: String(record.id), resource: received(found) };
      },
      metadataOf(node) {
        const found = resources.find((one) => nodes.get(keyOf(one)) === node);
        return resources
          .filter((one) => one.resourceType === 'Provenance')
          .flatMap((one) => {
            const provenance = nodes.get(keyOf(one));
            if (found === undefined || provenance === undefined) return [];
            const targets = targetsOf.get(provenance) ?? provenance.list('target');
            targetsOf.set(provenance, targets);
            return targets
              .filter((target) => target.asGiven.reference === keyOf(found))
              .map((target) => ({ provenance, target }));
          });
      },
      isInError: () => false,
      now,
      once(resource, read) {
        asked.add(resource);
        return once(resource, read);
      },
    },
    node(resource) {
      const node = nodes.get(keyOf(resource));
      if (node === undefined) throw new Error(`${keyOf(resource)} is not among the resources`);
      asked.add(node);
      return node;
    },
    left: () => [...asked].flatMap((node) => node.left()),
  };
}

/** A node of an element that is written out in a test. */
export const nodeOf = (json: unknown, path = 'it'): FhirNode => {
  if (!isJson(json)) throw new Error('no JSON object');
  return FhirNode.of(json, path);
};
