import type { Seed } from '../seeds';
import { care } from './care';
import { definitions } from './definitions';
import { profiled } from './profiled';
import { questionnaires } from './questionnaires';

/** Examples of our own: resource types and slicings that neither the package nor the fixtures hold. */
export const ownSeeds: readonly Seed[] = Object.entries({
  ...questionnaires,
  ...definitions,
  ...care,
  ...profiled,
}).map(([name, resource]) => ({ id: `own/${name}`, resource }));
