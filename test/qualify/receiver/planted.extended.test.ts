import { describe, expect, it } from 'vitest';
import { scenarioNames } from '../../../src/qualify';
import { plantedFaults } from './planted';
import { faultsOf, played } from './played';

describe('a receiver with one thing wrong, through every scenario', () => {
  it.each(Object.entries(plantedFaults))(
    '%s: told by its check, and by no other',
    async (_what, { planted, found, where, options }) => {
      const only = scenarioNames.filter((name) => name !== 'slow' || where.includes('slow'));
      const result = await played({ knowsPatient: () => true, ...planted() }, { only, ...options });
      expect([...faultsOf(result)].sort()).toEqual([...found].sort());
    },
  );
});
