import type { Draft } from '../bgz/define/rows';
import { sameContent } from '../bgz/define/same-content';
import { readMetadata } from '../bgz/parts/metadata/stu3';
import { type AnyParameters, asIs } from '../fhir/phrase';
import { shownId } from '../terminology/shown-id';
import type { ParseResult } from '../zib';
import { READ } from './copies';
import type { Found } from './found';
import { isOfOtherZib, isReadType, isRecordType, type Kind, kindOf, type ReadGroup } from './kinds';
import { type LeftOut, pathOf, relieved } from './left-out';
import { modifierLeft } from './modifiers';
import type { Reading } from './reading';
import type { Telling } from './telling';
import type { ReadCode } from './words';

/** A part that falls may take what holds it along, and so on up. */
const MOST_ROUNDS = 20;

/** So many records that refer to each other are read ahead of their turn, one for the other. */
const MOST_AHEAD = 50;

/** The records of each group so far, and the resources they are of. */
export class Records {
  readonly groups = new Map<ReadGroup, unknown[]>();
  readonly sources: Found[] = [];
  /** Resources of which nothing is among the records. */
  readonly left = new Set<Found>();
  /** Problems that are no records of the list, and how that is told. */
  readonly #refused = new Map<Found, () => void>();
  /** Resources of which another record says all, each with that record. */
  readonly #repeated = new Map<Found, unknown>();
  /** Those whose records were taken back for that. */
  readonly takenBack = new Set<Found>();
  readonly #ids = new Set<string>();
  readonly #made = new Map<Found, { readonly group: ReadGroup; readonly record: unknown }>();
  readonly #begun = new Set<Found>();
  #depth = 0;
  readonly #reading: Reading;
  readonly #tell: Telling;

