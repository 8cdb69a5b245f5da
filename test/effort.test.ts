import { describe, expect, it } from 'vitest';
import { readEffort } from './effort';

describe('the effort of the random tests', () => {
  it('is two fifths when nothing is said, and what is said otherwise', () => {
    expect(readEffort(undefined)).toBe(0.4);
    expect(readEffort('0.05')).toBe(0.05);
    expect(readEffort('20')).toBe(20);
    expect(readEffort('full')).toBe(5);
  });

  it.each(['', '0', '-1', 'NaN', 'Infinity', '1e3', ' 1', '0x10', '1,5', 'much', 'Full', '10001'])(
    'refuses %j, and says what is allowed',
    (text) => {
      expect(() => readEffort(text)).toThrow(
        `BGZ_EFFORT is ${JSON.stringify(text)}. Give a decimal number above 0 and at most 10000`,
      );
    },
  );
});
