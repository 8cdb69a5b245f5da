import type { Code } from '../../access/model';
import { systemUri } from '../../fhir/naming-systems';
import { circuitBreaker } from '../../limits/circuit-breaker';
import { waited } from '../../limits/waited';
import { TimeIsOver, within } from '../../limits/within';
import { loggerOf } from '../../telemetry/logger';
import { monotonic as ofProcess } from '../../telemetry/monotonic';
import { summing } from '../../telemetry/repeated-lines';
import type { LookUpContext, OrganizationDirectory } from '../port';
import { directoryClient } from './client';
import { DirectoryError } from './directory-error';
import { liveView } from './live-view';
import { type McsdOptions, mcsdSettings } from './options';
import { createReplica, type ReplicaState } from './replica';
import {
  notificationsOf,
  type OfferedService,
  organizationOfNumber,
  type Resolving,
  resourcesOfUra,
  servicesOfUra,
} from './resolve';
import type { DirectoryView } from './view';

/** A directory that speaks IHE mCSD. Every look-up rejects with a {@link DirectoryError} when it cannot tell. */
export interface McsdDirectory extends OrganizationDirectory {
  /** The services of an organization, for who writes a referral to choose from; `type` as the directory codes it. */
  readonly servicesOf: (
    asked: { readonly ura: string; readonly type?: Code },
    context?: LookUpContext,
  ) => Promise<readonly OfferedService[]>;
  /** Brings the copy up to date now: for a job at night, or before the first look-up. Without `replica` there is none, and it rejects. */
  readonly refresh: () => Promise<void>;
  /** Of the copy; undefined without `replica`. */
  readonly state: () => ReplicaState | undefined;
}

/** FHIR over HTTP, in R4. */
const FHIR_REST = { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' };
const A_DAY = 24 * 3600 * 1000;

/**
 * Finds addresses in a query directory (IHE mCSD, FHIR R4; TA Routering 1.3, spec bgz-msz-profiles §5): by search (ITI-90), or in a copy
 * that its history (ITI-91) keeps up to date. An address counts for the URA that it was looked up by, and for no other: what leads to
 * another organization, or to two of one URA, is an error.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const directory = mcsdDirectory({ baseUrl: 'https://gids.example/fhir', replica: { maxAgeMs: 24 * 3600 * 1000 } });
 * createNotifiedPull({ store, secret, audit, send: { directory: directory.endpointOf, token: getToken } });
 */
export function mcsdDirectory(options: McsdOptions): McsdDirectory {
  const settings = mcsdSettings(options);
  const { base, transport, table, token, headers = {}, timeoutMs = 10_000, now = () => new Date() } = settings;
  const {
    monotonic = ofProcess,
    breaker = {},
    maxBytes = 4 * 1024 * 1024,
    maxPages = 10,
    maxEntries = 1_000,
  } = settings;
  const { fhirVersions = ['3.0'], connectionTypes = [FHIR_REST], allowLoopbackHttp = false } = settings;
  const logger = summing(loggerOf(settings.logger), ['directory-endpoint-not-taken']);
  const client = directoryClient({
    base,
    transport,
    token,
    headers,
    maxBytes,
    maxPages,
    maxEntries,
    breaker: circuitBreaker({
      failures: breaker.failures ?? 5,
      coolDownMs: breaker.coolDownMs ?? 10_000,
      monotonic,
      endpoint: 'directory',
      onOpen: () => logger.warn({ event: 'directory-left-alone' }, 'a directory fails and is left alone for a while'),
    }),
  });
  const { replica } = settings;
  const copy =
    replica &&
    createReplica({
      maxAgeMs: replica.maxAgeMs,
      refreshMs: replica.refreshMs ?? replica.maxAgeMs / 4,
      wholeMs: replica.wholeMs ?? A_DAY,
      maxResources: replica.maxResources ?? 200_000,
      timeoutMs: replica.timeoutMs ?? 120_000,
      store: replica.store,
      base,
      client,
      now,
      monotonic,
      logger,
    });

  const resolving = (): Resolving => ({
    capabilities: table,
    demands: { now: now(), fhirVersions, connectionTypes, allowLoopbackHttp },
    logger,
  });
  const underWay = new Map<string, Promise<unknown>>();

  /** One look-up of a kind at a time, however many wait for it; who waits no longer does not end it for the others. */
  function lookUp<Found>(
    about: readonly unknown[],
    find: (view: DirectoryView) => Promise<Found>,
    signal: AbortSignal | undefined,
  ): Promise<Found> {
    const key = JSON.stringify(about);
    const known = underWay.get(key) as Promise<Found> | undefined;
    if (known) return waited(known, signal);
    const work = within(timeoutMs, async (ended) => find(copy ? await copy.view(ended) : liveView(client, base, ended)))
      .catch((error: unknown) => {
        throw error instanceof TimeIsOver ? new DirectoryError('out-of-time') : error;
      })
      .finally(() => underWay.delete(key));
    work.catch(() => {});
    underWay.set(key, work);
    return waited(work, signal);
  }

  return {
    endpointOf(receiver, { signal }) {
      const { identifier } = receiver.department ?? {};
      const about = ['notifications', receiver.organization.ura, identifier?.system, identifier?.value];
      return lookUp(about, (view) => notificationsOf(view, receiver, resolving()), signal);
    },
    resourcesOf: (ura, { signal } = {}) =>
      lookUp(['resources', ura], (view) => resourcesOfUra(view, ura, resolving()), signal),
    organizationOf({ system, value }, { signal }) {
      const number = { system: systemUri(system), value };
      return lookUp(['number', number], (view) => organizationOfNumber(view, number), signal);
    },
    servicesOf: ({ ura, type }, { signal } = {}) =>
      lookUp(['services', ura, type?.system, type?.code], (view) => servicesOfUra(view, ura, type), signal),
    refresh: () =>
      copy?.refresh() ?? Promise.reject(new TypeError('This directory has no copy to refresh: give `replica`.')),
    state: () => copy?.state(),
  };
}
