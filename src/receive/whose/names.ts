import type { FhirResource } from 'fhir/r3';
import { isJson, type Json, listOf } from '../../fhir/json';
import { baseOfAddress, isAbsolute, spelledAddress } from '../../fhir/resource-address';
import { textOf } from '../../referral/task/task-notices';
import type { Place } from '../gathered';

/** Names of resources in one pull: what each is called by, and what a reference calls it by. */
export interface Names {
  /** Every name a resource has: its address, its fullUrl, its business identifiers. */
  of(resource: FhirResource, place: Place): readonly string[];
  /** Every name that a reference may mean, the likeliest first; none for one inside the resource. */
  meant(reference: Json, holder: FhirResource, place: Place): readonly string[];
}

const identifierNames = (identifiers: unknown): readonly string[] =>
  listOf(identifiers).flatMap((one) => {
    const value = isJson(one) ? textOf(one.value) : undefined;
    return !isJson(one) || value === undefined ? [] : [`identifier ${textOf(one.system) ?? ''}|${value}`];
  });

/**
 * The names in a pull from one base.
 *
 * @param alias Another base under which that server says its resources live, when it says so of all: the address behind a
 *   proxy. Both count as one.
 */
export function namesUnder(base: string, alias: string | undefined): Names {
  const known = (name: string): string => {
    const one = spelledAddress(name);
    return alias !== undefined && one.startsWith(`${alias}/`) ? `${base}${one.slice(alias.length)}` : one;
  };
  return {
    of: (resource, { address, fullUrl }) => [
      known(address),
      ...(fullUrl === undefined || !isAbsolute(fullUrl) ? [] : [known(fullUrl)]),
      ...identifierNames((resource as unknown as Json).identifier),
    ],
    meant(reference, holder, { address }) {
      const text = textOf(reference.reference)?.trim();
      const logical = identifierNames(reference.identifier);
      if (text === undefined || text.startsWith('#')) return logical;
      if (isAbsolute(text)) return [known(text), ...logical];
      const local = text.replace(/^\/+/, '');
      const own = baseOfAddress(holder.resourceType, holder.id ?? '', address);
      const here = known(`${base}/${local}`);
      const beside = own === undefined || own === base ? here : known(`${own}/${local}`);
      return beside === here ? [here, ...logical] : [beside, here, ...logical];
    },
  };
}

/** All references in a resource, those of what is contained in it included. */
export function referencesIn(resource: unknown): readonly Json[] {
  const found: Json[] = [];
  const left: unknown[] = [resource];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (isJson(at) && (typeof at.reference === 'string' || (isJson(at.identifier) && at.resourceType === undefined)))
      found.push(at);
    // Only what may hold one: most of a resource is text.
    for (const one of Array.isArray(at) ? at : Object.values(at as object))
      if (typeof one === 'object' && one !== null) left.push(one);
  }
  return found;
}
