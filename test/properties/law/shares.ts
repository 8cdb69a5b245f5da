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

/** Every other record of each kind; with a full effort all of them. */
export const everyOther = Math.max(1, Math.round(20 / runs(10)));
