import type { Passes } from '../checks/checks';
import type { Element, Group, Shape } from '../compile/shape';
import type { Slice } from '../compile/slicing';

/*
 * What a glance goes by, made of the compiled shapes. Tables that few functions read, instead of a function for each element:
 * a validator meets some thousand elements, and the less each of them takes the more of them stay at hand.
 */

/** How one value of an element is told to be sound. */
export interface ElementTable {
  /** JSON name of the element, and code of its type. */
  readonly name: string;
  readonly code: string;
  /** The form of a primitive; absent for what is an object. */
  readonly isSound: ((value: unknown) => boolean) | undefined;
  /** What an object may hold, and the twin of a primitive. */
  readonly shape: ShapeTable;
  /** Beside its form: all that it must obey. */
  readonly passes: Passes | undefined;
  /** Whether it is an extension of which the definition is found by its url. */
  readonly isOpen: boolean;
  /** Whether a twin may stand where there is no value. */
  readonly mayBeAbsent: boolean;
  /** Whether the national qualification asks more of it. */
  readonly isAsserted: boolean;
}

/** What an object may hold and must obey; filled when the first object comes, since types nest in themselves. */
export interface ShapeTable {
  /** By the name that JSON gives a value or its twin; undefined until the first object comes, null where none can pass. */
  slots: ReadonlyMap<string, Slot> | undefined | null;
  /** The slot that the last object began with. */
  first: Slot | undefined;
  /** The marks of what must be there. */
  needed: number;
  passes: Passes | undefined;
  readonly source: Shape;
  /** What an object may hold by each of its names, where the object itself is walked; undefined until the first comes. */
  leads: ReadonlyMap<string, Lead> | undefined;
  /** The lead that the last object began with. */
  firstLead: Lead | undefined;
}

/** From a name in an object that is walked to the element it is of. */
export interface Lead {
  readonly name: string;
  /** Of the twin of a primitive the name of the value. */
  readonly valueName: string | undefined;
  readonly group: Group;
  /** Where it stands among what must be there; -1 for what need not. */
  readonly need: number;
  /** What stood behind it in the last object. */
  next: Lead | undefined;
}

/** The values of an element under one of its names. */
export interface Slot {
  /** Undefined until the first value comes, null where no value can pass. */
  element: ElementTable | undefined | null;
  /** Marks what must be there or comes in several types. */
  readonly bit: number;
  readonly min: number;
  readonly max: number;
  readonly repeats: boolean;
  readonly isChoice: boolean;
  readonly name: string;
  /** Where the twin of a primitive stands. */
  readonly twinName: string | undefined;
  readonly slices: SlicesTable | undefined;
  readonly source: Element;
  /** What stood behind it in the last object: mostly the next has it there too. */
  next: Slot | undefined;
}

/** The slices of an element under one of its names. */
export interface SlicesTable {
  readonly slices: readonly Slice[];
  readonly isClosed: boolean;
  /** By slice, and last of what is in none; undefined until the first value comes. */
  readonly elements: (ElementTable | undefined | null)[];
}

/** An element by each of its names; undefined for a name under which nothing can pass. */
export type GroupTable = readonly (Slot | undefined)[];
