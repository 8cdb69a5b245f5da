import type { Phrase } from '../../fhir/phrase';
import type { OpenMoments } from './scope';

/** Where an invariant is evaluated, and what it may ask for. */
export interface InvariantContext {
  /** The JSON value of the element: object, primitive, or undefined when only the `_` twin is there. */
  readonly value: unknown;
  /** The `_` twin of a primitive element (`{ id, extension }`), when there. */
  readonly twin?: unknown;
  /** FHIR type of the element, for example `HumanName`, `string`, `Patient`. */
  readonly type: string;
  /** %resource: the resource, contained or not, that directly holds the element. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** %rootResource: the container of a contained resource, else the resource itself. */
  readonly rootResource: Readonly<Record<string, unknown>>;
  /** %extension: the extension whose place is judged (StructureDefinition.contextInvariant). */
  readonly extension?: Readonly<Record<string, unknown>>;
  /** Follows a reference (relative, absolute, urn:uuid, #contained) within what was given; undefined when not at hand. */
  resolve(reference: string): Readonly<Record<string, unknown>> | undefined;
  /** Whether a code, Coding or CodeableConcept is in a value set; undefined when it cannot be told. */
  memberOf?(valueSet: string, coded: unknown): boolean | undefined;
  /** Whether a resource conforms to a profile; undefined when it cannot be told. */
  conformsTo?(profile: string, resource: unknown): boolean | undefined;
  /** The clock behind `now()` and `today()`; without it an invariant that asks for the time is not evaluated. */
  now?(): Date;
}

/** What came of evaluating an invariant. */
export type InvariantResult =
  | { readonly outcome: 'holds' }
  | {
      readonly outcome: 'broken';
      /** Why the expression has no answer on this data, where that and not `false` is what breaks the rule. */
      readonly reason?: string;
      /** Two moments whose order their precision leaves open, where that is what breaks the rule. */
      readonly open?: OpenMoments;
    }
  | {
      readonly outcome: 'not-evaluated';
      /** Why it could not be told, to be said as an information issue. */
      readonly reason: Phrase;
    };
