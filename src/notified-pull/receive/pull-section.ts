import type { FhirResource, OperationOutcome } from 'fhir/r3';
import { isJson, type Json } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';
import type { FhirAnswer } from '../fhir-transport';
import type { Offer } from '../model';
import { titleOfOffer } from '../task/offers';
import { listOf } from '../task/task-notices';
import type { PullError, PulledSection, SectionStatus } from './pull-result';
import type { NoToken, PullSession } from './pull-session';

/** A section with the pages it came in. */
export interface SectionPages {
  readonly section: PulledSection;
  readonly pages: readonly Json[];
}

/** What a section is held against. */
export interface SectionLimits {
  readonly maxPages: number;
  readonly patientBsn: string | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Gathered {
  readonly matches: FhirResource[];
  readonly included: FhirResource[];
  readonly outcomes: OperationOutcome[];
  readonly pages: Json[];
}

const codesIn = (body: unknown): readonly string[] =>
  isJson(body) && body.resourceType === 'OperationOutcome'
    ? listOf(body.issue).flatMap((issue) =>
        isJson(issue) && /^[a-z-]{2,30}$/.test(String(issue.code)) ? [String(issue.code)] : [],
      )
    : [];

/** An answer that is no success, as an error. */
export function errorOf(answer: FhirAnswer | NoToken): PullError | undefined {
  if (!answer.ok) return { failure: answer.failure, ...(answer.status !== undefined && { status: answer.status }) };
  if (answer.status === 200) return undefined;
  const codes = codesIn(answer.body);
  return { failure: 'http-status', status: answer.status, ...(codes.length > 0 && { codes }) };
}

/** What an error means for the section it came upon. */
export function statusOf(error: PullError): 'refused' | 'failed' | 'aborted' {
  if (error.failure === 'aborted') return 'aborted';
  return error.status === 401 || error.status === 403 ? 'refused' : 'failed';
}

// A resource of the other side, as far as looked at here: anything with a type.
const asResource = (value: Json): FhirResource => value as unknown as FhirResource;

function gather(bundle: Json, into: Gathered): void {
  into.pages.push(bundle);
  for (const entry of listOf(bundle.entry)) {
    const resource = isJson(entry) ? entry.resource : undefined;
    if (!isJson(entry) || !isJson(resource)) continue;
    const mode = isJson(entry.search) ? entry.search.mode : undefined;
    if (resource.resourceType === 'OperationOutcome') into.outcomes.push(resource as unknown as OperationOutcome);
    else if (mode === 'include') into.included.push(asResource(resource));
    else into.matches.push(asResource(resource));
  }
}

/** True when the sender says that something is missing; information alone is none. */
const saysMissing = (outcomes: readonly OperationOutcome[]): boolean =>
  outcomes.some((outcome) =>
    listOf(outcome.issue).some(
      (issue) => isJson(issue) && (issue.severity !== 'information' || issue.code === 'incomplete'),
    ),
  );

/** True for a Patient whose BSN is another than the one the notification is about. */
function isOther(resource: FhirResource, bsn: string | undefined): boolean {
  if (bsn === undefined || resource.resourceType !== 'Patient') return false;
  const numbers = listOf(resource.identifier).flatMap((one) =>
    isJson(one) && systemUri(String(one.system)) === systems.bsn ? [String(one.value).padStart(9, '0')] : [],
  );
  return numbers.length > 0 && !numbers.includes(bsn);
}

function nextOf(bundle: Json): string | undefined {
  const next = listOf(bundle.link).find((link) => isJson(link) && link.relation === 'next');
  return isJson(next) && typeof next.url === 'string' ? next.url : undefined;
}

const totalOf = (bundle: Json | undefined): number => (typeof bundle?.total === 'number' ? bundle.total : 0);

/** Follows the pages of a search. Undefined when all were had; otherwise why not. */
async function search(
  session: PullSession,
  query: string,
  { maxPages, patientBsn, signal }: SectionLimits,
  into: Gathered,
): Promise<PullError | undefined> {
  let lossy = false;
  const seen = new Set<string>();
  for (let url: string | undefined = `${session.base}/${query}`; url !== undefined; ) {
    if (signal?.aborted) return { failure: 'aborted' };
    if (seen.size >= maxPages) return { failure: 'too-many-pages' };
    seen.add(url);
    const answer = await session.get(url);
    const error = errorOf(answer);
    if (error) return error;
    const body = answer.ok ? answer.body : undefined;
    if (!isJson(body) || body.resourceType !== 'Bundle' || body.type !== 'searchset')
      return { failure: 'not-a-searchset' };
    lossy ||= answer.ok && answer.lossy === true;
    gather(body, into);
    if ([...into.matches, ...into.included].some((resource) => isOther(resource, patientBsn)))
      return { failure: 'other-patient' };
    const link = nextOf(body);
    const next: string | undefined = link === undefined ? undefined : session.within(link, url);
    if (link !== undefined && next === undefined) return { failure: 'next-elsewhere' };
    if (next !== undefined && seen.has(next)) return { failure: 'next-again' };
    url = next;
  }
  if (saysMissing(into.outcomes)) {
    const codes = [...new Set(into.outcomes.flatMap(codesIn))];
    return { failure: 'told-incomplete', ...(codes.length > 0 && { codes }) };
  }
  if (totalOf(into.pages[0]) > into.matches.length) return { failure: 'fewer-than-total' };
  return lossy ? { failure: 'lossy-xml' } : undefined;
}

async function read(
  session: PullSession,
  reference: string,
  { patientBsn }: SectionLimits,
  into: Gathered,
): Promise<PullError | undefined> {
  const answer = await session.get(`${session.base}/${reference}`);
  const error = errorOf(answer);
  if (error) return error;
  const body = answer.ok ? answer.body : undefined;
  if (!isJson(body) || reference !== `${String(body.resourceType)}/${String(body.id)}`)
    return { failure: 'not-the-resource' };
  const resource = asResource(body);
  if (isOther(resource, patientBsn)) return { failure: 'other-patient' };
  into.matches.push(resource);
  into.pages.push(body);
  return answer.ok && answer.lossy ? { failure: 'lossy-xml' } : undefined;
}

/** Faults that leave what came before them sound. */
const partial: readonly PullError['failure'][] = [
  'told-incomplete',
  'fewer-than-total',
  'next-elsewhere',
  'next-again',
  'too-many-pages',
  'lossy-xml',
];

function endOf(error: PullError | undefined, { pages }: Gathered): SectionStatus {
  if (error === undefined) return 'obtained';
  // Nothing of another patient may be shown as of this one.
  if (error.failure === 'other-patient') return 'failed';
  if (partial.includes(error.failure)) return 'incomplete';
  if (error.failure === 'aborted') return 'aborted';
  return pages.length > 0 ? 'incomplete' : statusOf(error);
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
});

/** Pulls one offer, spelled as it was received (spec field-notes §6.8). */
export async function pullSection(session: PullSession, offer: Offer, limits: SectionLimits): Promise<SectionPages> {
  if (limits.signal?.aborted) return { section: emptySection(offer, 'aborted'), pages: [] };
  const gathered: Gathered = { matches: [], included: [], outcomes: [], pages: [] };
  const error =
    offer.kind === 'query'
      ? await search(session, offer.query, limits, gathered)
      : await read(session, offer.reference, limits, gathered);
  const { pages, ...found } = gathered;
  const empty = emptySection(offer, endOf(error, gathered), error);
  return error?.failure === 'other-patient'
    ? { section: empty, pages: [] }
    : { section: { ...empty, ...found }, pages };
}
