import type { NullFlavored } from '../bgz/parts/code/code';
import { nullFlavor } from '../bgz/parts/code/code-helpers';
import type { BurgerlijkeStaatCode } from '../bgz/parts/code/types';
import { named, oneOf, type Rules } from '../options/rules';
import { described, type Field, textIn } from './field-text';
import { notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { lookUp } from './table';
import { allowed, what } from './words';

/** How a marital status is read. */
export interface MaritalStatusOptions extends ReadOptions {
  /** Codes of your own, with what they mean; they go before the words that are known. Capitals make no difference. */
  readonly table?: Readonly<Record<string, BurgerlijkeStaatCode | 'UNK'>>;
}

/** `D` divorced, `M` married, `S` never married, `T` registered partnership, `W` widowed; `UNK` not known. */
const codes: readonly (BurgerlijkeStaatCode | 'UNK')[] = ['D', 'M', 'S', 'T', 'W', 'UNK'];

const rules: Rules<MaritalStatusOptions> = { ...readRules, table: named(oneOf(...codes)) };

/** Words alone. A letter or digit means something else in every table: `S` is never married in HL7, and samenwonend elsewhere. */
const known: Readonly<Record<string, BurgerlijkeStaatCode | 'UNK'>> = {
  ongehuwd: 'S',
  'nooit gehuwd': 'S',
  'nooit gehuwd geweest': 'S',
  gehuwd: 'M',
  getrouwd: 'M',
  gescheiden: 'D',
  weduwe: 'W',
  weduwnaar: 'W',
  'weduwe/weduwnaar': 'W',
  verweduwd: 'W',
  'geregistreerd partner': 'T',
  'geregistreerd partnerschap': 'T',
  onbekend: 'UNK',
};

/** The letters of HL7 (v2 table 0002, v3 MaritalStatus) that BurgerlijkeStaatCodelijst has, for `table` of {@link readMaritalStatus}. */
export const hl7MaritalStatuses: Readonly<Record<BurgerlijkeStaatCode, BurgerlijkeStaatCode>> = {
  D: 'D',
  M: 'M',
  S: 'S',
  T: 'T',
  W: 'W',
};

/**
 * Reads a marital status by its Dutch word, or by your own table.
 *
 * @param field `ongehuwd`, `gehuwd`, `gescheiden`, `weduwe`, `weduwnaar`, `geregistreerd partnerschap`, `onbekend`, in capitals or
 * not. Letters and digits are read only when `table` says what they mean.
 * @param options `table`: what your codes mean, for example {@link hl7MaritalStatuses}
 * @returns a code of BurgerlijkeStaatCodelijst; nullFlavor `UNK`; or `OTH` with the words for what is not known, such as
 * `samenwonend`, which the codelist does not have
 *
 * @example
 * readMaritalStatus('Gehuwd').value; // 'M'
 * readMaritalStatus('G', { table: { O: 'S', G: 'M', E: 'D', W: 'W', P: 'T' } }).value; // 'M'
 */
export function readMaritalStatus(
  field: Field,
  options?: MaritalStatusOptions,
): Reading<BurgerlijkeStaatCode | NullFlavored> {
  const settings = optionsOf('readMaritalStatus', options, rules);
  const given = textIn(field);
  if (given.kind === 'absent') return understood(undefined);
  if (given.kind === 'fault') return notUnderstood(what.maritalStatus, [given.fault], settings);
  const code = lookUp(given.text, settings.table, known);
  if (code !== undefined) return understood(code === 'UNK' ? nullFlavor('UNK', given.text) : code);
  const words = 'ongehuwd, gehuwd, gescheiden, weduwe, weduwnaar, geregistreerd partnerschap, onbekend';
  return notUnderstood(
    what.maritalStatus,
    [{ code: 'not-in-table', found: described(given.text), allowed: allowed.tableOrText({ words }) }],
    settings,
    nullFlavor('OTH', given.text),
  );
}
