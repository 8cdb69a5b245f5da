import type { ServedType } from '../assemble/catalogue';
import type { PatientQuery } from '../assemble/ports';
import { patientRule } from '../assemble/source-rules';
import type { AccessTrail } from '../audit/access-trail';
import { isSamePerson } from '../fhir/bsn';
import { systems } from '../fhir/naming-systems';
import type { ChallengeHeaders } from '../http/challenge-headers';
import type { Inbound } from '../http/inbound';
import type { NamedPatient } from '../http/named-patient';
import type { RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';
import { requestPace } from '../limits/pace';
import { TimeIsOver } from '../limits/within';
import type { AskedParameters } from './asked-parameters';
import type { AskedFor, Authorization } from './authorization';
import { problemsOfAuthorization } from './authorization-rules';
import type { Settings } from './options';
import type { FacadeReason } from './refusal-reasons';

/** An authorisation that lets the request in. */
export type Granted = Extract<Authorization, { readonly allowed: true }>;

/** Every 403 in the same words: which part of the authorisation failed is for the trail, and not a way to try out a BSN. */
export const forbidden = <Reason extends string = FacadeReason>(reason: NoInfer<Reason>) =>
  new Refusal<Reason>(
    403,
    { code: 'forbidden', diagnostics: 'The authorisation does not cover this request.' },
    {},
    reason,
  );

/** What a refusal tells the caller: that it is refused, not which part of the authorisation failed. The codes are the vendor's. */
const refusals = {
  unauthenticated: (reason: string, headers: ChallengeHeaders = {}) =>
    new Refusal<string>(
      401,
      { code: 'login', diagnostics: 'A valid access token is needed.' },
      { 'www-authenticate': 'Bearer', ...headers },
      reason,
    ),
  forbidden: (reason: string) => forbidden<string>(reason),
  unavailable: (reason: string) =>
    new Refusal<string>(
      503,
      { code: 'transient', diagnostics: 'The authorisation could not be checked; try again.' },
      {},
      reason,
    ),
} as const;

/** A port that did not answer in time: who asks may try again, and nothing is told or given. */
const late = (cause: unknown, event: string, reason: string, { logger }: Settings): Refusal => {
  logger.error({ event, err: cause }, 'the authorisation did not come in time');
  return refusals.unavailable(reason);
};

/** For the vendor, who may do with them what it likes. */
function ofTheirOwn(asked: AskedParameters): Promise<readonly RawParameter[]> {
  const copied = asked.read().then((all) => all.map((one) => ({ ...one })));
  // Who asked may have gone on without it.
  copied.catch(() => {});
  return copied;
}

/** Asks the vendor's token check; an error in it lets nobody in. `trail` learns what it must know, whatever the answer. */
export async function authorized(
  inbound: Inbound,
  settings: Settings,
  trail: AccessTrail,
  asked: AskedFor,
  given: AskedParameters,
): Promise<Granted> {
  const { authorize } = settings;
  if (authorize === undefined) {
    trail.admit();
    return { allowed: true, patient: 'any' };
  }
  let answer: Authorization;
  try {
    answer = await settings.waitFor('authorize', (signal) =>
      authorize(inbound.request, { signal, asked, parameters: () => ofTheirOwn(given) }),
    );
  } catch (cause) {
    if (cause instanceof Refusal && cause === given.failure()) throw cause;
    if (cause instanceof TimeIsOver) throw late(cause, 'authorize-failed', 'authorize-timed-out', settings);
    settings.logger.error({ event: 'authorize-failed', err: cause }, 'the authorisation could not be checked');
    throw new Refusal<FacadeReason>(
      500,
      { code: 'exception', diagnostics: 'The authorisation could not be checked.' },
      {},
      'authorize-failed',
    );
  }
  await requestPace.goOn();
  const problems = problemsOfAuthorization(answer);
  if (problems.length > 0) {
    // What it was meant to say is not known, so nobody is let in; who asks is not to blame, so it is no 401.
    settings.logger.error({ event: 'authorize-invalid', problems }, 'authorize answered in another form');
    throw new Refusal<FacadeReason>(
      500,
      { code: 'exception', diagnostics: 'The authorisation could not be checked.' },
      {},
      'authorize-invalid',
    );
  }
  if (answer.trail) trail.learn(answer.trail);
  if (answer.allowed || answer.reason === 'forbidden' || (answer.reason === 'unavailable' && answer.known === true))
    trail.admit();
  if (answer.allowed) return answer;
  // Whom a form names could not be told; that it is forbidden follows from that, and who asks can mend it.
  const unread = answer.reason === 'forbidden' ? given.failure() : undefined;
  if (unread) throw unread;
  throw refusals[answer.reason](answer.trail?.reason ?? answer.reason, answer.headers);
}

async function foundBy(
  wanted: { type: ServedType; id: string },
  settings: Settings,
): Promise<PatientQuery | undefined> {
  const { findPatient } = settings;
  if (findPatient === undefined) return undefined;
  let found: unknown;
  try {
    found = await settings.waitFor('findPatient', (signal) => findPatient(wanted, { signal }));
  } catch (cause) {
    if (cause instanceof TimeIsOver) throw late(cause, 'find-patient-failed', 'find-patient-timed-out', settings);
    throw cause;
  }
  if (found === undefined || found === null) return undefined;
  // Sources that are asked for nobody may give anybody's, or nothing, which reads as a patient without allergies.
  if (!patientRule.meets(found)) throw new TypeError(`findPatient gives ${patientRule.allowed}, or undefined.`);
  return found as PatientQuery;
}

/**
 * Whose records are pulled: the patient of the authorisation, who must be the one the request names. Only under an
 * `'any'` authorisation does the request decide. A FHIR id, or a BSN beside an authorisation by key, is compared once the
 * patient record is there (see `checkNamed`).
 */
export async function patientOf(
  authorized: PatientQuery | 'any',
  named: NamedPatient,
  target: { type: ServedType; id: string } | undefined,
  settings: Settings,
): Promise<PatientQuery> {
  if (authorized !== 'any') {
    if (named.bsn !== undefined && authorized.bsn !== undefined && !isSamePerson(named.bsn, authorized.bsn)) {
      throw forbidden('other-patient');
    }
    return authorized;
  }
  if (named.bsn !== undefined) return { bsn: named.bsn };
  const wanted = target
    ? { type: target.type, id: target.id }
    : named.fhirId === undefined
      ? undefined
      : { type: 'Patient' as const, id: named.fhirId };
  const found = wanted && (await foundBy(wanted, settings));
  if (found) return found;
  if (wanted && settings.findPatient)
    throw new Refusal(404, { code: 'not-found', diagnostics: 'This server does not know that patient or resource.' });
  if (settings.authorize !== undefined) throw forbidden('no-patient');
  // Nothing forbids it under `insecure`: it cannot be known whose data is asked for.
  throw new Refusal<FacadeReason>(
    400,
    {
      code: 'required',
      diagnostics: `The request names no patient. Add patient.identifier=${systems.bsn}|<BSN> to a search (Patient: identifier, Coverage: beneficiary.identifier); for a read by id give the facade \`findPatient\`.`,
    },
    {},
    'no-patient',
  );
}
