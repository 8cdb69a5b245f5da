import { isBsn } from '../../fhir/bsn';
import { isJson, type Json } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import {
  bsnOf,
  confirmationOf,
  fits,
  personOf,
  printable,
  roleOf,
  scopesOf,
  titled,
  uraOf,
  uriOf,
} from './claim-forms';
import { defaultRoleSources, type RoleSource } from './role-sources';
import type { TokenClaims } from './token-check';

/**
 * Where a token holds what. Each is a claim name or a path (`user.role`); of several the first that is there counts, and an
 * empty list reads nothing. The Twiin claims table is not public, so the defaults are what is met in the field; set them to
 * what your authorization server issues.
 */
export interface ClaimNames {
  /** Text, `{ system, value }`, or a list of those with one of the URA register; so is `patientBsn`. */
  readonly receiverUra: string | readonly string[];
  readonly receiverName: string | readonly string[];
  /** Text, `{ system, value }`, or a list of those: of several the one of the UZI register, else of the BIG register. */
  readonly userId: string | readonly string[];
  /** Register of the user id, URI or OID; without it nine digits are a UZI number, eleven a BIG number, else local. */
  readonly userSystem: string | readonly string[];
  /** Text, `{ system, code }` or `{ coding }`; which register counts as what: `roles`. */
  readonly userRole: string | readonly string[];
  /** Register of a role that is text; without it the role is a UZI role code. */
  readonly userRoleSystem: string | readonly string[];
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
  userRoleSystem: ['user.role_system', 'user_role_system'],
  userName: ['user.name', 'user_name'],
  authorizationBase: ['authorization_base', 'authorization-base'],
  client: ['client_id', 'azp'],
  scope: ['scope', 'scp'],
  group: ['group_identifier'],
  patientBsn: ['patient'],
};

/**
 * Claims grouped per subject, organization, practitioner and patient each with its identifiers, as national drafts for introspection have them.
 * They are drafts: what your authorization server answers otherwise, you write in a table of your own.
 *
 * @example
 * introspectedTokens({ endpoint, auth, claims: subjectClaimNames, roles: [...defaultRoleSources, { system: deziRoles, codes: 'uzi' }] });
 */
export const subjectClaimNames: ClaimNames = {
  receiverUra: ['organization.identifier', 'subject.organization.identifier'],
  receiverName: ['organization.name', 'subject.organization.name'],
  userId: ['practitioner.identifier', 'subject.practitioner.identifier'],
  userSystem: [],
  userRole: ['practitioner.role', 'subject.practitioner.role'],
  userRoleSystem: ['practitioner.role_system', 'subject.practitioner.role_system'],
  userName: ['practitioner.name', 'subject.practitioner.name'],
  authorizationBase: ['authorization_base', 'authorization-base'],
  client: ['client_id', 'azp'],
  scope: ['scope', 'scp'],
  group: ['group_identifier'],
  patientBsn: ['patient.identifier', 'subject.patient.identifier'],
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

const registerOf = (id: string): string =>
  /^\d{9}$/.test(id) ? systems.uziPerson : /^\d{11}$/.test(id) ? systems.big : LOCAL_USER;

/**
 * Reads what counts out of the payload of a token or of an introspection answer. A claim that is there but not in its form
 * makes the token unfit: what it was meant to limit is not known.
 *
 * @returns The claims, or the names of all that are wrong (never their values).
 */
export function readClaims(
  payload: Json,
  names: ClaimNames,
  roles: readonly RoleSource[] = defaultRoleSources,
): ClaimsReading {
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
  const person = read(names.userId, personOf);
  const userId = person?.value;
  const toldSystem = read(names.userSystem, uriOf);
  const userSystem = person?.system ?? toldSystem;
  const roleSystem = read(names.userRoleSystem, uriOf);
  const role = read(names.userRole, (value) => roleOf(value, roleSystem, roles));
  const name = read(names.userName, titled);
  const authorizationBase = read(names.authorizationBase, printable(1024));
  const client = read(names.client, printable(200));
  const scopes = read(names.scope, scopesOf) ?? [];
  const group = read(names.group, printable(200));
  const patientBsn = read(names.patientBsn, bsnOf);
  const confirmation = read('cnf', confirmationOf);
  const tokenId = read('jti', printable(256));
  const issuer = read('iss', printable(512));
  // Two registers for one number: it is not known whose it is.
  if (toldSystem !== undefined && userSystem !== toldSystem) wrong.push([names.userSystem].flat()[0] ?? 'user system');
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
