/**
 * Why a notification can be withdrawn, with the Dutch words for people. Codes about the notification, never about the
 * patient: they go to the trail.
 */
export const cancelReasons = {
  'wrong-patient': 'Verkeerde patiënt',
  'wrong-receiver': 'Verkeerde ontvanger',
  duplicate: 'Dubbel verstuurd',
  'entered-in-error': 'Per vergissing verstuurd',
  'referral-withdrawn': 'Verwijzing ingetrokken',
  'referral-declined': 'Verwijzing niet aangenomen',
  objection: 'Bezwaar tegen beschikbaarstelling',
  'no-longer-needed': 'Niet meer nodig',
} as const;
export type CancelReason = keyof typeof cancelReasons;

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
