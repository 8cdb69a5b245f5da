import { holdsIn, type OfPull, type Traced } from '../bgz/define/mapping-run';
import { isFixed } from './fixed';
import type { Gathered } from './gather';
import type { Mapped } from './pull';

/** The records that a pull gathered, and what else decides what they come to in one facade. */
export interface Sought {
  /** The patient's own record, by which it is found again. */
  readonly patient: object;
  readonly records: Gathered['records'];
  /** All else that it depends on, as a text without anything of a person: what is left out, and for whom. */
  readonly how: string;
}

/**
 * What the records of a pull came to as a whole: joined, with what is left out of it. It is found again by the records themselves, each
 * the same object at the same place, all of them frozen to their last value: a record that was changed is another record, and one
 * that was added or is gone makes another list. So nothing is remembered of a patient, only of records that were given once more.
 *
 * One for each facade, since resources are as its secret and its choices make them.
 */
export interface KeptAssemblies {
  /** What the same records came to before, when that would be the same in this pull. */
  find(sought: Sought, pull: OfPull): Mapped | undefined;
  /** Keeps it, where none of the records can change. */
  keep(sought: Sought, mapped: Traced<Mapped>): void;
}

/** What {@link keptAssemblies} keeps at most. */
export interface AssemblyLimits {
  /** Resources in each of two generations; those of the older that were not asked for since are let go. */
  readonly resources?: number;
  /** How long it is kept when it is not asked for again. */
  readonly ttlMs: number;
}

interface Kept {
  readonly records: readonly object[];
  readonly mapped: Traced<Mapped>;
}

type OfPatient = Map<string, Kept>;

const RESOURCES = 10_000;

/** The records in one list, with the place of each in the text that goes with it. */
function listed({ records, how }: Sought): { readonly key: string; readonly list: readonly object[] } {
  let key = how;
  const list: object[] = [];
  for (const [group, given] of Object.entries(records)) {
    key += ` ${group} ${given.length}`;
    for (const record of given) list.push(record);
  }
  return { key, list };
}

const isSame = (some: readonly object[], others: readonly object[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);

export function keptAssemblies({ resources = RESOURCES, ttlMs }: AssemblyLimits): KeptAssemblies {
  let [young, old] = [new WeakMap<object, OfPatient>(), new WeakMap<object, OfPatient>()];
  /** Resources of the young ones; whether there are old ones. */
  let [count, hasOld] = [0, false];
  let timer: NodeJS.Timeout | undefined;
  function age(): void {
    [young, old] = [new WeakMap(), young];
    [count, hasOld] = [0, count > 0];
    timer?.refresh();
    if (hasOld) return;
    clearInterval(timer);
    timer = undefined;
  }
  function add(patient: object, key: string, kept: Kept): void {
    const more = 1 + kept.mapped.result.all.size;
    if (count > 0 && count + more > resources) age();
    count += more;
    const ofPatient = young.get(patient) ?? new Map();
    young.set(patient, ofPatient.set(key, kept));
    // What a vendor holds no longer does not stay for want of requests.
    timer ??= setInterval(age, ttlMs / 2).unref();
  }
  return {
    find(sought, pull) {
      const { patient } = sought;
      const [mine, before] = [young.get(patient), old.get(patient)];
      if (mine === undefined && before === undefined) return undefined;
      const { key, list } = listed(sought);
      const known = mine?.get(key);
      const kept = known ?? before?.get(key);
      if (kept === undefined || !isSame(kept.records, list) || !holdsIn(kept.mapped, pull)) return undefined;
      if (known === undefined) add(patient, key, kept);
      return kept.mapped.result;
    },
    keep(sought, mapped) {
      const { key, list } = listed(sought);
      if (mapped.result.all.size >= resources || !list.every(isFixed)) return;
      for (const one of [mapped.result, mapped.result.primary, mapped.result.given, mapped.result.metadata])
        Object.freeze(one);
      add(sought.patient, key, { records: list, mapped });
      origins.set(mapped.result, mapped.result);
    },
  };
}

/** What was kept behind something that was made of it for one request. */
const origins = new WeakMap<object, Mapped>();

/** Notes that something is what was kept, with what is of one request only. */
export function noteOrigin<A extends Mapped>(assembled: A, mapped: Mapped): A {
  if (origins.has(mapped)) origins.set(assembled, mapped);
  return assembled;
}

/** Whether what was assembled is kept, so that what is made of it may be found again. */
export const isKept = (assembled: object): boolean => origins.has(assembled);

/**
 * Something that is worked out of assembled resources and of one thing more, which never changes: once, while they are kept. Of
 * others it is worked out each time. It may look at what {@link Mapped} has, and at nothing of one request.
 */
export function oncePerAssembly<K extends object, T>(): (assembled: Mapped, by: K, make: () => T) => T {
  const known = new WeakMap<Mapped, WeakMap<K, T>>();
  return (assembled, by, make) => {
    const origin = origins.get(assembled);
    if (origin === undefined) return make();
    const ofOrigin = known.get(origin) ?? new WeakMap<K, T>();
    known.set(origin, ofOrigin);
    const before = ofOrigin.get(by);
    if (before !== undefined) return before;
    const made = make();
    ofOrigin.set(by, made);
    return made;
  };
}
