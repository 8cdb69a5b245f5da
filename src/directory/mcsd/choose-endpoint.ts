import type { Code } from '../../access/model';
import type { LoopbackOptions } from '../../http/client/safe-address';
import { safeBase } from '../../referral/send/address';
import { firstInstantOf, lastInstantOf } from '../../referral/task/moments';
import type { DirectoryCapability } from '../capabilities';
import { leadsElsewhere } from './leads-elsewhere';
import type { EndpointInDirectory } from './resources';

/** What an endpoint must be, beside what it is for. */
export interface EndpointDemands extends LoopbackOptions {
  readonly now: Date;
  /** FHIR versions that are spoken: `3.0`. */
  readonly fhirVersions: readonly string[];
  /** Of a connection over which FHIR is spoken. */
  readonly connectionTypes: readonly Pick<Code, 'system' | 'code'>[];
}

/** Why an endpoint is not taken, in the order in which that is looked at. */
export type NotTaken = 'status' | 'period' | 'capability' | 'connection' | 'fhir-version' | 'address';

/** Whether its period holds now; one that cannot be read does not. */
function isOpen({ start, end }: EndpointInDirectory, now: Date): boolean {
  const at = now.toISOString();
  const [first, last] = [start && firstInstantOf(start), end && lastInstantOf(end)];
  if ((start !== undefined && first === undefined) || (end !== undefined && last === undefined)) return false;
  return (!first || first <= at) && (!last || at <= last);
}

/**
 * Whether FHIR of a version that is spoken can be sent: among media types that name versions one must be of these (a fhirVersion
 * parameter, `3.0` for 3.0.2 too), among those that do not one must be of FHIR. An endpoint without any says nothing.
 */
export function speaks(mediaTypes: readonly string[], versions: readonly string[]): boolean {
  if (mediaTypes.length === 0) return true;
  const fhir = mediaTypes
    .map((one) => one.split(';').map((part) => part.trim().toLowerCase()))
    .filter(([type = '']) => /^application\/(fhir\+(json|xml)|json\+fhir|xml\+fhir)$/.test(type));
  const named = fhir.flatMap((parts) =>
    parts.flatMap((part) => (part.startsWith('fhirversion=') ? [part.slice(12).replaceAll('"', '')] : [])),
  );
  if (named.length === 0) return fhir.length > 0;
  return named.some((one) => versions.some((version) => one === version || one.startsWith(`${version}.`)));
}

const capabilityOf = ({ payloads }: EndpointInDirectory, wanted: readonly DirectoryCapability[]): number =>
  wanted.findIndex(({ system, code }) =>
    payloads.some((one) => one.code === code && (system === undefined || one.system === system)),
  );

/** Why an endpoint is not taken for FHIR; undefined for one that is. */
export function notTaken(
  endpoint: EndpointInDirectory,
  wanted: readonly DirectoryCapability[],
  demands: EndpointDemands,
): NotTaken | undefined {
  const why = notTakenForTokens(endpoint, wanted, demands);
  if (why !== undefined && why !== 'address') return why;
  const { connection, mediaTypes } = endpoint;
  const isKnown = demands.connectionTypes.some(
    ({ system, code }) => connection?.code === code && connection.system === system,
  );
  if (!isKnown) return 'connection';
  return speaks(mediaTypes, demands.fhirVersions) ? why : 'fhir-version';
}

/** The same for an endpoint that gives tokens, which speaks no FHIR. */
export function notTakenForTokens(
  endpoint: EndpointInDirectory,
  wanted: readonly DirectoryCapability[],
  { now, allowLoopbackHttp }: EndpointDemands,
): NotTaken | undefined {
  if (endpoint.status !== 'active') return 'status';
  if (!isOpen(endpoint, now)) return 'period';
  if (capabilityOf(endpoint, wanted) < 0) return 'capability';
  const options = { allowLoopbackHttp: allowLoopbackHttp === true };
  const base = safeBase(endpoint.address, options);
  return base === undefined || leadsElsewhere(base, options) ? 'address' : undefined;
}

/** An endpoint, and the row of the table by which it was taken. */
export interface Chosen {
  readonly endpoint: EndpointInDirectory;
  readonly capability: DirectoryCapability;
}

/**
 * The endpoint to take of those of one service or organization: by the order of the table, then the one that began last, then by id, so
 * that the choice is the same at every look-up. All of them are the same organization's own.
 */
export function choose(
  endpoints: readonly EndpointInDirectory[],
  wanted: readonly DirectoryCapability[],
  isTaken: (endpoint: EndpointInDirectory) => boolean,
): Chosen | undefined {
  const startOf = ({ start }: EndpointInDirectory) => (start && firstInstantOf(start)) ?? '';
  const [first] = endpoints
    .filter(isTaken)
    .map((endpoint) => ({ endpoint, rank: capabilityOf(endpoint, wanted) }))
    .sort(
      (a, b) =>
        a.rank - b.rank || compare(startOf(b.endpoint), startOf(a.endpoint)) || compare(a.endpoint.id, b.endpoint.id),
    );
  const capability = first && wanted[first.rank];
  return first && capability && { endpoint: first.endpoint, capability };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
