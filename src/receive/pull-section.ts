import type { FhirResource, OperationOutcome } from 'fhir/r3';
import type { Offer } from '../access/model';
import { offerRead } from '../access/offer';
import { isJson, type Json, listOf } from '../fhir/json';
import type { Phrase } from '../fhir/phrase';
import type { FhirAnswer } from '../http/client/fhir-transport';
import type { OfferedResource, OfferedSearch } from '../http/offer';
import { isIssueCode } from '../http/refusal-reasons';
import { titleOf, titleOfOffer } from '../referral/task/offers';
import { textOf, type UnreadInput } from '../referral/task/task-notices';
import type { Logger } from '../telemetry/logger';
import { outsideTexts } from '../telemetry/outside-text';
import { type Budget, byBudget } from './budget';
import {
  asResource,
  fewerThanTotal,
  type Gathered,
  gather,
  isResource,
  isSubset,
  nothingGathered,
  type Place,
} from './gathered';
import { reasonOf } from './pull-reasons';
import type { PullError, PulledSection, SectionStatus } from './pull-result';
import type { NoToken, PullSession } from './pull-session';
import { redactedIn } from './redacted';

/** A section with the pages it came in. */
export interface SectionPages {
  readonly section: PulledSection;
  readonly pages: readonly Json[];
  /** Where each resource came from. */
  readonly places: ReadonlyMap<FhirResource, Place>;
}

/** What a section is held against. */
export interface SectionLimits {
  readonly maxPages: number;
  readonly budget: Budget;
  readonly logger: Logger;
}

/** The codes of an OperationOutcome, each once: those that FHIR has (STU3 issue-type), as others may say anything. */
const codesIn = (body: unknown): readonly string[] => {
  if (!isJson(body) || body.resourceType !== 'OperationOutcome') return [];
  const codes = listOf(body.issue).flatMap((issue) =>
    isJson(issue) && typeof issue.code === 'string' && isIssueCode(issue.code) ? [issue.code] : [],
  );
  return outsideTexts(codes);
};

/** An answer that is no success, as an error. */
export function errorOf(answer: FhirAnswer | NoToken): PullError | undefined {
  if (!answer.ok) return { failure: answer.failure, ...(answer.status !== undefined && { status: answer.status }) };
  if (answer.status === 200) return undefined;
  const codes = codesIn(answer.body);
  return { failure: 'http-status', status: answer.status, ...(codes.length > 0 && { codes }) };
}

/** True when the sender says that it does not have this at all (404 with `not-supported`), which is not that it failed. */
const isNotOffered = ({ status, codes = [] }: PullError): boolean => status === 404 && codes.includes('not-supported');

/** What an error means for what it came upon. */
export function statusOf(error: PullError): 'refused' | 'failed' | 'aborted' {
  if (error.failure === 'aborted') return 'aborted';
  return error.status === 401 || error.status === 403 ? 'refused' : 'failed';
}

/** What the sender says is missing; information alone is none. */
const missingSaid = (outcomes: readonly OperationOutcome[]): readonly Json[] =>
  outcomes
    .flatMap((outcome) => listOf(outcome.issue))
    .flatMap((issue) =>
      isJson(issue) && (issue.severity !== 'information' || issue.code === 'incomplete') ? [issue] : [],
    );

/** The link to the next page; one without address leads nowhere, which is not the same as no next page. */
function nextOf(bundle: Json): string | undefined {
  const next = listOf(bundle.link).find((link) => isJson(link) && link.relation === 'next');
  return isJson(next) ? (textOf(next.url) ?? 'about:blank') : undefined;
}

/** Follows the pages of a search. Undefined when all were had; otherwise why not. */
async function search(
  session: PullSession,
  query: OfferedSearch,
  { maxPages, budget }: SectionLimits,
  into: Gathered,
): Promise<PullError | undefined> {
  let lossy = false;
  const seen = new Set<string>();
  for (let url: string | undefined = `${session.base}/${query.text}`; url !== undefined; ) {
    if (seen.size >= maxPages) return { failure: 'too-many-pages' };
    if (!budget.take('pages', 1)) return { failure: 'aborted' };
    seen.add(new URL(url).href);
    const answer = await session.get(url);
    const error = errorOf(answer);
    if (error) return error;
    const body = answer.ok ? answer.body : undefined;
    if (!isJson(body) || body.resourceType !== 'Bundle' || body.type !== 'searchset')
      return { failure: 'not-a-searchset' };
    lossy ||= answer.ok && answer.lossy === true;
    // Of a page with too many nothing is taken, so that no more is handed over than may be.
    if (!budget.take('resources', listOf(body.entry).length)) return { failure: 'aborted' };
    gather(body, query, session.base, into);
    const link = nextOf(body);
    if (link === undefined) break;
    const next: string | undefined = session.within(link, url);
    if (next === undefined) return { failure: 'next-elsewhere' };
    if (seen.has(next)) return { failure: 'next-again' };
    url = next;
  }
  return shortcomingOf(into, query) ?? (lossy ? { failure: 'lossy-xml' } : undefined);
}

