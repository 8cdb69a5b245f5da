import type { FhirResource } from 'fhir/r3';
import { DEFAULT_ID_SECRET } from '../assemble/collection';
import type { SourceFailure } from '../assemble/ports';
import { type AssembleOptions, type PullContext, read, search } from '../assemble/pull';
import { idMaker } from '../fhir/ids';
import { formBody } from './body';
import { capabilityStatement } from './capability-statement';
import { encode } from './encode';
import { negotiate, preferredFormat, type WireFormat } from './negotiation';
import { type FacadeOptions, type Settings, settingsOf } from './options';
import { type OutgoingCheck, outgoingCheck } from './outgoing-check';
import { parseParameters, type RawParameter } from './parameters';
import { authorizedPatient, forbidden, patientOf } from './patient-scope';
import { type Finding, operationOutcome, Refusal } from './refusal';
import { type Route, routeOf } from './route';
import { type NamedPatient, parseSearch } from './search-request';
import { searchset } from './searchset';

/** The facade: one web-standard handler for everything under the FHIR base. */
export interface BgzFacade {
  /** Answers a request. Never throws: what goes wrong becomes a status with an OperationOutcome. */
  fetch(request: Request): Promise<Response>;
}

const MAX_URL = 16_384;

interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly base: string;
  readonly settings: Settings;
  readonly assemble: AssembleOptions;
  readonly outgoing: OutgoingCheck;
  /** The form asked for; JSON until the request has been negotiated, when it asks for neither. */
  format: WireFormat;
}

/**
 * Makes a facade over the vendor's record sources. Nothing is kept between requests; run as many as you like.
 *
 * @param options - sources per zib group and the `authorize` port (or `insecure: true`); see {@link FacadeOptions}.
 * @returns an object whose `fetch` is mounted in any server that speaks web-standard `Request` and `Response`.
 * @throws TypeError when the options would make an unsafe facade.
 *
 * @example
 * const facade = createBgzFacade({ sources: { patient: () => [record] }, authorize: checkToken });
 * const response = await facade.fetch(new Request('https://ehr.example.nl/fhir/AllergyIntolerance'));
 */
export function createBgzFacade(options: FacadeOptions): BgzFacade {
  const settings = settingsOf(options);
  const assemble: AssembleOptions = {
    sources: settings.sources,
    id: idMaker(settings.idSecret ?? DEFAULT_ID_SECRET),
    mapping: settings.mapping ?? {},
    limits: { timeoutMs: settings.sourceTimeoutMs ?? 10_000, maxRecords: settings.maxRecordsPerSource ?? 100_000 },
  };
  const outgoing = outgoingCheck(settings);
  return {
    async fetch(request) {
      let call: Call | undefined;
      try {
        const url = new URL(request.url);
        const base = settings.baseUrl ?? `${url.origin}${settings.mountPath}`;
        call = { request, url, base, settings, assemble, outgoing, format: formatOf(request, url) };
        const response = await answer(call);
        return request.method === 'HEAD' ? new Response(null, response) : response;
      } catch (error) {
        const format = call?.format ?? 'json';
        if (error instanceof Refusal) return refused(error, format);
        settings.log({ kind: 'unexpected-error', cause: error });
        return refused(new Refusal(500, { code: 'exception', diagnostics: unexpected(error) }), format);
      }
    },
  };
}

async function answer(call: Call): Promise<Response> {
  const { request, url, settings } = call;
  if (request.url.length > MAX_URL)
    throw new Refusal(414, {
      code: 'too-long',
      diagnostics: `The URL is longer than ${MAX_URL} characters; use POST _search.`,
    });
  const route = routeOf(request.method, url.pathname, settings.mountPath);
  const inUrl = parseParameters(url.search);
  if (route.kind !== 'search' || route.from === 'url') negotiateFor(call, inUrl);
  if (route.kind === 'metadata')
    return encode(200, capabilityStatement(call.base), {
      format: call.format,
      pretty: inUrl.some((one) => one.key === '_pretty' && one.value === 'true'),
    });

  const authorized = await authorizedPatient(request, settings);
  if (route.kind === 'read') {
    const named = route.type === 'Patient' ? { fhirId: route.id } : {};
    return answerRead(
      call,
      route,
      inUrl,
      { patient: await patientOf(authorized, named, route, settings), ...moment(call) },
      named,
    );
  }
  const parameters =
    route.from === 'body' ? [...inUrl, ...parseParameters(await formBody(request, settings.maxBodyBytes))] : inUrl;
  if (route.from === 'body') negotiateFor(call, parameters);
  const parsed = parseSearch(route.type, parameters);
  const pull = { patient: await patientOf(authorized, parsed.patient, undefined, settings), ...moment(call) };
  const result = await search(parsed.request, pull, call.assemble);
  const notices = completeness(result.failures, call.settings);
  if (result.patientId === undefined)
    notices.push({ severity: 'warning', code: 'not-found', diagnostics: 'The sources do not know this patient.' });
  else checkNamed(parsed.patient, result.patientId, result.patientBsn);
  const bundle = searchset({ base: call.base, parameters, search: parsed, result, notices });
  return send(call, route.type, bundle, parsed.pretty);
}

