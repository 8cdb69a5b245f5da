import { type Json, textOf } from '../fhir/json';
import { isAbsolute, spelledAddress } from '../fhir/resource-address';
import { baseOf, localOf } from './copies';
import type { Found } from './found';

type Named = Pick<Found, 'type' | 'id' | 'fullUrl'>;

const LOCAL = /(?:^|\/)([A-Z][A-Za-z]+\/[^/?]+)$/;

/**
 * What a Bundle says was deleted (STU3 Bundle.entry.request: a history, a transaction). An order of entries that tells whether a
 * resource came back afterwards is not kept by all, so what was deleted once is not read.
 */
export class Deleted {
  readonly #addresses = new Set<string>();
  /** By type and id, of any base; and those of which the base is not told. */
  readonly #locals = new Set<string>();
  readonly #baseless = new Set<string>();

  add(fullUrl: string, request: Json): void {
    let isBased = false;
    const names = [fullUrl, textOf(request.url).trim()].filter((name) => name !== '').map(spelledAddress);
    for (const name of names) {
      if (isAbsolute(name)) this.#addresses.add(name);
      isBased ||= /^https?:/i.test(name);
    }
    for (const name of names) {
      const local = LOCAL.exec(name)?.[1];
      if (local === undefined) continue;
      this.#locals.add(local);
      if (!isBased) this.#baseless.add(local);
    }
  }

  /** Whether this may be such a resource. */
  has(one: Named): boolean {
    const local = localOf(one);
    return (
      (one.fullUrl !== undefined && this.#addresses.has(spelledAddress(one.fullUrl))) ||
      this.#baseless.has(local) ||
      (baseOf(one) === undefined && this.#locals.has(local))
    );
  }
}

/** Whether an entry deletes what it names. */
export const isDelete = (request: unknown): request is Json =>
  typeof request === 'object' &&
  request !== null &&
  'method' in request &&
  textOf(request.method).trim().toUpperCase() === 'DELETE';
