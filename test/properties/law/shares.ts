import { sectionOf } from '../../../src/bgz';
import { type ZibGroup, zibGroups } from '../../../src/zib';
import { runs } from '../../effort';

const groups = Object.keys(zibGroups) as ZibGroup[];
const isOf = (...chapters: readonly string[]) =>
  groups.filter((group) => chapters.includes(sectionOf(group)?.chapter ?? ''));

/** All groups of the list in three shares, so that as many files can hold them to the law side by side. */
export const people = isOf('patient', 'parties');
export const medication = isOf('medication');
export const care = groups.filter((group) => !people.includes(group) && !medication.includes(group));

/** Of so many records of each kind one is held to the law; with a full effort each of them. */
export const oneIn = Math.max(1, Math.round(40 / runs(10)));
