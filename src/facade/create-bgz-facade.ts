import { NO_ID_SECRET } from '../assemble/collection';
import { type KeptAssemblies, keptAssemblies } from '../assemble/kept-assemblies';
import { keptMappings } from '../assemble/kept-mappings';
import { type KnownData, knownData } from '../assemble/known-data';
import { knownIds } from '../assemble/known-ids';
import type { AssembleOptions } from '../assemble/pull';
import { servedBy } from '../assemble/served';
import { type AuditContext, accessTrail } from '../audit/access-trail';
import type { AuditEntry } from '../audit/entry';
import { refusalSums } from '../audit/refusal-sums';
import { idMaker } from '../fhir/ids';
import { checkLimit } from '../http/check-limit';
import { asItIs } from '../http/compression';
import { checkOneCredential } from '../http/credentials';
import { encode } from '../http/encode';
import { type Answer, dropAnswer, fetchBy, type Inbound } from '../http/inbound';
import { lastResort } from '../http/last-resort';
import { preferredFormat, type WireFormat } from '../http/negotiation';
import { peerOf } from '../http/peer-address';
import { operationOutcome, Refusal } from '../http/refusal';
import { requestBase } from '../http/request-base';
import { requestPace } from '../limits/pace';
import { count, measure, startTimer } from '../telemetry/instruments';
import { inSpan, traceId } from '../telemetry/spans';
import { answerContent } from './answer-content';
import { answerRead } from './answer-read';
import { answerSearch } from './answer-search';
import { answerRouted, answerTask } from './answer-task';
import { type Call, encodingOf, isPretty, negotiateCoding, negotiateFor } from './call';
import { statementOf } from './capability-statement';
import { keptAnswers } from './kept-answers';
import { parametersOf } from './known-queries';
import { logRefusal } from './log-refusal';
import { narratorFor } from './narrator';
import { type FacadeOptions, settingsOf } from './options';
import { outgoingCheck } from './outgoing-check';
import { pageSnapshots } from './page-snapshots';
import { pageTokens } from './page-token';
import type { FacadeReason } from './refusal-reasons';
import { routeOf, type Serving } from './route';

/** The facade: one web-standard handler for everything under the FHIR base. */
export interface BgzFacade {
  /** Answers a request. Never throws: what goes wrong becomes a status with an OperationOutcome. */
  fetch(request: Request): Promise<Response>;
  /**
   * Writes what the trail still waits for: sums of refused requests. Call it when the server has stopped; false when the
   * trail did not take all of it.
   */
  close(): Promise<boolean>;
}

const MAX_URL = 16_384;

/** Built, mapped and written, data takes about so many times the bytes of its JSON. */
const TIMES_ITS_JSON = 16;

/** What data was built to is kept as what is being paged through is: for as long, and in as much memory. */
function dataOf({ pageMemoryMiB = 128, pageMemoryMs = 60_000 }: FacadeOptions): KnownData | undefined {
  const characters = (pageMemoryMiB * 1024 * 1024) / TIMES_ITS_JSON;
  return characters === 0 ? undefined : knownData({ characters, ttlMs: pageMemoryMs });
}

/** What records came to as a whole is kept for as long, where anything is. */
const assembliesOf = ({ pageMemoryMiB, pageMemoryMs = 60_000 }: FacadeOptions): KeptAssemblies | undefined =>
  pageMemoryMiB === 0 ? undefined : keptAssemblies({ ttlMs: pageMemoryMs });

/** Searches that are paged through at one time, from memory. */
const MOST_SNAPSHOTS = 100;

/**
 * Makes a facade over the vendor's record sources. Nothing that a request needs is kept between requests, so run as many as
 * you like; what is kept for a while (`pageMemoryMiB`) makes pages quicker on the instance that has it.
 *
 * @param options - sources per zib group and the `authorize` port (or `insecure: true`); see {@link FacadeOptions}.
 * @returns an object whose `fetch` is mounted in any server that speaks web-standard `Request` and `Response`.
 * @throws TypeError when the options would make an unsafe facade.
 *
 * @example
 * const facade = createBgzFacade({ sources: { patient: () => [record] }, authorize: checkToken, idSecret });
 * const response = await facade.fetch(new Request('https://ehr.example.nl/fhir/AllergyIntolerance'));
 */
