import { canonicalJson, isJson, type Json, listOf, textOf } from '../fhir/json';
import { baseOfAddress, isAbsolute, spelledAddress } from '../fhir/resource-address';
import { withoutWrapping } from './content';
import type { Found } from './found';
import type { Telling } from './telling';

/** What a reference leads to: a resource, nothing, or more than one that it may mean. */
export type Led = Found | 'nothing' | 'several';

/** Where the resources are that were given. */
export interface Directory {
  /** Each resource once, in the order in which it was given. */
  readonly all: readonly Found[];
  /** What a reference of a resource leads to, by its text or by the number it gives; not one inside the resource. */
  lead(reference: Json, from: Found): Led;
}

/** Numbers with their register; without one a number is nobody's (STU3: Identifier.system). */
const identifierNames = (identifiers: unknown): readonly string[] =>
  listOf(identifiers).flatMap((one) => {
    const [system, value] = isJson(one) ? [textOf(one.system), textOf(one.value)] : ['', ''];
    return system !== '' && value !== '' ? [`${system}|${value}`] : [];
  });

const isSubset = ({ json }: Found): boolean =>
  listOf(isJson(json.meta) ? json.meta.tag : undefined).some((tag) => isJson(tag) && tag.code === 'SUBSETTED');

const localOf = ({ type, id }: Found): string => `${type}/${id}`;

/** The base a resource lives under, where its fullUrl tells. */
const baseOf = ({ type, id, fullUrl }: Found): string | undefined =>
  fullUrl === undefined ? undefined : baseOfAddress(type, id, spelledAddress(fullUrl));

/** What two copies of one resource say alike, whichever version a server calls each of them. */
const contentOfOne = ({ json }: Found): string => canonicalJson(withoutWrapping(json));

/** Where resources stand under one name; more than one when they are different. */
class Names {
  readonly #held = new Map<string, Set<Found>>();

  add(name: string, one: Found): void {
    const held = this.#held.get(name);
    if (held) held.add(one);
    else this.#held.set(name, new Set([one]));
  }

  at(name: string): Led {
    const held = this.#held.get(name);
    if (held === undefined) return 'nothing';
    const [only] = held;
    return held.size > 1 || only === undefined ? 'several' : only;
  }
}

/**
 * Each resource once: the same one in two pages or Bundles is one, one that is whole goes before one that elements were left
 * out of. Two that differ stay, when they live on two servers; of those of one server the second is told and left.
 */
function distinct(found: readonly Found[], tell: Telling): ReadonlyMap<Found, Found> {
  const kept = new Map<string, { one: Found; content?: string }>();
  const standsFor = new Map<Found, Found>();
  const contentOf = (held: { one: Found; content?: string }): string => {
    held.content ??= contentOfOne(held.one);
    return held.content;
  };
  // Whole ones first, so that none gives way to a part of itself.
  const whole = found.filter((one) => !isSubset(one));
  for (const one of [...whole, ...found.filter(isSubset)]) {
    const key = `${baseOf(one) ?? ''} ${localOf(one)}`;
    const held = kept.get(key);
    if (held === undefined) {
      kept.set(key, { one });
      standsFor.set(one, one);
    } else if (contentOf(held) === contentOfOne(one) || (isSubset(one) && !isSubset(held.one))) {
      standsFor.set(one, held.one);
    } else {
      tell.issue('duplicate-id', one, { type: one.type });
      tell.notRead.add({ resource: one.resource, where: one.where, path: one.type, reason: 'duplicate-id' });
    }
  }
  return standsFor;
}

/** Makes the directory of what was given. */
export function directoryOf(found: readonly Found[], tell: Telling): Directory {
  const standsFor = distinct(found, tell);
  const byAddress = new Names();
  const byLocal = new Names();
  const byNumber = new Names();
  for (const [one, kept] of standsFor) {
    if (one.fullUrl !== undefined) byAddress.add(spelledAddress(one.fullUrl), kept);
    byLocal.add(localOf(one), kept);
    if (one !== kept) continue;
    for (const name of identifierNames(one.json.identifier)) byNumber.add(name, one);
  }
  const kept = new Set(standsFor.values());

  /** By the last two steps of an address, for resources that came without one. */
  function ofNoAddress(address: string): Led {
    const local = /\/([A-Z][A-Za-z]+\/[^/]+)$/.exec(address)?.[1];
    const led = local === undefined ? 'nothing' : byLocal.at(local);
    return typeof led === 'object' && led.fullUrl !== undefined ? 'nothing' : led;
  }

  function byText(text: string, from: Found): Led {
    const spelled = spelledAddress(text);
    if (isAbsolute(text)) {
      const led = byAddress.at(spelled);
      return led === 'nothing' ? ofNoAddress(spelled) : led;
    }
    const local = spelled.replace(/^\/+/, '');
    const base = baseOf(from);
    const beside = base === undefined ? 'nothing' : byAddress.at(`${base}/${local}`);
    return beside === 'nothing' ? byLocal.at(local) : beside;
  }

  return {
    all: found.filter((one) => kept.has(one)),
    lead(reference, from) {
      const text = textOf(reference.reference).trim();
      const led = text === '' ? 'nothing' : byText(text, from);
      if (led !== 'nothing') return led;
      for (const name of identifierNames(reference.identifier)) {
        const numbered = byNumber.at(name);
        if (numbered !== 'nothing') return numbered;
      }
      return 'nothing';
    },
  };
}
