/** A value as the library holds it: no property can be changed any more. */
export type DeepReadonly<T> = T extends (...given: never) => unknown
  ? T
  : T extends (infer E)[]
    ? readonly DeepReadonly<E>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;