export function createBgzFacade(options: FacadeOptions): BgzFacade {
  const settings = settingsOf(options);
  const serving: Serving = { served: servedBy(settings.sources), tasks: settings.tasks };
  const kept = keptMappings();
  const assemble: AssembleOptions = {
    sources: settings.sources,
    id: idMaker(settings.idSecret ?? NO_ID_SECRET),
    mapping: settings.mapping ?? {},
    known: knownIds(),
    kept,
    assemblies: assembliesOf(settings),
    data: dataOf(settings),
    limits: { timeoutMs: settings.sourceTimeoutMs ?? 10_000, maxRecords: settings.maxRecordsPerSource ?? 100_000 },
  };
  const outgoing = outgoingCheck(settings);
  const snapshots = pageSnapshots({
    bytes: (settings.pageMemoryMiB ?? 128) * 1024 * 1024,
    count: MOST_SNAPSHOTS,
    ttlMs: settings.pageMemoryMs ?? 60_000,
  });
  const answers = keptAnswers(((settings.pageMemoryMiB ?? 128) * 1024 * 1024) / 4);
  const sums = refusalSums(async (entry) => {
    const { audit } = settings;
    if (audit) await settings.waitFor('audit', (signal) => audit.write(entry, { signal }));
  }, settings.logger);
  const tokens = pageTokens(settings.idSecret ?? NO_ID_SECRET);
  return {
    close: () => sums.flush(),
    fetch: fetchBy(answered, (error) => lastResort(error, 'unexpected-error', settings.logger)),
  };

  async function answered(request: Inbound): Promise<Answer> {
    const trail = accessTrail(request, settings.now(), peerOf(request, settings));
    let format: WireFormat | undefined;
    const call: Call = {
      request,
      base: settings.baseUrl ?? '',
      settings,
      assemble,
      served: serving.served,
      outgoing,
      narrate: narratorFor(settings.narrative, kept),
      snapshots,
      answers,
      pageTokens: tokens,
      trail,
      // Most requests are negotiated before anything is refused.
      get format() {
        format ??= formatOf(request);
        return format;
      },
      set format(negotiated) {
        format = negotiated;
      },
      coding: asItIs,
    };
    const answer = await inSpan('bgz.request', { method: request.method }, async (span) => {
      const seconds = startTimer();
      const answered = await answerOrRefuse(call, serving);
      const entry = trail.entry(answered.answer.status, answered.reason, traceId());
      const unknown = answered.answer.status >= 400 && !trail.admitted();
      const summed = unknown && !sums.isFirst(entry);
      const silent = answered.open === true || answered.told === true || summed;
      const told = silent ? answered.answer : await tell(entry, answered.answer, call);
      if (unknown && told.status !== entry.status) sums.count(entry);
      figures(entry, seconds());
      if (!summed)
        logRefusal(
          {
            ...entry,
            status: told.status,
            ...(told.status === entry.status ? {} : { reason: 'audit-failed' satisfies FacadeReason }),
          },
          call,
        );
      span.set({ type: entry.object?.type, status: told.status });
      return told;
    });
    const headers = {
      ...answer.headers,
      'x-request-id': trail.requestId,
      ...(trail.correlationId !== undefined && { 'x-correlation-id': trail.correlationId }),
    };
    return { ...answer, headers, ...(request.method === 'HEAD' && { body: null }) };
  }
}

/** An answer, and why it is not what was asked for. `open`: about no patient, so not for the trail; `told`: in it already. */
interface Answered {
  readonly answer: Answer;
  readonly reason?: string;
  readonly open?: boolean;
  readonly told?: boolean;
}

async function answerOrRefuse(call: Call, serving: Serving): Promise<Answered> {
  try {
    return await answerCall(call, serving);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : unexpected(error, call);
    return { answer: await refused(refusal, call), reason: refusal.reason };
  }
}

async function answerCall(call: Call, serving: Serving): Promise<Answered> {
  const { request, settings } = call;
  const { url } = request;
  await checkLimit(request, call.trail.requestId, settings);
  await requestPace.begin();
  if (url.href.length > MAX_URL)
    throw new Refusal(414, {
      code: 'too-long',
      diagnostics: `The URL is longer than ${MAX_URL} characters; use POST _search.`,
    });
  call.base = requestBase(request, settings);
  checkOneCredential(request);
  negotiateCoding(call);
  const route = routeOf(request.method, url.pathname, settings.mountPath, serving);
  const inUrl = parametersOf(url.search);
  const negotiatedLater = route.kind === 'content' || (route.kind === 'search' && route.from === 'body');
  if (!negotiatedLater) negotiateFor(call, inUrl);
  switch (route.kind) {
    case 'metadata': {
      const statement = statementOf(call.base, serving);
      return { answer: await encode(200, statement, encodingOf(call, isPretty(inUrl))), open: true };
    }
    case 'search':
      return { answer: await answerSearch(call, route, inUrl, (reason) => ended(call, reason)) };
    case 'read':
      return { answer: await answerRead(call, route, inUrl) };
    case 'content':
      return { answer: await answerContent(call, route, inUrl, (reason) => void brokenOff(call, reason)) };
    case 'routed':
      return { answer: await answerRouted(call, route, inUrl) };
    case 'task': {
      let announced = false;
      const announce = async (context: AuditContext) => {
        call.trail.learn(context);
        await write(call.trail.entry(200, undefined, traceId()), call);
        announced = true;
      };
      const answer = await answerTask(call, route, inUrl, announce);
      return { answer, told: announced && answer.status === 200 };
    }
  }
}

