import * as z from 'zod';
import { isAbsoluteUri, systems, systemUri } from '../../../fhir/naming-systems';
import { uriFormFault } from '../../../fhir/uri-form';
import { identifierForm } from '../../../terminology/identifier-forms';
import { checked, expected, report } from '../../define/issue';
import { type Mender, mendedBy, menderOf } from '../../define/mender';
import { withoutPadding } from '../code/mend-code';
import { key } from '../text/zib';

/** An identification number (NL-CM:0.0.6). `system` is a URI; builders also accept an OID. */
export interface Identifier {
  readonly system: string;
  readonly value: string;
}

/** What is accepted for an identification number: the value may be a whole number. */
export interface IdentifierInput {
  readonly system: string;
  readonly value: string | number | bigint;
}

/** What a number of a register is, in words. The value itself is never repeated in a message. */
const allowedIn: Readonly<Record<string, string>> = {
  [systems.bsn]: 'a BSN: nine digits that pass the 11-test',
  [systems.ura]: 'a URA: eight digits',
  [systems.agb]: 'an AGB code: eight digits',
  [systems.uziPerson]: 'a UZI number: nine digits',
  [systems.uziSystem]: 'a UZI system number: nine digits',
  [systems.big]: 'a BIG number: eleven digits',
  [systems.uri]: 'an absolute URI',
  [systems.uzovi]: 'a UZOVI number: four digits',
};

const fits = (system: string, value: string): boolean =>
  system === systems.uri ? isAbsoluteUri(value) : (identifierForm(system)?.fits(value) ?? true);

/** Schema of the register of a number: OID or URI, kept as URI. */
export const register = z.string().transform((value, ctx) => {
  const uri = systemUri(value);
  if (!isAbsoluteUri(uri) || uriFormFault(uri) !== undefined)
    report(ctx, { zib: 'invalid-identifier', allowed: 'a naming system as OID or absolute URI' });
  return uri;
});

const identifierObject = checked(
  z.strictObject(
    {
      system: register,
      value: key,
    },
    expected('an identification number { system, value }, for example from bsn() or agb()'),
  ),
  ({ system, value }: { readonly system?: unknown; readonly value?: unknown }, ctx) => {
    if (typeof system !== 'string' || typeof value !== 'string') return;
    if (fits(system, value)) return;
    report(ctx, { zib: 'invalid-identifier', allowed: allowedIn[system] ?? 'a number of its register' }, ['value']);
  },
);

const mendParts = menderOf(identifierObject);

/** A BSN kept as a number has lost the zero in front: nine digits by law. Other registers give no way to tell. */
const mendIdentifier: Mender = (given, mending) => {
  const mended = mendParts(given, mending);
  if (mended === null || typeof mended !== 'object' || !('system' in mended)) return mended;
  const { system, value } = withoutPadding(mended as Record<string, unknown>, 'value', mending);
  if (typeof system !== 'string' || typeof value !== 'string') return mended;
  const wasNumber = typeof (given as IdentifierInput).value !== 'string';
  const complete = wasNumber && value.length === 8 && systemUri(system) === systems.bsn ? `0${value}` : value;
  return complete === (mended as IdentifierInput).value ? mended : { ...mended, value: complete };
};

/** Schema of an identification number: system as OID or URI, value in the form of its register. */
export const identifier: z.ZodType<Identifier, IdentifierInput> = mendedBy(identifierObject, mendIdentifier);

/** Makes an identification number of one register. A whole number is taken as its digits when the record is built. */
interface InRegister {
  (value: string): Identifier;
  (value: string | number | bigint): IdentifierInput;
}

function inRegister(system: string): InRegister {
  return ((value) => ({ system, value })) as InRegister;
}

/** Burgerservicenummer, nine digits (pad an eight-digit number with a leading 0). */
export const bsn = inRegister(systems.bsn);
/** UZI register subscriber number of an organization. */
export const ura = inRegister(systems.ura);
/** AGB code (Vektis) of a person or organization. */
export const agb = inRegister(systems.agb);
/** UZI number of a person. */
export const uzi = inRegister(systems.uziPerson);
/** BIG registration number. */
export const big = inRegister(systems.big);
/** UZOVI number of a health insurer. */
export const uzovi = inRegister(systems.uzovi);
/** A number in any other naming system, by OID or URI. */
export function identification(system: string, value: string): Identifier;
export function identification(system: string, value: string | number | bigint): IdentifierInput;
export function identification(system: string, value: string | number | bigint): IdentifierInput {
  return { system: systemUri(system), value };
}
