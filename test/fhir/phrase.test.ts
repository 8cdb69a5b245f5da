import { describe, expect, it } from 'vitest';
import { asIs, fill, joined, phrases, unfilled } from '../../src/fhir/phrase';

const say = phrases({
  empty: { en: 'it is empty', nl: 'het is leeg' },
  within: { en: '{name} is not known in {place:phrase}', nl: '{name} is niet bekend in {place:phrase}' },
});

describe('phrases', () => {
  it('read in both languages, the phrases within them as well', () => {
    const within = say.within({ name: 'x', place: { en: 'the root', nl: 'de wortel' } });
    expect(within).toEqual({ en: 'x is not known in the root', nl: 'x is niet bekend in de wortel' });
    expect(say.empty.nl).toBe('het is leeg');
    expect(joined([say.empty, asIs('mg')], '; ')).toEqual({ en: 'it is empty; mg', nl: 'het is leeg; mg' });
  });

  it('take the parameters of their text, each of its kind', () => {
    // @ts-expect-error the place is missing
    say.within({ name: 'x' });
    // @ts-expect-error a place in one language is no phrase
    say.within({ name: 'x', place: 'the root' });
    // @ts-expect-error a name is said as it is
    say.within({ name: say.empty, place: say.empty });
    // @ts-expect-error there is no such parameter
    say.within({ name: 'x', place: say.empty, nothing: 1 });
    // @ts-expect-error a phrase in one language
    phrases({ half: { en: 'half' } });
  });

  it('show a text without its parameters', () => {
    expect(unfilled({ en: '{a} of {b:phrase}', nl: '{a} van {b:phrase}' }, 'nl')).toBe('… van …');
  });

  it('do not read what a parameter holds as a text', () => {
    expect(fill({ en: '{a}', nl: '{a}' }, { a: '{b}$&', b: 'x' }, 'en')).toBe('{b}$&');
  });
});
