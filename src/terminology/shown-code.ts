import { systems } from '../fhir/naming-systems';
import { codeFormFault } from './code-forms';
import { holdsBsn } from './shown-id';

/** Systems whose codes cannot be taken for a name or a telephone number. */
const formed = [systems.snomed, systems.loinc, systems.atc, systems.icd10, systems.icpc1];

/**
 * Numbers of the G-Standaard and of registers with short codes: shorter than a telephone number with its area code, which
 * begins with a zero. And codes of two capitals: countries, levels.
 */
const SHORT = /^(?:[1-9]\d{0,7}|0\d{0,3}|\d{2}\.\d{3}|\d{1,5}-\d|[A-Za-z]|[A-Z]{2})$/;

/** A SNOMED CT concept id but for its check digit (partition 00 or 10): the slip that is met most. */
const ALMOST_SNOMED = /^[1-9]\d{3,14}[01]0\d$/;

/** What sources write for a status or a gender; no name among them. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'active inactive actief inactief aktief inaktief actueel afgerond completed resolved remission unknown onbekend other ' +
    'overig anders none geen true false male female man vrouw vrouwelijk mannelijk undifferentiated ongedifferentieerd ' +
    'laag hoog mild matig ernstig diagnose klacht symptoom'
  ).split(' '),
);

/**
 * A code found where a code belongs, as a message may repeat it: with the form of a known system. Undefined for any other
 * text: a word may be someone's name, a long row of digits someone's number.
 */
export function shownCode(text: string): string | undefined {
  if (text.length > 40 || holdsBsn(text)) return undefined;
  if (SHORT.test(text) || ALMOST_SNOMED.test(text) || WORDS.has(text.toLowerCase())) return `"${text}"`;
  // An expression of SNOMED CT may hold words.
  const isCode = /^[A-Z0-9.-]+$/.test(text) && formed.some((system) => codeFormFault(system, text) === undefined);
  return isCode ? `"${text}"` : undefined;
}
