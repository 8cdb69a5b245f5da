import type { ServedType } from '../assemble/catalogue';
import type { PatientQuery } from '../assemble/ports';
import type { Authorization, Settings } from './options';
import { Refusal } from './refusal';
import type { NamedPatient } from './search-request';

const unauthenticated = () =>
  new Refusal(401, { code: 'login', diagnostics: 'A valid access token is needed.' }, { 'www-authenticate': 'Bearer' });

export const forbidden = (diagnostics: string) => new Refusal(403, { code: 'forbidden', diagnostics });

/** Asks the vendor's token check; an error in it lets nobody in. */
export async function authorizedPatient(request: Request, settings: Settings): Promise<PatientQuery | 'any'> {
  if (settings.authorize === undefined) return 'any';
  let answer: Authorization;
  try {
    answer = await settings.authorize(request);
  } catch (cause) {
    settings.log({ kind: 'authorize-failed', cause });
    throw new Refusal(500, { code: 'exception', diagnostics: 'The authorisation could not be checked.' });
  }
  if (answer?.allowed === true && isPatient(answer.patient)) return answer.patient;
  if (answer?.allowed === false && answer.reason === 'forbidden')
    throw forbidden('The authorisation does not cover this request.');
  throw unauthenticated();
}

function isPatient(patient: unknown): boolean {
  if (patient === 'any') return true;
  if (patient === null || typeof patient !== 'object') return false;
  const { bsn, id } = patient as { bsn?: unknown; id?: unknown };
  return (typeof bsn === 'string' && bsn !== '') !== (typeof id === 'string' && id !== '');
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
    if (named.bsn !== undefined && authorized.bsn !== undefined && named.bsn !== authorized.bsn) {
      throw forbidden('The request names another patient than the authorisation.');
    }
    return authorized;
  }
  if (named.bsn !== undefined) return { bsn: named.bsn };
  const wanted = target
    ? { type: target.type, id: target.id }
    : named.fhirId === undefined
      ? undefined
      : { type: 'Patient' as const, id: named.fhirId };
  const found = wanted && (await settings.findPatient?.(wanted));
  if (found) return found;
  if (wanted && settings.findPatient)
    throw new Refusal(404, { code: 'not-found', diagnostics: 'This server does not know that patient or resource.' });
  throw forbidden('Neither the request nor the authorisation says which patient this is about.');
}