  constructor(reading: Reading, tell: Telling) {
    this.#reading = reading;
    this.#tell = tell;
    reading.onAsked((found) => this.#readFirst(found));
  }

  /** Reads a record that another refers to before its turn; not one that is being read, which refers back to this one. */
  #readFirst(found: Found): void {
    if (this.#depth >= MOST_AHEAD || this.left.has(found) || !isRecordType(found.type)) return;
    this.read(found);
  }

  /** Reads a resource as a record; what it cannot be is told. */
  read(found: Found): void {
    if (this.#begun.has(found)) return;
    this.#begun.add(found);
    this.#depth++;
    this.#readOnce(found);
    this.#depth--;
  }

  #readOnce(found: Found): void {
    const kind = kindOf(found);
    if (!isReadType(found.type)) this.leave(found, 'no-zib', { type: found.resource.split('/')[0] ?? '' });
    else if (kind === undefined || isOfOtherZib(found, kind)) this.leave(found, 'other-zib', { type: found.type });
    else this.#accept(found, kind);
  }

  /** Tells of what was refused and is held by no other record that it is not read. */
  tellRefused(held: ReadonlySet<Found>): void {
    for (const [found, refuse] of this.#refused) if (!held.has(found)) refuse();
  }

  /** Takes back the records of which others say all, and to which none refers. */
  takeBackRepeated(): void {
    const back = new Set<unknown>();
    const groups = new Set<ReadGroup>();
    for (const [found, holder] of this.#repeated) {
      const made = this.#made.get(found);
      if (made === undefined || this.#reading.isReferred(found)) continue;
      // When and by whom it was registered is said of the record that holds it, or is said by itself.
      const metadata = metadataOf(made.record);
      if (metadata !== undefined && !sameContent(metadata, metadataOf(holder))) continue;
      back.add(made.record);
      this.takenBack.add(found);
      groups.add(made.group);
    }
    for (const group of groups) {
      const held = this.groups.get(group)?.filter((record) => !back.has(record)) ?? [];
      if (held.length > 0) this.groups.set(group, held);
      else this.groups.delete(group);
    }
  }

  /** Tells that a whole resource is not among the records. */
  leave(found: Found, reason: ReadCode, parameters: AnyParameters = {}, path?: string): void {
    this.#reading.setApart(found, reason);
    this.#tell.issue(reason, { ...placeOf(found), ...(path !== undefined && { path }) }, parameters);
    this.#leave(found, reason);
  }

  #leave(found: Found, reason: ReadCode): void {
    const { resource, where, part } = found;
    this.left.add(found);
    this.#tell.notRead.add({ resource, where, path: part?.at ?? resource.split('/')[0] ?? '', reason });
  }

  #draft(found: Found, { from, hasOwnIds }: Kind): Draft | undefined {
    try {
      const { node } = this.#reading.open(found);
      const { context } = this.#reading;
      const own = found.part?.id ?? found.id;
      const id = hasOwnIds ? `${found.type}-${own}` : own;
      return { ...from(node, context), ...readMetadata(node, context), id };
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
    const [draft, repeats] = this.#reading.withRepeated(() => this.#draft(found, kind));
    if (draft === undefined) {
      this.leave(found, 'not-checked');
      return;
    }
    if (this.#isInError(found)) {
      this.leave(found, 'in-error', { type: found.type });
      return;
    }
    const modifier = modifierLeft(found.type, kind.modifiers, this.#reading.open(found).node, draft);
    if (modifier !== undefined) {
      this.leave(found, 'modifier', { type: found.type }, modifier);
      return;
    }
    const { result, leftOut, left } = this.#parsed(found, kind, draft);
    for (const { at, what } of result.mended) this.#tell.mended.add({ ...placeOf(found), group, at, what });
    const key = `${group} ${String(draft.id)}`;
    if (!result.ok && mayBeInside(found)) {
      // Others may hold it whole, as it was written.
      this.#reading.close(found);
      this.#refused.set(found, () => this.#refuse(found, kind, result));
    } else if (!result.ok) this.#refuse(found, kind, result);
    else if (this.#ids.has(key)) this.leave(found, 'duplicate-id', { type: found.type, read: READ.first });
    else {
      this.#tellLeftOut(found, kind, leftOut);
      this.#ids.add(key);
      this.#reading.accept(found);
      // A part of which something was left out does not say all of it any more.
      const whole = partsOf(left);
      for (const one of repeats) if (whole.has(one.part)) this.#repeated.set(one.found, result.record);
      this.sources.push(found);
      this.#made.set(found, { group, record: result.record });
      const held = this.groups.get(group);
      if (held) held.push(result.record);
      else this.groups.set(group, [result.record]);
    }
  }

  /**
   * The record without what its zib refuses and can do without; with all of its problems, where it cannot. A part may only show
   * what it lacks when another is out.
   */
  #parsed(
    found: Found,
    kind: Kind,
    draft: Draft,
  ): { result: ParseResult<unknown>; leftOut: readonly LeftOut[]; left: Draft } {
    const parse = (one: Draft): ParseResult<unknown> => kind.parse(one, { language: this.#tell.language });
    const { node } = this.#reading.open(found);
    const first = parse(draft);
    let [result, left] = [first, draft];
    const leftOut: LeftOut[] = [];
    for (let round = 0; !result.ok && round < MOST_ROUNDS; round++) {
      const without = relieved(kind, node, left, result.issues);
      if (without === undefined) break;
      leftOut.push(...without.leftOut);
      left = without.draft;
      result = parse(left);
    }
    return result.ok ? { result, leftOut, left } : { result: first, leftOut: [], left: draft };
  }

  #tellLeftOut(found: Found, { group }: Kind, leftOut: readonly LeftOut[]): void {
    const id = shownId(found.id);
    const record = { group, ...(id !== undefined && { id }) };
    for (const { zib, path, root, giveBack } of leftOut) {
      giveBack();
      // Of who it refers to, what is wrong stands in a resource of theirs.
      const about = {
        ...placeOf(this.#reading.foundOf(root) ?? found),
        ...(path !== undefined && { path }),
        record,
        zib,
      };
      this.#tell.issue('left-out', about, { reason: asIs(zib.message) });
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

/** A problem that came along with the record that it is the reason of need not be one of the list. */
const mayBeInside = ({ type }: Found): boolean => type === 'Condition';

const metadataOf = (record: unknown): unknown => (record as { readonly metadata?: unknown }).metadata;

/** The parts of a draft: its properties, and the items of its lists. */
const partsOf = (draft: Draft): ReadonlySet<unknown> =>
  new Set(Object.values(draft).flatMap((one) => (Array.isArray(one) ? one : [one])));

const placeOf = ({ resource, where }: Found) => ({ resource, where });
