import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNarrativeDiv } from '../../../src/fhir/xml/narrative';
import { isSoundDiv } from '../../../src/fhir/xml/sound-div';
import { runs } from '../../effort';

const OPEN = '<div xmlns="http://www.w3.org/1999/xhtml"';
const div = (inside: string, attributes = '') => `${OPEN}${attributes}>${inside}</div>`;

/** What a narrative of ours is made of. */
const sound: [string, string][] = [
  ['nothing in it', `${OPEN}/>`],
  ['text alone', div('Patiënt, 3 > 2 👩\n')],
  ['its language', div('a', ' lang="nl" xml:lang="nl"')],
  ['references', div('&amp;&lt;&gt;&quot;&apos;', ' title="&quot;"')],
  ['elements in elements', div('<ul><li>a<ul><li>b</li></ul></li><li/></ul><h1>c</h1>')],
  ['attributes', div('<p class="a > b" id="c"/>')],
];

/** What a reader of XML is asked about, whether it is sound or not. */
const asked: [string, string, boolean][] = [
  ['a comment', div('<!-- a -->'), true],
  ['a reference by number', div('&#160;'), true],
  ['an attribute between apostrophes', div("<p class='a'/>"), true],
  ['more than one blank in a tag', div('<p  class="a" />'), true],
  ['another namespace inside', div('<svg xmlns="http://www.w3.org/2000/svg"/>'), true],
  ['a prefix', div('<a:b xmlns:a="urn:a"/>'), true],
  ['an entity of HTML', div('&nbsp;'), false],
  ['a bare ampersand', div('a & b'), false],
  ['a bare ampersand in an attribute', div('a', ' title="a&b"'), false],
  ['an attribute that is repeated', div('a', ' lang="nl" lang="en"'), false],
  ['a second language', div('a', ' xml:lang="nl" xml:lang="en"'), false],
  ['the end of a CDATA section', div(']]>'), false],
  ['a tag in an attribute', div('a', ' title="<b>"'), false],
  ['an element that is not closed', div('<p>'), false],
  ['an end without a start', div('</p>'), false],
  ['ends crosswise', div('<b><i></b></i>'), false],
  ['an end with a longer name', div('<u></ul>'), false],
  ['two divs', div('a') + div('b'), false],
  ['text behind it', `${div('a')}b`, false],
  ['no end', `${OPEN}>a`, false],
  ['no end of its tag', OPEN, false],
  ['no namespace', '<div>a</div>', false],
];

describe('the quick look at a narrative', () => {
  it.each(sound)('says yes to %s', (_what, text) => {
    expect(isSoundDiv(text, 200)).toBe(true);
    expect(isNarrativeDiv(text, 200)).toBe(true);
  });

  it.each(asked)('leaves %s to a reader of XML', (_what, text, well) => {
    expect(isSoundDiv(text, 200)).toBe(false);
    expect(isNarrativeDiv(text, 200)).toBe(well);
  });

  it('counts depth as a reader does', () => {
    for (const inside of ['a', '<b/>', '<b>a</b>', '<b><i/></b>', '<b><i>a</i></b><b/>']) {
      for (const depth of [1, 2, 3]) expect(isSoundDiv(div(inside), depth)).toBe(isNarrativeDiv(div(inside), depth));
    }
  });

  it('never says yes where a reader says no', () => {
    const pieces = [
      '<b>',
      '</b>',
      '<br/>',
      '<p',
      '>',
      '/>',
      '</',
      '</div>',
      '<div>',
      '<',
      '=',
      '"',
      ' class="x"',
      ' x="',
    ];
    const others = [
      'xml:lang="nl"',
      'xmlns="a"',
      '&amp;',
      '&',
      '&#1;',
      ']]>',
      '<!--',
      '-->',
      '<?x?>',
      'a',
      ' ',
      '1',
      "'",
    ];
    const inside = fc.array(fc.constantFrom(...pieces, ...others), { maxLength: 8 }).map((parts) => parts.join(''));
    const text = fc.oneof(
      inside.map((one) => div(one)),
      fc.tuple(inside, inside).map(([one, other]) => OPEN + one + other),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(1, 2, 200), (one, depth) => {
        if (isSoundDiv(one, depth)) expect(isNarrativeDiv(one, depth)).toBe(true);
      }),
      { numRuns: runs(3_000), seed: 20261130 },
    );
  });
});
