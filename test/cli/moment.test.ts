import { describe, expect, it } from 'vitest';
import { parseBound, parseNow } from '../../src/cli/moment';
import { UsageError } from '../../src/cli/usage-error';

const options = [
  ['--now', parseNow],
  ['--from', (text: string) => parseBound('--from', text)],
  ['--to', (text: string) => parseBound('--to', text)],
] as const;

describe('a date on the command line', () => {
  it.each(options)('%s refuses what does not exist, and says what is allowed', (option, parse) => {
    for (const text of [
      '2026-02-30',
      '2026-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-02-30T10:00:00Z',
      '2026-11-24T24:00:00Z',
      '2026-11-24T10:60:00Z',
      '2026-11-24T10:00:00+15:00',
      // The Dutch clock skips this hour.
      '2026-03-29T02:30',
      '2026-11',
      '2026',
      '24-11-2026',
      '2026-11-24 10:00',
      '2026-11-24x',
      'today',
      '',
    ]) {
      expect(() => parse(text), text).toThrow(UsageError);
      expect(() => parse(text), text).toThrow(
        `${option} is a date (2026-11-24) or a time (2026-11-24T10:00:00+01:00) that exists.`,
      );
    }
  });

  it('takes a leap day, a date, and a time on the Dutch clock or in its zone', () => {
    expect(parseNow('2028-02-29').toISOString()).toBe('2028-02-29T11:00:00.000Z');
    expect(parseNow('2026-07-15T10:00:00Z').toISOString()).toBe('2026-07-15T10:00:00.000Z');
    expect(parseNow('2026-07-15T10:00').toISOString()).toBe('2026-07-15T08:00:00.000Z');
    expect(parseBound('--from', '2026-10-25')).toBe('2026-10-25T00:00:00+02:00');
    expect(parseBound('--to', '2026-10-25')).toBe('2026-10-26T00:00:00+01:00');
    expect(parseBound('--to', '2026-12-31T10:00:00Z')).toBe('2026-12-31T10:00:00Z');
    expect(parseBound('--to', undefined)).toBeUndefined();
  });
});
