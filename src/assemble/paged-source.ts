import { checkArgument } from '../options/check-options';
import { callable, required } from '../options/rules';
import type { Source, SourceGroup, SourcePage, Sources } from './ports';
import { idOf, isParseResult, iteratorOf, SourceMisuse } from './run-source';
import { sourcesIn } from './source-list';

/** One symbol for both builds of the package: a source may be made with one and used with the other. */
const PAGED = Symbol.for('bgz-facade.pagedSource');

/**
 * Says of a source that it gives a part of its records when it is asked for one:
 *
 * - `query.page`: the records whose `id` comes after `page.after`, ascending by `id`, at most `page.limit` of them (more are not
 *   looked at). Ids are compared by the bytes of their UTF-8 text, as `ORDER BY id COLLATE "C"` does in PostgreSQL, so `"10"`
 *   comes before `"9"`. Where no record comes after, it gives none: that is how the end is known, so a source that gives fewer
 *   than `limit` for reasons of its own loses nothing.
 * - `query.ids`: the records with these ids that the patient has, in any order.
 * - neither: all records.
 *
 * A page then costs what is on it. The order is checked: a record that is out of it, was given before or has no id ends the
 * page as a failing source does. Not for sources of which a group has several: their pages do not fit together.
 *
 * @example
 * const problems = pagedSource<'problems'>(({ patient, page, ids }) =>
 *   ids ? db.problemsWithIds(patient, ids) : page ? db.problemsAfter(patient, page.after ?? '', page.limit) : db.problemsOf(patient),
 * );
 */
export function pagedSource<G extends SourceGroup>(source: Source<G>): Source<G> {
  checkArgument('pagedSource', 'source', source, required(callable));
  const marked: Source<G> = (query, context) => source(query, context);
  return Object.assign(marked, { [PAGED]: true });
}

/** Whether a source was made with {@link pagedSource}. */
export const isPaged = (source: object): boolean => PAGED in source;

/** The source of a group that can give a part, when it is the only one of the group. */
export function pagedSourceOf(sources: Sources, group: SourceGroup): Source<SourceGroup> | undefined {
  const [only, ...more] = sourcesIn(sources, group);
  return only !== undefined && more.length === 0 && isPaged(only) ? only : undefined;
}

/** How far a page came. */
export interface Progress {
  /** Records that were given. */
  given: number;
  /** The id of the last one. */
  last?: string;
  /** Set when a record ended the page: it has no id, or does not come after the one before it. */
  wrong?: { readonly what: 'no-id' } | { readonly what: 'order'; readonly id: string; readonly before: string };
}

const isAfter = (id: string, other: string): boolean => Buffer.compare(Buffer.from(id), Buffer.from(other)) > 0;

/** An own id as a record has it, of one as it was given; undefined for what is none. */
export function idText(id: unknown): string | undefined {
  const text = typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint' ? String(id).trim() : '';
  return text === '' ? undefined : text;
}

/** The id an item has, or will have once it is a record. */
const itemId = (item: unknown): string | undefined =>
  idText(isParseResult(item) ? (item.ok ? idOf(item.record) : item.id) : idOf(item));

async function* itemsOf(
  source: Source<SourceGroup>,
  ...asked: Parameters<Source<SourceGroup>>
): AsyncGenerator<unknown> {
  const iterator = iteratorOf(await source(...asked));
  try {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      yield await value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** The source as it is asked for a page: no more than the limit, held to the order. */
export const checkedPage = (source: Source<SourceGroup>, page: SourcePage, progress: Progress): Source<SourceGroup> =>
  async function* (query, context) {
    let { after } = page;
    for await (const item of itemsOf(source, query, context)) {
      const nth = progress.given + 1;
      const id = itemId(item);
      if (id === undefined) {
        progress.wrong = { what: 'no-id' };
        throw new SourceMisuse(`record ${nth} of a page has no id, by which pages are ordered`);
      }
      if (after !== undefined && !isAfter(id, after)) {
        progress.wrong = { what: 'order', id, before: after };
        throw new SourceMisuse(`record ${nth} of a page does not come after the one before it: pages ascend by id`);
      }
      after = id;
      progress.given = nth;
      progress.last = id;
      yield item as never;
      if (nth === page.limit) return;
    }
  };

/** Others that are passed over between two turns of the event loop. */
const OTHERS_PER_TURN = 500;

/** The source as it is asked for some records: no others than those, of which it may give no end. */
export const onlyIds = (source: Source<SourceGroup>, ids: readonly string[], maxRecords: number): Source<SourceGroup> =>
  async function* (query, context) {
    const wanted = new Set(ids);
    let others = 0;
    for await (const item of itemsOf(source, query, context)) {
      if (wanted.has(itemId(item) ?? '')) yield item as never;
      else if (++others > maxRecords)
        throw new SourceMisuse('asked for some records by id, it gives others without end');
      else if (others % OTHERS_PER_TURN === 0) await new Promise(setImmediate);
    }
  };