async function answerRead(
  call: Call,
  route: Extract<Route, { kind: 'read' }>,
  parameters: readonly RawParameter[],
  pull: PullContext,
  named: NamedPatient,
) {
  const unknown = parameters.find((one) => !['_format', '_pretty', '_summary'].includes(one.key));
  if (unknown)
    throw new Refusal(400, { code: 'not-supported', diagnostics: 'A read takes _format, _pretty and _summary only.' });
  const { resource, patientId, failures } = await read(route.type, route.id, pull, call.assemble);
  if (patientId !== undefined) checkNamed(named, patientId, undefined);
  // What was found is whole, whatever other sources failed; "not found" can only be said when all of them answered.
  if (resource === undefined) {
    if (failures.length > 0) throw failed(failures, call.settings);
    throw new Refusal(404, { code: 'not-found', diagnostics: 'No resource of this patient has this id.' });
  }
  if (call.settings.completeness === 'fail') completeness(failures, call.settings);
  return send(
    call,
    route.type,
    resource,
    parameters.some((one) => one.key === '_pretty' && one.value === 'true'),
  );
}

/** Sends a resource, unless the vendor has it checked and it does not conform. */
async function send(call: Call, served: string, resource: FhirResource, pretty: boolean): Promise<Response> {
  const outcome = await call.outgoing.check(resource, served);
  return outcome
    ? encode(500, outcome, { format: call.format, pretty })
    : encode(200, resource, { format: call.format, pretty });
}

const moment = ({ request, settings }: Call) => ({ now: settings.now(), signal: request.signal });

function negotiateFor(call: Call, parameters: readonly RawParameter[]): void {
  const format = parameters.find((one) => one.key === '_format')?.value;
  call.format = negotiate(call.request.headers.get('accept'), format);
}

/**
 * The request must name the patient that was pulled: anything else would tell about, or be, someone else. A FHIR id, and a
 * BSN beside an authorisation by key, can only be compared with the patient's own record.
 */
function checkNamed(named: NamedPatient, patientId: string, patientBsn: string | undefined): void {
  const otherId = named.fhirId !== undefined && named.fhirId !== patientId;
  const otherBsn = named.bsn !== undefined && named.bsn !== patientBsn;
  if (otherId || otherBsn) throw forbidden('The request names another patient than the authorisation.');
}

const findingOf = ({ group, source, kind, detail }: SourceFailure): Finding => ({
  severity: 'error',
  code: kind === 'timed-out' ? 'timeout' : kind === 'invalid-record' ? 'invalid' : 'incomplete',
  diagnostics: `Source ${source + 1} of ${group}: ${detail}.`,
});

function failed(failures: readonly SourceFailure[], settings: Settings): Refusal {
  for (const failure of failures) settings.log({ kind: 'source-failed', failure });
  const status = failures.every((failure) => failure.kind === 'timed-out') ? 504 : 502;
  return new Refusal(status, failures.map(findingOf));
}

/**
 * The completeness rule: a failing source ends the request, unless the vendor chose `partial`. Without the patient's own
 * record, or with one of somebody else, nothing can be served in either case.
 */
function completeness(failures: readonly SourceFailure[], settings: Settings): Finding[] {
  if (failures.length === 0) return [];
  const patientFailed = failures.some((failure) => failure.group === 'patient');
  if (settings.completeness === 'fail' || patientFailed) throw failed(failures, settings);
  for (const failure of failures) settings.log({ kind: 'source-failed', failure });
  return failures.map((failure) => ({ ...findingOf(failure), severity: 'warning' }));
}

/** The form to refuse in, before anything of the request has been looked at. */
const formatOf = (request: Request, url: URL): WireFormat =>
  preferredFormat(request.headers.get('accept'), url.searchParams.get('_format') ?? undefined) ?? 'json';

/** Where XML cannot say what the records hold (a control character), JSON still can; the message of that error names a path only. */
const unexpected = (error: unknown): string =>
  error instanceof Error && error.name === 'FhirXmlError'
    ? `The answer cannot be written in XML: ${error.message} Ask for application/fhir+json.`
    : 'The request could not be answered.';

async function refused(refusal: Refusal, format: WireFormat): Promise<Response> {
  const outcome = operationOutcome(refusal.findings);
  try {
    return await encode(refusal.status, outcome, { format }, refusal.headers);
  } catch {
    // What a source says of its failure may be nothing XML can hold; that it failed must be told all the same.
    return encode(refusal.status, outcome, { format: 'json' }, refusal.headers);
  }
}
