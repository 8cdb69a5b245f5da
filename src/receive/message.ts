import { hash } from 'node:crypto';
import { textOfOffer } from '../access/offer';
import { bearerOnly } from '../access/tokens/possession/sender-constrained';
import { sentToken } from '../access/tokens/sent-token';
import type { TokenClaims, TokenResult } from '../access/tokens/token-check';
import { asTokenResult } from '../access/tokens/token-form';
import { sanitisedQuery } from '../audit/sanitised-query';
import type { ChallengeHeaders } from '../http/challenge-headers';
import { readResource } from '../http/fhir-body';
import type { Inbound } from '../http/inbound';
import { parseParameters, type RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';
import { identifierKey, parseNotificationTask, type ReceivedNotification } from '../referral/task/parse';
import type { ReceivedRoutingTarget } from '../referral/task/parse-routing';
import type { Fault } from '../referral/task/task-notices';
import { outsideText } from '../telemetry/outside-text';
import type { ReceiveReason } from './receive-reasons';
import type { ReceiverSettings } from './receiver-options';

/** A Task that cannot be taken as it is; each notice becomes an issue with the path of its element. */
export class TaskRefusal extends Refusal<ReceiveReason> {
  readonly notices: readonly Fault[];

  constructor(status: number, notices: readonly Fault[]) {
    const findings = notices.map(({ path, found, expected }) => ({
      code: 'invalid' as const,
      diagnostics: `${path}: found ${found}, expected ${expected}.`,
    }));
    super(status, findings, {}, notices[0]?.code);
    this.notices = notices;
  }
}

/** Finds out who sends; refuses (401, 503) whoever cannot be known. Undefined when senders are not checked. */
export async function senderOf(request: Inbound, settings: ReceiverSettings): Promise<TokenClaims | undefined> {
  const { authorize, possession = bearerOnly, now } = settings;
  if (authorize === undefined) return undefined;
  const unauthorized = (reason: ReceiveReason, headers: ChallengeHeaders = {}) =>
    new Refusal<ReceiveReason>(
      401,
      { code: 'login', diagnostics: 'A valid access token is needed.' },
      { 'www-authenticate': 'Bearer', ...headers },
      reason,
    );
  const unverifiable = (reason: ReceiveReason) =>
    new Refusal<ReceiveReason>(
      503,
      { code: 'transient', diagnostics: 'The token cannot be checked now; try again later.' },
      { 'retry-after': '30' },
      reason,
    );
  const sent = sentToken(request.headers);
  if ('failure' in sent) throw unauthorized(sent.failure);
  const { token } = sent;
  const at = now();
  const result = await settings
    .waitFor('authorize', (signal) => authorize(token.text, { now: at, signal }))
    .then(asTokenResult)
    .catch((err: unknown): TokenResult => {
      settings.logger.error({ event: 'token-check-failed', err }, 'the token check failed');
      return { ok: false, reason: 'token-unverifiable' };
    });
  if (!result.ok)
    throw result.reason === 'token-unverifiable' ? unverifiable(result.reason) : unauthorized(result.reason);
  const { claims } = result;
  const proven = await settings
    // The request itself: by it the certificate of its connection is found.
    .waitFor('authorize', () => possession(request.request, { ...token, claims }, at))
    .catch((err: unknown) => {
      settings.logger.error({ event: 'token-check-failed', err }, 'that a token is of its sender could not be checked');
      throw unverifiable('token-unverifiable');
    });
  if (!proven.ok) throw unauthorized(proven.reason, proven.headers);
  return claims;
}

/** Reads and parses the Task of a request; refuses what is none. */
export async function readNotification(request: Inbound, settings: ReceiverSettings): Promise<ReceivedNotification> {
  const parsed = parseNotificationTask(
    await readResource(request, { maxBytes: settings.maxBodyBytes, timeoutMs: settings.bodyTimeoutMs }),
  );
  if (parsed.ok) return parsed.notification;
  throw new TaskRefusal(parsed.issues[0]?.code === 'not-a-task' ? 400 : 422, parsed.issues);
}

/** A pull would leave out what is offered beyond its budget: better that the sender knows at once (422). */
export function checkOffers({ offers, unread = [] }: ReceivedNotification, { maxOffers }: ReceiverSettings): void {
  const made = offers.length + unread.length;
  if (made <= maxOffers) return;
  const expected = `at most ${maxOffers} in one notification`;
  throw new TaskRefusal(422, [{ code: 'too-many-offers', path: 'Task.input', found: `${made} offers`, expected }]);
}

// One text for another's organization and for an unknown patient: nobody may find out by it who is a patient here.
export const notForUs = (reason: ReceiveReason) =>
  new Refusal<ReceiveReason>(
    422,
    { code: 'processing', diagnostics: 'The notification cannot be processed by this organization.' },
    {},
    reason,
  );

/** The Task is from another organization than the token, as far as that is known (403). */
export const refuseSender = (reason: ReceiveReason) =>
  new Refusal<ReceiveReason>(
    403,
    { code: 'forbidden', diagnostics: 'The token is not of the organization that the Task is from.' },
    {},
    reason,
  );

/** Something of ours cannot say now; the sender tries again (503). */
export const unavailable = (diagnostics: string, reason: ReceiveReason) =>
  new Refusal<ReceiveReason>(503, { code: 'transient', diagnostics }, { 'retry-after': '5' }, reason);

/** The patient must be one of ours (422). */
export async function checkPatient(
  { patientBsn }: Pick<ReceivedNotification, 'patientBsn'>,
  settings: ReceiverSettings,
): Promise<void> {
  const { knowsPatient } = settings;
  if (patientBsn === undefined || knowsPatient === undefined) return;
  // An empty list of patients found is no yes either.
  if ((await settings.waitFor('knowsPatient', (signal) => knowsPatient(patientBsn, { signal }))) !== true)
    throw notForUs('unknown-patient');
}

/** The identifier a conditional update names, percent-encoded or with a bare `|`; refuses (400) all else. */
export function identifierInQuery(url: URL): string {
  const parameters = parseParameters(url.search);
  const [named, ...more] = parameters.filter(({ key }) => key === 'identifier');
  const others = parameters.some(({ key }) => !['identifier', '_format', '_pretty'].includes(key));
  if (named === undefined || named.value.trim() === '' || more.length > 0 || others)
    throw new Refusal(400, {
      code: 'invalid',
      diagnostics: 'A notification is withdrawn by PUT Task?identifier=system|value, with nothing else in the query.',
      location: 'http.identifier',
    });
  const cut = named.value.indexOf('|');
  return cut < 0
    ? identifierKey(undefined, named.value)
    : identifierKey(named.value.slice(0, cut), named.value.slice(cut + 1));
}

/**
 * What a notification says, as a hash: the same for a repetition in another spelling or form. The moment of writing does not
 * count. A BSN is only in it together with a base, so that it cannot be found by trying all numbers.
 */
export function fingerprintOf(notification: ReceivedNotification): string {
  const { groupIdentifier, receiver, patientBsn, authorizationBase, workflowTask, getWorkflowTask, unread, routing } =
    notification;
  const parts = [
    groupIdentifier ?? null,
    receiver.ura ?? null,
    authorizationBase === undefined ? null : [authorizationBase, patientBsn ?? null],
    workflowTask ?? null,
    getWorkflowTask,
    notification.validUntil ?? null,
    notification.offers.map(textOfOffer),
    // Only where there are any: the hashes of all others stay as they were kept.
    ...(unread === undefined ? [] : [unread.map(({ code, path }) => [code, path])]),
    ...(routing === undefined ? [] : [routing]),
  ];
  return hash('sha256', JSON.stringify(parts), 'hex');
}

/** An identifier as the trail keeps it. */
export const forTrail = (identifier: string): string =>
  outsideText(sanitisedQuery([{ key: 'identifier', value: identifier }]).slice('identifier='.length), 500);

/** Which service and place a notification is for, by number or address, as parameters of its entry in the trail. */
export function routingForTrail({ routing = {} }: ReceivedNotification): readonly RawParameter[] {
  const of = (key: 'department' | 'location', target: ReceivedRoutingTarget | undefined): readonly RawParameter[] => {
    const [number] = target?.identifiers ?? [];
    const value = number ? `${number.system}|${number.value}` : target?.reference;
    return value === undefined ? [] : [{ key, name: key, modifier: undefined, value }];
  };
  return [...of('department', routing.department), ...of('location', routing.location)];
}
