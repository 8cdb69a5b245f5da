import { NONE_KNOWN, type Source, type SourceGroup, type Sources } from './ports';

/** The sources of a group, in order of precedence; none where none is known, or there is none. */
export function sourcesIn(sources: Sources, group: SourceGroup): readonly Source<SourceGroup>[] {
  const given = sources[group] as Source<SourceGroup> | readonly Source<SourceGroup>[] | typeof NONE_KNOWN | undefined;
  if (given === undefined || given === NONE_KNOWN) return [];
  return typeof given === 'function' ? [given] : given;
}

/** Whether a section is offered: something gives its records, or says that there are none. */
export const isOffered = (sources: Sources, group: SourceGroup): boolean => sources[group] !== undefined;
