import { stoptype } from '../../../terminology/zib2017/codelists';
import { codedLike } from '../code/from-codelist';

/**
 * Why a medicine is stopped. The list of MedicationUse (MedicatiegebruikStopTypeCodelijst) has the same two codes, with what they
 * mean in place of terms, so that of the agreements (zib-Medication-StopType) is there too.
 */
export const stopType = codedLike(stoptype, { temporary: '1', definitive: '2' });