/** Tells the trail before the answer leaves; when that fails nothing leaves, unless the vendor chose otherwise. */
async function tell(entry: AuditEntry, answer: Answer, call: Call): Promise<Answer> {
  try {
    await write(entry, call);
    return answer;
  } catch (error) {
    await dropAnswer(answer);
    return refused(error instanceof Refusal ? error : unexpected(error, call), call);
  }
}

/** Writes an entry; throws the refusal (503) when that fails, unless the vendor chose to go on unlogged. */
async function write(entry: AuditEntry, { settings, trail }: Call): Promise<void> {
  const { audit } = settings;
  if (audit === undefined) return;
  try {
    await settings.waitFor('audit', (signal) => audit.write(entry, { signal }));
  } catch (cause) {
    count('auditFailures', { kind: entry.kind });
    const facts = { event: 'audit-failed', requestId: trail.requestId, err: cause };
    settings.logger.error(facts, 'the audit trail could not be written');
    if (settings.auditFailure === 'serve') return;
    const diagnostics = 'The request could not be logged, so it is not answered; try again later.';
    throw new Refusal(503, { code: 'transient', diagnostics }, {}, 'audit-failed');
  }
}

/** What the vendor's monitoring sees: by type and outcome, never by person. */
function figures({ object, outcome, reason }: AuditEntry, seconds: number): void {
  const attributes = { type: object?.type, outcome };
  count('pulls', attributes);
  measure('pull', seconds, attributes);
  if (outcome === 'refused') count('denials', { reason });
}

/** An answer that broke off after it began is an event of its own. */
function brokenOff({ settings, trail }: Call, reason: string): Promise<void> {
  const { audit } = settings;
  if (audit === undefined) return Promise.resolve();
  const entry = trail.entry(500, reason);
  return settings
    .waitFor('audit', (signal) => audit.write(entry, { signal }))
    .catch((cause: unknown) => {
      count('auditFailures', { kind: entry.kind });
      const facts = { event: 'audit-failed', requestId: trail.requestId, err: cause };
      settings.logger.error(facts, 'that an answer broke off could not be written to the audit trail');
    });
}

/** How an answer in parts ended: what left in all is not known before. */
const ended = (call: Call, reason: string | undefined): Promise<void> =>
  reason === undefined ? write(call.trail.entry(200, undefined, traceId()), call) : brokenOff(call, reason);

/** The form to refuse in, before anything of the request has been looked at. */
const formatOf = ({ headers, url }: Inbound): WireFormat =>
  preferredFormat(headers.get('accept'), url.searchParams.get('_format') ?? undefined) ?? 'json';

/**
 * Where XML cannot say what a Task of the vendor holds (a control character), JSON still can; records like that are refused
 * before. The message of that error names a path only.
 */
function unexpected(error: unknown, { settings, trail }: Call): Refusal {
  settings.logger.error(
    { event: 'unexpected-error', requestId: trail.requestId, err: error },
    'a request could not be answered',
  );
  const diagnostics =
    error instanceof Error && error.name === 'FhirXmlError'
      ? `The answer cannot be written in XML: ${error.message} Ask for application/fhir+json.`
      : 'The request could not be answered.';
  return new Refusal(500, { code: 'exception', diagnostics });
}

async function refused(refusal: Refusal, call: Call): Promise<Answer> {
  const outcome = operationOutcome(refusal.findings);
  try {
    return await encode(refusal.status, outcome, encodingOf(call, false), refusal.headers);
  } catch {
    // What a source says of its failure may be nothing XML can hold; that it failed must be told all the same.
    return encode(refusal.status, outcome, { format: 'json' }, refusal.headers);
  }
}
