import { mayHave } from '../bgz/define/only';
import type { TokenValue } from '../bgz/define/search';
import { metadataType } from '../bgz/parts/metadata/section';
import { metadataGroups, type SearchableType, type SectionSearch, sectionSearches, unique } from './catalogue';
import type { Criterion } from './criteria';
import type { SourceGroup } from './ports';

/** What decides which sections a search asks. */
export interface Asked {
  readonly type: SearchableType;
  readonly criteria: readonly Criterion[];
}

/** Every token that resources of a section can have for a parameter; undefined where that is open. */
export function fixedIn({ only, beside }: SectionSearch, parameter: string): readonly TokenValue[] | undefined {
  const fixed = only.find((one) => one.parameter === parameter)?.values;
  return fixed && [...fixed, ...(Object.hasOwn(beside, parameter) ? (beside[parameter] ?? []) : [])];
}

/** False when no resource of a section meets a criterion, by what all its resources have, or have not, for the parameter. */
function mayMeet(section: SectionSearch, criterion: Criterion, ofType: readonly SectionSearch[]): boolean {
  const { parameter, kind } = criterion;
  const fixed = fixedIn(section, parameter);
  if (kind === 'missing') return criterion.missing ? fixed === undefined : Object.hasOwn(section.parameters, parameter);
  // What a section does not search by, none of its records fills.
  if (!Object.hasOwn(section.parameters, parameter)) return false;
  if (parameter === '_profile' && kind === 'uri') return criterion.values.some((one) => section.profiles.includes(one));
  if (kind !== 'token') return true;
  return mayHave(
    criterion.values,
    fixed,
    ofType.map((one) => fixedIn(one, parameter)),
  );
}

/**
 * The sections that a search may find something of: those of its type of which nothing that is fixed rules out what is asked.
 * Where one source fails, it fails the searches that ask it and no others.
 */
export function sectionsAsked(
  asked: Asked,
  searches: readonly SectionSearch[] = sectionSearches,
): readonly SectionSearch[] {
  if (searches !== sectionSearches) return sectionsAmong(searches, asked);
  const before = known.get(asked);
  if (before !== undefined) return before;
  const sections = sectionsAmong(searches, asked);
  known.set(asked, sections);
  return sections;
}

/** Searches that are remembered come again as the same object. */
const known = new WeakMap<Asked, readonly SectionSearch[]>();

function sectionsAmong(searches: readonly SectionSearch[], { type, criteria }: Asked): readonly SectionSearch[] {
  const ofType = searches.filter((search) => search.type === type);
  return ofType.filter((section) => criteria.every((criterion) => mayMeet(section, criterion, ofType)));
}

/** The sources that a search asks, beside the patient's own. */
export const groupsAsked = (asked: Asked): readonly SourceGroup[] =>
  asked.type === metadataType ? metadataGroups : unique(sectionsAsked(asked).flatMap(({ groups }) => groups));
