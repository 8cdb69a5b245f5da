import { catalogue } from '../assemble/catalogue';
import { costsRecordsOnly, endingFailures } from '../assemble/failures';
import type { SourceMended } from '../assemble/mended-counts';
import type { SourceFailure } from '../assemble/ports';
import type { AssembleOptions, PullContext } from '../assemble/pull';
import type { Served } from '../assemble/served';
import type { Offered } from '../assemble/visible';
import type { AccessTrail } from '../audit/access-trail';
import { isSamePerson } from '../fhir/bsn';
import type { BodyLimits } from '../http/body';
import { type AnswerCoding, asItIs, codingFor } from '../http/compression';
import { contentCodings } from '../http/content-coding';
import type { Encoding } from '../http/encode';
import { type Findings, refuse, shown } from '../http/findings';
import type { Inbound } from '../http/inbound';
import type { NamedPatient } from '../http/named-patient';
import { negotiate, type WireFormat } from '../http/negotiation';
import type { RawParameter } from '../http/parameters';
import { type Finding, Refusal } from '../http/refusal';
import { bsnStands } from './bsn-in-answers';
import { offeredIn } from './coverage';
import { failureFindings } from './failure-findings';
import type { KeptAnswers } from './kept-answers';
import type { Settings } from './options';
import type { OutgoingCheck } from './outgoing-check';
import type { PageSnapshots } from './page-snapshots';
import type { PageTokens } from './page-token';
import { forbidden, type Granted } from './patient-scope';
import type { FacadeReason } from './refusal-reasons';
import { checkOnce, readParameters, type Shape, shapeOf } from './result-parameters';
import type { Narrate } from './subset';
import { tellMended } from './tell-mended';

/** What every step of answering a request works with. */
export interface Call {
  readonly request: Inbound;
  /** FHIR base for links; empty until it is known under which name the request may be answered. */
  base: string;
  readonly settings: Settings;
  readonly assemble: AssembleOptions;
  /** The sections that are offered here. */
  readonly served: Served;
  readonly outgoing: OutgoingCheck;
  readonly narrate: Narrate;
  readonly snapshots: PageSnapshots;
  readonly answers: KeptAnswers;
  readonly pageTokens: PageTokens;
  readonly trail: AccessTrail;
  /** The form asked for; JSON until the request has been negotiated, when it asks for neither. */
  format: WireFormat;
  /** How the answer is coded; as it is until the request has been negotiated. */
  coding: AnswerCoding;
}

/** How a resource goes out in answer to this call. */
export const encodingOf = ({ format, coding, assemble }: Call, pretty: boolean): Encoding => ({
  format,
  coding,
  pretty,
  texts: assemble.kept,
});

/** Fixes how the answer is coded, or refuses with 406. A HEAD has no body to code. */
export function negotiateCoding(call: Call): void {
  const coding = codingFor(call.request.headers.get('accept-encoding'));
  if (coding === undefined)
    throw new Refusal(406, {
      code: 'not-supported',
      diagnostics: `An answer is sent as it is, or coded as ${contentCodings.join(', ')}.`,
      location: 'http.Accept-Encoding',
    });
  call.coding = call.request.method === 'HEAD' ? asItIs : coding;
}

/** What a body of a request may take. */
export const bodyLimits = ({ maxBodyBytes, bodyTimeoutMs }: Settings): BodyLimits => ({
  maxBytes: maxBodyBytes,
  timeoutMs: bodyTimeoutMs,
});

/** Fixes the form of the answer, or refuses with 406. */
export function negotiateFor(call: Call, parameters: readonly RawParameter[]): void {
  const format = parameters.find((one) => one.key === '_format')?.value;
  call.format = negotiate(call.request.headers.get('accept'), format);
}

/** True when the parameters ask for line breaks. */
export const isPretty = (parameters: readonly RawParameter[]): boolean =>
  parameters.some((one) => one.key === '_pretty' && one.value === 'true');

/** What of the resource a read asks for; refuses parameters that would be ignored. */
export function readShape(parameters: readonly RawParameter[]): Shape {
  const findings: Findings = [];
  for (const { key } of parameters)
    if (!readParameters.includes(key))
      refuse(findings, shown(key), `A read takes ${readParameters.join(', ')} only.`, 'not-supported');
  checkOnce(parameters, findings);
  if (parameters.some((one) => one.key === '_summary' && one.value === 'count'))
    refuse(findings, '_summary', '_summary=count is for searches.');
  const shape = shapeOf(parameters, findings);
  if (findings.length > 0) throw new Refusal(400, findings);
  return shape;
}

