import type { ConceptMapGroup } from './codelists/table';

/** A ConceptMap: its name, and per pair of code systems the rows from code to code. */
export interface ConceptMap {
  readonly name: string;
  readonly groups: readonly ConceptMapGroup[];
}
