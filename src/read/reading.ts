import { FhirNode } from '../bgz/define/fhir-node';
import { type ReadContext, readingOnce } from '../bgz/define/read-context';
import { bsnsIn } from '../fhir/bsn';
import { isJson, type Json, textOf } from '../fhir/json';
import { withoutWrapping } from './content';
import type { Directory } from './directory';
import type { Found } from './found';
import { type About, metadataIn } from './metadata';
import { isModified, saysInError } from './modifiers';
import type { Telling } from './telling';
import type { Whose } from './whose';
import type { ReadCode } from './words';

/** What was entered in error, or says something else than a record of it would. */
const isVoid = (json: Json): boolean => isModified(json) || saysInError(json);

/** A resource that is being read. */
export interface Opened {
  readonly found: Found;
  readonly node: FhirNode;
  /** What it contains, by id, and the types of it by place. */
  readonly contained: ReadonlyMap<string, FhirNode>;
  readonly containedTypes: readonly (string | undefined)[];
}

function open(found: Found): Opened {
  const { contained: inner, ...json } = withoutWrapping(found.json);
  const list = Array.isArray(inner) ? inner.map((one) => (isJson(one) ? withoutWrapping(one) : one)) : inner;
  const node = FhirNode.of({ ...json, id: found.id, ...(list !== undefined && { contained: list }) }, found.type);
  const contained = new Map<string, FhirNode>();
  const containedTypes: (string | undefined)[] = Array.isArray(list)
    ? list.map((one) => (isJson(one) ? textOf(one.resourceType) : undefined))
    : [];
  for (const one of node.list('contained')) {
    const id = one.peek('id');
    if (typeof id === 'string' && !contained.has(id)) contained.set(id, one);
  }
  return { found, node, contained, containedTypes };
}

/** Whether a reference was taken: who looks where it leads to and takes nothing of it, holds nothing of it either. */
function isFollowed(reference: FhirNode): boolean {
  if (reference.isGivenBack || reference.peek('reference') !== undefined) return false;
  return reference.asGiven.reference !== undefined || reference.peek('identifier') === undefined;
}

/** One reading of all that was given: each resource is opened once, whoever asks for it. */
export interface Reading {
  readonly context: ReadContext;
  readonly open: (found: Found) => Opened;
  /** Forgets that it was opened: who took something of it turned out to be no record. */
  readonly close: (found: Found) => void;
  /** What is read, and the resources that it says all of, each with the part of it that does. */
  readonly withRepeated: <T>(read: () => T) => readonly [T, readonly Repeated[]];
  /** Reads what another resource refers to as a record, where it is one and was not read yet. */
  readonly onAsked: (read: (found: Found) => void) => void;
  /** Whether another record refers to the record that this resource is. */
  readonly isReferred: (found: Found) => boolean;
  /** The resource that an element is in. */
  readonly foundOf: (element: FhirNode) => Found | undefined;
  /** Remembers that a record of its own was made of a resource: others refer to that. */
  readonly accept: (found: Found) => void;
  /** Remembers that a resource is not read for what it says it is: nothing leads to it. */
  readonly setApart: (found: Found, reason: ReadCode) => void;
  /** The Provenance that may be read, each with what it is about. */
  readonly metadata: () => readonly About[];
  /** What was opened. */
  readonly opened: ReadonlyMap<Found, Opened>;
  /** Adds these, and all that they lead to as far as it was followed, to what was reached. */
  readonly reach: (reached: Set<Found>, from: readonly Found[]) => void;
}

/** A resource that a part of a record says all of. */
export interface Repeated {
  readonly found: Found;
  readonly part: object;
}

/** What is read, and how. */
interface ReadingOf {
  readonly directory: Directory;
  readonly whose: Whose;
  /** Whether a record that refers to such a resource holds all of it. */
  readonly isCopied: (found: Found) => boolean;
  /** Characters of resources that are copied into records by reference. */
  readonly maxCopied: number;
  readonly now: Date;
}

