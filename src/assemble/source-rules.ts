import { sourceSections } from '../bgz/index';
import { isJson } from '../fhir/json';
import { shapeOf } from '../options/check-options';
import { callable, either, listOf, oneOf, type Rule, type Rules, required, told } from '../options/rules';
import { NONE_KNOWN, type SourceGroup, type Sources } from './ports';

/** Every group, in the order of the BgZ. */
export const sourceGroups: readonly SourceGroup[] = sourceSections.map(({ key }) => key);

const source: Rule = told(
  'a function that gives records, or a list of such functions (not empty)',
  either(callable, listOf(told('a function that gives records', callable))),
);

const sourceOrNone: Rule = told(
  `a function that gives records, a list of such functions (not empty), or '${NONE_KNOWN}'`,
  either(source, oneOf(NONE_KNOWN)),
);

/** A source per group that there is; a misspelt group would be a section that looks empty. */
const rules = Object.fromEntries(
  sourceGroups.map((group) => [group, group === 'patient' ? required(source) : sourceOrNone]),
) as Rules<Sources>;

/** The sources of a vendor, where they may be left out. Without `patient` nothing has a subject. */
export const sourcesShape: Rule = shapeOf(rules);

/** The sources of a vendor. */
export const sourcesRule: Rule = required(sourcesShape);

/** The records of one patient, as `bgzRecords` makes them: whose they are is in them. */
export const recordsRule: Rule = {
  allowed: 'the records of a patient: bgzRecords({ patient, … })',
  meets: (value) => isJson(value) && isJson(value.patient),
};

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** A patient, by one of the two. Which of them is wrong is never shown. */
export const patientRule: Rule = {
  allowed: '{ bsn } or { id }',
  secret: true,
  meets: (value) => {
    if (value === null || typeof value !== 'object') return false;
    const { bsn, id, ...more } = value as { bsn?: unknown; id?: unknown };
    if (Object.keys(more).length > 0) return false;
    return bsn === undefined ? isText(id) : id === undefined && isText(bsn);
  },
};
