import type { FhirResource } from 'fhir/r3';
import type { Offer } from '../access/model';
import { offerRead } from '../access/offer';
import { sectionsSearched } from '../access/policy/sections';
import { type BgzSection, contentSources, type SearchedKey, searchedSections, sectionsOfType } from '../bgz/index';
import { metadataSearch, metadataType } from '../bgz/parts/metadata/section';
import { sectionOfResource } from '../bgz/section-of-resource';
import type { Json } from '../fhir/json';
import type { Phrase } from '../fhir/phrase';
import type { UnreadInput } from '../referral/task/task-notices';
import type { Distinct } from './distinct';
import { partOffered, reasonOf } from './pull-reasons';
import type { PulledDocument, PulledSection, PullReason, SectionStatus } from './pull-result';

/** The key of a section of the BgZ that searches are about, as the records have it; `metadata` for when and by whom was registered. */
export type PulledKey = SearchedKey | (typeof metadataSearch)['offer']['name'];

/**
 * What became of a section of the BgZ, of all offers about it together. As {@link SectionStatus}; `incomplete` also when some of them
 * were obtained and others not. `part-offered`: what was offered of it came, but that was resources by themselves: whether there
 * are more is not known.
 */
export type GroupStatus = SectionStatus | 'part-offered';

/** A section of the BgZ, as a pull gave it. */
export interface PulledGroup {
  readonly title: Phrase;
  readonly status: GroupStatus;
  /** What was found of it, each resource once; not what came along with something else, such as the reason of a procedure. */
  readonly resources: readonly FhirResource[];
  /** What was asked for: `status` tells of this, and of no more. */
  readonly offers: readonly Offer[];
  /** What to tell the user; absent when all was obtained. */
  readonly reason?: PullReason;
}

const ofResource = (resource: FhirResource): BgzSection | undefined => sectionOfResource(resource as unknown as Json);

/** The sections that an offer is about: of a resource that came the one it is of, else all of its type. */
function sectionsAbout({ offer, matches }: PulledSection): readonly BgzSection[] {
  if (offer === undefined) return [];
  const read = offerRead(offer);
  if (read.offer?.kind === 'query') return sectionsSearched(read.offer);
  const [match] = matches;
  const own = match && ofResource(match);
  return own ? [own] : sectionsOfType(read.type ?? '');
}

/** Whether metadata comes along with what an offer finds, or is what it finds. */
function bringsMetadata({ offer }: PulledSection): boolean {
  const read = offer && offerRead(offer);
  if (read?.offer?.kind !== 'query') return read?.type === metadataType;
  const isAsked = read.offer.parameters.some(
    ({ key, value }) => key === '_revinclude' && value.startsWith(`${metadataType}:`),
  );
  return read.type === metadataType || isAsked;
}

/** Whether an offer that could not be read was about a section. */
const isUnreadOf =
  (code: string | undefined, type: string) =>
  ({ section, type: read }: UnreadInput): boolean =>
    read === undefined ? section?.code === code : read === type;

function statusOf(statuses: readonly SectionStatus[]): SectionStatus {
  const [first = 'not-offered', ...others] = new Set(statuses);
  if (others.length === 0) return first;
  const isSome = statuses.some((status) => status === 'obtained' || status === 'incomplete');
  return isSome ? 'incomplete' : 'failed';
}

function together(reasons: readonly (PullReason | undefined)[]): PullReason | undefined {
  const told = reasons.filter((one) => one !== undefined);
  const words = (language: keyof PullReason) => [...new Set(told.map((one) => one[language]))].join(' ');
  return told.length === 0 ? undefined : { nl: words('nl'), en: words('en') };
}

interface Ended {
  readonly status: SectionStatus;
  readonly reason?: PullReason | undefined;
}

function groupOf(
  title: Phrase,
  about: readonly PulledSection[],
  unread: readonly Ended[],
  documents: readonly PulledDocument[],
  resources: readonly FhirResource[],
): PulledGroup {
  const ended: readonly Ended[] = [...about, ...unread];
  const offers = about.flatMap(({ offer }) => offer ?? []);
  const found = statusOf(ended.map(({ status }) => status));
  const missing = found === 'obtained' ? documents.filter(({ status }) => status !== 'obtained') : [];
  const isPart = offers.every(({ kind }) => kind === 'resource');
  const status = missing.length > 0 ? 'incomplete' : found === 'obtained' && isPart ? 'part-offered' : found;
  const told = together([...ended, ...missing].map(({ reason }) => reason));
  const reason =
    status === 'part-offered'
      ? partOffered
      : (told ?? (ended.length === 0 ? reasonOf('not-offered', undefined) : undefined));
  return { title, status, resources, offers, ...(reason && { reason }) };
}

/** What came, by section of the BgZ: what is of each, and whether that is all that was offered. */
export function bySection(
  sections: readonly PulledSection[],
  unread: readonly UnreadInput[],
  documents: readonly PulledDocument[],
  { byType, keptOf }: Distinct,
): Readonly<Record<PulledKey, PulledGroup>> {
  const about = new Map(sections.map((section) => [section, sectionsAbout(section)]));
  const found = new Map<string, Set<FhirResource>>();
  for (const [{ matches }, [only, ...others]] of about)
    for (const match of matches) {
      // One that does not say what it is of, is of what was searched for.
      const key = (ofResource(match) ?? (others.length === 0 ? only : undefined))?.key;
      if (key !== undefined) found.set(key, (found.get(key) ?? new Set()).add(keptOf(match)));
    }
  const unreadOf = (code: string | undefined, type: string): readonly Ended[] =>
    unread.filter(isUnreadOf(code, type)).map(() => ({
      status: 'failed',
      reason: reasonOf('failed', { failure: 'unreadable-offer' }),
    }));
  const groups = searchedSections.map(({ key, type, title, offer }) => [
    key,
    groupOf(
      title,
      [...about].flatMap(([section, keys]) => (keys.some((one) => one.key === key) ? [section] : [])),
      unreadOf(offer?.code.code, type),
      contentSources.includes(key) ? documents : [],
      [...(found.get(key) ?? [])],
    ),
  ]);
  const { title, offer } = metadataSearch;
  const metadata = groupOf(
    title,
    sections.filter(bringsMetadata),
    unreadOf(offer.code.code, metadataType),
    [],
    byType[metadataType] ?? [],
  );
  return Object.fromEntries([...groups, [offer.name, metadata]]);
}
