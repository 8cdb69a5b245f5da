/** What may be given where a `T` is kept: nothing need be changeable, and `null` says the same as leaving a property out. */
export type Given<T> = T extends Date | ((...given: never) => unknown)
  ? T
  : T extends (infer E)[]
    ? readonly Given<E>[]
    : T extends object
      ? { readonly [K in keyof T]: undefined extends T[K] ? Given<T[K]> | null : Given<T[K]> }
      : T;
