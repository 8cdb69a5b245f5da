import type { FhirNode } from './fhir-node';

/** What a part of a record was read from: an element, or several. */
export interface Source {
  readonly path: string;
  readonly root: FhirNode;
  /** Tells all of it as not read: the record cannot hold the part. */
  giveBack(): void;
}

const sources = new WeakMap<object, Source>();

/** Remembers what a part of a record was read from, so that it can be given back; gives the part. */
export function readFrom<T>(source: Source, value: T): T {
  if (typeof value === 'object' && value !== null && !source.root.isOnlySeen) sources.set(value, source);
  return value;
}

/** What a part of a record was read from. */
export const sourceOf = (value: unknown): Source | undefined =>
  typeof value === 'object' && value !== null ? sources.get(value) : undefined;
