import type { FhirResource, Observation } from 'fhir/r3';
import type { TokenValue } from '../bgz/define/search';
import { searchedSections } from '../bgz/index';
import type { SectionSearch } from './catalogue';
import { type Criterion, type Span, spanOf } from './criteria';
import type { SearchRequest } from './find';
import type { LastHint, SourceGroup } from './ports';
import { sectionsAsked } from './sections-asked';

/** An observation with the section it is of. */
export interface Candidate {
  readonly resource: FhirResource;
  readonly group: SourceGroup | undefined;
  /** The observation of the record that it is a part of: of a panel, which was made when its tests were, unless these say otherwise. */
  readonly whole?: FhirResource | undefined;
}

/** Sections of which all observations say the same, whatever their code: body height has three. */
const asOne: ReadonlySet<string> = new Set(
  searchedSections.filter(({ search }) => search.last === 'all').map(({ key }) => key),
);

// A nullFlavor is no code: two observations of "other" are not of one thing.
const isCode = ({ system, code }: { system?: string; code?: string }): boolean =>
  code !== undefined && system !== 'http://hl7.org/fhir/v3/NullFlavor';

/** What an observation is grouped by: each of its codes, or its words where it has none. */
function keysOf({ resource, group = '' as SourceGroup }: Candidate): readonly [string, ...string[]] {
  const key = (...parts: readonly (string | undefined)[]) => JSON.stringify([group, ...parts]);
  if (asOne.has(group)) return [key()];
  const { coding = [], text } = (resource as Observation).code ?? {};
  const [first, ...more] = coding.filter(isCode).map(({ system = '', code }) => key(system, code));
  if (first !== undefined) return [first, ...more];
  // What says of nothing what it is about is like nothing else.
  return [text === undefined ? key('id', resource.id, '') : key(text)];
}

/**
 * Observations that are about the same (STU3 leaves to the server what that is): of one section, and with a code in common, be it
 * by way of a third that has the codes of both. Of a section whose codes all say the same: all.
 */
function grouped(candidates: readonly Candidate[]): Iterable<readonly Candidate[]> {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above;
    return root;
  };
  const firsts = candidates.map((one) => {
    const [first, ...others] = keysOf(one);
    for (const other of others) {
      const [above, below] = [rootOf(first), rootOf(other)];
      if (above !== below) parents.set(below, above);
    }
    return first;
  });
  const groups = new Map<string, Candidate[]>();
  candidates.forEach((one, at) => {
    const root = rootOf(firsts[at] ?? '');
    const known = groups.get(root);
    if (known === undefined) groups.set(root, [one]);
    else known.push(one);
  });
  return groups.values();
}

/** When an observation says it was made; a period by its start, as `_sort=-date` has it. */
function dateOf(resource: FhirResource | undefined): string | undefined {
  const { effectiveDateTime, effectivePeriod } = (resource ?? {}) as Observation;
  return effectiveDateTime ?? effectivePeriod?.start ?? effectivePeriod?.end;
}

/** When an observation was made, as precisely as that is known. */
function placeOf({ resource, whole }: Candidate): Span | undefined {
  const date = dateOf(resource) ?? dateOf(whole);
  return date === undefined ? undefined : spanOf(date);
}

/**
 * The last of one group. Left out is what is surely earlier than so many others: of two at one moment both are given, and so is a
 * measurement of `2024-02` beside one of `2024-02-05`, for either may be the last. What has no date counts where too few have one.
 */
function lastIn(group: readonly Candidate[], max: number): readonly Candidate[] {
  const placed = group.map((one) => ({ one, place: placeOf(one) }));
  const begins = placed.flatMap(({ place }) => (place === undefined ? [] : [place.from])).sort((a, b) => b - a);
  const bound = begins[max - 1];
  return placed
    .filter(({ place }) => bound === undefined || (place !== undefined && !(bound >= place.until)))
    .map(({ one }) => one);
}

/** Statuses of what does not hold: it is not the last that is known. */
const withdrawn: readonly unknown[] = ['entered-in-error', 'cancelled'];

/** What `$lastn` leaves of what meets the criteria, in the same order. */
export function lastOf({ criteria, last }: SearchRequest, found: readonly Candidate[]): readonly FhirResource[] {
  if (last === undefined) return found.map(({ resource }) => resource);
  const asksStatus = criteria.some(({ parameter }) => parameter === 'status');
  const valid = asksStatus
    ? found
    : found.filter(({ resource }) => !withdrawn.includes((resource as Observation).status));
  const kept = new Set<Candidate>();
  for (const group of grouped(valid)) for (const one of lastIn(group, last.max)) kept.add(one);
  return valid.filter((one) => kept.has(one)).map(({ resource }) => resource);
}

/**
 * True when all resources of a section meet a criterion, because of what is fixed in them, or of what the national search asks: by
 * that all of a section that has a last one are found.
 */
function allMeet(criterion: Criterion, { only, national }: SectionSearch): boolean {
  if (criterion.kind !== 'token') return false;
  return [...only, ...national.flatMap(({ criteria }) => criteria)].some(
    (one) => one.kind === 'token' && one.parameter === criterion.parameter && isWithin(one.values, criterion),
  );
}

/** True when whatever has one of these tokens meets a criterion. */
function isWithin(tokens: readonly TokenValue[], criterion: Criterion & { readonly kind: 'token' }): boolean {
  return tokens.every((has) =>
    criterion.values.some(
      ({ system, code }) =>
        (system === undefined || system === has.system) && (code === undefined || code === has.code),
    ),
  );
}

/**
 * What sources may be told, by group: that only the last are wanted. Not where a search narrows by more than the section itself: the
 * last that meets it need not be the last.
 */
export function lastHints(request: SearchRequest): ReadonlyMap<SourceGroup, LastHint> {
  const { criteria, last } = request;
  if (last === undefined) return new Map();
  const whole = sectionsAsked(request).filter((section) => criteria.every((criterion) => allMeet(criterion, section)));
  return new Map(whole.map(({ own }) => [own, { max: last.max, of: asOne.has(own) ? 'all' : 'code' }]));
}
