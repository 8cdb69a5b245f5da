import type { AuditUser } from '../../audit/entry';

/** What a valid token says, whatever its form. */
export interface TokenClaims {
  /** URA of the organization that pulls: 8 digits. */
  readonly receiverUra?: string;
  readonly receiverName?: string;
  /** The practitioner for whom is pulled: UZI, BIG or local number, UZI role code, name. */
  readonly user?: AuditUser;
  /** Authorization base, played back from the notification. */
  readonly authorizationBase?: string;
  /** Task.groupIdentifier, from receivers that name the referral. */
  readonly group?: string;
  /** BSN the token is for, when it says so (spec notified-pull §7, claim `patient`): a grant of another patient is then refused. */
  readonly patientBsn?: string;
  /** `jti`. */
  readonly tokenId?: string;
  /** Issuer of the token. */
  readonly issuer?: string;
  /** Client id of the system that pulls. */
  readonly client?: string;
  /**
   * What the token is bound to (`cnf`, RFC 7800): the thumbprint of a key (`jkt`, RFC 9449) or of a client certificate (`x5t#S256`, RFC 8705),
   * base64url. Such a token is taken with `possession` alone.
   */
  readonly confirmation?: { readonly key?: string; readonly certificate?: string };
  readonly scopes: readonly string[];
  /** ISO instant. A token lives a day at most: how long its id is remembered goes by it (`GrantStore.purge`). */
  readonly expiresAt: string;
}

/** Why a token was refused; told to the trail, never to the caller. */
export type TokenFailure =
  | 'token-missing'
  | 'token-malformed'
  | 'token-algorithm'
  | 'token-signature'
  | 'token-issuer'
  | 'token-audience'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'token-lifetime'
  | 'token-replayed'
  | 'token-claims'
  | 'token-inactive'
  /** Bound to a key or certificate that is not proven here, or sent as a token of the other kind. */
  | 'token-bound'
  /** Bound to nothing, or not to what is asked for. */
  | 'token-unbound'
  /** Its proof is missing, of another request or moment, or came before. */
  | 'token-proof'
  /** Its proof lacks the nonce of this server; the answer has one. */
  | 'token-nonce'
  /** Bound to another certificate than the connection has. */
  | 'token-certificate'
  /** The check itself could not be made: key set or introspection endpoint out of reach. The caller gets 503. */
  | 'token-unverifiable';

export type TokenResult =
  | { readonly ok: true; readonly claims: TokenClaims }
  | {
      readonly ok: false;
      readonly reason: TokenFailure;
      /** What the token claims without being proven, for the trail: nothing is granted on it. */
      readonly unproven?: Pick<TokenClaims, 'receiverUra' | 'client' | 'tokenId'>;
    };

/**
 * Checks the bearer token of a request. Never throws for a bad token.
 *
 * @param context The moment, and a signal that is aborted when the time for the check is over.
 */
export type TokenCheck = (
  token: string,
  context: { readonly now: Date; readonly signal?: AbortSignal },
) => Promise<TokenResult>;
