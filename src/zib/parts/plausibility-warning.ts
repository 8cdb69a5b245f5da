/** Something in a valid record that is unlikely to be true. It never refuses a record. */
export interface PlausibilityWarning {
  /** Stable name of the rule. */
  readonly rule: string;
  /** Steps from the record to the value: property names and list positions from 0. */
  readonly path: readonly (string | number)[];
  /** The same path as text, e.g. `problemStartDate`. */
  readonly at: string;
  /** NL-CM id of the concept the value belongs to, when there is one. */
  readonly concept?: string;
  readonly conceptName?: string;
  /** What is unlikely and why, in the language asked for. */
  readonly message: string;
}
