import type { FhirResource } from 'fhir/r3';
import { referencesIn } from '../fhir/references-in';
import { supportingTypes } from './catalogue';
import type { Leavable } from './leave-out';
import type { Assembled } from './pull';
import { find, type SearchRequest } from './search';

/** What may be asked: searches, and single resources as `Type/id`. */
export interface Offered {
  readonly searches: readonly SearchRequest[];
  readonly references: readonly string[];
  /** What the resources say of sections that may not be seen. */
  readonly leaveOut?: readonly Leavable[];
}

/**
 * Keys (`Type/id`) of the resources that what is offered shows: those the searches find and include, those offered by name,
 * and the supporting resources these refer to, which a receiver must be able to read (spec field-notes §2.2). Another
 * record that is merely referred to is not shown, unless all records of its type are offered: a search would have to
 * find it.
 */
export function visible(offered: Offered, assembled: Assembled): ReadonlySet<string> {
  const shown = new Set<string>();
  const whole = offered.searches
    .filter((search) => search.criteria.length === 0 && search.last === undefined)
    .map((search) => search.type as string);
  const followed: ReadonlySet<string> = new Set([...supportingTypes, ...whole]);
  const queue: FhirResource[] = [];
  const show = (resource: FhirResource | undefined) => {
    if (resource === undefined) return;
    const key = `${resource.resourceType}/${resource.id}`;
    if (shown.has(key)) return;
    shown.add(key);
    queue.push(resource);
  };
  for (const request of offered.searches) {
    const { matches, included } = find(request, assembled);
    for (const resource of [...matches, ...included(matches)]) show(resource);
  }
  for (const reference of offered.references) show(assembled.all.get(reference));
  for (let resource = queue.pop(); resource !== undefined; resource = queue.pop())
    for (const reference of referencesIn(resource))
      if (followed.has(reference.split('/')[0] ?? '')) show(assembled.all.get(reference));
  return shown;
}
