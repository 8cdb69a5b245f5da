import { describe, expect, it } from 'vitest';
import { isSnomedExpression } from '../../src/terminology/snomed/expression';

describe('a postcoordinated expression of SNOMED CT', () => {
  it.each([
    '73211009',
    '73211009 |diabetes mellitus|',
    '=== 73211009|diabetes mellitus|',
    '<<< 73211009',
    '421720008 + 7946007',
    '71388002 |verrichting| : 405815000 = 122456005 |laser|',
    '71388002:405815000=122456005,260686004=129304002',
    '71388002:{260686004=129304002,405813007=15497006}{260686004=261519002}',
    '71388002:405815000=122456005,{260686004=129304002},{260686004=261519002}',
    '397956004|prothese|:363704007=(24136001|heup|:272741003=7771000)',
    '322236009:\n\t411116001=#500.5,\r\n405815000="a \\"b\\"", 405815000=TRUE',
  ])('is %s', (text) => {
    expect(isSnomedExpression(text)).toBe(true);
  });

  it.each([
    ['a focus with a wrong check digit', '73211008:405815000=122456005'],
    ['a second focus with one', '421720008+7946008'],
    ['an attribute with one', '71388002:405815001=122456005'],
    ['a value with one', '71388002:405815000=122456006'],
    ['a nested focus with one', '397956004:363704007=(24136002:272741003=7771000)'],
    ['a focus that is the id of a description', '37436014:405815000=122456005'],
    ['no focus', ':405815000=122456005'],
    ['no value', '71388002:405815000='],
    ['no refinement after the colon', '71388002:'],
    ['a term that does not end', '73211009|diabetes'],
    ['a group that does not end', '71388002:{405815000=122456005'],
    ['an expression within that does not end', '397956004:363704007=(24136001'],
    ['text behind it', '73211009|diabetes| enz.'],
    ['a constraint in place of an expression', '<< 73211009'],
    ['words', 'diabetes + hart'],
    ['nothing', ''],
    ['an endless one', `71388002:${'405815000=122456005,'.repeat(250)}405815000=122456005`],
  ])('is not one with %s', (_what, text) => {
    expect(isSnomedExpression(text)).toBe(false);
  });
});
