import type { FhirResource } from 'fhir/r3';
import type { KeptMappings } from '../assemble/kept-mappings';
import { withNarrative } from '../bgz/narrative/narrative';
import type { Narrate } from './subset';

/**
 * Gives resources their narrative: the last that is done to one before it leaves, so that what was taken out of it before is not
 * told. Of one resource it is made once, for the check of what leaves and for the answer.
 */
export function narratorFor(narrative: boolean, kept: KeptMappings): Narrate {
  if (!narrative) return (resource) => resource;
  const known = new WeakMap<FhirResource, FhirResource>();
  return (resource) => {
    const before = known.get(resource);
    if (before !== undefined) return before;
    const told = kept.derived(resource, 'narrative', () => withNarrative(resource));
    known.set(resource, told);
    return told;
  };
}
