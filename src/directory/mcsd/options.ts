import type { Code } from '../../access/model';
import { type FhirTransport, fhirTransport } from '../../http/client/fhir-transport';
import type { TokenContext } from '../../http/client/oauth/token-client';
import { type LoopbackOptions, SAFE } from '../../http/client/safe-address';
import { type BreakerOptions, breakerRules } from '../../limits/circuit-breaker';
import { checkOptions, shapeOf } from '../../options/check-options';
import {
  anyObject,
  callable,
  clock,
  either,
  flag,
  listOf,
  logger,
  milliseconds,
  monotonicClock,
  named,
  port,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../../options/rules';
import { safeBase } from '../../referral/send/address';
import { checkPeer } from '../../referral/task/peer-profile';
import type { Logger } from '../../telemetry/logger';
import type { Monotonic } from '../../telemetry/monotonic';
import { type DirectoryCapabilities, type DirectoryCapability, directoryCapabilities } from '../capabilities';
import type { ReplicaOptions } from './replica';

/** Options of {@link mcsdDirectory}. */
export interface McsdOptions extends LoopbackOptions {
  /** FHIR R4 base of the query directory. Whose word it takes for whom, is for that directory: only ask one that you trust. */
  readonly baseUrl: string;
  /** Sends. Default: Node's own fetch. Give `fhirTransport({ requestOptions })` for mutual TLS. */
  readonly transport?: FhirTransport;
  /** Gives a bearer token: `tokenClient(…).forServer(ask)`. Default: none is sent. */
  readonly token?: (context: TokenContext) => Promise<string | undefined>;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Which payload types say what, in place of those of the drafts. */
  readonly capabilities?: Partial<DirectoryCapabilities>;
  /** FHIR versions of endpoints that are taken, as their media types name them. Default `['3.0']`. */
  readonly fhirVersions?: readonly string[];
  /** Connection types of endpoints that are taken. Default: `hl7-fhir-rest`. */
  readonly connectionTypes?: readonly Pick<Code, 'system' | 'code'>[];
  /** Keeps a copy and looks into that. Default: the directory is asked at every look-up. */
  readonly replica?: ReplicaOptions;
  /** Milliseconds a look-up may take, all of its requests together. Default 10 000. */
  readonly timeoutMs?: number;
  /** Bytes one answer may have. Default 4 MiB. */
  readonly maxBytes?: number;
  /** Pages of a search that are followed. Default 10. */
  readonly maxPages?: number;
  /** Entries of a search that are taken. Default 1 000. */
  readonly maxEntries?: number;
  /** When the directory is left alone. Default: after five failures in a row, for 10 s. */
  readonly breaker?: BreakerOptions;
  readonly now?: () => Date;
  readonly monotonic?: Monotonic;
  /**
   * Events: `directory-endpoint-not-taken`, `directory-left-alone`, `directory-unreadable`, `directory-copy-unreadable`, `directory-copy-failed`,
   * `directory-copy-not-renewed`. No text of the directory stands in them but ids.
   */
  readonly logger?: Logger;
}

const capability = shapeOf<DirectoryCapability>({
  system: text,
  code: required(text),
  peer: told('a name or a peer profile', either(text, anyObject)),
});
const capabilities = shapeOf<DirectoryCapabilities>({
  notifications: listOf(capability),
  resources: listOf(capability),
  tokens: listOf(capability, 0),
});
const connection = shapeOf<Pick<Code, 'system' | 'code'>>({ system: required(text), code: required(text) });
const replica = shapeOf<ReplicaOptions>({
  maxAgeMs: required(milliseconds),
  refreshMs: milliseconds,
  wholeMs: milliseconds,
  maxResources: whole(1),
  timeoutMs: milliseconds,
  store: port('a store of the copy', 'load', 'save'),
});

const rules: Rules<McsdOptions> = {
  allowLoopbackHttp: flag,
  baseUrl: required(text),
  transport: port('a transport: fhirTransport(…)', 'request'),
  token: callable,
  headers: named(secret(text)),
  capabilities,
  fhirVersions: listOf(text),
  connectionTypes: listOf(connection),
  replica,
  timeoutMs: milliseconds,
  maxBytes: whole(1),
  maxPages: whole(1),
  maxEntries: whole(1),
  breaker: shapeOf(breakerRules),
  now: clock,
  monotonic: monotonicClock,
  logger,
};

/** The options with what is needed to ask. */
export interface McsdSettings extends McsdOptions {
  /** Base of the directory, without its last slash. */
  readonly base: string;
  readonly transport: FhirTransport;
  readonly table: DirectoryCapabilities;
}

/** Checks the options; throws a TypeError for what is wrong. */
export function mcsdSettings(options: McsdOptions): McsdSettings {
  checkOptions('mcsdDirectory', options, rules);
  const base = safeBase(options.baseUrl, options);
  if (base === undefined)
    throw new TypeError(
      `mcsdDirectory: \`baseUrl\` is no base to ask; allowed is ${SAFE}, without user, query or fragment.`,
    );
  const { maxAgeMs = 0, refreshMs = 0 } = options.replica ?? {};
  if (refreshMs > maxAgeMs)
    throw new TypeError(
      'mcsdDirectory: `replica.refreshMs` is more than `replica.maxAgeMs`: the copy would be too old first.',
    );
  const table: DirectoryCapabilities = { ...directoryCapabilities, ...options.capabilities };
  for (const { peer } of [...table.notifications, ...table.resources]) if (typeof peer === 'object') checkPeer(peer);
  const { allowLoopbackHttp = false, maxBytes = 4 * 1024 * 1024 } = options;
  const transport = options.transport ?? fhirTransport({ allowLoopbackHttp, maxBytes });
  return { ...options, base, transport, table };
}
