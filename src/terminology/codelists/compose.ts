import type { CodeSystemIndex } from './code-system-index';
import { combine, type Entry, type Extent, NOTHING, type SystemExtent } from './extent';
import { asQuestion, conceptTest } from './filter';
import type { FilterTable, Term, ValueSetPart, ValueSetTable } from './table';
import { both, either, UNKNOWN, type Verdict, WHOLE_SYSTEM, without } from './verdict';

/** Where compositions find what they lean on; a canonical may end in `|version`. */
export interface Resolver {
  valueSet(canonical: string): ValueSetTable | undefined;
  codeSystem(canonical: string): CodeSystemIndex | undefined;
}

const EVERYTHING_UNKNOWN: Extent = { systems: new Map(), other: UNKNOWN };

function entries(codes: readonly Term[], key: (code: string) => string, verdict: Verdict, withTerms: boolean) {
  const found = new Map<string, Entry>();
  for (const term of codes) {
    const own = key(term.code);
    const before = found.get(own);
    const terms = withTerms ? [...(before?.terms ?? []), term] : [];
    found.set(own, { code: before?.code ?? term.code, verdict, terms });
  }
  return found;
}

function wholeOf(index: CodeSystemIndex | undefined): SystemExtent {
  if (!index) return { entries: new Map(), rest: WHOLE_SYSTEM };
  const rest = index.complete ? 'out' : WHOLE_SYSTEM;
  return { entries: entries([...index.concepts.values()], index.key, 'in', false), rest };
}

function filtered(filter: FilterTable, index: CodeSystemIndex | undefined): SystemExtent {
  const question = asQuestion(filter);
  const open: Verdict = question ? [{ filters: [question] }] : UNKNOWN;
  const test = index && conceptTest(filter, index);
  if (!index || !test) return { entries: new Map(), rest: open };
  // What a fragment says of a code it has, holds; what it leaves out may still be so, and "not" cannot be told.
  if (!index.complete && !question) return { entries: new Map(), rest: open };
  const concepts = [...index.concepts.values()].filter(test);
  return { entries: entries(concepts, index.key, 'in', false), rest: index.complete ? 'out' : open };
}

/**
 * Works out what value sets hold, by the rules of STU3 composition: includes add up, everything within one include must
 * hold at once, excludes are taken away last, imports are followed.
 */
export function composer(resolver: Resolver, key: (system: string) => (code: string) => string) {
  const done = new Map<ValueSetTable, Extent>();
  const underWay: ValueSetTable[] = [];
  let reopened = Number.POSITIVE_INFINITY;

  function takenFromSystem(part: ValueSetPart, system: string): Extent {
    const index = resolver.codeSystem(part.version === undefined ? system : `${system}|${part.version}`);
    const takes: SystemExtent[] = (part.filters ?? []).map((filter) => filtered(filter, index));
    if (part.concepts) takes.push({ entries: entries(part.concepts, key(system), 'in', true), rest: 'out' });
    if (takes.length === 0) takes.push(wholeOf(index));
    return takes
      .map((take): Extent => ({ systems: new Map([[system, take]]), other: 'out' }))
      .reduce((a, b) => combine(a, b, both));
  }

  function extentOfPart(part: ValueSetPart): Extent {
    const takes = (part.valueSets ?? []).map(imported);
    if (part.system !== undefined) takes.unshift(takenFromSystem(part, part.system));
    return takes.length > 0 ? takes.reduce((a, b) => combine(a, b, both)) : NOTHING;
  }

  const sum = (parts: readonly ValueSetPart[]): Extent =>
    parts.map(extentOfPart).reduce((a, b) => combine(a, b, either), NOTHING);

  /** Leaves out codes their system no longer counts as valid, where the set says so (`compose.inactive` false). */
  function withoutInactive(extent: Extent): Extent {
    const systems = [...extent.systems].map(([system, { entries: all, rest }]): [string, SystemExtent] => {
      const concepts = resolver.codeSystem(system)?.concepts;
      const kept = [...all].map(([code, entry]): [string, Entry] => {
        return [code, concepts?.get(code)?.inactive ? { ...entry, verdict: 'out' } : entry];
      });
      return [system, { entries: new Map(kept), rest }];
    });
    return { systems: new Map(systems), other: extent.other };
  }

  function composed({ include, exclude, inactive }: ValueSetTable): Extent {
    const extent = exclude.length > 0 ? combine(sum(include), sum(exclude), without) : sum(include);
    return inactive === false ? withoutInactive(extent) : extent;
  }

  function imported(canonical: string): Extent {
    const table = resolver.valueSet(canonical);
    return table ? extentOf(table) : EVERYTHING_UNKNOWN;
  }

  /** The set a table describes. */
  function extentOf(table: ValueSetTable): Extent {
    const before = done.get(table);
    if (before) return before;
    const at = underWay.indexOf(table);
    if (at !== -1) {
      // A set that imports itself gains nothing by it.
      reopened = Math.min(reopened, at);
      return NOTHING;
    }
    const outer = reopened;
    reopened = Number.POSITIVE_INFINITY;
    const own = underWay.push(table) - 1;
    const extent = composed(table);
    underWay.pop();
    // Within a circle the answer holds only for the set that was asked for, so it is not kept for the others.
    if (reopened >= own) done.set(table, extent);
    reopened = Math.min(outer, reopened < own ? reopened : Number.POSITIVE_INFINITY);
    return extent;
  }

  return extentOf;
}
