import { isJson } from '../../../fhir/json';
import { gStandaardSystems, systems, systemUri } from '../../../fhir/naming-systems';
import { codeFormFault, hasCodeForm } from '../../../terminology/code-forms';
import type { Codelist } from '../../../terminology/codelist';
import { type Mender, type Mending, note } from '../../define/mender';
import { digitsOf } from '../quantity/whole-number';
import { hasZerosInFront, systemByForm } from './systems-by-form';

type Loose = Readonly<Record<string, unknown>>;

/** A code: a whole number says the same. */
export const mendCodeText: Mender = (value, mending) => {
  const digits = digitsOf(value);
  if (digits === undefined || digits.startsWith('-')) return value;
  note(mending, 'number-as-text');
  return digits;
};

const gStandaard: ReadonlySet<string> = new Set([
  ...gStandaardSystems,
  systems.gstandaardTable40,
  systems.gstandaardUnit,
  systems.gstandaardRoute,
  systems.gstandaardForm,
]);

/** G-Standaard numbers are numbers: zeros in front are padding of the file they came from. */
export function withoutPadding(holder: Loose, property: 'code' | 'value', mending: Mending): Loose {
  const { system, [property]: number } = holder;
  if (typeof system !== 'string' || typeof number !== 'string' || !/^0+\d+$/.test(number)) return holder;
  if (!gStandaard.has(systemUri(system))) return holder;
  note(mending, 'leading-zeros', property);
  return { ...holder, [property]: number.replace(/^0+(?=\d)/, '') };
}

function inSystem(value: Loose, code: string, system: string, mending: Mending): Loose {
  note(mending, 'code-system');
  return inCapitals({ ...value, system, code }, mending);
}

/** An ISO 3166-1 code has capitals, whether its system was given or told by its form. */
function inCapitals(value: Loose, mending: Mending): Loose {
  const { system, code } = value;
  if (typeof system !== 'string' || typeof code !== 'string' || systemUri(system) !== systems.country) return value;
  if (!/^[A-Za-z]{2,3}$/.test(code) || code === code.toUpperCase()) return value;
  note(mending, 'country-code');
  return { ...value, code: code.toUpperCase() };
}

/** The words of a coded value that has no code system, with the code behind them, as free text. */
function asText(value: Loose, mending: Mending): Loose {
  const { system: _system, code, version: _version, display, originalText, ...rest } = value;
  const words = originalText ?? display;
  if (typeof words !== 'string' && typeof code !== 'string') return value;
  note(mending, 'code-as-text');
  const text = words === undefined ? code : code === undefined || code === words ? words : `${words} (${code})`;
  const shown = originalText !== undefined && display !== undefined && display !== originalText;
  return { ...rest, ...(shown && { display }), nullFlavor: 'OTH', originalText: text };
}

const withoutSystem = ({ system, nullFlavor }: Loose): boolean => system === undefined && nullFlavor === undefined;
const wellTyped = ({ code, display, originalText }: Loose): boolean =>
  [code, display, originalText].every((one) => one === undefined || typeof one === 'string');

/** The name of the property a value stands in, for a list that of the list. */
const propertyOf = (mending: Mending): string =>
  String(mending.path.findLast((step) => typeof step === 'string') ?? '');

/** A coded value of any system; `mendParts` mends the parts of it. */
export function codedMender(mendParts: Mender): Mender {
  return (value, mending) => {
    const bare = mendCodeText(value, mending);
    const given = typeof bare === 'string' ? { code: bare } : mendParts(bare, mending);
    if (!isJson(given)) return given;
    const known =
      withoutSystem(given) && wellTyped(given)
        ? bySystem(given, wasNumber(value), mending)
        : inCapitals(given, mending);
    return withoutPadding(known, 'code', mending);
  };
}

/** True for a code that was given as a number, bare or with other parts. */
const wasNumber = (value: unknown): boolean => digitsOf(isJson(value) ? value.code : value) !== undefined;

function bySystem(value: Loose, fromNumber: boolean, mending: Mending): Loose {
  const { code } = value;
  const property = propertyOf(mending);
  const system = typeof code === 'string' ? systemByForm(property, code) : undefined;
  // It may have lost zeros in front, and is no text either: that its system is missing is for the schema to say.
  if (system === undefined && fromNumber && hasZerosInFront(property)) return value;
  return system === undefined ? asText(value, mending) : inSystem(value, String(code), system, mending);
}

/** One code among the translations of another: its system may be told by its form, but it cannot be text. */
export function codingMender(mendParts: Mender): Mender {
  return (value, mending) => {
    const given = mendParts(value, mending);
    return isJson(given) ? withoutPadding(inCapitals(given, mending), 'code', mending) : given;
  };
}

/** The one system of a codelist that has the code, or else whose codes have its form. */
function systemInList(list: Codelist, code: string): string | undefined {
  const having = Object.keys(list.codes).filter((system) => Object.hasOwn(list.codes[system] ?? {}, code));
  if (having.length > 0) return having.length === 1 ? having[0] : undefined;
  const fitting = Object.keys(list.codes).filter(
    (system) => hasCodeForm(system) && codeFormFault(system, code) === undefined,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A value of a codelist. As bare text, which may be a short name, it is for the list to find. */
export function listedMender(mendParts: Mender, list: Codelist, closed: boolean): Mender {
  return (value, mending) => {
    const bare = mendCodeText(value, mending);
    if (typeof bare === 'string') return bare;
    const given = mendParts(bare, mending);
    if (!isJson(given)) return given;
    if (!withoutSystem(given) || !wellTyped(given)) return withoutPadding(given, 'code', mending);
    const { code } = given;
    const system = typeof code === 'string' ? systemInList(list, code) : undefined;
    if (system !== undefined) return inSystem(given, String(code), system, mending);
    return closed ? given : asText(given, mending);
  };
}
