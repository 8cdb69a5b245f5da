import { sections, sourceSections } from '../index';
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

/** The zib a resource type is judged as. */
export const plausibleByType: ReadonlyMap<string, PlausibleZib> = new Map(
  judged.map(({ facts }) => [facts.resource, facts]),
);
