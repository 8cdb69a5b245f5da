import { problem as zib } from '../../bgz/problem/zib';
import { record } from '../building-block';
import { tableOfZib } from '../from-fields';

/** Problem (probleem). */
export const problem = record(tableOfZib(zib));
