import type { FacadeOptions } from './options';
import type { Granted } from './patient-scope';
import type { ParsedSearch } from './search-request';

/**
 * Whether a search names its patient by BSN. The links to its later pages have the id in its place, so that no BSN stands in
 * them; by the id alone, which whoever asks has of an earlier answer, no BSN is had.
 */
export const namesByBsn = ({ patient, page }: ParsedSearch): boolean =>
  patient.bsn !== undefined || (patient.fhirId !== undefined && page !== undefined);

/**
 * Whether a BSN may stand in an answer. In the form of MedMij, where the token says whose BgZ it is and the request does not, none
 * does (its scripts assert that); MSZ names the patient by number and wants it back. A referral is between those who must use it.
 *
 * @param named Whether the request names the patient by BSN; a read never does.
 */
export function bsnStands(
  choice: FacadeOptions['bsnInAnswers'],
  { patient, referral, bsnInAnswers }: Granted,
  named: boolean,
): boolean {
  // Either of them may take it away, and neither gives what the other takes.
  if (choice === 'never' || bsnInAnswers === false) return false;
  if (choice === 'always' || bsnInAnswers === true) return true;
  return patient === 'any' || referral !== undefined || named;
}
