import { bundleOperators } from './bundle';
import { extensionOperators } from './extensions';
import { harmlessOperators } from './harmless';
import { invariantOperators } from './invariants';
import { metaOperators } from './meta';
import { narrativeOperators } from './narrative';
import type { Operator } from './operator';
import { primitiveOperators } from './primitives';
import { profileOperators } from './profile';
import { referenceOperators } from './references';
import { structureOperators } from './structure';
import { terminologyOperators } from './terminology';

export const operators: readonly Operator[] = [
  ...structureOperators,
  ...primitiveOperators,
  ...terminologyOperators,
  ...profileOperators,
  ...extensionOperators,
  ...referenceOperators,
  ...invariantOperators,
  ...narrativeOperators,
  ...metaOperators,
  ...bundleOperators,
  ...harmlessOperators,
];
