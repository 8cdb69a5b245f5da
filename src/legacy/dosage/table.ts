import type { Coded, CodedInput } from '../../bgz/parts/code/code';
import { gstandaardUnit } from '../../bgz/parts/code/code-helpers';
import type { TimeUnit } from '../../bgz/parts/quantity/zib';

/** A unit of a dosage code: what is sent, and the word for one of it and for more. */
export interface DosageUnit {
  /** The unit of a dose: a code of table 902 of the G-Standaard, or a UCUM unit. */
  readonly unit: Coded;
  readonly one: string;
  readonly more: string;
}

/** What an addition to a dosage code means: to be taken when needed, or an additional instruction. */
export type DosageAddition = 'asNeeded' | CodedInput;

/**
 * The parts that mean one thing wherever they are met. NHG table 25 is licensed, and its letters are used for other things in other systems:
 * `M` is a month or the morning, `ML` a millilitre or a spoon (maatlepel). Such letters are for the caller to state.
 */
export const periods: Readonly<Record<string, TimeUnit>> = { D: 'd', W: 'wk' };

const pieces = gstandaardUnit('245', 'stuk');

/** A piece of the product, as the national examples write a tablet and a capsule. */
export const units: Readonly<Record<string, DosageUnit>> = {
  T: { unit: pieces, one: 'tablet', more: 'tabletten' },
  C: { unit: pieces, one: 'capsule', more: 'capsules' },
};

export const additions: Readonly<Record<string, DosageAddition>> = { ZN: 'asNeeded' };