/** What all pages together lack. */
function shortcomingOf(found: Gathered, query: OfferedSearch): PullError | undefined {
  const missing = missingSaid(found.outcomes);
  if (missing.length > 0) {
    const codes = [...new Set(found.outcomes.flatMap(codesIn))];
    const failure = missing.every(({ code }) => code === 'not-supported') ? 'part-not-offered' : 'told-incomplete';
    return { failure, ...(codes.length > 0 && { codes }) };
  }
  if (found.unread > 0) return { failure: 'unreadable-entry' };
  if (fewerThanTotal(found, query)) return { failure: 'fewer-than-total' };
  return [...found.matches, ...found.included].some(isSubset) ? { failure: 'subsetted' } : undefined;
}

/** Reads one resource, `Type/id`. Undefined when it was had whole; otherwise why not. */
export async function readOne(
  session: PullSession,
  reference: string,
  { budget }: Pick<SectionLimits, 'budget'>,
  into: Gathered,
): Promise<PullError | undefined> {
  if (!budget.take('resources', 1)) return { failure: 'aborted' };
  const answer = await session.get(`${session.base}/${reference}`);
  const error = errorOf(answer);
  if (error) return error;
  const body = answer.ok ? answer.body : undefined;
  if (!isResource(body) || reference !== `${textOf(body.resourceType)}/${textOf(body.id)}`)
    return { failure: 'not-the-resource' };
  const resource = asResource(body);
  into.matches.push(resource);
  into.places.set(resource, { address: `${session.base}/${reference}`, where: resource.resourceType, isMatch: true });
  into.pages.push(body);
  return answer.ok && answer.lossy ? { failure: 'lossy-xml' } : undefined;
}

/** Faults that leave what came before them sound. */
const partial: readonly PullError['failure'][] = [
  'told-incomplete',
  'part-not-offered',
  'unreadable-entry',
  'fewer-than-total',
  'subsetted',
  'next-elsewhere',
  'next-again',
  'too-many-pages',
  'lossy-xml',
];

function endOf(error: PullError | undefined, { pages }: Gathered): SectionStatus {
  if (error === undefined) return 'obtained';
  if (partial.includes(error.failure)) return 'incomplete';
  if (error.failure === 'aborted') return 'aborted';
  if (pages.length > 0) return 'incomplete';
  return isNotOffered(error) ? 'not-offered' : statusOf(error);
}

/** A section of which nothing came. */
export const emptySection = (offer: Offer, status: SectionStatus, error?: PullError): PulledSection => ({
  offer,
  ...(offer.section && { code: offer.section }),
  title: titleOfOffer(offer),
  status,
  matches: [],
  included: [],
  outcomes: [],
  ...(error && { error }),
  ...(status !== 'obtained' && { reason: reasonOf(status, error) }),
});

const unreadable: Phrase = { nl: 'Onleesbaar aanbod', en: 'Unreadable offer' };

/** An offer that could not be read in the Task, as a section of which nothing came. */
export const unreadSection = ({ code, path, section, type }: UnreadInput): PulledSection => ({
  input: path,
  ...(section && { code: section }),
  title: section === undefined && type === undefined ? unreadable : titleOf(section, type ?? ''),
  status: 'failed',
  matches: [],
  included: [],
  outcomes: [],
  error: { failure: 'unreadable-offer', codes: [code] },
  reason: reasonOf('failed', { failure: 'unreadable-offer' }),
});

/** A section of which no page came. */
export const nothingOf = (section: PulledSection): SectionPages => ({ section, pages: [], places: new Map() });

/** An offer whose turn came when the pull had ended. */
function notBegun(offer: Offer, budget: Budget): SectionPages {
  const error = byBudget({ failure: 'aborted' }, budget);
  return nothingOf(emptySection(offer, statusOf(error), error));
}

/** The search or read that is sent; undefined when it cannot be read, or leads out of the sender's base. */
function readable(session: PullSession, offer: Offer): OfferedSearch | OfferedResource | undefined {
  const read = offerRead(offer).offer;
  return read?.kind === offer.kind && session.within(read.text) !== undefined ? read : undefined;
}

/**
 * Pulls one offer, spelled as it was received (spec field-notes §6.8). Never rejects: what breaks on this side costs the
 * section, of which nothing is then taken over, since it is not known how far it was looked at.
 */
export async function pullSection(session: PullSession, offer: Offer, limits: SectionLimits): Promise<SectionPages> {
  try {
    return await pulledSection(session, offer, limits);
  } catch (err) {
    limits.logger.error({ event: 'section-failed', err }, 'a section could not be processed');
    return nothingOf(emptySection(offer, 'failed', { failure: 'unexpected' }));
  }
}

async function pulledSection(session: PullSession, offer: Offer, limits: SectionLimits): Promise<SectionPages> {
  if (limits.budget.signal.aborted) return notBegun(offer, limits.budget);
  const asked = readable(session, offer);
  if (asked === undefined) return nothingOf(emptySection(offer, 'failed', { failure: 'unreadable-offer' }));
  const gathered = nothingGathered();
  const found =
    asked.kind === 'query'
      ? await search(session, asked, limits, gathered)
      : await readOne(session, asked.text, limits, gathered);
  const error = found && byBudget(found, limits.budget);
  const { matches, included, outcomes, pages, places } = gathered;
  const section = emptySection(offer, endOf(error, gathered), error);
  const redacted = redactedIn([...matches, ...included], outcomes, pages);
  return { section: { ...section, matches, included, outcomes, ...(redacted && { redacted }) }, pages, places };
}
