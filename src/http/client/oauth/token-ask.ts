import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { problemsIn } from '../../../options/check-options';
import { anyObject, oneOf, type Rules, required, secret, text, told } from '../../../options/rules';
import { isSafeAddress, type LoopbackOptions, SAFE } from '../safe-address';

/** The practitioner for whom is asked. */
export interface TokenUser {
  /** UZI, BIG or a number of the organization's own. */
  readonly identifier: { readonly system: string; readonly value: string };
  /** UZI role code, as `01.015`. */
  readonly role?: string;
  readonly name?: string;
}

/** A token that is asked for: where, on whose behalf, for what. */
export interface TokenAsk {
  /** Token endpoint of the other side's authorization server; https. */
  readonly tokenUrl: string;
  /**
   * `jwt-bearer` (default): a signed authorization assertion is the grant, which needs `ura` (spec notified-pull §7). `client-credentials`: the
   * client asks for itself, as at a terminology server.
   */
  readonly grant?: 'jwt-bearer' | 'client-credentials';
  /** URA of the organization that asks: `sub` of the authorization assertion, and its claim `ura`. */
  readonly ura?: string;
  /** Scopes, with blanks between them. */
  readonly scope?: string;
  /** Base URL of the server that the token is for (RFC 8707), for authorization servers that want it. */
  readonly resource?: string;
  /** Authorization base of the notification, played back unread. */
  readonly authorizationBase?: string;
  readonly user?: TokenUser;
  /** BSN of the patient, for authorization servers that take it as a claim. */
  readonly patientBsn?: string;
  /** Task.groupIdentifier of the referral. */
  readonly group?: string;
}

const askRules = (options: LoopbackOptions): Rules<TokenAsk> => ({
  tokenUrl: required(
    told(`the address of a token endpoint, ${SAFE}`, {
      allowed: '',
      meets: (value) => typeof value === 'string' && URL.canParse(value) && isSafeAddress(new URL(value), options),
    }),
  ),
  grant: oneOf('jwt-bearer', 'client-credentials'),
  ura: { allowed: 'a URA: eight digits', meets: (value) => typeof value === 'string' && /^\d{8}$/.test(value) },
  scope: text,
  resource: text,
  authorizationBase: secret(text),
  user: secret(anyObject),
  patientBsn: secret(text),
  group: text,
});

/**
 * Checks what is asked.
 *
 * @throws {TypeError} With all that is wrong; secrets are not repeated.
 */
export function checkAsk(ask: TokenAsk, options: LoopbackOptions): void {
  const problems = [...problemsIn(ask, askRules(options))];
  if (ask.grant !== 'client-credentials' && ask.ura === undefined)
    problems.push('`ura` is missing; an authorization assertion says which organization asks');
  if (problems.length > 0) throw new TypeError(`A token cannot be asked for: ${problems.join('; ')}.`);
}

/**
 * The claims of the authorization assertion, by the names that {@link defaultClaimNames} reads. The Twiin table of claims is not public:
 * give `claims` for what your counterpart wants otherwise.
 */
export const claimsOf = ({ ura, authorizationBase, user, patientBsn, group }: TokenAsk): JWTPayload => ({
  ...(ura !== undefined && { ura }),
  ...(authorizationBase !== undefined && { authorization_base: authorizationBase }),
  ...(user && {
    user: {
      id: user.identifier.value,
      system: user.identifier.system,
      ...(user.role !== undefined && { role: user.role }),
      ...(user.name !== undefined && { name: user.name }),
    },
  }),
  ...(patientBsn !== undefined && { patient: patientBsn }),
  ...(group !== undefined && { group_identifier: group }),
});

/** One text for the same token: it may hold a BSN and a base, so it is a hash. */
export const askKey = (ask: TokenAsk): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(ask).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64');
