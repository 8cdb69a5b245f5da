import type { Json } from '../../fhir/json';
import { sections, sourceSections } from '../index';
import { sectionOfResource } from '../section-of-resource';
import type { StatedPlausibility } from './facts';

/** What is judged of a zib, and the resource it becomes. */
export interface PlausibleZib extends StatedPlausibility {
  readonly resource: string;
}

/** The sections that have something to judge. */
const judged = sections.flatMap(({ zib, type, plausibility }) =>
  plausibility === undefined ? [] : [{ zib, facts: { resource: type, ...plausibility } }],
);

/** The zibs that have something to judge, by English name; `BgzRecords` holds the records of all. */
export const plausibleZibs: Readonly<Record<string, PlausibleZib>> = {
  ...Object.fromEntries(judged.map(({ zib, facts }) => [zib, facts])),
  BgzRecords: { resource: '', holds: Object.fromEntries(sourceSections.map(({ key, zib }) => [key, zib])) },
};

/** What a resource is judged as: the zib of its section. */
export function plausibleOf(resource: Json): PlausibleZib | undefined {
  const section = sectionOfResource(resource);
  return section?.type === resource.resourceType ? plausibleZibs[section?.zib ?? ''] : undefined;
}
