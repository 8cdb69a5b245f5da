import { describe, expect, it } from 'vitest';
import { mayExplode } from '../../src/fhir/exploding-pattern';

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
  ])('%s is not, as it may be read in too many ways', (pattern) => expect(mayExplode(pattern)).toBe(true));

  it('that is tried takes no longer than its text is long', () => {
    // Each of these would take more steps than there are atoms if it were read in every way.
    const text = `urn:oid:1${'.10'.repeat(1_300)}x`;
    expect(/^urn:oid:[0-2](\.(0|[1-9]\d*))*$/.test(text)).toBe(false);
  });
});
