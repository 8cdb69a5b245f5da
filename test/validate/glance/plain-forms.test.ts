import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentForm } from '../../../src/fhir/moment-text';
import { isPlainMoment } from '../../../src/fhir/plain-moment';
import { narrativeFault } from '../../../src/validate/checks/narrative';
import { isPlainNarrative } from '../../../src/validate/checks/plain-narrative';
import { checkPrimitive } from '../../../src/validate/checks/primitive';
import { isSoundPrimitive } from '../../../src/validate/checks/sound-primitive';
import { runs } from '../../effort';

const OPEN = '<div xmlns="http://www.w3.org/1999/xhtml"';
const narratives = [
  `${OPEN} lang="nl" xml:lang="nl"><p><b>Probleem</b></p><ul><li>astma &amp; copd</li></ul></div>`,
  `${OPEN}><span style="display: block;">a</span><a href="tel:+31612345678" title="b">c</a></div>`,
  `${OPEN}><table border="1"><tr><td colspan="2">a</td></tr></table><br/>b<hr /></div>`,
];

/** A text with some pieces of others put in, taken out or turned round. */
const spoiled = (texts: readonly string[], pieces: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(200), fc.nat(6), fc.constantFrom(...pieces)), { maxLength: 3 }),
    )
    .map(([text, changes]) =>
      changes.reduce((now, [at, gone, put]) => now.slice(0, at) + put + now.slice(at + gone), text),
    );

const anchors = { contained: () => false, anywhere: () => false };

describe('what is called right at a glance is right', () => {
  it('a narrative', () => {
    for (const narrative of narratives) expect(isPlainNarrative(narrative)).toBe(true);
    const pieces = [
      '<',
      '>',
      '/',
      '"',
      '&',
      '&lt;',
      ']]>',
      '<p>',
      '</p>',
      '<script>',
      ' onclick="a"',
      ' lang="en"',
      '\u0000',
    ];
    const more = [
      '<!-- a -->',
      '<img src="#a"/>',
      '<a href="#b">',
      ' ',
      '\ud800',
      '\ufffe',
      '<?a?>',
      '<B>',
      '<p:b>',
      '',
    ];
    const values = [
      ' style="color: red"',
      'url(a)',
      '/**/',
      '\\75rl(',
      '@import',
      'behaviour:',
      'javascript:',
      '#b',
      'data:text/html,',
    ];
    fc.assert(
      fc.property(spoiled(narratives, [...pieces, ...more, ...values]), (text) => {
        if (isPlainNarrative(text)) expect(narrativeFault(text, anchors)).toBeUndefined();
      }),
      { numRuns: runs(5000) },
    );
  });

  it.each([
    'style="background: url(a)"',
    'style="behavior: a"',
    'style="Behaviour: a"',
    'style="a: javascript:b"',
    'style="@import a"',
    'href="javascript:a"',
    'href="vbscript:a"',
    'href="data:text/html,a"',
    'href="#b"',
    'href=" javascript:a"',
  ])('not with %s', (attribute) => {
    const narrative = `${OPEN}><a ${attribute}>a</a></div>`;
    expect(narrativeFault(narrative, anchors)).toBeDefined();
    expect(isPlainNarrative(narrative)).toBe(false);
  });

  it.each([`${OPEN}> </div>`, `${OPEN}>a</div>b`, `${OPEN}>a`, `${OPEN} id="a" id="b">a</div>`, `${OPEN}>a</p></div>`])(
    'not %s',
    (text) => {
      expect(narrativeFault(text, anchors)).toBeDefined();
      expect(isPlainNarrative(text)).toBe(false);
    },
  );

  it('a moment', () => {
    const moments = ['2024-02-28T10:00:00+01:00', '2023-12-01', '2020-01', '1999', '2024-06-10T23:59:59Z'];
    const pieces = ['0', '9', '-', ':', 'T', 'Z', '+14:00', '13', '32', '60', '.5', ' ', ''];
    fc.assert(
      fc.property(spoiled(moments, pieces), (text) => {
        if (!isPlainMoment(text)) return;
        expect(checkPrimitive('dateTime', text)).toBeUndefined();
        expect(momentForm.test(text)).toBe(true);
        expect(Date.parse(text)).not.toBeNaN();
      }),
      { numRuns: runs(5000) },
    );
  });

  it('a primitive of any type', () => {
    const types = [
      'string',
      'markdown',
      'code',
      'uri',
      'date',
      'dateTime',
      'instant',
      'id',
      'boolean',
      'decimal',
      'integer',
    ];
    const values = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      spoiled(
        ['urn:oid:1.2', 'http://a.example/b', 'een twee', '2024-02-28T10:00:00Z', '2024-02-30'],
        ['\u0007', ' ', '\n', '1', 'é', ''],
      ),
      fc.constantFrom(null, undefined, 0, -1, 1.5, 2 ** 31, true, '', ' ', {}, []),
    );
    fc.assert(
      fc.property(fc.constantFrom(...types), values, (type, value) => {
        expect(isSoundPrimitive(type)(value)).toBe(checkPrimitive(type, value) === undefined);
      }),
      { numRuns: runs(5000) },
    );
  });
});
