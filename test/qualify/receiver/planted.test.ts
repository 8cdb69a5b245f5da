import { describe, expect, it } from 'vitest';
import { expectations } from '../../../src/qualify/receiver/expected/expectations';
import { plantedFaults } from './planted';
import { faultsOf, outcomesOf, played } from './played';

describe('a receiver with one thing wrong', () => {
  it('is there for every check', () => {
    const found = Object.values(plantedFaults).flatMap((one) => one.found.map((told) => told.split(' ')[1] ?? ''));
    expect([...new Set(found)].sort()).toEqual(Object.keys(expectations).sort());
  });

  it('goes on with the next page after a cancellation: told as well', async () => {
    const result = await played({ ignoresCancel: true }, { only: ['cancelled'], quietMs: 5_000 });
    expect(faultsOf(result)).toEqual(['cancelled: cancelStops fail']);
  });

  it('is not judged where it was refused for another reason, rather than passed', async () => {
    const planted = plantedFaults['sends no token']?.planted() ?? {};
    const only = ['next-elsewhere', 'endless-pages', 'other-patient', 'partial'] as const;
    const result = await played(planted, { only });
    expect(outcomesOf(result).map(([, check, outcome]) => `${check} ${outcome}`)).toEqual([
      'nextElsewhere skip',
      'pagesBounded skip',
      'otherPatient skip',
      'notComplete skip',
    ]);
    expect(result.verdict).toBe('fails');
  });

  it.each(Object.entries(plantedFaults))(
    '%s: told by its check, and by no other',
    async (_what, { planted, found, where, options }) => {
      const result = await played(planted(), { only: ['happy', ...where], ...options });
      expect(faultsOf(result)).toEqual(found);
    },
  );
});