/** Refuses a read that asks for a part of what is only given whole. */
export function checkReadWhole(parameters: readonly RawParameter[], what: string): void {
  if (readShape(parameters).kind !== 'whole')
    throw new Refusal(400, {
      code: 'not-supported',
      diagnostics: `${what} is given whole; leave out _summary and _elements.`,
    });
}

/**
 * The pull that a request under this authorisation makes.
 *
 * @param named Whether the request names the patient by BSN: then one may stand in the answer.
 * @param quiet For what was gathered before: what was mended in it was told then.
 */
export function pullOf(
  call: Call,
  granted: Granted,
  { patient, offered }: Pick<PullContext, 'patient' | 'offered'>,
  named: boolean,
  quiet = false,
): PullContext {
  const onMended = quiet ? undefined : (mended: SourceMended) => tellMended(mended, call);
  const { referral, leaveOut } = granted;
  const withoutBsn = !bsnStands(call.settings.bsnInAnswers, granted, named);
  const { now } = call.settings;
  return { patient, referral, leaveOut, withoutBsn, offered, now: now(), signal: call.request.signal, onMended };
}

/** What the authorisation limits the request to; undefined when it does not. */
export function offeredBy(call: Call, granted: Granted): Offered | undefined {
  if (granted.only === undefined) return undefined;
  return offeredIn(
    granted.only,
    ({ at, type }) =>
      call.settings.logger.warn(
        { event: 'offer-unreadable', offer: at, ...(type && { type, section: catalogue[type].section }) },
        'an offer of the authorisation is no search of this server',
      ),
    granted.leaveOut,
  );
}

/**
 * The request must name the patient that was pulled: anything else would tell about, or be, someone else. A FHIR id, and a
 * BSN beside an authorisation by key, can only be compared with the patient's own record.
 */
export function checkNamed(named: NamedPatient, patientId: string, patientBsn: string | undefined): void {
  const otherId = named.fhirId !== undefined && named.fhirId !== patientId;
  const otherBsn = named.bsn !== undefined && !isSamePerson(named.bsn, patientBsn);
  if (otherId || otherBsn) throw forbidden('other-patient');
}

/** A mistake made in every row would fill the trail with the same words; the log has them all. */
const TOLD = 20;

/** How the trail names what is missing: a source by its group, a record by its own id as well. */
const missingOf = (failure: SourceFailure): string =>
  costsRecordsOnly(failure) && failure.record !== undefined
    ? `${failure.group}/${failure.record} (${failure.kind})`
    : failure.group;

/** Tells log and trail of failures. */
export function logFailures(failures: readonly SourceFailure[], { settings, trail }: Call): void {
  if (failures.length === 0) return;
  const missing = [...new Set(failures.map(missingOf))];
  const more = missing.length > TOLD ? [`and ${missing.length - TOLD} more`] : [];
  trail.lacks([...missing.slice(0, TOLD), ...more]);
  for (const { group, source, kind, record, detail, cause } of failures) {
    const facts = {
      event: 'source-failed',
      group,
      source,
      kind,
      ...(record !== undefined && { record }),
      detail,
      requestId: trail.requestId,
    };
    settings.logger.error(
      cause === undefined ? facts : { ...facts, err: cause },
      'a source could not be used to the full',
    );
  }
}

/**
 * The refusal of a request whose sources failed: 504 when all of them were late, else 502.
 *
 * @param offered What the authorisation limits the request to; undefined when it does not.
 */
export function failed(failures: readonly SourceFailure[], call: Call, offered: Offered | undefined): Refusal {
  logFailures(failures, call);
  const late = failures.every((failure) => failure.kind === 'timed-out');
  return new Refusal<FacadeReason>(
    late ? 504 : 502,
    failureFindings(failures, 'error', offered),
    {},
    late ? 'source-timed-out' : 'source-failed',
  );
}

/** Refuses what failures end. */
export function checkFailures(failures: readonly SourceFailure[], call: Call, offered: Offered | undefined): void {
  if (endingFailures(failures, call.settings).length > 0) throw failed(failures, call, offered);
}

/**
 * The completeness rule: a failing source ends the request, unless the vendor chose that the rest is served, for whole sources
 * (`completeness: 'partial'`) or for records (`invalidRecords: 'report'`).
 *
 * @returns What the receiver must be told beside what is served.
 */
export function completeness(
  failures: readonly SourceFailure[],
  call: Call,
  offered: Offered | undefined,
): readonly Finding[] {
  if (failures.length === 0) return [];
  checkFailures(failures, call, offered);
  logFailures(failures, call);
  return failureFindings(failures, 'warning', offered);
}
