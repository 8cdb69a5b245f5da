import type { Code, PartyIdentifier, Referral } from '../../access/model';
import { systems, systemUri } from '../../fhir/naming-systems';
import type { KnownOrganization } from '../../receive/sender';
import type { Endpoint } from '../../referral/send/ports';
import type { Logger } from '../../telemetry/logger';
import { outsideId } from '../../telemetry/outside-text';
import type { DirectoryCapabilities, DirectoryCapability } from '../capabilities';
import { choose, type EndpointDemands, notTaken, notTakenForTokens } from './choose-endpoint';
import { DirectoryError } from './directory-error';
import {
  type EndpointInDirectory,
  hasNumber,
  type OrganizationInDirectory,
  type ServiceInDirectory,
  urasOf,
} from './resources';
import type { DirectoryView } from './view';

/** What a look-up goes by. */
export interface Resolving {
  readonly capabilities: DirectoryCapabilities;
  readonly demands: EndpointDemands;
  readonly logger: Logger;
}

/** An organization is part of another, which is part of another: no deeper than this. */
const DEEPEST = 10;
/** Organizations that one consists of, and endpoints of one. */
const MOST_PARTS = 100;

/** The one active organization with a URA; undefined for none. */
export async function organizationOfUra(
  view: DirectoryView,
  ura: string,
): Promise<OrganizationInDirectory | undefined> {
  if (!/^\d{8}$/.test(ura)) return undefined;
  const number = { system: systems.ura, value: ura };
  const found = (await view.organizationsWith(number)).filter((one) => one.active && hasNumber(one, number));
  const [one] = found;
  if (one === undefined) return undefined;
  if (found.length > 1) throw new DirectoryError('several-organizations');
  if (urasOf(one).length > 1) throw new DirectoryError('several-uras');
  return one;
}

/**
 * From an organization up to the one that was looked up by its URA, which is the last; undefined where the way does not lead there, or
 * comes by one with a URA of its own.
 */
async function wayUp(
  view: DirectoryView,
  from: string | undefined,
  top: OrganizationInDirectory,
): Promise<readonly OrganizationInDirectory[] | undefined> {
  const way: OrganizationInDirectory[] = [];
  for (let id = from; id !== undefined && way.length < DEEPEST; ) {
    if (id === top.id) return [...way, top];
    const one = await view.organization(id);
    if (one === undefined || urasOf(one).length > 0) return undefined;
    way.push(one);
    id = one.partOf;
  }
  return undefined;
}

/** The service with a number, and the organizations from its provider up; undefined for none. */
async function serviceWith(view: DirectoryView, number: PartyIdentifier, top: OrganizationInDirectory) {
  const found = (await view.servicesWith(number)).filter((one) => one.active && hasNumber(one, number));
  const own: { readonly service: ServiceInDirectory; readonly way: readonly OrganizationInDirectory[] }[] = [];
  for (const service of found) {
    const way = await wayUp(view, service.providedBy, top);
    if (way) own.push({ service, way });
  }
  // The number is there, but another's: an address of that would be the wrong one, and so may be any other.
  if (own.length === 0 && found.length > 0) throw new DirectoryError('other-organization');
  if (own.length > 1) throw new DirectoryError('several-services');
  return own[0];
}

/** Whose endpoints are looked at, the first that has one that fits counts. */
type Holder = OrganizationInDirectory | ServiceInDirectory;

async function endpointsOf(view: DirectoryView, { endpoints }: Holder): Promise<readonly EndpointInDirectory[]> {
  if (endpoints.length > MOST_PARTS) throw new DirectoryError('too-many-entries');
  const found: EndpointInDirectory[] = [];
  for (const id of endpoints) {
    const one = await view.endpoint(id);
    if (one) found.push(one);
  }
  return found;
}

async function tokenUrlFor(
  view: DirectoryView,
  holders: readonly Holder[],
  { capabilities: { tokens }, demands }: Resolving,
): Promise<string | undefined> {
  if (tokens.length === 0) return undefined;
  for (const holder of holders.filter(({ active }) => active)) {
    const isTaken = (one: EndpointInDirectory) => notTakenForTokens(one, tokens, demands) === undefined;
    const chosen = choose(await endpointsOf(view, holder), tokens, isTaken);
    if (chosen) return chosen.endpoint.address;
  }
  return undefined;
}

async function endpointFor(
  view: DirectoryView,
  holders: readonly Holder[],
  wanted: readonly DirectoryCapability[],
  resolving: Resolving,
): Promise<Endpoint | undefined> {
  for (const [at, holder] of holders.entries()) {
    if (!holder.active) continue;
    const endpoints = await endpointsOf(view, holder);
    const isTaken = (one: EndpointInDirectory) => notTaken(one, wanted, resolving.demands) === undefined;
    const chosen = choose(endpoints, wanted, isTaken);
    if (chosen === undefined) {
      tellNotTaken(endpoints, wanted, resolving);
      continue;
    }
    const tokenUrl = await tokenUrlFor(view, holders.slice(at), resolving);
    const { peer } = chosen.capability;
    return {
      baseUrl: chosen.endpoint.address,
      ...(tokenUrl !== undefined && { tokenUrl }),
      ...(peer !== undefined && { peer }),
    };
  }
  return undefined;
}

