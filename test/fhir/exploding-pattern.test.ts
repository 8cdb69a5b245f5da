import { describe, expect, it } from 'vitest';
import { longestTried, mayExplode } from '../../src/fhir/exploding-pattern';

describe('a pattern that comes from outside', () => {
  it.each([
    '^urn:oid:[0-2](\\.(0|[1-9]\\d*))*$',
    '^[A-Fa-f\\d]{8}-[A-Fa-f\\d]{4}$',
    '(ab)+',
    '(\\.\\d+)?',
    '(\\.\\d+)*',
    '[^\\s]+(\\s[^\\s]+)*',
    '(a?b)+',
    '(?:0|1|2[0-4])+',
    'a*a*a*',
  ])('%s is tried', (pattern) => expect(mayExplode(pattern)).toBe(false));

  it.each([
    '(a+)+',
    '(a*)*',
    '(a|a)*',
    '(a|ab)*',
    '(x+x+)+y',
    '(\\.a*a*)*',
    '(a{1,3})+',
    '.*(a.*)*',
    '(\\w|\\d)+',
    '([^a]|é)*',
    '(\\S|é)+',
    '((?=a)a+)*',
    '(a?){20,}',
    '(a?){20}',
    '(a\\1*)+',
    '(\\x61+)+$',
    '^(\\u0061+)+$',
    '(\\cA+)+$',
    '^(e|\\x65)*$',
    '(\\060+)+$',
    '(\\p{L}+\\p{L}+)+$',
    '^([\\p{L}]|[a-k])*$',
  ])('%s is not, as it may be read in too many ways', (pattern) => expect(mayExplode(pattern)).toBe(true));

  it.each([
    ['^[A-Z]+$', 4096],
    ['^urn:oid:[0-2](\\.(0|[1-9]\\d*))*$', 4096],
    ['[a-z]+-[0-9]+', 4096],
    ['.*foo.*', 464],
    ['a*a*a*b', 100],
    ['.*.*.*.*=x', 39],
  ])('%s is tried on %i characters at most, by how steeply its time may grow', (pattern, longest) => {
    expect(longestTried(pattern)).toBe(longest);
  });

  it('that is tried takes no longer than its text is long', () => {
    // Each of these would take more steps than there are atoms if it were read in every way.
    const text = `urn:oid:1${'.10'.repeat(1_300)}x`;
    expect(/^urn:oid:[0-2](\.(0|[1-9]\d*))*$/.test(text)).toBe(false);
  });
});
