import { catalogue, type SearchableType, searchableTypes } from '../assemble/catalogue';
import type { Criterion, ReferenceValue } from '../assemble/criteria';
import type { SearchRequest } from '../assemble/find';
import { isFixed } from '../assemble/fixed';
import { type Leavable, leavable } from '../assemble/leave-out';
import { type Offered, typesFollowed } from '../assemble/visible';
import type { TokenValue } from '../bgz/define/search';
import { isLast } from '../fhir/last-operation';
import { type OfferedSearch, readOffer } from '../http/offer';
import { Refusal } from '../http/refusal';
import { parseSearch } from './search-request';

type Includes = SearchRequest['includes'];

/** What an offer is: a search, a reference to a single resource, or neither, and then of which type. */
type Understood =
  | { readonly search: SearchRequest }
  | { readonly reference: string }
  | { readonly unreadable: Omit<UnreadableOffer, 'at'> };

/** Offers come back with every request of a referral, and are much the same for all referrals. */
const known = new Map<string, Understood>();
const KEPT = 1_000;

const isSearchable = (type: string): type is SearchableType => (searchableTypes as readonly string[]).includes(type);

function parse({ type, operation, parameters }: OfferedSearch): SearchRequest | undefined {
  if (!isSearchable(type) || (operation !== undefined && !isLast(type, operation))) return undefined;
  try {
    const { request, countOnly, shape } = parseSearch(type, parameters, operation);
    // An offer of a count is none of what is counted, and one of a part of each resource is none of the whole.
    return countOnly || shape.kind !== 'whole' ? undefined : request;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function understand(text: string): Understood {
  const { offer, type = '', faults } = readOffer(text);
  // It is relative to the base: what begins with a slash is relative to something else.
  if (offer !== undefined && !faults.includes('leading-slash')) {
    if (offer.kind === 'resource') return { reference: offer.text };
    const search = parse(offer);
    if (search) return { search };
  }
  return { unreadable: isSearchable(type) ? { type } : {} };
}

function understood(text: string): Understood {
  const held = known.get(text);
  if (held !== undefined) return held;
  if (known.size >= KEPT) known.clear();
  const fresh = understand(text);
  known.set(text, fresh);
  return fresh;
}

/** An offer that is no search of this server: its place among the offers, and the type it is of when that is served. */
export interface UnreadableOffer {
  readonly at: number;
  readonly type?: SearchableType;
}

/** A list of offers, understood; where what shows of each resource is limited too, as it is then. */
interface Understanding {
  readonly offered: Offered;
  readonly unreadable: readonly UnreadableOffer[];
  readonly leaving: Map<string, Offered>;
}

function understandAll(only: readonly string[]): Understanding {
  const searches: SearchRequest[] = [];
  const references: string[] = [];
  const unreadable: UnreadableOffer[] = [];
  for (const [at, text] of only.entries()) {
    const offer = understood(text);
    if ('search' in offer) searches.push(offer.search);
    else if ('reference' in offer) references.push(offer.reference);
    else unreadable.push({ at, ...offer.unreadable });
  }
  return { offered: { searches, references }, unreadable, leaving: new Map() };
}

/** Of lists that cannot change any more, as those of a grant that is remembered. */
const unchanging = new WeakMap<readonly string[], Understanding>();

/**
 * What an authorisation offers, understood. What cannot be understood (a broken escape too) offers nothing, and costs no
 * other offer; `onUnreadable` hears of it. Of a list that cannot change it is the same object each time.
 *
 * @param only Searches relative to the base, and references `Type/id`.
 * @param leaveOut What is left out of the resources.
 */
export function offeredIn(
  only: readonly string[],
  onUnreadable: (offer: UnreadableOffer) => void,
  leaveOut?: readonly Leavable[],
): Offered {
  const understanding = unchanging.get(only) ?? understandAll(only);
  if (isFixed(only)) unchanging.set(only, understanding);
  const { offered, unreadable, leaving } = understanding;
  unreadable.forEach(onUnreadable);
  if (leaveOut === undefined) return offered;
  const key = leavable.filter((one) => leaveOut.includes(one)).join();
  const limited = leaving.get(key) ?? { ...offered, leaveOut: [...leaveOut] };
  leaving.set(key, limited);
  return limited;
}

/** True when every resource with the asked token has the offered one. */
const tokenWithin = (asked: TokenValue, offered: TokenValue): boolean =>
  (offered.system === undefined || offered.system === asked.system) &&
  (offered.code === undefined || offered.code === asked.code);

const referenceWithin = (asked: ReferenceValue, offered: ReferenceValue): boolean =>
  offered.id === asked.id && (offered.type === undefined || offered.type === asked.type);

/** True when whatever meets the asked criterion meets the offered one: each alternative stands within one that was offered. */
function within(asked: Criterion, offered: Criterion): boolean {
  if (asked.parameter !== offered.parameter) return false;
  if (asked.kind === 'token' && offered.kind === 'token')
    return asked.values.every((one) => offered.values.some((other) => tokenWithin(one, other)));
  if (asked.kind === 'date' && offered.kind === 'date')
    return asked.values.every((one) =>
      offered.values.some((other) => one.prefix === other.prefix && one.date === other.date),
    );
  if (asked.kind === 'reference' && offered.kind === 'reference')
    return asked.values.every((one) => offered.values.some((other) => referenceWithin(one, other)));
  if (asked.kind === 'uri' && offered.kind === 'uri') return asked.values.every((one) => offered.values.includes(one));
  if (asked.kind === 'missing' && offered.kind === 'missing') return asked.missing === offered.missing;
  return false;
}

/**
 * True when each include asked for was offered with the search, or leads only to what may be seen of a match without it: what a match
 * refers to of these types can be read by its id.
 */
const includesWithin = (asked: SearchRequest, offered: Includes, followed: ReadonlySet<string>): boolean =>
  asked.includes.every(
    (one) =>
      offered.some(
        (other) => one.name === other.name && (other.targetType === undefined || other.targetType === one.targetType),
      ) || targetsOf(asked.type, one).every((type) => followed.has(type)),
  );

const targetsOf = (type: SearchableType, { name, targetType }: Includes[number]): readonly string[] =>
  targetType === undefined ? (catalogue[type].includeTargets[name] ?? [type]) : [targetType];

/**
 * True when what is asked gives no more than the last that were offered. Of another selection the last are others: each criterion is
 * the same then, neither more nor narrower.
 */
const lastWithin = (asked: SearchRequest, offer: SearchRequest): boolean =>
  offer.last === undefined ||
  (asked.last !== undefined &&
    asked.last.max <= offer.last.max &&
    asked.criteria.every((criterion) => offer.criteria.some((one) => within(one, criterion))));

/**
 * True when a search finds and includes no more than one that was offered: each criterion of the offer is asked too, as it
 * stands or narrower, and no include is added that shows more. Of the last observations (`$lastn`) no other are offered than these, and all are
 * wider. More criteria, an order, pages, a part of each resource and the patient's own number
 * narrow or change nothing.
 */
export function covers(offered: Offered, asked: SearchRequest): boolean {
  const ofOffered = verdicts.get(offered) ?? new WeakMap<SearchRequest, boolean>();
  verdicts.set(offered, ofOffered);
  const covered = ofOffered.get(asked) ?? isCovered(offered, asked);
  ofOffered.set(asked, covered);
  return covered;
}

/** Of offers and searches that come again as the same objects. */
const verdicts = new WeakMap<Offered, WeakMap<SearchRequest, boolean>>();

function isCovered(offered: Offered, asked: SearchRequest): boolean {
  const followed = typesFollowed(offered);
  return offered.searches.some(
    (offer) =>
      offer.type === asked.type &&
      offer.criteria.every((criterion) => asked.criteria.some((one) => within(one, criterion))) &&
      includesWithin(asked, offer.includes, followed) &&
      lastWithin(asked, offer),
  );
}
