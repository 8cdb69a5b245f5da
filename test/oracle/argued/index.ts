import type { Argument } from './argument';
import { formArguments } from './form';
import { referenceArguments } from './references';
import { terminologyArguments } from './terminology';
import { theirArguments } from './theirs';

export type { Argument } from './argument';

export const argued: readonly Argument[] = [
  ...theirArguments,
  ...referenceArguments,
  ...terminologyArguments,
  ...formArguments,
];
