import type { ServedType } from '../assemble/catalogue';
import type { PatientQuery, Sources } from '../assemble/ports';
import type { Unreached } from '../assemble/unreached';
import type { AuditSink } from '../audit/entry';
import type { CheckDocument } from '../bgz/define/content';
import type { MappingOptions } from '../bgz/define/context';
import type { Limiter } from '../http/check-limit';
import { facadePorts, portWaits, type TimeoutsMs, type WaitFor } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import { type Logger, loggerOf } from '../telemetry/logger';
import { summing } from '../telemetry/repeated-lines';
import type { Authorization, AuthorizeContext } from './authorization';
import { facadeRules } from './option-rules';
import type { OutgoingValidation, OutgoingValidator } from './outgoing-check';
import type { TaskPort } from './task-port';

/** Options of {@link createBgzFacade}. */
export interface FacadeOptions {
  /** The vendor's record sources, per zib group. */
  readonly sources: Sources;
  /**
   * Checks who asks, before any source is called. Gets the request (its body is not for reading; what a form in it asks
   * is told by `parameters` of the context) and says for which patient it may be served. Left out, `insecure: true` must be given.
   */
  readonly authorize?: (request: Request, context: AuthorizeContext) => Authorization | Promise<Authorization>;
  /** Serves anyone, any patient. For a first run on a closed machine. */
  readonly insecure?: boolean;
  /**
   * Public base URL, e.g. `https://ehr.example.nl/fhir`; ids and links in Bundles start with it. Without it they start with
   * the origin of the request, and a request over HTTP is only answered (else 421) under a name of this machine itself: the
   * `Host` header is whatever its sender says.
   */
  readonly baseUrl?: string;
  /** Path under which requests arrive when a proxy rewrites it. Default: the path of `baseUrl`, or `/fhir`. */
  readonly mountPath?: string;
  /**
   * What a failing source means. `fail` (default): the request ends with 5xx. `partial`: the rest is served, with an
   * OperationOutcome entry naming what is missing.
   */
  readonly completeness?: 'fail' | 'partial';
  /**
   * What a record means that cannot be accepted. `fail` (default): its source fails, see `completeness`. `report`: it costs
   * itself only; the other records are served, with an OperationOutcome entry, a log line and a line in the trail naming group,
   * own id and what is wrong. What counts as such, and what either choice means for a doctor: docs/operation.md.
   */
  readonly invalidRecords?: 'fail' | 'report';
  /**
   * Mixed into resource ids, so that nobody finds the BSN behind one by trying them all: at least 32 bytes, from a secret
   * store, the same on all instances and for ever (another secret is other ids). Only `insecure: true` goes without.
   */
  readonly idSecret?: string;
  /**
   * Hears of each record that no national search of its section returns, so that a receiver who pulls as BgZ MSZ 2.0
   * prescribes does not get it: a procedure of another category than the two that are asked for, a request that is not
   * active, a letter that is superseded. Called for each pull of the section, whatever else was asked for with it, once and
   * not for every page. `record` is your own id. Also counted (`bgz.records.unreached`), logged and told to the receiver.
   */
  readonly onUnreached?: (unreached: Unreached) => unknown;
  /**
   * Where a BSN stands in answers. `asNamed` (default): where the request names the patient by it, as MSZ does and wants it back; where the
   * authorisation is for a referral, of which both sides must use it; and under an authorisation for `any` patient. In the
   * form of MedMij, where the token alone says whose BgZ it is, and in a read by id, none stands in any resource: the patient is known by
   * FHIR id. `always`: also there. `never`: nowhere. `bsnInAnswers` of an authorisation says it for one request, and gives none under `never`.
   */
  readonly bsnInAnswers?: 'asNamed' | 'always' | 'never';
  /**
   * What a search of Observation by category 275711006 alone asks for. `section` (default): all laboratory results, for MedMij 3.0 asks
   * for them by it, and results of haematology would be missing without a word. `literal`: those of clinical chemistry, which is what
   * the code says in the zib. An offer or role of no more than the latter gives no more. docs/mapping-choices.md.
   */
  readonly laboratoryCategory?: 'section' | 'literal';
  /** Choices of the mapping. */
  readonly mapping?: MappingOptions;
  /**
   * Whether each resource is sent with a narrative (`text`) in Dutch: every concept by its name, with its value, made of the resource
   * as it leaves. Default: true, as STU3 asks. Without it an answer is smaller and made faster: docs/mapping-choices.md.
   */
  readonly narrative?: boolean;
  /** Milliseconds a source may take. Default 10 000. */
  readonly sourceTimeoutMs?: number;
  /** Records a source may give. Default 100 000. */
  readonly maxRecordsPerSource?: number;
  /**
   * MiB of memory for searches that are being paged through (`_count`): what was found is kept for `pageMemoryMs` and not
   * gathered anew for each page. What does not fit, or is asked of another instance, is gathered
   * again. 0 keeps nothing. Sources that give pages themselves (`pagedSource`) need none. As much may be taken by what the data of
   * sources was built to, for as long: the searches of one pull ask for the same again; and what records that are given again came
   * to together is kept as long, 20 000 resources of it at most, with answers in a quarter of this. Default 128.
   */
  readonly pageMemoryMiB?: number;
  /** Milliseconds after which what is kept for later pages is dropped. Default 60 000. */
  readonly pageMemoryMs?: number;
  /** Bytes a POST body may have. Default 65 536. */
  readonly maxBodyBytes?: number;
  /** Milliseconds a body may take to arrive; 408 after that. Default 10 000. */
  readonly bodyTimeoutMs?: number;
  /**
   * Whether what leaves is validated first. `report`: the answer is sent and checked afterwards, for `onValidation`.
   * `enforce`: what does not conform is not sent. A record at fault is then a record that cannot be accepted, see
   * `invalidRecords`; where that ends the request, or the fault lies in no record, it is with 500 and the findings.
   * Default: `off`.
   */
  readonly validate?: 'off' | 'report' | 'enforce';
  /** Takes each report, of what conforms as well. Free of personal data. Without it, what does not conform is logged. */
  readonly onValidation?: (validation: OutgoingValidation) => unknown;
  /** What validates: `createValidator({ packages, terminology })`. Default: the bundled profiles and codelists. */
  readonly validator?: OutgoingValidator;
  /** The clock. Default: the system's. */
  readonly now?: () => Date;
  /**
   * Takes log lines; a pino logger fits. Each line has an `event`: `request-refused` (401, 403 and what was not answered,
   * with the reason), `source-failed`, `record-unreached`, `records-mended` (info), `authorize-failed`, `authorize-invalid`, `unexpected-error`,
   * `validation-refused`, `validation-findings`, `validation-failed`, `validation-skipped`, `audit-failed`,
   * `offer-unreadable`, `search-broken`, `document-failed`, `document-refused`, `host-unknown`, `task-failed`, `unreached-failed`, `peer-address-failed`.
   * Lines are free of personal data, except `err`, which is the vendor's own error. Default: nothing is logged.
   */
  readonly logger?: Logger;
  /**
   * Where each request under the base is told, granted or not (NEN 7513), before its answer leaves; `metadata`, which is
   * about nobody, is not. When the sink rejects,
   * the request ends with 503 and nothing leaves.
   */
  readonly audit?: AuditSink;
  /** What happens when the sink rejects. `refuse` (default): 503. `serve`: the answer leaves unlogged, with an error in the log. */
  readonly auditFailure?: 'refuse' | 'serve';
  /**
   * Network address of who asks, for the trail and to sum refusals by: `connectionAddress` behind `nodeListener` (both of
   * `bgz-facade/node`), or a look-up of your own. What is no IP address is left out, with an error in the log.
   */
  readonly peerAddress?: (request: Request) => string | undefined;
  /** The workflow Tasks of referrals, `workflowTasks(…)` of `bgz-facade/notified-pull`. Default: no Task is served. */
  readonly tasks?: TaskPort;
  /** Bytes a document may have. Default 50 MiB. */
  readonly maxDocumentBytes?: number;
  /**
   * Looks at each document before it is sent, for example `pdfChecker(…)` of `bgz-facade/validate`, which lets no PDF through that veraPDF
   * does not call PDF/A. What is not sendable is 500 (`document-refused`), what could not be looked at 503 (`document-check-failed`); nothing
   * of it leaves. A document is held whole for it. Default: documents go out as they come.
   */
  readonly checkDocument?: CheckDocument;
  /**
   * Finds whose a resource is when neither request nor authorisation says so. Only asked under an `'any'` authorisation;
   * without it such a request is refused.
   */
  readonly findPatient?: (
    target: { readonly type: ServedType; readonly id: string },
    context: { readonly signal: AbortSignal },
  ) => PatientQuery | undefined | Promise<PatientQuery | undefined>;
  /**
   * Your own limiter, asked before anything else is looked at: true lets the request in, anything else is 429. It may go by
   * what `peerAddress` gives; never by a header that who asks can set.
   */
  readonly limit?: Limiter;
  /** Milliseconds each port is waited for; defaults, and what is answered after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof facadePorts>;
}

/** The options with their defaults. */
export interface Settings extends FacadeOptions {
  readonly mountPath: string;
  readonly completeness: 'fail' | 'partial';
  readonly invalidRecords: 'fail' | 'report';
  readonly maxBodyBytes: number;
  readonly bodyTimeoutMs: number;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly auditFailure: 'refuse' | 'serve';
  readonly maxDocumentBytes: number;
  readonly validate: 'off' | 'report' | 'enforce';
  readonly narrative: boolean;
  readonly laboratoryCategory: 'section' | 'literal';
  readonly waitFor: WaitFor<keyof typeof facadePorts>;
}

const withoutSlash = (path: string) => path.replace(/\/+$/, '');

/**
 * Lines of the log that come with every request while a port is down, or because a sender wants it so: told once, then counted. Who asked, and
 * with what reason it was refused, has a line of its own (`request-refused`).
 */
const repeated = [
  'limit-failed',
  'peer-address-failed',
  'host-unknown',
  'authorize-failed',
  'authorize-invalid',
  'find-patient-failed',
  'offer-unreadable',
  'task-failed',
  'unreached-failed',
  'validation-failed',
  'validation-skipped',
  'unexpected-error',
];

/** Checks the options and fills in defaults. Throws a TypeError on misuse: a facade that would be unsafe does not start. */
export function settingsOf(options: FacadeOptions): Settings {
  checkOptions('createBgzFacade', options, facadeRules);
  if (options.authorize === undefined && options.insecure !== true) {
    throw new TypeError(
      'createBgzFacade needs an `authorize` port; pass `insecure: true` to serve everyone on a closed machine.',
    );
  }
  if (options.authorize !== undefined && options.insecure === true) {
    throw new TypeError('createBgzFacade got both `authorize` and `insecure: true`; give one of them.');
  }
  checkIdSecret(options);
  const base = options.baseUrl === undefined ? undefined : new URL(options.baseUrl);
  return {
    ...options,
    baseUrl: base && withoutSlash(base.href),
    mountPath: withoutSlash(options.mountPath ?? base?.pathname ?? '/fhir'),
    completeness: options.completeness ?? 'fail',
    invalidRecords: options.invalidRecords ?? 'fail',
    maxBodyBytes: options.maxBodyBytes ?? 65_536,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 10_000,
    now: options.now ?? (() => new Date()),
    logger: summing(loggerOf(options.logger), repeated),
    auditFailure: options.auditFailure ?? 'refuse',
    maxDocumentBytes: options.maxDocumentBytes ?? 50 * 1024 * 1024,
    validate: options.validate ?? 'off',
    narrative: options.narrative ?? true,
    laboratoryCategory: options.laboratoryCategory ?? 'section',
    waitFor: portWaits(facadePorts, options.timeoutsMs),
  };
}

const LEAST_SECRET_BYTES = 32;

/** A key of random bytes has more in any notation; fewer is a row of one character, or a word that is repeated. */
const LEAST_CHARACTERS = 8;

/** Without a secret an id is a hash of a BSN, of which there are few enough to try them all. */
function checkIdSecret({ idSecret, insecure }: FacadeOptions): void {
  if (insecure === true) return;
  if (idSecret === undefined)
    throw new TypeError(
      `createBgzFacade needs an \`idSecret\` of at least ${LEAST_SECRET_BYTES} bytes, the same on every instance, so that nobody finds a BSN behind a resource id; only \`insecure: true\` goes without.`,
    );
  const bytes = Buffer.byteLength(idSecret);
  if (bytes < LEAST_SECRET_BYTES)
    throw new TypeError(
      `\`idSecret\` of createBgzFacade has ${bytes} bytes; it needs at least ${LEAST_SECRET_BYTES} (only \`insecure: true\` takes less).`,
    );
  if (new Set(idSecret).size < LEAST_CHARACTERS)
    throw new TypeError(
      `\`idSecret\` of createBgzFacade has fewer than ${LEAST_CHARACTERS} different characters, so it can be guessed; take random bytes, for example crypto.randomBytes(32).toString('hex').`,
    );
}
