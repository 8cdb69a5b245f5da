import { NONE_KNOWN, type Source, type SourceGroup, type Sources } from '../assemble/ports';
import { idOf, isParseResult } from '../assemble/run-source';
import { sourcesIn } from '../assemble/source-list';
import type { ParseOptions, ParseResult } from '../bgz/define/define-zib';
import { builders } from '../bgz/listed/zibs';

/** A record as a source gave it, and what its builder says of it. */
export interface Seen {
  readonly group: SourceGroup;
  readonly source: number;
  /** Position in the answer of the source, from 1. */
  readonly nth: number;
  readonly result: ParseResult<unknown>;
  /** Own id as it was given, whatever it is. */
  readonly id: unknown;
}

const isIterable = (items: unknown): items is AsyncIterable<unknown> =>
  items !== null && typeof items === 'object' && (Symbol.asyncIterator in items || Symbol.iterator in items);

/** What its builder says of what a source gave, and the id it has there. */
export function judge(
  group: SourceGroup,
  given: unknown,
  options: ParseOptions,
): { result: ParseResult<unknown>; id: unknown } {
  const parsed = isParseResult(given) ? (given as ParseResult<unknown>) : undefined;
  if (parsed?.ok === false) return { result: { ...parsed, mended: parsed.mended ?? [] }, id: parsed.id };
  const value = parsed?.ok ? parsed.record : given;
  return { result: builders[group].parse(value, options), id: idOf(value) };
}

/** A source that answers as the given one does, and tells of each record on its way. */
export function watched(source: Source<SourceGroup>, see: (given: unknown) => unknown): Source<SourceGroup> {
  async function* passing(items: AsyncIterable<unknown>) {
    for await (const item of items) yield see(item);
  }
  const pass = (items: unknown): unknown => {
    if (isIterable(items)) return passing(items);
    const isPromise = typeof (items as { then?: unknown } | null | undefined)?.then === 'function';
    return isPromise ? Promise.resolve(items).then(pass) : items;
  };
  return ((query, context) => pass(source(query, context))) as Source<SourceGroup>;
}

/**
 * Sources that answer as the given ones do, each called no more often than it is asked; what they give is noted with the
 * verdict of its builder.
 */
export function observed(sources: Sources, options: ParseOptions, seen: Seen[]): Sources {
  const all = Object.entries(sources).map(([name, given]) => {
    const group = name as SourceGroup;
    if (given === NONE_KNOWN) return [group, given] as const;
    const wrapped = sourcesIn(sources, group).map((one, source) => {
      let nth = 0;
      return watched(one, (item) => {
        const { result, id } = judge(group, item, options);
        nth++;
        seen.push({ group, source, nth, result, id });
        return result;
      });
    });
    return [group, wrapped] as const;
  });
  return Object.fromEntries(all) as unknown as Sources;
}
