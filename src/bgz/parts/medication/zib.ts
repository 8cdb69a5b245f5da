import { stoptype } from '../../../terminology/zib2017/codelists';
import { codedFrom, codedLike } from '../code/from-codelist';

const names = { temporary: '1', definitive: '2' } as const;

/**
 * Why a medicine is stopped. The list of MedicationUse (MedicatiegebruikStopTypeCodelijst) has the same two codes, with what they
 * mean in place of terms, so that of the agreements (zib-Medication-StopType) is there too.
 */
export const stopType = codedLike(stoptype, names);

/** The same of an agreement, of which the profiles take no other code: they bind zib-Medication-StopType as required. */
export const agreementStopType = codedFrom(stoptype, names);
