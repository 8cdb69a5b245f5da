import { isBsn } from '../../fhir/bsn';
import { nearest } from '../../fhir/did-you-mean';
import { isJson, type Json } from '../../fhir/json';
import { hasScheme, systems } from '../../fhir/naming-systems';
import { asIs, joined, type Phrase, phrases } from '../../fhir/phrase';
import { codeFormFault } from '../../terminology/code-forms';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import { shownCode as shownInRecords } from '../../terminology/shown-code';
import type { Glance } from '../glance/glance';
import { placeOf, type Vantage } from '../glance/place-of';
import { type Cursor, placeIn } from '../walk/cursor';
import type { Run } from '../walk/run';

/** A code as an element holds it. */
export interface Coded {
  readonly system: string | undefined;
  readonly code: string;
  readonly display: string | undefined;
  /** Edition or version of the system, as the Coding names it. */
  readonly version: string | undefined;
  readonly run: Run;
  /** Where the code stands: the `code` of a Coding or Quantity, or the element itself. */
  readonly at: Cursor;
  /** The Coding or Quantity itself. */
  readonly holder: object | undefined;
}

const PRINTABLE = /^[\w.\-:+/%*{}[\]()^=,]{1,64}$/;

/** True when a row of digits in a code, or all of its digits, may be a BSN. */
const holdsBsn = (code: string): boolean => [code.replace(/\D/g, ''), ...(code.match(/\d+/g) ?? [])].some(isBsn);

/** Capitals and digits, at least one of them a digit: the form of a local code, and of nobody's name or telephone number. */
const LOCAL = /^(?=.*\d)(?!.*\d{8})[A-Z0-9][A-Z0-9.:/-]{0,19}$/;

/** Whether a text where a code belongs is a code and nothing of a person: by its form, or because it is known. */
function isShowable(code: string, { system }: Pick<Coded, 'system'>, known: readonly string[]): boolean {
  if (!PRINTABLE.test(code)) return false;
  if ((system === systems.snomed || system === systems.loinc) && codeFormFault(system, code) === undefined) return true;
  if (holdsBsn(code)) return false;
  if (known.includes(code) || shownInRecords(code) !== undefined || LOCAL.test(code)) return true;
  return nearest(code, known) !== undefined;
}

const said = phrases({
  hidden: { en: 'of {count} characters (not shown)', nl: 'van {count} tekens (niet getoond)' },
  hiddenOne: { en: 'of 1 character (not shown)', nl: 'van 1 teken (niet getoond)' },
});

const hidden = (code: string): Phrase => (code.length === 1 ? said.hiddenOne : said.hidden({ count: code.length }));

/**
 * A code as a message may repeat it, to follow the word "code". A word may be somebody's name and a row of digits
 * somebody's number: what does not have the form of a code, and is not known or one slip away from what is, is told by its length.
 *
 * @param known Codes it may be: those of its value set, or itself when its system has it.
 */
export function bareCode(coded: Pick<Coded, 'system' | 'code'>, known: readonly string[] = []): Phrase {
  const { code } = coded;
  // The terms in an expression are free text.
  const bare = code.replace(/\|[^|]*\|/g, '').trim();
  return isShowable(bare, coded, known) ? asIs(bare) : hidden(code);
}

/** The same, with its system behind it. */
export function shownCode(coded: Pick<Coded, 'system' | 'code'>, known: readonly string[] = []): Phrase {
  const { system } = coded;
  const shown = bareCode(coded, known);
  return system && hasScheme(system) && system.length < 120 ? joined([shown, asIs(`(${system})`)], ' ') : shown;
}

/** A code that its system has, as the lists know it. */
export const shownInSystem = (coded: Coded, lists: Codelists): Phrase =>
  shownCode(coded, coded.system && lists.code(coded.system, coded.code).code ? [coded.code] : []);

/** The code of a Coding or a Quantity; undefined when it holds none. */
export function codedOf(value: unknown, at: Cursor): Coded | undefined {
  if (!isJson(value) || typeof value.code !== 'string' || value.code === '') return undefined;
  return {
    // A code without a system is no code of any value set, unlike an element of type code, which has none by nature.
    system: typeof value.system === 'string' ? value.system : '',
    code: value.code,
    display: typeof value.display === 'string' ? value.display : undefined,
    version: typeof value.version === 'string' ? value.version : undefined,
    run: at.run,
    at: placeIn(at, 'code', -1, 'code'),
    holder: value,
  };
}

/** The code of a Coding or a Quantity that was passed over at a glance: where it stands is found when somebody asks. */
class CodedAtAGlance implements Coded {
  readonly display: string | undefined;
  readonly version: string | undefined;
  readonly run: Run;
  readonly #vantage: Vantage;

  constructor(
    readonly system: string,
    readonly code: string,
    readonly holder: Json,
    { run }: Glance,
    vantage: Vantage,
  ) {
    this.display = typeof holder.display === 'string' ? holder.display : undefined;
    this.version = typeof holder.version === 'string' ? holder.version : undefined;
    this.run = run;
    this.#vantage = vantage;
  }

  get at(): Cursor {
    return placeIn(placeOf(this.#vantage, this.holder), 'code', -1, 'code');
  }
}

/** The same as `codedOf`, without a place; a code without a system has an empty one. */
export function codedAtAGlance(value: Json, system: string, code: string, glance: Glance): Coded | undefined {
  return glance.vantage && new CodedAtAGlance(system, code, value, glance, glance.vantage);
}
