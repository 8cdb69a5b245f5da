import type { Argument } from './argument';
import { ourArguments } from './ours';
import { theirArguments } from './theirs';

export type { Argument } from './argument';

export const argued: readonly Argument[] = [...theirArguments, ...ourArguments];
