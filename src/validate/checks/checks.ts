import type { Instance } from '../walk/instance';

/** Looks at one value and notes what is wrong with it. */
export type Check = (instance: Instance) => void;
