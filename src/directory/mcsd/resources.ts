import type { Code, PartyIdentifier } from '../../access/model';
import { isJson, type Json, listOf } from '../../fhir/json';
import { systems, systemUri } from '../../fhir/naming-systems';

/** A number, and the URA of who gave it. */
export interface NumberInDirectory extends PartyIdentifier {
  readonly assigner?: string;
}

export interface OrganizationInDirectory {
  readonly type: 'Organization';
  readonly id: string;
  readonly active: boolean;
  readonly name?: string;
  readonly identifiers: readonly NumberInDirectory[];
  /** Ids of what it refers to in the same directory. */
  readonly partOf?: string;
  readonly endpoints: readonly string[];
}

export interface ServiceInDirectory {
  readonly type: 'HealthcareService';
  readonly id: string;
  readonly active: boolean;
  readonly name?: string;
  readonly identifiers: readonly NumberInDirectory[];
  readonly types: readonly Code[];
  readonly providedBy?: string;
  readonly endpoints: readonly string[];
}

export interface EndpointInDirectory {
  readonly type: 'Endpoint';
  readonly id: string;
  readonly status: string;
  readonly start?: string;
  readonly end?: string;
  readonly connection?: Pick<Code, 'system' | 'code'>;
  readonly payloads: readonly Code[];
  readonly mediaTypes: readonly string[];
  readonly address: string;
}

/** What is kept of a resource of a directory (FHIR R4): the elements that an address is found by, and no more. */
export type InDirectory = OrganizationInDirectory | ServiceInDirectory | EndpointInDirectory;
export const typesInDirectory = ['Organization', 'HealthcareService', 'Endpoint'] as const;
export type TypeInDirectory = (typeof typesInDirectory)[number];

/** A resource holds no list that is longer, and no text. */
const MOST = 100;
const LONGEST = 2_000;

/** What is in a resource and cannot be taken: the whole of it is then not. */
class Unreadable extends Error {}

function textAt(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value.length > LONGEST) throw new Unreadable();
  return value === '' ? undefined : value;
}

const listAt = (value: unknown): readonly unknown[] => few(listOf(value));

/** The id of a reference of the directory itself: relative, or under its base. */
export function idIn(reference: unknown, type: string, base: string): string | undefined {
  const text = isJson(reference) ? textAt(reference.reference) : undefined;
  if (text === undefined) return undefined;
  const local = text.startsWith(`${base}/`) ? text.slice(base.length + 1) : text;
  const [named, id = '', ...rest] = local.split('/');
  const isVersion = rest.length === 0 || (rest.length === 2 && rest[0] === '_history');
  return named === type && isVersion && isId(id) ? id : undefined;
}

export const isId = (id: string): boolean => /^[A-Za-z0-9.-]{1,64}$/.test(id);

const identifiersAt = (value: unknown): readonly NumberInDirectory[] =>
  listAt(value).flatMap((one): readonly NumberInDirectory[] => {
    if (!isJson(one)) throw new Unreadable();
    const [system, number] = [textAt(one.system), textAt(one.value)];
    if (system === undefined || number === undefined) return [];
    const by = isJson(one.assigner) && isJson(one.assigner.identifier) ? one.assigner.identifier : {};
    const isUra = systemUri(textAt(by.system) ?? '') === systems.ura;
    const assigner = isUra ? textAt(by.value) : undefined;
    return [{ system: systemUri(system), value: number, ...(assigner !== undefined && { assigner }) }];
  });

const codingsAt = (concepts: unknown): readonly Code[] =>
  few(listAt(concepts).flatMap((concept) => (isJson(concept) ? listAt(concept.coding).flatMap(codingAt) : [])));

function few<Item>(list: readonly Item[]): readonly Item[] {
  if (list.length > MOST) throw new Unreadable();
  return list;
}

function codingAt(value: unknown): readonly Code[] {
  if (!isJson(value)) return [];
  const [code, display] = [textAt(value.code), textAt(value.display)];
  if (code === undefined) return [];
  return [{ system: textAt(value.system) ?? '', code, ...(display !== undefined && { display }) }];
}

const endpointsAt = (value: unknown, base: string): readonly string[] =>
  listAt(value).flatMap((one) => idIn(one, 'Endpoint', base) ?? []);

function endpointOf(resource: Json, id: string): EndpointInDirectory {
  const [connection] = codingAt(resource.connectionType);
  const period = isJson(resource.period) ? resource.period : {};
  const [start, end] = [textAt(period.start), textAt(period.end)];
  return {
    type: 'Endpoint',
    id,
    status: textAt(resource.status) ?? '',
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(connection && { connection: { system: connection.system, code: connection.code } }),
    payloads: codingsAt(resource.payloadType),
    mediaTypes: listAt(resource.payloadMimeType).flatMap((one) => textAt(one) ?? []),
    address: textAt(resource.address) ?? '',
  };
}

function read(resource: Json, id: string, base: string): InDirectory | undefined {
  if (resource.resourceType === 'Endpoint') return endpointOf(resource, id);
  const name = textAt(resource.name);
  const shared = {
    id,
    // Only what says it is not, is not (FHIR R4).
    active: resource.active !== false,
    ...(name !== undefined && { name }),
    identifiers: identifiersAt(resource.identifier),
    endpoints: endpointsAt(resource.endpoint, base),
  };
  if (resource.resourceType === 'Organization') {
    const partOf = idIn(resource.partOf, 'Organization', base);
    return { type: 'Organization', ...shared, ...(partOf !== undefined && { partOf }) };
  }
  if (resource.resourceType !== 'HealthcareService') return undefined;
  const providedBy = idIn(resource.providedBy, 'Organization', base);
  const types = codingsAt(resource.type);
  return { type: 'HealthcareService', ...shared, types, ...(providedBy !== undefined && { providedBy }) };
}

/**
 * Reads a resource of the directory; undefined for what cannot be read, or is of another type.
 *
 * @param base Base of the directory, under which absolute references are its own.
 */
export function readInDirectory(resource: unknown, base: string): InDirectory | undefined {
  if (!isJson(resource) || typeof resource.id !== 'string' || !isId(resource.id)) return undefined;
  try {
    return read(resource, resource.id, base);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** URAs among the numbers of an organization. */
export const urasOf = ({ identifiers }: OrganizationInDirectory): readonly string[] => [
  ...new Set(identifiers.filter(({ system }) => system === systems.ura).map(({ value }) => value)),
];

export const hasNumber = (
  { identifiers }: Pick<OrganizationInDirectory, 'identifiers'>,
  { system, value }: PartyIdentifier,
): boolean => identifiers.some((one) => one.system === systemUri(system) && one.value === value);
