import { readBsn } from '../../fhir/bsn';
import { isJson } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';
import { type RoleSource, uziRoleOf } from './role-sources';
import type { TokenClaims } from './token-check';

/** A number with the register it is said to be of. */
export interface ClaimedNumber {
  readonly system?: string;
  readonly value: string;
}

export const fits =
  (pattern: RegExp) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && pattern.test(value) ? value : undefined;

export const printable = (longest: number) => fits(new RegExp(`^[\\x21-\\x7e]{1,${longest}}$`));
export const titled = fits(/^[^\p{Cc}]{1,200}$/u);

export const uriOf = (value: unknown): string | undefined => {
  const uri = typeof value === 'string' ? systemUri(value) : '';
  return /^[A-Za-z][A-Za-z0-9+.-]*:\S{1,200}$/.test(uri) ? uri : undefined;
};

/** Identifiers of one subject at most; more are no claim but a list of something. */
const MOST = 10;

/** `{ system, value }`, both there. */
function numberIn(value: unknown): ClaimedNumber | undefined {
  if (!isJson(value)) return undefined;
  const [system, number] = [uriOf(value.system), printable(64)(value.value)];
  return system === undefined || number === undefined ? undefined : { system, value: number };
}

/** Numbers of a subject: one, or a list in which each is in its form; undefined for anything else. */
function numbersIn(value: unknown): readonly ClaimedNumber[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0 || list.length > MOST) return undefined;
  const numbers = list.map(numberIn);
  return numbers.every((one) => one !== undefined) ? (numbers as readonly ClaimedNumber[]) : undefined;
}

/** The one number of this register: of two it would be unclear which is meant. */
function onlyOf(system: string, value: unknown): string | undefined {
  const own = new Set(numbersIn(value)?.flatMap((one) => (one.system === system ? [one.value] : [])));
  const [only] = own;
  return own.size === 1 ? only : undefined;
}

/** A number, bare or behind its register: `http://fhir.nl/fhir/NamingSystem/ura|00001234`. */
function behind(system: string, value: string): string | undefined {
  const cut = value.lastIndexOf('|');
  if (cut >= 0 && systemUri(value.slice(0, cut)) !== system) return undefined;
  return value.slice(cut + 1);
}

const ofRegister = (system: string, value: unknown): string | undefined =>
  typeof value === 'string' ? behind(system, value) : onlyOf(system, value);

/** URA as eight digits: text, or an identifier, or the one of its register among several. */
export const uraOf = (value: unknown): string | undefined => fits(/^\d{8}$/)(ofRegister(systems.ura, value));

/** A BSN in the same forms. */
export function bsnOf(value: unknown): string | undefined {
  const number = ofRegister(systems.bsn, value);
  if (number === undefined) return undefined;
  const read = readBsn(systems.bsn, number);
  return 'bsn' in read ? read.bsn : undefined;
}

/** Registers of persons, the first that is there counts. */
const PERSONS: readonly string[] = [systems.uziPerson, systems.big];

/** A person's number: text, an identifier, or of several the one of the UZI register, else of the BIG register. */
export function personOf(value: unknown): ClaimedNumber | undefined {
  if (typeof value === 'string') {
    const text = printable(64)(value);
    return text === undefined ? undefined : { value: text };
  }
  const numbers = numbersIn(value);
  if (numbers?.length === 1) return numbers[0];
  const register = PERSONS.find((system) => numbers?.some((one) => one.system === system));
  const only = register === undefined ? undefined : onlyOf(register, value);
  return register === undefined || only === undefined ? undefined : { system: register, value: only };
}

/** `{ system, code }`. */
const codingIn = (value: unknown): readonly [unknown, string | undefined] | undefined => {
  if (!isJson(value)) return undefined;
  const system = uriOf(value.system);
  return system === undefined ? undefined : [value.code, system];
};

/**
 * A single role, as its UZI role code: of two it would be unclear which is acted in. Text, `{ system, code }`, or `{ coding }` in which those of
 * known registers are the same role.
 */
export function roleOf(value: unknown, system: string | undefined, sources: readonly RoleSource[]): string | undefined {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof one === 'string') return uziRoleOf(one, system, sources);
  const codings = isJson(one) && Array.isArray(one.coding) ? one.coding : [one];
  if (codings.length > MOST) return undefined;
  const roles = new Set<string>();
  for (const coding of codings) {
    const read = codingIn(coding);
    if (read === undefined) return undefined;
    const role = uziRoleOf(...read, sources);
    if (role !== undefined) roles.add(role);
  }
  const [only] = roles;
  return roles.size === 1 ? only : undefined;
}

export function scopesOf(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.split(' ').filter((scope) => scope !== '');
  return Array.isArray(value) && value.every((scope) => typeof scope === 'string') ? value : undefined;
}

const thumbprint = fits(/^[A-Za-z0-9_-]{43}$/);

/** What a token is bound to; of a way of binding that is not known here it could not be told whether it is kept to. */
export function confirmationOf(value: unknown): TokenClaims['confirmation'] {
  if (!isJson(value)) return undefined;
  const { jkt, 'x5t#S256': x5t, ...others } = value;
  const [key, certificate] = [thumbprint(jkt), thumbprint(x5t)];
  const isWhole = (jkt === undefined) === (key === undefined) && (x5t === undefined) === (certificate === undefined);
  if (!isWhole || Object.keys(others).length > 0 || (key ?? certificate) === undefined) return undefined;
  return { ...(key !== undefined && { key }), ...(certificate !== undefined && { certificate }) };
}
