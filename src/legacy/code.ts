import type { Coded, NullFlavored } from '../bgz/parts/code/code';
import { nullFlavor } from '../bgz/parts/code/code-helpers';
import { systems } from '../fhir/naming-systems';
import type { Phrase } from '../fhir/phrase';
import { checkArgument } from '../options/check-options';
import { oneOf } from '../options/rules';
import { codeFormFault } from '../terminology/code-forms';
import { described, type Field, textIn } from './field-text';
import { type Fault, notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { allowed, what } from './words';

interface System {
  readonly system: string;
  /** What a code is called in messages. */
  readonly name: string;
  /** Its codes are numbers: zeros in front are padding, and nought stands for none, as in the files of the G-Standaard. */
  readonly isNumber?: true;
  /** Another way to write the same code, as systems write it. */
  readonly tidy?: (text: string) => string;
}

const number = (system: string, name: string): System => ({ system, name, isNumber: true });
const capitals = (text: string): string => text.toUpperCase();
/** A subcode without its point: ICPC has no other code of a letter and four digits. */
const withPoint = (text: string): string => capitals(text).replace(/^([A-Z]\d\d)(\d\d)$/, '$1.$2');

const kinds = {
  gpk: number(systems.gpk, 'GPK'),
  prk: number(systems.prk, 'PRK'),
  hpk: number(systems.hpk, 'HPK'),
  zi: number(systems.zi, 'ZI'),
  snk: number(systems.snk, 'SNK'),
  ssk: number(systems.ssk, 'SSK'),
  atc: { system: systems.atc, name: 'ATC', tidy: capitals },
  icpc: { system: systems.icpc1, name: 'ICPC', tidy: withPoint },
  icd10: { system: systems.icd10, name: 'ICD-10', tidy: capitals },
  snomed: { system: systems.snomed, name: 'SNOMED CT' },
  loinc: { system: systems.loinc, name: 'LOINC' },
  dhdDiagnosis: { system: systems.dhdDiagnosis, name: 'DHD' },
  dhdProcedure: { system: systems.dhdProcedure, name: 'DHD' },
} as const satisfies Readonly<Record<string, System>>;

/** Code systems that {@link readCode} reads. */
export type CodeKind = keyof typeof kinds;

const kindRule = oneOf(...Object.keys(kinds));

/** As the builder takes zeros off, and says that it did. */
const withoutZeros = (text: string): string => text.replace(/^0+(?=\d)/, '');

/** A code as its column gives it: none, one of the system, or what it is not. */
export type CodeText = { readonly code: string | undefined } | { readonly text: string; readonly fault: Fault };

/** Reads the code of a column; what is not of the system is kept as text. */
export function codeIn(kind: CodeKind, field: unknown): CodeText {
  const { system, isNumber, tidy }: System = kinds[kind];
  const given = textIn(field);
  if (given.kind === 'absent') return { code: undefined };
  if (given.kind === 'fault') return { text: '', fault: { ...given.fault, what: nameOf(kind) } };
  if (/^0+$/.test(given.text)) return { code: undefined };
  const code = tidy?.(given.text) ?? given.text;
  const form = codeFormFault(system, isNumber ? withoutZeros(code) : code);
  if (form === undefined && isOneLine(code)) return { code };
  const expected = allowed.ofSystem({ form: form ?? allowed.singleBlanks });
  return {
    text: given.text,
    fault: { code: 'not-of-system', what: nameOf(kind), found: described(given.text), allowed: expected },
  };
}

/** What FHIR takes as a code: one blank between words at most, which an expression of SNOMED CT may have. */
const isOneLine = (code: string): boolean => /^\S+(?: \S+)*$/.test(code);

/** A code of one of the systems, from what was found in its column. */
export const codedIn = (kind: CodeKind, code: string, display?: string): Coded => ({
  system: kinds[kind].system,
  code,
  ...(display !== undefined && { display }),
});

const nameOf = (kind: CodeKind): Phrase => what.codeOf({ kind: kinds[kind].name });

/** Words of a column beside a code; those that cannot be sent are told. */
export function termIn(field: unknown): { readonly term?: string; readonly faults: readonly Fault[] } {
  const given = textIn(field);
  if (given.kind === 'fault') return { faults: [{ ...given.fault, what: what.term }] };
  return given.kind === 'absent' ? { faults: [] } : { term: given.text, faults: [] };
}

/** Words and an unreadable code, as one text. */
export const inWords = (term: string | undefined, text: string): string | undefined => {
  if (text === '' || term === text) return term;
  return term === undefined ? text : `${term} (${text})`;
};

/**
 * Reads the code of a column of which you know the system; the number itself never tells it: GPK, PRK and HPK look alike.
 *
 * @param kind `gpk`, `prk`, `hpk`, `zi`, `snk`, `ssk` (1 to 8 digits, zeros in front or not), `atc`, `icpc` (a
 * subcode with or without its point), `icd10`, `snomed` and `loinc` (with a right check digit), `dhdDiagnosis`, `dhdProcedure`
 * (with a SNOMED CT code beside it: {@link readThesaurus}). Noughts alone stand for none.
 * @param field the code, as text or whole number. A SNOMED CT code of more than fifteen digits does not survive as a number.
 * @param term the words beside it, when there are
 * @returns a coded value for a builder. A code without the form of its system becomes text (nullFlavor `OTH`, the words with the
 * code behind them) and is told; so do words without a code, which is nothing to tell.
 *
 * @example
 * readCode('prk', '00017469', 'Paracetamol tablet 500mg').value; // { system: 'urn:oid:…', code: '00017469', display: 'Paracetamol …' }
 * readCode('icpc', 'a9101').value; // { system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'A91.01' }
 */
export function readCode(
  kind: CodeKind,
  field: Field,
  term?: Field,
  options?: ReadOptions,
): Reading<Coded | NullFlavored> {
  checkArgument('readCode', 'kind', kind, { ...kindRule, required: true });
  const settings = optionsOf('readCode', options, readRules);
  const words = termIn(term);
  const read = codeIn(kind, field);
  const faults = [...('fault' in read ? [read.fault] : []), ...words.faults];
  const value = 'fault' in read ? textValue(inWords(words.term, read.text)) : withCode(kind, read.code, words.term);
  return faults.length > 0 ? notUnderstood(nameOf(kind), faults, settings, value) : understood(value);
}

const textValue = (words: string | undefined): NullFlavored | undefined =>
  words === undefined ? undefined : nullFlavor('OTH', words);

const withCode = (
  kind: CodeKind,
  code: string | undefined,
  term: string | undefined,
): Coded | NullFlavored | undefined => (code === undefined ? textValue(term) : codedIn(kind, code, term));
