/** How the resources of a large Bundle are read one by one; for tests it can be otherwise. */
export const inTurns = {
  /** From how many characters on: what is smaller takes less memory, held whole, than the rest of the process. */
  from: 2_000_000,
  /**
   * How many characters of resources are held as they were read: what refers to one another mostly stands together, and
   * providers are asked about the codes in so many at once.
   */
  held: 100_000,
};
