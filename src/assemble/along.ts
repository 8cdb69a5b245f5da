import { createHash } from 'node:crypto';
import type { FhirResource } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { mayBeShared } from '../bgz/parts/metadata/stu3';
import { isParty, mergeResources, TwoUnderOneId } from './merge-resources';
import { type AssembleOptions, primaryOf } from './pull';
import type { SearchResult } from './search';

/** What goes along with the matches of a search that is sent page after page, each once. */
export interface Along {
  /**
   * Takes what one part finds.
   *
   * @returns What goes along with it at once: what belongs to its records alone.
   * @throws TwoUnderOneId When two resources that are neither party nor metadata have one id and differ.
   */
  take(part: SearchResult): readonly FhirResource[];
  /** What later pages might still have added to, or found themselves: for after the last page. */
  rest(): readonly FhirResource[];
}

const keyOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id}`;

const printOf = (resource: FhirResource): string =>
  createHash('sha256').update(JSON.stringify(resource)).digest('base64');

/**
 * Sorts what comes along. Held until the end are parties and metadata that records share, which are joined from all that is said
 * of them, and what is of another record of the list: a later part may find it.
 */
export function alongOf(type: string, patientId: string, { id }: Pick<AssembleOptions, 'id'>): Along {
  const sent = new Map<string, string>();
  const matched = new Set<string>();
  const held = new Map<string, FhirResource>();
  /** Of the searched type, and of a record on another part than the one that refers to it. */
  const ahead = new Map<string, FhirResource>();
  const isHeld = (resource: FhirResource) =>
    isParty(resource) || (resource.resourceType === metadataType && mayBeShared(resource, { id, patientId }));
  return {
    take({ matches, included, assembled }) {
      const own = new Set(primaryOf(assembled.given).map(keyOf));
      for (const key of matches.map(keyOf)) {
        matched.add(key);
        ahead.delete(key);
      }
      return included(matches).filter((one) => {
        const key = keyOf(one);
        if (matched.has(key)) return false;
        const print = printOf(one);
        const known = sent.get(key);
        if (known === undefined && one.resourceType === type && !own.has(key)) {
          ahead.set(key, one);
          return false;
        }
        if (isHeld(one)) {
          held.set(print, one);
          return false;
        }
        if (known !== undefined && known !== print) throw new TwoUnderOneId(key);
        sent.set(key, print);
        ahead.delete(key);
        return known === undefined;
      });
    },
    rest: () => [...ahead.values(), ...mergeResources(held.values()).values()],
  };
}
