import { isJson, type Json, listOf, textOf } from '../fhir/json';
import { isAbsolute, spelledAddress } from '../fhir/resource-address';
import { baseOf, distinct, localOf } from './copies';
import type { Found } from './found';
import { withAllTargets } from './shared-metadata';
import type { Telling } from './telling';
import type { ReadCode } from './words';

/** What a reference leads to: a resource, nothing, or more than one that it may mean. */
export type Led = Found | 'nothing' | 'several';

/** Where the resources are that were given. */
export interface Directory {
  /** Each resource once, in the order in which it was given. */
  readonly all: readonly Found[];
  /** Those of which it is not known whether they stand, and why. */
  readonly apart: ReadonlyMap<Found, ReadCode>;
  /** What a reference of a resource leads to, by its text or by the number it gives; not one inside the resource. */
  lead(reference: Json, from: Found): Led;
}

/** Numbers with their register; without one a number is nobody's (STU3: Identifier.system). */
const identifierNames = (identifiers: unknown): readonly string[] =>
  listOf(identifiers).flatMap((one) => {
    const [system, value] = isJson(one) ? [textOf(one.system), textOf(one.value)] : ['', ''];
    return system !== '' && value !== '' ? [`${system}|${value}`] : [];
  });

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

/** Makes the directory of what was given. */
export function directoryOf(given: readonly Found[], tell: Telling): Directory {
  const found = withAllTargets(given);
  const { standsFor, apart } = distinct(found, tell);
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
    apart,
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
