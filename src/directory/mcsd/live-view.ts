import type { PartyIdentifier } from '../../access/model';
import type { DirectoryClient } from './client';
import { DirectoryError } from './directory-error';
import type { DirectoryEntry } from './read-bundle';
import {
  hasNumber,
  type InDirectory,
  type OrganizationInDirectory,
  readInDirectory,
  type ServiceInDirectory,
  type TypeInDirectory,
} from './resources';
import { type DirectoryView, isOfType } from './view';

type OfType<Type extends TypeInDirectory> = Extract<InDirectory, { readonly type: Type }>;

const token = ({ system, value }: PartyIdentifier): string => encodeURIComponent(`${system}|${value}`);

/** A search brings no more than these: an organization has one address and few services of a number. */
const COUNT = 100;

/**
 * The directory itself, asked for one look-up (ITI-90). What came along with an answer is not asked for again. What was not asked for is
 * not taken: a directory that does not know a parameter answers as if it was not there.
 */
export function liveView(client: DirectoryClient, base: string, signal: AbortSignal): DirectoryView {
  const known = new Map<string, InDirectory>();

  function taken({ resource }: DirectoryEntry): InDirectory | undefined {
    const read = readInDirectory(resource, base);
    if (read) known.set(`${read.type}/${read.id}`, read);
    return read;
  }

  /** What a search found of a type, and nothing that only came along; all of it must be what was asked for. */
  async function found<Type extends TypeInDirectory>(
    type: Type,
    query: string,
    isAsked: (one: OfType<Type>) => boolean,
  ): Promise<readonly OfType<Type>[]> {
    const entries = await client.search(`${type}?${query}&_count=${COUNT}`, signal);
    const matches = new Map<string, OfType<Type>>();
    for (const entry of entries) {
      const one = taken(entry);
      if (entry.mode === 'outcome' || entry.mode === 'include') continue;
      if (one === undefined) throw new DirectoryError('unreadable');
      if (one.type !== type) {
        if (entry.mode === 'match') throw new DirectoryError('unreadable');
        continue;
      }
      const match = one as OfType<Type>;
      if (!isAsked(match)) throw new DirectoryError('other-organization');
      matches.set(match.id, match);
    }
    return [...matches.values()];
  }

  async function read<Type extends TypeInDirectory>(type: Type, id: string): Promise<OfType<Type> | undefined> {
    const key = `${type}/${id}`;
    const before = known.get(key);
    if (before) return before as OfType<Type>;
    const resource = await client.read(type, id, signal);
    if (resource === undefined) return undefined;
    const one = taken({ resource });
    if (one?.type !== type || one.id !== id) throw new DirectoryError('unreadable');
    return one as OfType<Type>;
  }

  const of = (name: string, id: string): string => `${name}=${encodeURIComponent(`Organization/${id}`)}`;

  return {
    organization: (id) => read('Organization', id),
    endpoint: (id) => read('Endpoint', id),
    organizationsWith: (number) =>
      found('Organization', `identifier=${token(number)}&_include=Organization%3Aendpoint`, (one) =>
        hasNumber(one, number),
      ),
    servicesWith: (number) =>
      found('HealthcareService', `identifier=${token(number)}`, (one: ServiceInDirectory) => hasNumber(one, number)),
    partsOf: (id) => found('Organization', of('partof', id), ({ partOf }: OrganizationInDirectory) => partOf === id),
    servicesOf(id, type) {
      const ofType = type ? `&service-type=${token({ system: type.system, value: type.code })}` : '';
      return found(
        'HealthcareService',
        `${of('organization', id)}${ofType}`,
        (one: ServiceInDirectory) => one.providedBy === id && isOfType(one, type),
      );
    },
  };
}
