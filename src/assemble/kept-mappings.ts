import type { FhirResource } from 'fhir/r3';
import { holdsIn, type OfPull, type Traced } from '../bgz/define/mapping-run';
import { freeze, isFixed } from './fixed';

/** What a record became. */
export interface MappedRecord {
  readonly resource: FhirResource;
  /** Others of the type that it became as well: the tests of a panel. */
  readonly members: readonly FhirResource[];
}

/** Of whom records are, as their resources show it. */
export interface ShownPatient {
  readonly patientId: string;
  readonly patientDisplay: string;
}

/**
 * What records were mapped to, for as long as they are there: a vendor that holds its records (`sourcesOf`, a cache of its own)
 * gives the same ones at each search. Only of records that cannot change: what a builder made is frozen to its last value. Data
 * that a source gives is checked and built each time, so it is always another record.
 *
 * One for each facade, since resources are as its secret and its choices make them.
 */
export interface KeptMappings {
  /** What the record was mapped to, when that would be the same in this pull. */
  find(record: object, patient: ShownPatient, pull: OfPull): Traced<MappedRecord> | undefined;
  /** Keeps what a record was mapped to, when it is seen for the second time: of one that is made for each pull nothing is kept. */
  keep(record: object, patient: ShownPatient, mapped: Traced<MappedRecord>): void;
  /** Takes a resource that is kept elsewhere: what is made of it is made once as well. */
  hold(resource: FhirResource): void;
  /**
   * What is made of a resource, made once while the resource is kept.
   *
   * @param how what is made of it, with all that it depends on
   */
  derived(resource: FhirResource, how: string, make: () => FhirResource): FhirResource;
  /** The text of a resource, written once while the resource is kept. */
  text(resource: FhirResource, form: string, write: () => string): string;
}

interface Kept extends ShownPatient {
  readonly mapped: Traced<MappedRecord>;
}

interface Made {
  readonly resources: Map<string, FhirResource>;
  readonly texts: Map<string, string>;
}

/** Resources after which those that were not asked for since are let go: what a vendor holds may be more than memory has twice. */
const GENERATION = 5_000;

/** Texts of a resource that are kept: JSON and XML, as a match and along with others; under other addresses it is written again. */
const FORMS = 4;

/** @param generation Resources in each of two generations. */
export function keptMappings(generation: number = GENERATION): KeptMappings {
  let seen = new WeakSet<object>();
  let young = new WeakMap<object, Kept>();
  let old = young;
  let count = 0;
  /** Of resources that are kept, and of what was made of these. */
  const made = new WeakMap<FhirResource, Made>();

  function add(record: object, kept: Kept): void {
    count += 1 + kept.mapped.referred.length;
    if (count > generation) {
      old = young;
      young = new WeakMap();
      seen = new WeakSet();
      count = 0;
    }
    young.set(record, kept);
  }

  const hold = (resource: FhirResource): void => {
    freeze(resource);
    if (!made.has(resource)) made.set(resource, { resources: new Map(), texts: new Map() });
  };

  return {
    hold,
    find(record, { patientId, patientDisplay }, pull) {
      const kept = young.get(record) ?? old.get(record);
      if (kept?.patientId !== patientId || kept.patientDisplay !== patientDisplay) return undefined;
      if (!holdsIn(kept.mapped, pull)) return undefined;
      if (!young.has(record)) add(record, kept);
      return kept.mapped;
    },
    keep(record, { patientId, patientDisplay }, mapped) {
      if (!seen.has(record)) {
        seen.add(record);
        return;
      }
      if (!isFixed(record)) return;
      hold(mapped.result.resource);
      mapped.referred.forEach(hold);
      add(record, { patientId, patientDisplay, mapped });
    },
    derived(resource, how, make) {
      const of = made.get(resource);
      if (of === undefined) return make();
      const known = of.resources.get(how);
      if (known !== undefined) return known;
      const result = make();
      hold(result);
      of.resources.set(how, result);
      return result;
    },
    text(resource, form, write) {
      const of = made.get(resource);
      if (of === undefined) return write();
      const known = of.texts.get(form);
      if (known !== undefined) return known;
      const text = write();
      if (of.texts.size < FORMS) of.texts.set(form, text);
      return text;
    },
  };
}
