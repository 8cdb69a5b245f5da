import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdaResult, readAda } from '../../src/ada';
import { anyText } from '../any-text';
import { runs } from '../effort';
import { agreement, bricks, c, instance, problemBlock, problems, ref, TODAY, UNITS, v } from './instances';

const dosed = `<doseerinstructie><dosering><keerdosis><aantal>${v('min', '1')}</aantal>${c('eenheid', 'ST', UNITS, 'STUK')}</keerdosis></dosering></doseerinstructie>`;
const sound = instance(
  problems(problemBlock('p')),
  agreement(
    dosed,
    `<voorschrijver>${ref('zorgverlener', 'zv')}</voorschrijver><reden_van_voorschrijven>${ref('probleem', 'p')}</reden_van_voorschrijven>`,
  ),
  bricks(
    `<zorgverlener id="zv"><zorgaanbieder>${ref('zorgaanbieder', 'za')}</zorgaanbieder></zorgverlener>`,
    `<zorgaanbieder id="za">${v('organisatie_naam', 'x')}</zorgaanbieder>`,
  ),
);

/** An answer is either records, or at least one issue that says something. */
function expectAnswer(result: AdaResult): void {
  if (result.ok) expect(result.records.patient).toBeDefined();
  else expect(result.issues.length).toBeGreaterThan(0);
  if (!result.ok) for (const issue of result.issues) expect(issue.message).toMatch(/\S/);
}

const words = [...new Set(sound.match(/[a-z_]{3,}/gi) ?? [])];
const pieces = fc.constantFrom(
  '<',
  '>',
  '/',
  '"',
  '&lt;',
  '&x;',
  '<!--',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE a>',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u00a0',
  'T-99D',
  '-1',
  '1e9',
  ...words,
);

describe('ADA reader: whatever it is given', () => {
  it('reads the instance the mutations start from', () => {
    expect(readAda(sound, { now: TODAY }).ok).toBe(true);
  });

  it.each([undefined, null, 5, true, {}, [], Symbol('x'), () => '', new Date()])(
    'answers on %s instead of text',
    (xml) => {
      expectAnswer(readAda(xml as string, { now: TODAY }));
    },
  );

  it.each([undefined, null, {}, 5, 'x'])('answers on %s instead of options', (options) => {
    expectAnswer(readAda(sound, options as { now: string }));
  });

  it('answers on any text', () => {
    fc.assert(
      fc.property(anyText(300), (xml) => expectAnswer(readAda(xml, { now: TODAY }))),
      { numRuns: runs(500), seed: 20261124 },
    );
  });

  it('answers on an instance with pieces cut out and put in', () => {
    const cut = fc.record({ at: fc.nat(sound.length), length: fc.nat(40), put: pieces });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const xml = cuts.reduce(
          (text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length),
          sound,
        );
        expectAnswer(readAda(xml, { now: TODAY }));
      }),
      { numRuns: runs(500), seed: 20261124 },
    );
  });

  it('answers on well-formed instances with names and values exchanged', () => {
    const swap = fc.tuple(
      fc.constantFrom(...words),
      fc.constantFrom(...words, '__proto__', 'constructor', 'toString', 'hasOwnProperty'),
    );
    fc.assert(
      fc.property(fc.array(swap, { minLength: 1, maxLength: 5 }), (swaps) => {
        expectAnswer(
          readAda(
            swaps.reduce((text, [from, to]) => text.replaceAll(from, to), sound),
            { now: TODAY },
          ),
        );
      }),
      { numRuns: runs(500), seed: 20261124 },
    );
  });

  it('reads many blocks that share a building block', () => {
    const block = `<medicatieafspraak id="#">${v('afspraakdatum', 'T')}<afgesproken_geneesmiddel>${ref('product', 'd')}</afgesproken_geneesmiddel></medicatieafspraak>`;
    const many = Array.from({ length: 3000 }, (_, i) => block.replace('#', `ma${i}`)).join('');
    const product = `<product id="d">${c('product_code', '67903', '2.16.840.1.113883.2.4.4.10', 'PARACETAMOL')}</product>`;
    const result = readAda(instance(`<medicatie>${many}</medicatie>`, bricks(product)), { now: TODAY });
    expect(result.ok && result.records.medicationAgreements).toHaveLength(3000);
  });
});
