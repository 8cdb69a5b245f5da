import type { FhirNode } from './fhir-node';
import type { ReadContext } from './read-context';

/**
 * What a reference leads to, read, when that is a resource of this type. The reference is taken then: its place, and the name it
 * shows. Of a resource that says nothing at all only the place is taken: that name may be all there is.
 *
 * @param read gives what the resource says; undefined when that is nothing a record can hold. It is asked once of each resource.
 */
export function follow<T>(
  reference: FhirNode,
  type: string,
  context: ReadContext,
  read: (resource: FhirNode) => T | undefined,
): T | undefined {
  const resource = context.resolve(reference);
  if (resource?.type !== type) return undefined;
  const value = context.once(resource, () => read(resource));
  if (value !== undefined) {
    reference.text('reference');
    reference.text('display');
  } else if (resource.left().length === 0) reference.text('reference');
  return value;
}
