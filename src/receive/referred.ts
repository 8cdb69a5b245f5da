import type { FhirResource } from 'fhir/r3';
import { hasContent, ownTypes, sections } from '../bgz/index';
import type { Logger } from '../telemetry/logger';
import { givingWay } from '../validate/give-way';
import { type Budget, byBudget } from './budget';
import { nothingGathered, type Place } from './gathered';
import { inParallel } from './in-parallel';
import { reasonOf } from './pull-reasons';
import type { PullError, UnresolvedReference } from './pull-result';
import { readOne, type SectionPages, statusOf } from './pull-section';
import type { PullSession } from './pull-session';
import { type Found, foundIn, namesOfAll } from './whose/found';
import { type Names, referencesIn } from './whose/names';

/** Types that are read: what records refer to. A Patient is never asked for by itself, and a document has its own way. */
const readable: ReadonlySet<string> = new Set(
  sections
    .flatMap((section) => [...ownTypes(section), ...section.brings])
    .filter((type) => type !== 'Patient' && !hasContent(type)),
);

/** A person in a function in an organization, in a device, in a use: no record goes deeper. */
const DEEPEST = 4;

/** What references are followed with. */
interface Following {
  readonly session: PullSession;
  readonly budget: Budget;
  readonly logger: Logger;
  readonly concurrency: number;
}

type Read = { readonly found: Found } | { readonly error: PullError };

async function readAt(reference: string, { session, budget, logger }: Following): Promise<Read> {
  const into = nothingGathered();
  const error = await readOne(session, reference, { budget }, into).catch((err: unknown): PullError => {
    logger.error({ event: 'reference-failed', err }, 'what is referred to could not be processed');
    return { failure: 'unexpected' };
  });
  const [resource] = into.matches;
  if (resource === undefined) return { error: byBudget(error ?? { failure: 'unexpected' }, budget) };
  const place: Place = { address: `${session.base}/${reference}`, where: reference, isMatch: false };
  return { found: { resource, place } };
}

/** The reference under the base of the sender that is not among what came; undefined where there is none to read. */
function missingIn(
  reference: object,
  { resource, place }: Found,
  names: Names,
  known: ReadonlySet<string>,
  base: string,
) {
  const meant = names.meant({ ...reference }, resource, place);
  if (meant.some((name) => known.has(name))) return undefined;
  return meant
    .flatMap((name) => (name.startsWith(`${base}/`) ? [name.slice(base.length + 1)] : []))
    .find(
      (local) => /^[A-Z][A-Za-z]{1,63}\/[A-Za-z0-9.-]{1,64}$/.test(local) && readable.has(local.split('/')[0] ?? ''),
    );
}

/** Sections with what they refer to, and what of that could not be had. */
export interface Followed {
  readonly pages: readonly SectionPages[];
  readonly unresolved: readonly UnresolvedReference[];
}

/**
 * Reads what the resources of a pull refer to and that did not come along: the searches of the BgZ bring no professionals and few
 * organizations (spec field-notes §2.2). Each once, as what came along with the sections that refer to it. A type of which one is refused
 * is not asked for again.
 */
export async function withReferred(pages: readonly SectionPages[], following: Following): Promise<Followed> {
  const { session, budget, concurrency } = following;
  const giveWay = givingWay();
  const all = pages.flatMap(foundIn);
  const names = namesOfAll(all, session.base);
  const known = new Set(all.flatMap(({ resource, place }) => names.of(resource, place)));
  const added = pages.map(() => new Map<FhirResource, Place>());
  const reads = new Map<string, Read>();
  const refused = new Map<string, PullError>();
  const typeOf = (local: string) => local.slice(0, local.indexOf('/'));

  let frontier: readonly (readonly Found[])[] = pages.map(foundIn);
  for (let depth = 0; depth < DEEPEST && !budget.signal.aborted; depth++) {
    const wanted = new Map<string, Set<number>>();
    for (const [at, found] of frontier.entries())
      for (const one of found) {
        await giveWay();
        for (const reference of referencesIn(one.resource)) {
          const local = missingIn(reference, one, names, known, session.base);
          if (local !== undefined) wanted.set(local, (wanted.get(local) ?? new Set()).add(at));
        }
      }
    const unread = [...wanted.keys()].filter((local) => !reads.has(local));
    await inParallel(unread, concurrency, async (local) => {
      const before = refused.get(typeOf(local));
      const read = before ? { error: before } : await readAt(local, following);
      if ('error' in read && statusOf(read.error) === 'refused') refused.set(typeOf(local), read.error);
      reads.set(local, read);
    });
    frontier = pages.map((_one, at) =>
      [...wanted].flatMap(([local, wanting]) => {
        const read = reads.get(local);
        if (!wanting.has(at) || read === undefined || 'error' in read || added[at]?.has(read.found.resource)) return [];
        added[at]?.set(read.found.resource, read.found.place);
        return [read.found];
      }),
    );
  }
  return {
    pages: pages.map((one, at) => ({
      ...one,
      section: { ...one.section, included: [...one.section.included, ...(added[at]?.keys() ?? [])] },
      places: new Map([...one.places, ...(added[at] ?? [])]),
    })),
    unresolved: [...reads].flatMap(([reference, read]) =>
      'error' in read ? [{ reference, error: read.error, reason: reasonOf(statusOf(read.error), read.error) }] : [],
    ),
  };
}
