import { describe, expect, it } from 'vitest';
import { demoBundles } from '../../../bench/validate-cases';
import { runs } from '../../effort';
import { fuzz, inXml, textFuzzer, valueFuzzer } from './fuzzers';

const texts = (await demoBundles()).map(({ text }) => text);
const indented = texts.map((text) => JSON.stringify(JSON.parse(text), undefined, 2));

describe('the Bundles of the demo, changed at random (seeds in the range repeat a finding)', () => {
  it('values, names and arrays: the report is true of what was given', async () => {
    expect(await fuzz(valueFuzzer(texts), 1, runs(600))).toEqual([]);
  });

  it('characters of the JSON text: the report is true of the text', async () => {
    expect(await fuzz(textFuzzer([...texts, ...indented]), 1, runs(1500))).toEqual([]);
  });

  it('characters of the XML text: the report is true of the text', async () => {
    expect(await fuzz(textFuzzer(inXml(texts)), 1, runs(800))).toEqual([]);
  });
});
