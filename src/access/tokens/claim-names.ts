import { isBsn, readBsn } from '../../fhir/bsn';
import { isJson, type Json } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';
import type { TokenClaims } from './token-check';

/**
 * Where a token holds what. Each is a claim name or a path (`user.role`); of several the first that is there counts, and an
 * empty list reads nothing. The Twiin claims table is not public, so the defaults are what is met in the field; set them to
 * what your authorization server issues.
 */
export interface ClaimNames {
  readonly receiverUra: string | readonly string[];
  readonly receiverName: string | readonly string[];
  readonly userId: string | readonly string[];
  /** Register of the user id, URI or OID; without it nine digits are a UZI number, eleven a BIG number, else local. */
  readonly userSystem: string | readonly string[];
  readonly userRole: string | readonly string[];
  readonly userName: string | readonly string[];
  readonly authorizationBase: string | readonly string[];
  readonly client: string | readonly string[];
  /** Text with blanks between the scopes, or a list. */
  readonly scope: string | readonly string[];
  readonly group: string | readonly string[];
  readonly patientBsn: string | readonly string[];
}

/** The claim names that are read unless told otherwise. */
export const defaultClaimNames: ClaimNames = {
  receiverUra: ['ura', 'organization.ura', 'organization_ura'],
  receiverName: ['organization.name', 'organization_name'],
  userId: ['user.id', 'user_id'],
  userSystem: ['user.system', 'user_system'],
  userRole: ['user.role', 'user_role', 'role'],
  userName: ['user.name', 'user_name'],
  authorizationBase: ['authorization_base', 'authorization-base'],
  client: ['client_id', 'azp'],
  scope: ['scope', 'scp'],
  group: ['group_identifier'],
  patientBsn: ['patient'],
};

/** Register of a user known by a number of the organization's own (Twiin 0.8: URA and local id). */
export const LOCAL_USER = 'urn:bgz-facade:local-user';

/** Claims, or the names of those that are not as they should be. */
export type ClaimsReading =
  | { readonly ok: true; readonly claims: Omit<TokenClaims, 'expiresAt'> }
  | { readonly ok: false; readonly wrong: readonly string[] };

function at(payload: Json, path: string): unknown {
  // A name may hold dots itself, as URIs do: the whole comes before the path.
  if (Object.hasOwn(payload, path)) return payload[path];
  let here: unknown = payload;
  for (const step of path.split('.')) {
    if (!isJson(here) || !Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}

/** First value that is there, and the name it goes by. */
function lookUp(payload: Json, names: string | readonly string[]): { readonly value: unknown; readonly name: string } {
  const list = typeof names === 'string' ? [names] : names;
  const name = list.find((one) => at(payload, one) !== undefined && at(payload, one) !== null);
  return { name: name ?? list[0] ?? '', value: name === undefined ? undefined : at(payload, name) };
}

const fits =
  (pattern: RegExp) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && pattern.test(value) ? value : undefined;

/** URA as eight digits, bare or behind its register: `http://fhir.nl/fhir/NamingSystem/ura|00001234`. */
function uraOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const cut = value.lastIndexOf('|');
  if (cut >= 0 && systemUri(value.slice(0, cut)) !== systems.ura) return undefined;
  return fits(/^\d{8}$/)(value.slice(cut + 1));
}

/** A BSN, bare or behind its register. */
function bsnOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const cut = value.lastIndexOf('|');
  const read = readBsn(cut < 0 ? systems.bsn : value.slice(0, cut), value.slice(cut + 1));
  return 'bsn' in read ? read.bsn : undefined;
}

/** A single role: of two it would be unclear which is acted in. */
const roleOf = (value: unknown): string | undefined =>
  fits(/^\d{2}\.\d{3}$/)(Array.isArray(value) && value.length === 1 ? value[0] : value);

function scopesOf(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.split(' ').filter((scope) => scope !== '');
  return Array.isArray(value) && value.every((scope) => typeof scope === 'string') ? value : undefined;
}

const uriOf = (value: unknown): string | undefined => {
  const uri = typeof value === 'string' ? systemUri(value) : '';
  return /^[A-Za-z][A-Za-z0-9+.-]*:\S{1,200}$/.test(uri) ? uri : undefined;
};

