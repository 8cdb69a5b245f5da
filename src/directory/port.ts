import type { OrganizationLookup } from '../receive/sender';
import type { Directory, Endpoint } from '../referral/send/ports';

/** What a look-up goes along with. */
export interface LookUpContext {
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/** Who is who, and where. Each of these can be handed on by itself; none of them takes a peer's word for it. */
export interface OrganizationDirectory {
  /** `send.directory` of `createNotifiedPull`: where a receiver takes notifications. */
  readonly endpointOf: Directory;
  /** Where an organization serves its BgZ, for who pulls: `baseUrl` of `pullBgz`. Undefined when it has no such endpoint. */
  readonly resourcesOf: (ura: string, context?: LookUpContext) => Promise<Endpoint | undefined>;
  /** `organizationOf` of `createNotificationReceiver`: whose an AGB, a DID or the number of a system is. */
  readonly organizationOf: OrganizationLookup;
}
