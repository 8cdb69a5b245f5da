import type { Language } from '../bgz/define/language';
import { isBsn } from '../fhir/bsn';
import { shapeOf } from '../options/check-options';
import { moment, oneOf, type Rules, required, secret, signal, told, whole } from '../options/rules';

/** How a BgZ is read. */
export interface ReadOptions {
  /**
   * Whose records are wanted. Left out: those of the first Patient that was given. Nothing of anybody else is ever among the
   * records.
   */
  readonly patient?: { readonly bsn: string };
  /**
   * The moment of the reading, against which a status is held that the clock of the sender may have decided: one that the dates
   * say by themselves at this moment is none that somebody stated. Default: now.
   */
  readonly now?: Date;
  /** Of the messages. Default: English. */
  readonly language?: Language;
  /** Largest text that is read, in characters; 64 million when left out. */
  readonly maxSize?: number;
  /** Deepest nesting of objects and arrays that is looked into; 200 when left out. */
  readonly maxDepth?: number;
  /** Most places and issues that are listed; the counts tell of all. 10,000 when left out. */
  readonly maxTold?: number;
  /**
   * Most characters, as JSON, of resources that records hold a copy of because they refer to them; 100 million when left out. A
   * reference beyond that is not followed, and told.
   */
  readonly maxCopied?: number;
  /** Ends the reading: it rejects with the reason of the signal. Looked at between resources. */
  readonly signal?: AbortSignal;
}

const bsn = secret(
  told('a BSN: nine digits that pass the 11-test', {
    allowed: '',
    meets: (value) => typeof value === 'string' && isBsn(value),
  }),
);

/** What may be said of a reading by who does not read but has it done. */
export const readingRules: Rules<Omit<ReadOptions, 'patient' | 'signal'>> = {
  now: moment,
  language: oneOf('nl', 'en'),
  maxSize: whole(1),
  maxDepth: whole(1, 1_000),
  maxTold: whole(1),
  maxCopied: whole(1),
};

export const readRules: Rules<ReadOptions> = {
  ...readingRules,
  patient: shapeOf<NonNullable<ReadOptions['patient']>>({ bsn: required(bsn) }),
  signal,
};
