import { hostileNames, largeValues, smallValues } from './hostile-values';
import type { Random } from './random';

type Holder = Record<string, unknown> | unknown[];

interface Place {
  readonly holder: Holder;
  readonly key: string | number;
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Every place in a value that holds something, found without recursion. */
function placesIn(value: unknown, limit = 50_000): readonly Place[] {
  const found: Place[] = [];
  const waiting = isHolder(value) ? [value] : [];
  for (let holder = waiting.pop(); holder && found.length < limit; holder = waiting.pop()) {
    const keys = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
    for (const key of keys) {
      found.push({ holder, key });
      const inner = get({ holder, key });
      if (isHolder(inner)) waiting.push(inner);
    }
  }
  return found;
}

const get = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];

/** Sets as JSON.parse would: `__proto__` becomes a property like any other. */
function set({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The text of a value; undefined when it is nested too deep for `JSON.stringify`, which changes upon changes may be. */
export function textOf(value: unknown, indent = 0): string | undefined {
  try {
    return JSON.stringify(value, undefined, indent);
  } catch {
    return undefined;
  }
}

function copy(value: unknown): unknown {
  const text = textOf(value);
  return text === undefined ? null : JSON.parse(text);
}

function hostile(random: Random): unknown {
  return JSON.parse(random.pick(random.below(60) === 0 ? largeValues : smallValues) ?? 'null');
}

type Mutation = (place: Place, places: readonly Place[], random: Random) => void;

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function retype(place: Place, _places: readonly Place[], random: Random): void {
  const value = get(place);
  const text = isHolder(value) ? 'x' : String(value);
  set(place, random.pick([[value], { value }, text, text.length, text === 'true', [value, value], null]));
}

function rename(place: Place, places: readonly Place[], random: Random): void {
  if (Array.isArray(place.holder)) return;
  const other = random.pick(places)?.key;
  const name = random.below(2) === 0 ? random.pick(hostileNames) : String(other);
  const value = get(place);
  remove(place);
  set({ holder: place.holder, key: name }, value);
}

function corrupt(place: Place, _places: readonly Place[], random: Random): void {
  const value = get(place);
  if (typeof value !== 'string') return;
  const at = random.below(value.length + 1);
  const bit = random.pick(['\ud800', '\u0000', ' ', '"', '\\', '/', '|', '#', ':', '\n', 'é', '𝒳', value]);
  set(place, value.slice(0, at) + bit + value.slice(at + random.below(3)));
}

const mutations: readonly [Mutation, ...Mutation[]] = [
  (place, _places, random) => set(place, hostile(random)),
  ({ holder }, _places, random) => set({ holder, key: addable(holder, random) }, hostile(random)),
  // A value where another belongs: right in form, wrong in place.
  (place, places, random) => {
    const other = random.pick(places);
    if (other) set(place, copy(get(other)));
  },
  (place) => {
    const { holder, key } = place;
    if (Array.isArray(holder)) holder.splice(Number(key), 0, copy(get(place)));
    else set({ holder, key: `_${key}` }, copy(get(place)));
  },
  remove,
  retype,
  rename,
  corrupt,
];

const addable = (holder: Holder, random: Random): string | number =>
  Array.isArray(holder) ? holder.length : random.pick(hostileNames);

/**
 * A copy of a JSON value with so many random changes: values replaced by hostile ones, copied, moved, retyped; properties
 * renamed, added and taken away.
 */
export function mutateValue(value: unknown, times: number, random: Random): unknown {
  const root = { root: copy(value) };
  for (let i = 0; i < times; i++) {
    const places = placesIn(root).slice(random.below(20) === 0 ? 0 : 1);
    const place = random.pick(places);
    if (place) random.pick(mutations)(place, places, random);
  }
  return root.root ?? null;
}
