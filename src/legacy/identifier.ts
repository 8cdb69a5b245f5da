import type { Identifier } from '../bgz/parts/identifier/zib';
import { systems } from '../fhir/naming-systems';
import { checkArgument } from '../options/check-options';
import { flag, oneOf, type Rules } from '../options/rules';
import { identifierForm } from '../terminology/identifier-forms';
import { described, type Field, textIn } from './field-text';
import { type Fault, notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { allowed, found, what } from './words';

/** How an identification number is read. */
export interface IdentifierOptions extends ReadOptions {
  /**
   * The column is, or was, one of numbers, so that zeros in front are gone: digits that fall short get them back. Text that falls
   * short is refused without it: a digit may be missing anywhere. A BSN needs it not, the 11-test decides.
   */
  readonly wasNumber?: boolean;
}

const rules: Rules<IdentifierOptions> = { ...readRules, wasNumber: flag };

interface Register {
  readonly system: string;
  /** How many zeros a number of it may begin with. */
  readonly zeros: number;
}

const registers = {
  bsn: { system: systems.bsn, zeros: 1 },
  /** The first two digits are the kind of provider, from 01. */
  agb: { system: systems.agb, zeros: 1 },
  uzovi: { system: systems.uzovi, zeros: 1 },
  big: { system: systems.big, zeros: 1 },
  ura: { system: systems.ura, zeros: 7 },
  uzi: { system: systems.uziPerson, zeros: 8 },
} as const satisfies Readonly<Record<string, Register>>;

/** Registers that {@link readIdentifier} reads. */
export type RegisterKind = keyof typeof registers;

const kindRule = oneOf(...Object.keys(registers));

/** The number with its zeros, or why it is none of the register. */
function numberIn(kind: RegisterKind, digits: string, wasNumber: boolean): string | Fault {
  const { system, zeros }: Register = registers[kind];
  const form = identifierForm(system);
  if (form === undefined) return digits;
  const short = form.digits - digits.length;
  const restored = short > 0 && short <= zeros && (wasNumber || kind === 'bsn');
  const number = restored ? digits.padStart(form.digits, '0') : digits;
  if (form.fits(number)) return number;
  const count = form.digits;
  return {
    code: 'not-of-register',
    found: number.length === count ? found.failsCheck : found.digits({ count: digits.length }),
    allowed: kind === 'bsn' ? allowed.ofRegisterWithCheck({ count }) : allowed.ofRegister({ count }),
  };
}

/**
 * Reads a number of a register, with the zeros in front that a column of numbers has lost, and without the dots, hyphens and
 * blanks that people put in.
 *
 * @param kind `bsn` (9 digits, 11-test), `agb` (8), `uzovi` (4), `big` (11), `ura` (8), `uzi` (9)
 * @param field the number, as text or whole number; only noughts stand for none
 * @param options `wasNumber`: text that came from a column of numbers
 * @returns an identification number for a builder; undefined when there is none, or none of the register. No message repeats it.
 *
 * @example
 * readIdentifier('bsn', 12345672).value; // { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '012345672' }
 * readIdentifier('agb', 1012345).value; // { system: 'http://fhir.nl/fhir/NamingSystem/agb-z', value: '01012345' }
 */
export function readIdentifier(kind: RegisterKind, field: Field, options?: IdentifierOptions): Reading<Identifier> {
  checkArgument('readIdentifier', 'kind', kind, { ...kindRule, required: true });
  const settings = optionsOf('readIdentifier', options, rules);
  const refuse = (fault: Fault): Reading<Identifier> =>
    notUnderstood(what.number({ kind: kind.toUpperCase() }), [fault], settings);
  const given = textIn(field);
  if (given.kind === 'absent') return understood(undefined);
  if (given.kind === 'fault') return refuse(given.fault);
  const digits = given.text.replace(/(?<=\d)[\s.-]+(?=\d)/g, '');
  const count = identifierForm(registers[kind].system)?.digits ?? 0;
  if (!/^\d+$/.test(digits))
    return refuse({ code: 'not-of-register', found: described(given.text), allowed: allowed.ofRegister({ count }) });
  if (/^0+$/.test(digits)) return understood(undefined);
  const number = numberIn(kind, digits, given.wasNumber || settings.wasNumber === true);
  return typeof number === 'string' ? understood({ system: registers[kind].system, value: number }) : refuse(number);
}
