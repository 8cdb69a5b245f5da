import type { CodedInput } from '../../bgz/parts/code/code';
import type { DosageInstructionInput, InstructionsForUseInput } from '../../bgz/parts/instructions-for-use/types';
import { type TimeUnit, timeUnits } from '../../bgz/parts/quantity/zib';
import { anyObject, either, named, oneOf, type Rules } from '../../options/rules';
import { described, type Field, textIn } from '../field-text';
import {
  type Fault,
  notUnderstood,
  optionsOf,
  type Reading,
  type ReadOptions,
  readRules,
  understood,
} from '../reading';
import { allowed, what } from '../words';
import { type DosageCode, parseDosageCode, type Span } from './parse';
import { additions, type DosageAddition, type DosageUnit, periods, units } from './table';

/** How a dosage is read: the parts of the table of your system that are not known here. */
export interface DosageOptions extends ReadOptions {
  /** Letters of units, in capitals: `{ DR: { unit: gstandaardUnit('303', 'druppel'), one: 'druppel', more: 'druppels' } }`. */
  readonly units?: Readonly<Record<string, DosageUnit>>;
  /** Letters of periods, in capitals: `{ M: 'mo' }`. */
  readonly periods?: Readonly<Record<string, TimeUnit>>;
  /** Additions of one word, in capitals: `{ NUCH: nhgTable25('…', 'op de nuchtere maag') }`. */
  readonly additions?: Readonly<Record<string, DosageAddition>>;
}

const rules: Rules<DosageOptions> = {
  ...readRules,
  units: named(anyObject),
  periods: named(oneOf(...Object.keys(timeUnits))),
  additions: named(either(oneOf('asNeeded'), anyObject)),
};

interface Token {
  readonly text: string;
  readonly from: number;
}

/** Words between blanks with their places; `zo nodig` is one. */
const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(/zo nodig(?!\S)|\S+/gi)].map((match) => ({ text: match[0], from: match.index }));

const own = <T>(table: Readonly<Record<string, T>> | undefined, known: Readonly<Record<string, T>>, name: string) => {
  if (table !== undefined && Object.hasOwn(table, name)) return table[name];
  return Object.hasOwn(known, name) ? known[name] : undefined;
};

/** A dosage code with what its letters mean. */
interface Meaning {
  readonly code: DosageCode;
  readonly period: TimeUnit;
  readonly unit: DosageUnit;
}

function meaningOf(token: Token | undefined, settings: Partial<DosageOptions>): Meaning | undefined {
  const code = token && parseDosageCode(token.text.toUpperCase());
  if (code === undefined) return undefined;
  const period = own(settings.periods, periods, code.period);
  const unit = own(settings.units, units, code.unit);
  return period === undefined || unit === undefined ? undefined : { code, period, unit };
}

const additionOf = ({ text }: Token, settings: Partial<DosageOptions>): DosageAddition | undefined => {
  const name = text.toUpperCase();
  return name === 'ZO NODIG' ? 'asNeeded' : own(settings.additions, additions, name);
};

const shown = (span: Span): string => {
  const numbers = 'nominalValue' in span ? [span.nominalValue] : [span.minimumValue, span.maximumValue];
  return numbers.map((one) => String(one).replace('.', ',')).join(' tot ');
};
const most = (span: Span): number => ('nominalValue' in span ? span.nominalValue : span.maximumValue);

const wordsOf = (addition: CodedInput): string => {
  const { display, originalText, code } = addition;
  return String(originalText ?? display ?? code ?? '');
};

/** The instruction in words a receiver reads, with the code behind it as it stood. */
function inWords(
  { code, period, unit }: Meaning,
  asNeeded: boolean,
  extra: readonly CodedInput[],
  text: string,
): string {
  const amount = `${shown(code.amount)} ${most(code.amount) > 1 ? unit.more : unit.one}`;
  const parts = [
    `${shown(code.count)} maal per ${timeUnits[period]} ${amount}`,
    ...(asNeeded ? ['zo nodig'] : []),
    ...extra.map(wordsOf).filter((words) => words !== ''),
  ];
  return `${parts.join(', ')} (${text})`;
}

function instructionOf({ code, period, unit }: Meaning, asNeeded: boolean): DosageInstructionInput {
  return {
    dose: { ...code.amount, unit: unit.unit },
    administeringSchedule: { frequency: { count: code.count, per: { value: 1, unit: period } } },
    ...(asNeeded && { asNeeded: {} }),
  };
}

/**
 * Reads a dosage text of the national codes: `2D1T` is two times a day one tablet. Only what is understood from the first character to the
 * last gets structure; any other text is kept whole as text, without structure, since what was not understood may change the rest
 * (`2D1T bij pijn 2`, `2D1T niet op dinsdag`). Nothing is guessed.
 *
 * @param field a code of count, period, amount and unit (`2D1T`, `1-2D1T`, `3D2C`, `1W1T`, `2D1-2T`, `1D0,5T`, `1D1½T`), then additions
 * with blanks between them (`ZN`, `zo nodig`), in capitals or not. Known are `D` (day), `W` (week), `T` (tablet), `C` (capsule),
 * `ZN`: what means one thing everywhere. `1/2` is not read: some write a half so, and some one or two.
 * @param options `units`, `periods`, `additions`: what other letters mean in your system
 * @returns instructions for use, for a builder. `description` always holds the text as it stood; in front of a code that was understood
 * stands what it means in Dutch. `part` of an issue says which word was not understood.
 *
 * @example
 * readDosage('2D1T').value?.description; // '2 maal per dag 1 tablet (2D1T)'
 * readDosage('2D1T bij pijn').value; // { description: '2D1T bij pijn' }, with two issues
 */
export function readDosage(field: Field, options?: DosageOptions): Reading<InstructionsForUseInput> {
  const settings = optionsOf('readDosage', options, rules);
  const given = textIn(field);
  if (given.kind === 'absent') return understood(undefined);
  if (given.kind === 'fault') return notUnderstood(what.dosage, [given.fault], settings);
  const [first, ...rest] = tokensOf(given.text);
  const meaning = meaningOf(first, settings);
  const meanings = rest.map((token) => ({ token, addition: additionOf(token, settings) }));
  const strange = [
    ...(meaning === undefined && first !== undefined ? [first] : []),
    ...meanings.filter(({ addition }) => addition === undefined).map(({ token }) => token),
  ];
  if (meaning === undefined || strange.length > 0)
    return notUnderstood(
      what.dosage,
      strange.map((token) => faultOf(token, given.from)),
      settings,
      { description: given.text },
    );
  const known = meanings.map(({ addition }) => addition);
  const asNeeded = known.includes('asNeeded');
  const extra = known.filter((one): one is CodedInput => one !== undefined && one !== 'asNeeded');
  return understood({
    description: inWords(meaning, asNeeded, extra, given.text),
    ...(extra.length > 0 && { additionalInstructions: extra }),
    dosageInstructions: [instructionOf(meaning, asNeeded)],
  });
}

const faultOf = ({ text, from }: Token, offset: number): Fault => ({
  code: 'not-in-table',
  found: described(text),
  allowed: allowed.dosageCode,
  part: { from: offset + from, to: offset + from + text.length },
});