export function startReading({ directory, whose, isCopied, maxCopied, now }: ReadingOf, tell: Telling): Reading {
  const opened = new Map<Found, Opened>();
  const byRoot = new WeakMap<FhirNode, Opened>();
  /** What each leads to, by the reference that does. */
  const led = new Map<Found, Map<FhirNode, Found>>();
  const ledFrom = (one: Found): readonly Found[] =>
    [...(led.get(one) ?? [])].flatMap(([reference, to]) => (isFollowed(reference) ? [to] : []));
  let repeated: Repeated[] = [];
  let readAsked: (found: Found) => void = () => {};
  const referred = new Set<Found>();
  const accepted = new Set<Found>();
  const apart = new Map<Found, ReadCode>();
  const answers = new WeakMap<FhirNode, FhirNode | undefined>();
  let copied = 0;

  function openOnce(found: Found): Opened {
    const known = opened.get(found);
    if (known !== undefined) return known;
    const made = open(found);
    opened.set(found, made);
    byRoot.set(made.node, made);
    return made;
  }

  function reach(reached: Set<Found>, from: readonly Found[]): void {
    const toDo = [...from];
    for (let one = toDo.pop(); one !== undefined; one = toDo.pop()) {
      if (reached.has(one)) continue;
      reached.add(one);
      for (const next of ledFrom(one)) toDo.push(next);
    }
  }

  /** The use of each device, by its product. */
  function usesOf(): ReadonlyMap<Found, Found> {
    const uses = new Map<Found, Found>();
    for (const one of directory.all) {
      const device = isJson(one.json.device) ? one.json.device : undefined;
      if (one.type !== 'DeviceUseStatement' || device === undefined || whose.apart.has(one)) continue;
      const product = directory.lead(device, one);
      if (typeof product !== 'string' && !uses.has(product)) uses.set(product, one);
    }
    return uses;
  }
  let uses: ReadonlyMap<Found, Found> | undefined;

  /** What a record holds more by following a reference: the resource, and what that leads to and is copied along. */
  function copiedBy(found: Found): number {
    const copies = new Set([found]);
    let size = 0;
    for (const one of copies) {
      size += one.size;
      for (const next of ledFrom(one)) if (isCopied(next)) copies.add(next);
    }
    return size;
  }

  /** False when that is more than records may hold. */
  function mayCopy(size: number, reference: FhirNode, from: Found): boolean {
    copied += size;
    if (copied <= maxCopied) return true;
    tell.issue('too-much', { ...from, path: reference.path }, { limit: maxCopied });
    return false;
  }

  function follow(reference: FhirNode): FhirNode | undefined {
    const from = byRoot.get(reference.root);
    const text = textOf(reference.peek('reference')).trim();
    if (from === undefined) return undefined;
    if (text.startsWith('#')) {
      const inside = text === '#' ? from.node : from.contained.get(text.slice(1));
      if (inside !== undefined && isVoid(inside.asGiven)) return undefined;
      if (inside === undefined) tell.issue('dangling-reference', { ...from.found, path: reference.path });
      return inside !== undefined && mayCopy(from.found.size, reference, from.found) ? inside : undefined;
    }
    const json = { reference: text, identifier: reference.peek('identifier') };
    const to = directory.lead(json, from.found);
    if (typeof to === 'string') {
      if (to === 'several') tell.issue('ambiguous-reference', { ...from.found, path: reference.path });
      else if (text !== '' && !whose.isPatient(json, from.found))
        tell.issue('dangling-reference', { ...from.found, path: reference.path });
      return undefined;
    }
    // What is set apart is told by itself; nothing leads to it.
    if (whose.apart.has(to) || apart.has(to) || to.type === 'Patient') return undefined;
    if (isCopied(to) && !mayCopy(copiedBy(to), reference, from.found)) return undefined;
    const known = led.get(from.found);
    if (known) known.set(reference, to);
    else led.set(from.found, new Map([[reference, to]]));
    return openOnce(to).node;
  }

  let known: { readonly all: readonly About[]; readonly byTarget: ReadonlyMap<Found, readonly About[]> } | undefined;
  function metadata() {
    if (known !== undefined) return known;
    const all = metadataIn(directory, whose, (found) => openOnce(found).node);
    const byTarget = new Map<Found, About[]>();
    for (const one of all) {
      if (one.to === undefined) continue;
      const held = byTarget.get(one.to);
      if (held) held.push(one);
      else byTarget.set(one.to, [one]);
    }
    known = { all, byTarget };
    return known;
  }

  /** False when records would hold too much of who registered them: each record has that whole. */
  function mayHold({ found, target }: About): boolean {
    const size = ledFrom(found).reduce((sum, one) => sum + (isCopied(one) ? copiedBy(one) : 0), 0);
    return mayCopy(size, target, found);
  }

  return {
    context: {
      metadataOf(resource) {
        const found = byRoot.get(resource)?.found;
        const about = (found && metadata().byTarget.get(found.part?.of ?? found)) ?? [];
        return about.filter(mayHold).map((one) => ({ provenance: openOnce(one.found).node, target: one.target }));
      },
      resolve(reference) {
        if (!answers.has(reference)) answers.set(reference, follow(reference));
        return answers.get(reference);
      },
      isPatient(reference) {
        const from = byRoot.get(reference.root);
        const json = { reference: reference.peek('reference'), identifier: reference.peek('identifier') };
        if (from === undefined || !whose.isPatient(json, from.found)) return false;
        reference.take('reference');
        reference.take('display');
        // The number by which the patient is known: a reference with another is not to the patient.
        if (bsnsIn(json.identifier).length > 0) {
          const identifier = reference.open('identifier');
          identifier?.take('system');
          identifier?.take('value');
        }
        return true;
      },
      recordOf(resource) {
        const found = byRoot.get(resource)?.found;
        if (found === undefined) return undefined;
        uses ??= usesOf();
        const record = found.type === 'Device' ? uses.get(found) : found;
        if (record === undefined) return undefined;
        if (!accepted.has(record)) readAsked(record);
        if (!accepted.has(record)) return undefined;
        referred.add(record);
        return { id: record.id, resource: found.json };
      },
      isInError(reference) {
        const from = byRoot.get(reference.root);
        const text = textOf(reference.peek('reference')).trim();
        if (from === undefined) return false;
        if (text.startsWith('#')) {
          const inside = from.contained.get(text.slice(1));
          return inside !== undefined && isVoid(inside.asGiven);
        }
        const to = directory.lead({ reference: text, identifier: reference.peek('identifier') }, from.found);
        if (typeof to !== 'object') return false;
        return directory.apart.has(to) || ['in-error', 'modifier'].includes(apart.get(to) ?? '');
      },
      repeats(resource, part) {
        const found = byRoot.get(resource)?.found;
        if (found !== undefined) repeated.push({ found, part });
      },
      now,
      once: readingOnce(),
    },
    withRepeated(read) {
      // One record may be read in the middle of another, which refers to it.
      const outer = repeated;
      repeated = [];
      try {
        return [read(), repeated];
      } finally {
        repeated = outer;
      }
    },
    onAsked(read) {
      readAsked = read;
    },
    isReferred: (found) => referred.has(found),
    foundOf: (element) => byRoot.get(element.root)?.found,
    accept: (found) => accepted.add(found),
    setApart: (found, reason) => apart.set(found, reason),
    open: openOnce,
    close: (found) => opened.delete(found),
    metadata: () => metadata().all,
    opened,
    reach,
  };
}
