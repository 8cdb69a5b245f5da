import { bundleOperators } from './bundle';
import { capabilityOperators } from './capability';
import { extensionOperators } from './extensions';
import { harmlessOperators } from './harmless';
import { identityOperators } from './identity';
import { invariantOperators } from './invariants';
import { metaOperators } from './meta';
import { narrativeOperators } from './narrative';
import { nestedOperators } from './nested';
import { numberOperators } from './numbers';
import type { Operator } from './operator';
import { ownOperators } from './own';
import { primitiveOperators } from './primitives';
import { profileOperators } from './profile';
import { referenceOperators } from './references';
import { structureOperators } from './structure';
import { terminologyOperators } from './terminology';
import { twinOperators } from './twins';

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
  ...nestedOperators,
  ...numberOperators,
  ...identityOperators,
  ...ownOperators,
  ...capabilityOperators,
  ...harmlessOperators,
  ...twinOperators,
];
