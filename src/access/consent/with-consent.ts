import type { Authorization, AuthorizeContext } from '../../facade/authorization';
import { consentPorts, portWaits, type TimeoutsMs, timeoutsRule } from '../../limits/ports';
import { checkOptions, shapeOf } from '../../options/check-options';
import { callable, logger, oneOf, type Rules, required, text, told } from '../../options/rules';
import { type Logger, loggerOf } from '../../telemetry/logger';
import { summing } from '../../telemetry/repeated-lines';
import type { RefusalReason } from '../policy/reasons';

/**
 * A closed question on consent, as Mitz answers them: may this organization have, of this patient, what a provider of this category has?
 */
export interface ConsentQuestion {
  readonly patient: { readonly bsn: string };
  /** The organization that asks for data. */
  readonly requester: { readonly ura: string; readonly role?: string };
  /** The organization that has it, and its category of care provider. */
  readonly provider: { readonly ura: string; readonly category: string };
}

/** Answers it. Rejects when it cannot be told: nobody is let in then. */
export type Consent = (
  question: ConsentQuestion,
  context: { readonly signal: AbortSignal },
) => 'permit' | 'deny' | Promise<'permit' | 'deny'>;

/** Options of {@link withConsent}. */
export interface ConsentOptions {
  readonly consent: Consent;
  /** This organization, and its category as the consent register has it. */
  readonly provider: ConsentQuestion['provider'];
  /**
   * When it is asked: for pulls that are for no referral (default), or always. Within a referral consent is implied (WGBO) and Notified Pull needs
   * none from a register (spec notified-pull §11).
   */
  readonly when?: 'without-referral' | 'always';
  readonly timeoutsMs?: TimeoutsMs<typeof consentPorts>;
  readonly logger?: Logger;
}

const consentRules: Rules<ConsentOptions> = {
  consent: required(callable),
  provider: required(
    shapeOf<ConsentQuestion['provider']>({
      ura: required(told('a URA: eight digits', { ...text, meets: (value) => /^\d{8}$/.test(String(value)) })),
      category: required(text),
    }),
  ),
  when: oneOf('without-referral', 'always'),
  timeoutsMs: timeoutsRule(consentPorts),
  logger,
};

type Authorize = (request: Request, context: AuthorizeContext) => Authorization | Promise<Authorization>;
type Allowed = Extract<Authorization, { readonly allowed: true }>;

const refuse = (
  { trail }: Allowed,
  reason: 'forbidden' | 'unavailable',
  why: Extract<RefusalReason, 'consent-denied' | 'consent-unverifiable'>,
): Authorization => ({
  allowed: false,
  reason,
  ...(reason === 'unavailable' && { known: true }),
  trail: {
    ...trail,
    checks: { ...trail?.checks, authorization: false, ...(why === 'consent-denied' && { consent: false }) },
    reason: why,
  },
});

/**
 * An `authorize` that also asks for consent, after all that the other one asks: it can only take away. What was answered stands in the
 * trail (`checks.consent`). A question that cannot be put (a token without URA, a patient known by a key alone, `'any'`) is not
 * answered with yes.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * authorize: withConsent(ownAuthorize, { consent: askMitz, provider: { ura: '00001111', category: 'V4' } })
 */
export function withConsent(authorize: Authorize, options: ConsentOptions): Authorize {
  checkOptions('withConsent', options, consentRules);
  const { consent, provider, when = 'without-referral' } = options;
  const log = summing(loggerOf(options.logger), ['consent-failed']);
  const waitFor = portWaits(consentPorts, options.timeoutsMs);

  async function answer(question: ConsentQuestion): Promise<'permit' | 'deny' | 'unknown'> {
    try {
      const given: unknown = await waitFor('consent', (signal) => consent(question, { signal }));
      if (given === 'permit' || given === 'deny') return given;
      throw new TypeError("A consent port answers 'permit' or 'deny'.");
    } catch (err) {
      log.error({ event: 'consent-failed', err }, 'consent could not be asked for');
      return 'unknown';
    }
  }

  return async (request, context) => {
    const given = await authorize(request, context);
    if (!given.allowed || (when === 'without-referral' && given.referral !== undefined)) return given;
    const { patient, trail } = given;
    const ura = trail?.organization?.ura;
    const bsn = patient !== 'any' && 'bsn' in patient ? patient.bsn : undefined;
    if (bsn === undefined || ura === undefined) return refuse(given, 'forbidden', 'consent-unverifiable');
    const role = trail?.user?.role;
    const told = await answer({ patient: { bsn }, requester: { ura, ...(role !== undefined && { role }) }, provider });
    if (told === 'unknown') return refuse(given, 'unavailable', 'consent-unverifiable');
    if (told === 'deny') return refuse(given, 'forbidden', 'consent-denied');
    return { ...given, trail: { ...trail, checks: { ...trail?.checks, consent: true } } };
  };
}
