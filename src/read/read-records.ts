import type { Draft } from '../bgz/define/rows';
import { zibGroups } from '../bgz/listed/zibs';
import type { ZibGroup } from '../bgz/records';
import { asIs } from '../fhir/phrase';
import { shownId } from '../terminology/shown-id';
import type { ParseResult } from '../zib';
import type { Found } from './found';
import { isOfOtherZib, type Kind, kindOf } from './kinds';
import type { Reading } from './reading';
import type { Telling } from './telling';
import type { ReadCode } from './words';

/** The records of each group so far, and the resources they are of. */
export class Records {
  readonly groups = new Map<ZibGroup, unknown[]>();
  readonly sources: Found[] = [];
  /** Resources of which nothing is among the records. */
  readonly left = new Set<Found>();
  readonly #ids = new Set<string>();
  readonly #made = new Map<Found, { readonly group: ZibGroup; readonly record: unknown }>();
  readonly #reading: Reading;
  readonly #tell: Telling;

  constructor(reading: Reading, tell: Telling) {
    this.#reading = reading;
    this.#tell = tell;
  }

  /** Reads a resource as a record; what it cannot be is told. */
  read(found: Found): void {
    const kind = kindOf(found.type);
    if (kind === undefined) this.leave(found, 'no-zib', { type: found.resource.split('/')[0] ?? '' });
    else if (isOfOtherZib(found, kind)) this.leave(found, 'other-zib', { type: found.type });
    else this.#accept(found, kind);
  }

  /** Takes back a record of which another says all. */
  takeBack(found: Found): void {
    const made = this.#made.get(found);
    const held = made && this.groups.get(made.group)?.filter((record) => record !== made.record);
    if (made === undefined || held === undefined) return;
    if (held.length > 0) this.groups.set(made.group, held);
    else this.groups.delete(made.group);
  }

  /** Tells that a whole resource is not among the records. */
  leave(found: Found, reason: ReadCode, parameters: Readonly<Record<string, string | number>> = {}): void {
    this.#tell.issue(reason, found, parameters);
    this.#leave(found, reason);
  }

  #leave(found: Found, reason: ReadCode): void {
    const { resource, where } = found;
    this.left.add(found);
    this.#tell.notRead.add({ resource, where, path: resource.split('/')[0] ?? '', reason });
  }

  #draft(found: Found, { from }: Kind): Draft | undefined {
    try {
      const { node } = this.#reading.open(found);
      return { ...from(node, this.#reading.context), id: found.id };
    } catch {
      // A defect of ours must not cost the other records.
      return undefined;
    }
  }

  /** Whether it says that it was entered in error and the record does not: it would be read as one that stands. */
  #isInError(found: Found): boolean {
    const { node } = this.#reading.open(found);
    return ['status', 'verificationStatus'].some((name) => node.peek(name) === 'entered-in-error');
  }

  #accept(found: Found, kind: Kind): void {
    const { group } = kind;
    const draft = this.#draft(found, kind);
    if (draft === undefined) {
      this.leave(found, 'not-checked');
      return;
    }
    if (this.#isInError(found)) {
      this.leave(found, 'in-error', { type: found.type });
      return;
    }
    const result: ParseResult<unknown> = zibGroups[group].parse(draft, { language: this.#tell.language });
    for (const { at, what } of result.mended) this.#tell.mended.add({ ...placeOf(found), group, at, what });
    const key = `${group} ${found.id}`;
    if (!result.ok) this.#refuse(found, kind, result);
    else if (this.#ids.has(key)) this.leave(found, 'duplicate-id', { type: found.type });
    else {
      this.#ids.add(key);
      this.sources.push(found);
      this.#made.set(found, { group, record: result.record });
      const held = this.groups.get(group);
      if (held) held.push(result.record);
      else this.groups.set(group, [result.record]);
    }
  }

  #refuse(found: Found, { group, places }: Kind, { issues }: Extract<ParseResult<unknown>, { ok: false }>): void {
    const id = shownId(found.id);
    const record = { group, ...(id !== undefined && { id }) };
    for (const zib of issues) {
      const path = pathOf(zib.path, places);
      const reason = asIs(zib.message);
      this.#tell.issue('refused', { ...placeOf(found), ...(path !== undefined && { path }), record, zib }, { reason });
    }
    this.#leave(found, 'refused');
  }
}

const placeOf = ({ resource, where }: Found) => ({ resource, where });

/** The FHIR path of a place in a record: of the nearest property that has one. */
function pathOf(path: readonly (string | number)[], places: Kind['places']): string | undefined {
  const steps = path.filter((step) => typeof step === 'string');
  for (let length = steps.length; length >= 0; length--) {
    const place = places[steps.slice(0, length).join('.')]?.[0];
    if (place !== undefined) return place;
  }
  return undefined;
}
