import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { period } from '../../src/bgz/parts/period-of-use/stu3';
import { compareMoments } from '../../src/validate/invariant/moments';
import { medicationUse } from '../../src/zib';
import { runs } from '../effort';

/** A moment of 2024 as a record may give it: year, month, day, or time of day with or without seconds and zone. */
const moment = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 23 }),
    fc.constantFrom('00', '30'),
    fc.constantFrom('', ':00', ':30', ':30.250'),
    fc.constantFrom('', 'Z', '+05:00', '-03:00'),
    fc.constantFrom(4, 7, 10, 99),
  )
  .map(([month, day, hour, minute, second, zone, length]) => {
    const two = (part: number) => String(part).padStart(2, '0');
    return `2024-${two(month)}-${two(day)}T${two(hour)}:${minute}${second}${zone}`.slice(0, length);
  });

const use = {
  id: 'mg-1',
  registrationDateTime: '2026-01-02',
  useIndicator: true,
  productUsed: { productName: 'paracetamol' },
};

describe('a period', () => {
  it('that a builder accepts never leaves open which of its ends is first (STU3 per-1)', () => {
    let compared = 0;
    fc.assert(
      fc.property(moment, moment, (startDateTime, endDateTime) => {
        const accepted = medicationUse.parse({ ...use, periodOfUse: { startDateTime, endDateTime } });
        if (!accepted.ok) return;
        compared++;
        const sent = period(startDateTime, endDateTime);
        const order = compareMoments(sent?.start ?? '', sent?.end ?? '');
        expect(order, `${sent?.start} until ${sent?.end}`).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(1_000), seed: 20261128 },
    );
    expect(compared).toBeGreaterThan(runs(1_000) / 4);
  });
});
