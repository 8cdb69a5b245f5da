import { isJson, listOf } from '../../fhir/json';
import { parseJson } from '../../fhir/json-text';
import { systems } from '../../fhir/naming-systems';
import type { Since } from './changes';
import { type InDirectory, readInDirectory, typesInDirectory } from './resources';

/** A copy of a directory, to be used again after a restart. */
export interface CopyOfDirectory {
  readonly resources: ReadonlyMap<string, InDirectory>;
  readonly since: Since;
  /** ISO instants (UTC): when it was last brought up to date, and last read whole. */
  readonly at: string;
  readonly wholeAt: string;
}

const references = (type: string, ids: readonly string[]) => ids.map((id) => ({ reference: `${type}/${id}` }));

/** What is kept of a resource, as the resource that it would be read from again. */
function resourceOf(one: InDirectory): object {
  if (one.type === 'Endpoint') {
    const { id, status, start, end, connection, payloads, mediaTypes, address } = one;
    return {
      resourceType: 'Endpoint',
      id,
      status,
      period: { start, end },
      connectionType: connection,
      payloadType: [{ coding: payloads }],
      payloadMimeType: mediaTypes,
      address,
    };
  }
  const { type, id, active, name, endpoints } = one;
  const identifier = one.identifiers.map(({ system, value, assigner }) => ({
    system,
    value,
    ...(assigner !== undefined && { assigner: { identifier: { system: systems.ura, value: assigner } } }),
  }));
  const shared = { resourceType: type, id, active, name, identifier, endpoint: references('Endpoint', endpoints) };
  if (one.type === 'Organization')
    return { ...shared, partOf: one.partOf && { reference: `Organization/${one.partOf}` } };
  return {
    ...shared,
    type: [{ coding: one.types }],
    providedBy: one.providedBy && { reference: `Organization/${one.providedBy}` },
  };
}

/** The text of a copy, to be kept. */
export const writeCopy = (base: string, { resources, since, at, wholeAt }: CopyOfDirectory): string =>
  JSON.stringify({ version: 1, base, at, wholeAt, since, resources: [...resources.values()].map(resourceOf) });

/** Reads a copy; undefined for one that is of another directory, or is none: then all is asked for again. */
export function readCopy(text: string, base: string, most: number): CopyOfDirectory | undefined {
  const parsed = parseJson(text);
  const copy = parsed.ok && isJson(parsed.value) ? parsed.value : {};
  const { at, wholeAt, since } = copy;
  if (copy.version !== 1 || copy.base !== base || !isInstant(at) || !isInstant(wholeAt) || !isJson(since))
    return undefined;
  const written = listOf(copy.resources);
  const resources = new Map<string, InDirectory>();
  for (const one of written.slice(0, most + 1)) {
    const read = readInDirectory(one, base);
    if (read === undefined) return undefined;
    resources.set(`${read.type}/${read.id}`, read);
  }
  if (written.length > most) return undefined;
  const moments = typesInDirectory.flatMap((type) => {
    const moment = since[type];
    return typeof moment === 'string' ? [[type, moment] as const] : [];
  });
  return { resources, since: Object.fromEntries(moments), at, wholeAt };
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
