import type { Phrase } from '../../fhir/phrase';

/** Why a notification can be withdrawn, in words as the trail tells them. */
export const cancelWords = {
  'wrong-patient': { en: 'wrong patient', nl: 'verkeerde patiënt' },
  'wrong-receiver': { en: 'wrong receiver', nl: 'verkeerde ontvanger' },
  duplicate: { en: 'sent twice', nl: 'dubbel verstuurd' },
  'entered-in-error': { en: 'sent by mistake', nl: 'per vergissing verstuurd' },
  'referral-withdrawn': { en: 'referral withdrawn', nl: 'verwijzing ingetrokken' },
  'referral-declined': { en: 'referral not accepted', nl: 'verwijzing niet aangenomen' },
  objection: { en: 'objection to making the data available', nl: 'bezwaar tegen beschikbaarstelling' },
  'no-longer-needed': { en: 'no longer needed', nl: 'niet meer nodig' },
} as const satisfies Readonly<Record<string, Phrase>>;
export type CancelReason = keyof typeof cancelWords;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Why a notification can be withdrawn, with the Dutch words for people. Codes about the notification, never about the
 * patient: they go to the trail.
 */
export const cancelReasons = Object.fromEntries(
  Object.entries(cancelWords).map(([code, { nl }]) => [code, capitalised(nl)]),
) as Readonly<Record<CancelReason, string>>;

const CODE = /^[a-z][a-z-]{1,39}$/;

/**
 * The codes that are taken: the table and the vendor's own.
 *
 * @throws {TypeError} When a code of the vendor is not lower-case letters and hyphens, 2 to 40: room for free text is room for
 *   what should not be there.
 */
export function acceptedReasons(own: readonly string[] = []): ReadonlySet<string> {
  const wrong = own.filter((code) => !CODE.test(code));
  if (wrong.length > 0) {
    throw new TypeError(`cancelReasons holds ${wrong.length} that are not 2 to 40 lower-case letters and hyphens.`);
  }
  return new Set([...Object.keys(cancelReasons), ...own]);
}
