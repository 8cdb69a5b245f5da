import { allergyIntolerance as zib } from '../../bgz/allergy-intolerance/zib';
import { record } from '../building-block';
import { tableOfZib } from '../from-fields';

/** AllergyIntolerance (allergie_intolerantie). */
export const allergyIntolerance = record(tableOfZib(zib));
