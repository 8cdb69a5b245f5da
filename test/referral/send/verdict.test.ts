import { describe, expect, it } from 'vitest';
import { LONGEST_WAIT_MS } from '../../../src/limits/stored-moments';
import { retryAfterOf, waitAfter } from '../../../src/referral/send/back-off';
import { validUntil } from '../../../src/referral/send/validity';
import { type Verdict, verdictOf } from '../../../src/referral/send/verdict';
import { MINUTE } from './support';

const said = (verdict: Verdict): string =>
  verdict.end === 'retry' && verdict.receiverDown ? 'retry, receiver down' : verdict.end;

describe('what an answer means for its message', () => {
  it.each([
    [200, 'sent', 'sent'],
    [201, 'sent', 'sent'],
    [202, 'sent', 'sent'],
    [204, 'sent', 'sent'],
    [206, 'sent', 'sent'],
    [301, 'dead', 'dead'],
    [307, 'dead', 'dead'],
    [400, 'dead', 'dead'],
    [401, 'retry', 'retry'],
    [403, 'dead', 'dead'],
    [404, 'dead', 'sent'],
    [405, 'dead', 'dead'],
    [408, 'retry, receiver down', 'retry, receiver down'],
    [409, 'dead', 'retry'],
    [410, 'dead', 'sent'],
    [412, 'dead', 'dead'],
    [413, 'dead', 'dead'],
    [422, 'dead', 'dead'],
    [425, 'retry', 'retry'],
    [429, 'retry, receiver down', 'retry, receiver down'],
    [500, 'retry', 'retry'],
    [501, 'dead', 'dead'],
    [502, 'retry, receiver down', 'retry, receiver down'],
    [503, 'retry, receiver down', 'retry, receiver down'],
    [504, 'retry, receiver down', 'retry, receiver down'],
    [599, 'retry', 'retry'],
  ])('%i: of a notification %s, of a cancel %s', (status, notify, cancel) => {
    expect(said(verdictOf('notify', status))).toBe(notify);
    expect(said(verdictOf('cancel', status))).toBe(cancel);
  });
});

describe('waiting between attempts', () => {
  it('goes 1, 5, 15, 60 minutes, 4 and 12 hours, and a day from then on', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempts) => waitAfter(attempts, 0.5) / MINUTE);
    expect(minutes).toEqual([1, 5, 15, 60, 240, 720, 1440, 1440, 1440]);
  });

  it('spreads by a tenth either way, never past a day', () => {
    expect(waitAfter(2, 0)).toBe(4.5 * MINUTE);
    expect(waitAfter(2, 1)).toBe(5.5 * MINUTE);
    expect(waitAfter(7, 1)).toBe(LONGEST_WAIT_MS);
  });

  it('is no shorter than the receiver asks for, and no longer than a day whatever it asks', () => {
    expect(waitAfter(1, 0.5, 10 * MINUTE)).toBe(10 * MINUTE);
    expect(waitAfter(3, 0.5, MINUTE)).toBe(15 * MINUTE);
    expect(waitAfter(1, 0.5, 1e12)).toBe(LONGEST_WAIT_MS);
  });

  it.each([
    ['120', 120_000],
    ['Tue, 24 Nov 2026 10:05:00 GMT', 300_000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    [null, undefined],
  ])('reads Retry-After: %s', (header, milliseconds) => {
    expect(retryAfterOf(header, new Date('2026-11-24T10:00:00Z'))).toBe(milliseconds);
  });
});

describe('the end of the period, on the Dutch calendar', () => {
  it.each([
    ['a year', '2026-11-24T10:00:00.000Z', { months: 12 }, '2027-11-24T10:00:00.000Z'],
    [
      'from winter into summer the clock time stays',
      '2026-01-15T11:00:00.000Z',
      { months: 6 },
      '2026-07-15T10:00:00.000Z',
    ],
    ['the day is that of the Netherlands', '2026-06-30T22:30:00.000Z', { months: 1 }, '2026-07-31T22:30:00.000Z'],
    [
      'a day the month does not have is its last',
      '2026-01-31T12:00:00.000Z',
      { months: 1 },
      '2026-02-28T12:00:00.000Z',
    ],
    ['29 February a year on', '2028-02-29T12:00:00.000Z', { months: 12 }, '2029-02-28T12:00:00.000Z'],
    ['over the new year', '2026-12-31T12:00:00.000Z', { months: 2 }, '2027-02-28T12:00:00.000Z'],
    ['days over the end of summer time', '2026-10-20T10:00:00.000Z', { days: 14 }, '2026-11-03T11:00:00.000Z'],
  ])('%s', (_what, from, validity, end) => {
    expect(validUntil(new Date(from), validity)).toBe(end);
  });
});
