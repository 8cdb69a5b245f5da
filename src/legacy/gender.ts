import type { GeslachtCode } from '../bgz/parts/code/types';
import { named, oneOf, type Rules } from '../options/rules';
import { described, type Field, textIn } from './field-text';
import { notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { lookUp } from './table';
import { allowed, what } from './words';

/** How a gender is read. */
export interface GenderOptions extends ReadOptions {
  /** Words and codes of your own, with what they mean; they go before those that are known. Capitals make no difference. */
  readonly table?: Readonly<Record<string, GeslachtCode>>;
}

const codes: readonly GeslachtCode[] = ['M', 'F', 'UN', 'UNK'];

const rules: Rules<GenderOptions> = { ...readRules, table: named(oneOf(...codes)) };

/**
 * Codes that mean one thing wherever they are met: those of the zib, Dutch and FHIR words, and ISO 5218 (0, 1, 2, 9; not
 * applicable is, to a receiver, not known). `O` is not among them: it is `onbekend` in Dutch tables and `other` in HL7 v2.
 */
const known: Readonly<Record<string, GeslachtCode>> = {
  m: 'M',
  man: 'M',
  mannelijk: 'M',
  male: 'M',
  1: 'M',
  v: 'F',
  vrouw: 'F',
  vrouwelijk: 'F',
  f: 'F',
  female: 'F',
  2: 'F',
  un: 'UN',
  ongedifferentieerd: 'UN',
  other: 'UN',
  u: 'UNK',
  unk: 'UNK',
  onbekend: 'UNK',
  unknown: 'UNK',
  0: 'UNK',
  9: 'UNK',
};

/**
 * Reads a gender by its letter, its word or its number of ISO 5218.
 *
 * @param field `M`, `V`, `F`, `U`, `UN`, `UNK`, `0`, `1`, `2`, `9`, `man`, `vrouw`, `onbekend`, … in capitals or not. `O` is read
 * only when `table` says what it means: in Dutch tables it is `onbekend`, in HL7 v2 `other`.
 * @param options `table`: what the codes of your own mean
 * @returns a code of GeslachtCodelijst; undefined when nothing stands there, or what is not known (the codelist has no room for text)
 *
 * @example
 * readGender('V').value; // 'F'
 * readGender('O', { table: { O: 'UNK' } }).value; // 'UNK'
 */
export function readGender(field: Field, options?: GenderOptions): Reading<GeslachtCode> {
  const settings = optionsOf('readGender', options, rules);
  const given = textIn(field);
  if (given.kind === 'absent') return understood(undefined);
  if (given.kind === 'fault') return notUnderstood(what.gender, [given.fault], settings);
  const code = lookUp(given.text, settings.table, known);
  if (code !== undefined) return understood(code);
  const words = 'M, V, F, U, UN, UNK, 0, 1, 2, 9, man, vrouw, onbekend';
  return notUnderstood(
    what.gender,
    [{ code: 'not-in-table', found: described(given.text), allowed: allowed.table({ words }) }],
    settings,
  );
}
