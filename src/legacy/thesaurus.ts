import type { Coded, Coding, NullFlavored } from '../bgz/parts/code/code';
import { nullFlavor } from '../bgz/parts/code/code-helpers';
import { checkArgument, checkOptions } from '../options/check-options';
import { anything, oneOf, type Rules } from '../options/rules';
import { type CodeKind, codedIn, codeIn, inWords, termIn } from './code';
import type { Field } from './field-text';
import { type Fault, notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { allowed, found, what } from './words';

/** A concept of a DHD thesaurus as an EPD keeps it: the columns that it has. */
export interface ThesaurusRow {
  /** The id of the concept in the thesaurus. */
  readonly dhd?: Field;
  /** The term that was chosen. */
  readonly term?: Field;
  /** The SNOMED CT code that DHD gives with the concept. */
  readonly snomed?: Field;
  /** The term of that code, when you have it. */
  readonly snomedTerm?: Field;
  /** The ICD-10 code that DHD gives with a diagnosis. */
  readonly icd10?: Field;
}

const rowRules: Rules<ThesaurusRow> = {
  dhd: anything,
  term: anything,
  snomed: anything,
  snomedTerm: anything,
  icd10: anything,
};

const kinds = { diagnosis: 'dhdDiagnosis', procedure: 'dhdProcedure' } as const satisfies Readonly<
  Record<string, CodeKind>
>;

/** Thesauri that {@link readThesaurus} reads: the Diagnosethesaurus and the Verrichtingenthesaurus of DHD. */
export type ThesaurusKind = keyof typeof kinds;

const kindRule = oneOf(...Object.keys(kinds));

/**
 * Reads a concept of a DHD thesaurus. Receivers reckon with SNOMED CT, so that code leads; the id of DHD and ICD-10 stand beside it
 * (`translations`), and the term that was chosen is the text (`originalText`). Codes are not looked up: give those that DHD gives.
 *
 * @param kind `diagnosis` or `procedure`
 * @param row the columns that you have
 * @returns a coded value for a builder. Without a SNOMED CT code the id of DHD leads, without that the term is text, and either is
 * told (`no-snomed`). A code without the form of its system stays as text in the term, and is told.
 *
 * @example
 * readThesaurus('diagnosis', { dhd: '0000004711', term: 'bradycardie', snomed: '48867003', icd10: 'R00.1' }).value;
 */
export function readThesaurus(
  kind: ThesaurusKind,
  row: ThesaurusRow,
  options?: ReadOptions,
): Reading<Coded | NullFlavored> {
  checkArgument('readThesaurus', 'kind', kind, { ...kindRule, required: true });
  const settings = optionsOf('readThesaurus', options, readRules);
  checkOptions('readThesaurus', row, rowRules);
  const faults: Fault[] = [];
  const unread: string[] = [];
  let lacksSnomed = false;
  const termOf = (field: unknown): string | undefined => {
    const { term, faults: inTerm } = termIn(field);
    faults.push(...inTerm);
    return term;
  };
  const codeOf = (of: CodeKind, field: unknown): string | undefined => {
    const read = codeIn(of, field);
    if (!('fault' in read)) {
      if (of === 'snomed' && read.code === undefined) lacksSnomed = true;
      return read.code;
    }
    faults.push(read.fault);
    if (read.text !== '') unread.push(read.text);
    return undefined;
  };
  const [term, snomedTerm] = [termOf(row.term), termOf(row.snomedTerm)];
  const [snomed, dhd, icd10] = [codeOf('snomed', row.snomed), codeOf(kinds[kind], row.dhd), codeOf('icd10', row.icd10)];
  const words = inWords(term, unread.join(', '));
  const codings: readonly Coding[] = [
    ...(snomed === undefined ? [] : [codedIn('snomed', snomed, snomedTerm)]),
    ...(dhd === undefined ? [] : [codedIn(kinds[kind], dhd, term)]),
    ...(icd10 === undefined ? [] : [codedIn('icd10', icd10)]),
  ];
  if (lacksSnomed && (codings.length > 0 || words !== undefined))
    faults.push({ code: 'no-snomed', found: found.nothing, allowed: allowed.snomedBeside });
  const value = conceptOf(codings, words);
  return faults.length > 0 ? notUnderstood(what.snomed, faults, settings, value) : understood(value);
}

function conceptOf([first, ...others]: readonly Coding[], words: string | undefined): Coded | NullFlavored | undefined {
  if (first === undefined) return words === undefined ? undefined : nullFlavor('OTH', words);
  return {
    ...first,
    ...(words !== undefined && { originalText: words }),
    ...(others.length > 0 && { translations: others }),
  };
}
