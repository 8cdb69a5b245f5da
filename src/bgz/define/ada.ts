/**
 * Elements of an ADA instance that lead to a value from the element of what holds it: `verzekeraar/organisatie_naam`. Empty for
 * a part without an element of its own: its elements stand among those of what holds it. `../` leads to what stands beside the
 * element of the record: in zib 2017 a record by itself.
 */
type AdaPath = string;

/** A value that ADA does not write as it writes others of the schema. */
export interface AdaShape {
  readonly path: AdaPath | readonly AdaPath[];
  /**
   * `number-as-code`: an identification number as a code. `code-with-words`: a code that may stand one element deeper, with its
   * words beside it. `patient`: a reference to the patient, where the record says that it is. `flag-or-unknown`: yes or no, or a
   * NullFlavor. `moment-or-unknown`: a moment, or a NullFlavor, which says no more than that it is not there. `period-or-duration`:
   * a length of time in place, or bounds and a length in elements of their own. `number-of-any-register`: a number that may have no
   * register.
   */
  readonly form?:
    | 'number-as-code'
    | 'code-with-words'
    | 'patient'
    | 'flag-or-unknown'
    | 'moment-or-unknown'
    | 'period-or-duration'
    | 'number-of-any-register';
  /** Each element of this name in it is an item of its own, with what else the element says. */
  readonly each?: string;
}

/**
 * Where ADA has a property. Of several paths the first is that of the BgZ, the others are of the medication exchange; `false`
 * where instances have no element for it.
 */
export type Ada = AdaPath | readonly AdaPath[] | AdaShape | false;

/** The name of a concept as ADA writes it: `VeroorzakendeStof` is `veroorzakende_stof`, `Patiënt` is `patient`. */
export const adaName = (dutch: string): string =>
  dutch
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=[a-z])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, '_$&')
    .toLowerCase();

/** Where ADA has the records of a section. */
export interface AdaSection {
  /** Their group in the transaction; left out for what other records hold, which ADA has in `bouwstenen`. */
  readonly group?: string;
  /** The element of a record; left out, the Dutch name of the zib in snake_case. */
  readonly element?: string;
  /** Path of an element that a record has one of and an instance may have several of: each is a record by itself. */
  readonly each?: AdaPath;
  /** Whether a record may stand outside of the group, as in the medication exchange. */
  readonly alone?: true;
  /**
   * Paths of the elements by whose words a reference shows a record, or by the first that has any; what stands before them goes
   * first.
   */
  readonly shown?: { readonly before?: string; readonly paths: readonly AdaPath[]; readonly only?: 'first' };
  /** Paths of elements that ADA knows and the records do not keep, each with why not. */
  readonly notKept?: Readonly<Record<AdaPath, string>>;
}
