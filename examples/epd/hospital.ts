import { type BgzFacade, createBgzFacade, type Sources } from 'bgz-facade';
import { type AuditTable, auditTable } from 'bgz-facade/audit';
import { connectionAddress } from 'bgz-facade/node';
import {
  authorizeNotifiedPull,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  type GrantStore,
  type NotifiedPull,
  type NotifiedPullOptions,
  senderConstrained,
  type TokenCheck,
  workflowTasks,
} from 'bgz-facade/notified-pull';
import type { Epd } from './database.js';

/** What the hospital that runs this EPD supplies. */
export interface HospitalSettings {
  /** Of what the facade serves: `epdSources(epd, …)`. */
  readonly sources: Sources;
  /** Mixed into FHIR ids; from a secret store, the same for ever. */
  readonly idSecret: string;
  /** Of which authorization bases are made; from a secret store as well. */
  readonly baseSecret: string;
  /** Says whether a token is good, and whose it is: `jwtTokens({ issuer, audience, jwks })`. */
  readonly tokens: TokenCheck;
  /** Where a receiver's notifications go, and with which token. */
  readonly send: NotifiedPullOptions['send'];
  /** The base by which others know this server. Only a server on this machine itself goes without. */
  readonly baseUrl?: string;
}

/** The BgZ side of the hospital: what is pulled from, and what refers. */
export interface Hospital {
  readonly facade: BgzFacade;
  readonly notifiedPull: NotifiedPull;
  /** Who was given what, and who asked: NEN 7513. */
  readonly trail: AuditTable;
  readonly store: GrantStore;
}

/** Grants, outbox and trail stand in tables of their own in the database of the EPD, made when they are not there. */
export async function openHospital(epd: Epd, settings: HospitalSettings): Promise<Hospital> {
  const { sources, idSecret, baseSecret, tokens, send, baseUrl } = settings;
  const store = await createGrantStore(epd.shared);
  const trail = await auditTable(epd.shared);

  // A token that is bound to a key is taken from whoever has that key; what is proven is the address by which others ask.
  const dpop = baseUrl === undefined ? undefined : { origin: new URL(baseUrl).origin, store };
  const access = { store, tokens, ...(dpop && { possession: senderConstrained({ dpop }) }) };

  const facade = createBgzFacade({
    sources,
    authorize: authorizeNotifiedPull(access),
    tasks: workflowTasks({ ...access, bases: createAuthorizationBases(baseSecret) }),
    audit: trail,
    idSecret,
    peerAddress: connectionAddress,
    // A row that cannot be sent costs itself, not its section; the receiver is told that it is missing, and so is the log.
    invalidRecords: 'report',
    ...(baseUrl !== undefined && { baseUrl }),
  });

  // With the sources it offers what this EPD has, and refuses a referral that offers anything else.
  const notifiedPull = createNotifiedPull({ store, secret: baseSecret, audit: trail, send, sources });
  return { facade, notifiedPull, trail, store };
}
