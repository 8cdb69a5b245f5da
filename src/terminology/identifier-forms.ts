import { isBsn } from '../fhir/bsn';
import { systems } from '../fhir/naming-systems';

/** The form of the numbers of a register. */
export interface IdentifierForm {
  /** What a number of the register is called, in any language. */
  readonly name: string;
  readonly digits: number;
  readonly fits: (value: string) => boolean;
}

const digits = (name: string, count: number): IdentifierForm => ({
  name,
  digits: count,
  fits: (value) => value.length === count && /^\d+$/.test(value),
});

const forms: Readonly<Record<string, IdentifierForm>> = {
  [systems.bsn]: { name: 'BSN', digits: 9, fits: isBsn },
  [systems.ura]: digits('URA', 8),
  [systems.agb]: digits('AGB', 8),
  [systems.uziPerson]: digits('UZI', 9),
  [systems.uziSystem]: digits('UZI', 9),
  [systems.big]: digits('BIG', 11),
  [systems.uzovi]: digits('UZOVI', 4),
};

/**
 * The form of the numbers of a register (spec "identifiers-and-codes" §1).
 *
 * @param system URI of the register; `systemUri` gives it for an OID.
 */
export const identifierForm = (system: string): IdentifierForm | undefined =>
  Object.hasOwn(forms, system) ? forms[system] : undefined;