/** Endpoints told of in the log, for who wonders why a receiver has no address. */
const TOLD = 5;

function tellNotTaken(
  endpoints: readonly EndpointInDirectory[],
  wanted: readonly DirectoryCapability[],
  { demands, logger }: Resolving,
): void {
  const told = endpoints.flatMap((one) => {
    const why = notTaken(one, wanted, demands);
    // What is for something else is nothing to wonder about.
    return why === undefined || why === 'capability' ? [] : [{ endpoint: outsideId('Endpoint', one.id), why }];
  });
  for (const facts of told.slice(0, TOLD))
    logger.warn({ event: 'directory-endpoint-not-taken', ...facts }, 'an endpoint of a directory is not taken');
}

/** Where a receiver takes notifications: its department, that of the service, then its organizations up to the one of the URA. */
export async function notificationsOf(
  view: DirectoryView,
  { organization, department }: Referral['receiver'],
  resolving: Resolving,
): Promise<Endpoint | undefined> {
  const top = await organizationOfUra(view, organization.ura);
  if (top === undefined) return undefined;
  const number = department?.identifier;
  const found = number && (await serviceWith(view, { ...number, system: systemUri(number.system) }, top));
  // What is not known is for the general inbox.
  const holders = found ? [found.service, ...found.way] : [top];
  return endpointFor(view, holders, resolving.capabilities.notifications, resolving);
}

/** Where an organization serves its BgZ. */
export async function resourcesOfUra(
  view: DirectoryView,
  ura: string,
  resolving: Resolving,
): Promise<Endpoint | undefined> {
  const top = await organizationOfUra(view, ura);
  return top && endpointFor(view, [top], resolving.capabilities.resources, resolving);
}

/** The organization with a URA that a number is of: its own, or that of one it consists of. */
export async function organizationOfNumber(
  view: DirectoryView,
  number: PartyIdentifier,
): Promise<KnownOrganization | undefined> {
  const found = (await view.organizationsWith(number)).filter((one) => one.active && hasNumber(one, number));
  const uras = new Set<string>();
  for (const one of found) for (const ura of await urasAbove(view, one)) uras.add(ura);
  const [ura] = uras;
  if (ura === undefined) return undefined;
  if (uras.size > 1) throw new DirectoryError('several-organizations');
  const top = await organizationOfUra(view, ura);
  if (top === undefined) return undefined;
  return { ura, ...(top.name !== undefined && { name: top.name }) };
}

/** The URAs of the nearest organization upwards that has any. */
async function urasAbove(view: DirectoryView, from: OrganizationInDirectory): Promise<readonly string[]> {
  let one: OrganizationInDirectory | undefined = from;
  for (let depth = 0; one !== undefined && depth < DEEPEST; depth++) {
    const uras = urasOf(one).filter((ura) => /^\d{8}$/.test(ura));
    if (uras.length > 0) return uras;
    one = one.partOf === undefined ? undefined : await view.organization(one.partOf);
  }
  return [];
}

/** A service of an organization, as a referral names it. */
export interface OfferedService {
  /** `receiver.department` of a referral. */
  readonly department: NonNullable<Referral['receiver']['department']>;
  /** What it does. */
  readonly types: readonly Code[];
}

/** The active services of an organization and of those it consists of, as `receiver.department` of a referral takes them. */
export async function servicesOfUra(
  view: DirectoryView,
  ura: string,
  type: Code | undefined,
): Promise<readonly OfferedService[]> {
  const top = await organizationOfUra(view, ura);
  const found = new Map<string, ServiceInDirectory>();
  const seen = new Set<string>();
  for (const queue = top ? [top.id] : []; queue.length > 0; ) {
    const id = queue.shift() ?? '';
    if (seen.has(id)) continue;
    seen.add(id);
    if (seen.size > MOST_PARTS) throw new DirectoryError('too-many-entries');
    for (const service of await view.servicesOf(id, type)) if (service.active) found.set(service.id, service);
    // A part with a URA of its own is another organization.
    for (const part of await view.partsOf(id)) if (part.active && urasOf(part).length === 0) queue.push(part.id);
  }
  return [...found.values()].map((service) => offered(service, ura));
}

function offered({ name, identifiers, types }: ServiceInDirectory, ura: string): OfferedService {
  const own =
    identifiers.find(({ assigner }) => assigner === ura) ??
    identifiers.find(({ assigner }) => assigner) ??
    identifiers[0];
  return {
    department: { ...(name !== undefined && { display: name }), ...(own && { identifier: own }) },
    types,
  };
}
