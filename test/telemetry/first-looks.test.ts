import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutBsn } from '../../src/telemetry/bsn-in-text';
import { holdsNoToken, isPlainText, withoutTokens } from '../../src/telemetry/personal-data';
import { runs } from '../effort';

const part = fc.oneof(
  fc.constantFrom(
    'eyJhbGciOiJub25lIn0',
    '.eyJ',
    'EYJ',
    'eyj',
    '-',
    '_',
    ' ',
    '+',
    '=',
    ':',
    'urn:uuid:',
    '/',
    '"',
    '\n',
    'é',
  ),
  fc.constantFrom('Bearer ', 'bEaReR=', 'DPoP:', 'dpop ', 'Basic ', 'BASIC+', 'basic ', 'authorization: '),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,50}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  fc.stringMatching(/^[A-Za-z0-9+/]{8,20}={0,2}$/),
  fc.uuid(),
  fc.constantFrom('999990019', '9999 90019', '00000000'),
  fc.string({ maxLength: 5, unit: 'binary' }),
);
const text = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

describe('A first look at a text for the trail', () => {
  it('finds no token absent that a whole look finds', () => {
    let found = 0;
    fc.assert(
      fc.property(text, (one) => {
        const whole = withoutTokens(one, '[removed]') !== one;
        if (whole) found++;
        expect(whole && holdsNoToken(one)).toBe(false);
      }),
      { numRuns: runs(5_000) },
    );
    expect(found).toBeGreaterThan(10);
  });

  it.each(['search', 'urn:bgz-facade:legal-basis:wgbo-referral', '_include=AllergyIntolerance:patient', '01.010'])(
    'is enough for what most lines hold: %s',
    (one) => {
      expect(holdsNoToken(one)).toBe(true);
      expect(isPlainText(one)).toBe(true);
    },
  );

  it('takes nothing for plain that holds a control character, half a surrogate pair or a line end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (one) => {
        if (isPlainText(one)) expect(one).toMatch(/^[\x20-\x7e]*$/);
      }),
      { numRuns: runs(2_000) },
    );
    for (const one of ['a\u0000', '\ud83d', 'a\u2028b', 'é', '\u007f']) expect(isPlainText(one)).toBe(false);
  });

  it('leaves a UUID as it is, and looks into all that only resembles one', () => {
    fc.assert(
      fc.property(fc.uuid(), (one) => {
        expect(withoutBsn(one, 'x')).toBe(one);
        expect(withoutBsn(`urn:uuid:${one}`, 'x')).toBe(`urn:uuid:${one}`);
        expect(withoutBsn(`${one} 999990019`, 'x')).toBe(`${one} x`);
      }),
      { numRuns: runs(500) },
    );
  });
});