const thumbprint = fits(/^[A-Za-z0-9_-]{43}$/);

/** What a token is bound to; of a way of binding that is not known here it could not be told whether it is kept to. */
function confirmationOf(value: unknown): TokenClaims['confirmation'] {
  if (!isJson(value)) return undefined;
  const { jkt, 'x5t#S256': x5t, ...others } = value;
  const [key, certificate] = [thumbprint(jkt), thumbprint(x5t)];
  const isWhole = (jkt === undefined) === (key === undefined) && (x5t === undefined) === (certificate === undefined);
  if (!isWhole || Object.keys(others).length > 0 || (key ?? certificate) === undefined) return undefined;
  return { ...(key !== undefined && { key }), ...(certificate !== undefined && { certificate }) };
}

const printable = (longest: number) => fits(new RegExp(`^[\\x21-\\x7e]{1,${longest}}$`));
const titled = fits(/^[^\p{Cc}]{1,200}$/u);

const registerOf = (id: string): string =>
  /^\d{9}$/.test(id) ? systems.uziPerson : /^\d{11}$/.test(id) ? systems.big : LOCAL_USER;

/**
 * Reads what counts out of the payload of a token or of an introspection answer. A claim that is there but not in its form
 * makes the token unfit: what it was meant to limit is not known.
 *
 * @returns The claims, or the names of all that are wrong (never their values).
 */
export function readClaims(payload: Json, names: ClaimNames): ClaimsReading {
  const wrong: string[] = [];
  const read = <T>(from: string | readonly string[], form: (value: unknown) => T | undefined): T | undefined => {
    const { value, name } = lookUp(payload, from);
    if (value === undefined) return undefined;
    const found = form(value);
    if (found === undefined) wrong.push(name);
    return found;
  };
  const receiverUra = read(names.receiverUra, uraOf);
  const receiverName = read(names.receiverName, titled);
  const userId = read(names.userId, printable(64));
  const userSystem = read(names.userSystem, uriOf);
  const role = read(names.userRole, roleOf);
  const name = read(names.userName, titled);
  const authorizationBase = read(names.authorizationBase, printable(1024));
  const client = read(names.client, printable(200));
  const scopes = read(names.scope, scopesOf) ?? [];
  const group = read(names.group, printable(200));
  const patientBsn = read(names.patientBsn, bsnOf);
  const confirmation = read('cnf', confirmationOf);
  const tokenId = read('jti', printable(256));
  const issuer = read('iss', printable(512));
  // A role without who is in it would be lost, and with it what the role may not see.
  if (role !== undefined && userId === undefined) wrong.push([names.userId].flat()[0] ?? 'user id');
  if (wrong.length > 0) return { ok: false, wrong };
  return {
    ok: true,
    claims: {
      ...(receiverUra !== undefined && { receiverUra }),
      ...(receiverName !== undefined && { receiverName }),
      ...(userId !== undefined && {
        user: {
          identifier: { system: userSystem ?? registerOf(userId), value: userId },
          ...(role !== undefined && { role }),
          ...(name !== undefined && { name }),
        },
      }),
      ...(authorizationBase !== undefined && { authorizationBase }),
      ...(client !== undefined && { client }),
      ...(group !== undefined && { group }),
      ...(patientBsn !== undefined && { patientBsn }),
      ...(confirmation !== undefined && { confirmation }),
      ...(tokenId !== undefined && { tokenId }),
      ...(issuer !== undefined && { issuer }),
      scopes,
    },
  };
}

/** What a token that was refused says of itself, for the trail; only what is in its form and cannot be a person's number. */
export function unprovenClaims(
  payload: Json,
  names: ClaimNames,
): Pick<TokenClaims, 'receiverUra' | 'client' | 'tokenId'> {
  const receiverUra = uraOf(lookUp(payload, names.receiverUra).value);
  const client = fits(/^[A-Za-z][\w.:/-]{0,99}$/)(lookUp(payload, names.client).value);
  const tokenId = fits(/^[A-Za-z0-9-]{8,64}$/)(payload.jti);
  return {
    ...(receiverUra !== undefined && { receiverUra }),
    ...(client !== undefined && !/\d{9}/.test(client) && { client }),
    ...(tokenId !== undefined && !isBsn(tokenId) && { tokenId }),
  };
}
