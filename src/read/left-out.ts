import { FhirNode } from '../bgz/define/fhir-node';
import { readFrom, sourceOf } from '../bgz/define/read-from';
import type { Draft } from '../bgz/define/rows';
import type { ZibIssue } from '../zib';
import type { Kind } from './kinds';
import { fallingWith, namesOf, partAt, type Steps } from './together';

/** A part that its zib refuses, without which the record is read, and the elements that it was read from. */
export interface LeftOut {
  readonly zib: ZibIssue;
  readonly path: string | undefined;
  /** The resource it stands in. */
  readonly root: FhirNode;
  readonly giveBack: () => void;
}

/** What is left of a draft, and of what it was relieved. */
export interface Relieved {
  readonly draft: Draft;
  readonly leftOut: readonly LeftOut[];
}

/** The FHIR path of a place in a record: of the nearest property that has one. */
export function pathOf(steps: Steps, places: Kind['places']): string | undefined {
  const names = steps.filter((step) => typeof step === 'string');
  for (let length = names.length; length >= 0; length--) {
    const place = places[names.slice(0, length).join('.')]?.[0];
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The element of a part: that which it was read from, or the one of that which holds it. */
function elementOf(root: FhirNode, draft: Draft, steps: Steps, places: Kind['places']) {
  const source = sourceOf(partAt(draft, steps));
  if (source !== undefined) return { root: source.root, path: source.path, giveBack: () => source.giveBack() };
  for (let length = steps.length - 1; length >= 0; length--) {
    const above = steps.slice(0, length);
    const node = length === 0 ? root : sourceOf(partAt(draft, above));
    if (node === undefined) continue;
    const [within = ''] = places[namesOf(above)] ?? [];
    const names = (places[namesOf(steps)] ?? []).flatMap((path) =>
      within !== '' && path.startsWith(`${within}.`) ? [path.slice(within.length + 1)] : [],
    );
    const [first] = names;
    if (first === undefined || !(node instanceof FhirNode)) return undefined;
    const giveBack = () => {
      for (const name of names) node.giveBackAt(name);
    };
    return { root: node.root, path: `${node.path}.${first}`, giveBack };
  }
  return undefined;
}

/** A part and what it falls with, as far up as needed to tell which elements it was read from; undefined for the whole record. */
function falling(kind: Kind, root: FhirNode, draft: Draft, path: Steps) {
  for (let steps = path; steps.length > 0; steps = steps.slice(0, -1)) {
    const parts = fallingWith(kind.group, draft, steps);
    if (parts === undefined) return undefined;
    const there = parts.filter((part) => partAt(draft, part) !== undefined);
    const elements = there.map((part) => elementOf(root, draft, part, kind.places));
    if (there.length > 0 && elements.every((one) => one !== undefined)) return { parts: there, elements };
  }
  return undefined;
}

/** The same, with a part taken out. What it was read from stays known of what is copied. */
function without(value: unknown, [step, ...rest]: Steps): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return undefined;
  const held = value as Record<string | number, unknown>;
  const inner = without(held[step], rest);
  const copy = Array.isArray(value)
    ? // Places in the list stay those of the issues until all of them are out.
      value.map((one, at) => (at === step ? inner : one))
    : { ...held, [step]: inner };
  const source = sourceOf(value);
  return source === undefined ? copy : readFrom(source, copy);
}

/** The same without what was taken out: lists and parts in which nothing is left are none. What nothing is out of stays itself. */
function closed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const source = sourceOf(value);
  const kept = (copy: object) => (source === undefined ? copy : readFrom(source, copy));
  if (Array.isArray(value)) {
    const items = value.map(closed).filter((one) => one !== undefined);
    if (items.length === value.length && items.every((one, at) => one === value[at])) return value;
    return items.length === 0 && value.length > 0 ? undefined : kept(items);
  }
  const held = value as Readonly<Record<string, unknown>>;
  const entries = Object.entries(held).map(([name, inner]) => [name, closed(inner)] as const);
  const left = entries.filter(([, inner]) => inner !== undefined);
  if (left.length === entries.length && left.every(([name, inner]) => inner === held[name])) return value;
  return left.length === 0 && entries.length > 0 ? undefined : kept(Object.fromEntries(left));
}

/**
 * A draft without the parts that its zib refuses, each with what stands or falls with it; undefined when the record cannot do
 * without one of them.
 */
export function relieved(kind: Kind, root: FhirNode, draft: Draft, issues: readonly ZibIssue[]): Relieved | undefined {
  let left: unknown = draft;
  const leftOut: LeftOut[] = [];
  const known = new Set<string>();
  for (const zib of issues) {
    const fall = falling(kind, root, draft, zib.path);
    if (fall === undefined) return undefined;
    // Of several things that are wrong with a part the first is told.
    const key = JSON.stringify(fall.parts);
    if (known.has(key)) continue;
    known.add(key);
    for (const part of fall.parts) left = without(left, part);
    const [first] = fall.elements;
    leftOut.push({
      zib,
      root: first?.root ?? root,
      path: first?.path ?? pathOf(zib.path, kind.places),
      giveBack: () => {
        for (const one of fall.elements) one?.giveBack();
      },
    });
  }
  return { draft: (closed(left) ?? {}) as Draft, leftOut };
}
