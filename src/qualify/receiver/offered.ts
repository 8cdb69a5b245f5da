import type { Offer } from '../../access/model';
import { offerRead } from '../../access/offer';
import type { PeerProfile } from '../../referral/task/peer-profile';
import { writtenIn } from '../../referral/task/spelling/offer-spelling';
import type { Seen } from './sender/seen';

type Parameter = { readonly key: string; readonly value: string };

const spelled = ({ key, value }: Parameter) => `${key}=${value}`;

/** What is offered, as the dialect writes it: a receiver asks it as it stands there. */
export const writtenOffers = (offers: readonly Offer[], { offerSpelling = {} }: PeerProfile): readonly Offer[] =>
  writtenIn(offers, offerSpelling).map(({ offer }) => offer);

/** True when a request asks what is offered, all of it: each criterion is there, and what is added only narrows it. */
function isAskedBy(offer: Offer, { method, path, parameters }: Seen): boolean {
  const read = offerRead(offer).offer;
  if (read === undefined || !['GET', 'POST'].includes(method)) return false;
  if (read.kind === 'resource') return path === read.text;
  if (path !== [read.type, ...(read.operation === undefined ? [] : [read.operation])].join('/')) return false;
  const asked = parameters.map(spelled);
  return read.parameters.every((one) => asked.includes(spelled(one)));
}

/** True when it asks no more than an offer does: no criterion is left out, no include added. */
function isWithin(offer: Offer, seen: Seen): boolean {
  const read = offerRead(offer).offer;
  if (read?.kind !== 'query') return isAskedBy(offer, seen);
  if (!seen.path.startsWith(read.type)) return false;
  const asked = seen.parameters.map(spelled);
  const criteria = read.parameters.filter(({ name }) => !/^_(rev)?include$/.test(name));
  const includes = new Set(read.parameters.map(spelled));
  const added = seen.parameters.filter(({ key }) => /^_(rev)?include\b/.test(key)).map(spelled);
  return criteria.every((one) => asked.includes(spelled(one))) && added.every((one) => includes.has(one));
}

/** A later page, or one resource that what was found refers to. */
const isOfSearch = ({ path, parameters }: Seen): boolean =>
  /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(path) || parameters.some(({ key }) => /page/i.test(key));

/** A type, where it may be one: what else stands there is the receiver's own text. */
const typeOf = ({ path }: Seen): string => /^[A-Z][A-Za-z]{1,40}(?=$|\/)/.exec(path)?.[0] ?? '…';

/** What of an offer is told: its type, and how it is narrowed. */
const titleOf = (offer: Offer): string => {
  const read = offerRead(offer).offer;
  if (read?.kind !== 'query') return read?.type ?? '…';
  const [first] = read.parameters.filter(({ name }) => !name.startsWith('_'));
  return first === undefined ? read.type : `${read.type}?${first.key}=${first.value}`;
};

/** Offers of which no request asked. */
export const notAsked = (offers: readonly Offer[], requests: readonly Seen[]): readonly string[] =>
  offers.filter((offer) => !requests.some((seen) => isAskedBy(offer, seen))).map(titleOf);

/** Types of requests that no offer covers. */
export const notOffered = (offers: readonly Offer[], requests: readonly Seen[]): readonly string[] =>
  requests.filter((seen) => !isOfSearch(seen) && !offers.some((offer) => isWithin(offer, seen))).map(typeOf);

/** The types of requests. */
export const typesOf = (requests: readonly Seen[]): readonly string[] => requests.map(typeOf);
