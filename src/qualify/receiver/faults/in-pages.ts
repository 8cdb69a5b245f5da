import type { Bundle, BundleEntry } from 'fhir/r3';
import { searchsetOf, sendResource, sendResponse } from '../sender/answer';
import type { Asked } from '../sender/asked';
import type { Fault, FaultMeans } from '../sender/sending-side';
import { linkTo, PAGE_PARAMETER } from './page-links';

/** Searches that come in pages. */
export interface Pages {
  readonly fault: Fault;
  /** Resolves when a page that has a next one is made. */
  readonly made: Promise<void>;
  /** Those of several pages, each with how many there are and how many were given. */
  readonly searches: () => readonly { readonly type: string; readonly pages: number; readonly given: number }[];
}

interface Kept {
  readonly type: string;
  /** The search itself: whoever may ask that may have its pages. */
  readonly url: string;
  readonly bundle: Bundle;
  readonly pages: readonly (readonly BundleEntry[])[];
  readonly given: Set<number>;
}

/** In three parts, or fewer. */
function parted(entries: readonly BundleEntry[]): readonly (readonly BundleEntry[])[] {
  const size = Math.ceil(entries.length / 3);
  const parts = Math.ceil(entries.length / size);
  return Array.from({ length: parts }, (_, at) => entries.slice(at * size, (at + 1) * size));
}

/**
 * Gives what a search finds in three pages, where there is enough of it.
 *
 * @param gate What a search is held for once its answer is made; a later page is not.
 */
export function inPages(gate?: Promise<unknown>): Pages {
  const kept = new Map<string, Kept>();
  let tellMade: () => void = () => {};
  const made = new Promise<void>((resolve) => {
    tellMade = resolve;
  });

  function pageOf(id: string, at: number, base: string): Bundle | undefined {
    const search = kept.get(id);
    const entry = search?.pages[at];
    if (search === undefined || entry === undefined) return undefined;
    search.given.add(at);
    const url = (page: number) => `${base}/${search.type}?${PAGE_PARAMETER}=${id}-${page}`;
    const next = at + 1 < search.pages.length ? [linkTo('next', url(at + 1))] : [];
    return { ...search.bundle, entry: [...entry], link: [linkTo('self', url(at)), ...next] };
  }

  /** The first page of a search; undefined where there is not enough for two. */
  async function firstOf(asked: Asked, { facade, address }: FaultMeans): Promise<Bundle | undefined> {
    const bundle = (await searchsetOf(asked, facade)) as Bundle | undefined;
    const entries = bundle?.entry ?? [];
    if (bundle === undefined || entries.length < 2) return undefined;
    const id = String(kept.size);
    kept.set(id, { type: asked.seen.path, url: asked.request.url, bundle, pages: parted(entries), given: new Set() });
    tellMade();
    return pageOf(id, 0, address.base);
  }

  async function laterOf(asked: Asked, named: string, { facade, address }: FaultMeans): Promise<Bundle | undefined> {
    const [id = '', at = ''] = named.split('-');
    const { headers } = asked.request;
    const search = await facade(new Request(kept.get(id)?.url ?? address.base, { headers }));
    return search.status === 200 ? pageOf(id, Number(at), address.base) : undefined;
  }

  return {
    made,
    async fault(asked, response, means) {
      const named = asked.seen.parameters.find(({ key }) => key === PAGE_PARAMETER)?.value;
      const page = await (named === undefined ? firstOf(asked, means) : laterOf(asked, named, means));
      // What is asked without a right to it is refused by the facade, in its own way.
      const given = page === undefined ? await means.facade(asked.request) : undefined;
      if (named === undefined) await gate;
      if (response.destroyed) return;
      if (given) return sendResponse(response, given);
      if (page) return sendResource(response, asked, 200, page);
    },
    searches: () =>
      [...kept.values()].map(({ type, pages, given }) => ({ type, pages: pages.length, given: given.size })),
  };
}
