import type { PeerProfile } from '../referral/task/peer-profile';

const EXCHANGE = 'http://nuts-foundation.github.io/nl-generic-functions-ig/CodeSystem/nl-gf-data-exchange-capabilities';

/** What an endpoint is for, as a code of its `payloadType`. */
export interface DirectoryCapability {
  /** Left out, the code counts in any system. */
  readonly system?: string;
  readonly code: string;
  /** The peer profile of messages to such an endpoint, when that is not the one of the notification. */
  readonly peer?: string | PeerProfile;
}

/** Which codes say what; the first of a list is taken before the next. */
export interface DirectoryCapabilities {
  /** Takes notifications. */
  readonly notifications: readonly DirectoryCapability[];
  /** Serves the BgZ. */
  readonly resources: readonly DirectoryCapability[];
  /** Gives tokens for either; may be empty. */
  readonly tokens: readonly DirectoryCapability[];
}

/** As the drafts of the national directory have them (TA Routering 1.3, NL generic functions; spec bgz-msz-profiles §5). */
export const directoryCapabilities: DirectoryCapabilities = {
  notifications: [{ system: EXCHANGE, code: 'Twiin-TA-notification' }],
  resources: [{ code: 'http://nictiz.nl/fhir/CapabilityStatement/bgz2017-servercapabilities' }],
  tokens: [{ code: 'Nuts-OAuth' }],
};
