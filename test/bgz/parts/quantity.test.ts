import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { readDuration, readQuantity, readRange, splitPerTime } from '../../../src/bgz/parts/quantity/read';
import { doseQuantity, duration, quantity } from '../../../src/bgz/parts/quantity/stu3';
import { keepWritten } from '../../../src/fhir/written-numbers';
import { type CodedConcept, gstandaardUnit, nullFlavor } from '../../../src/zib';

const UCUM = 'http://unitsofmeasure.org';
const milligram = { system: UCUM, code: 'mg', display: 'milligram' };
const read = (json: object) => {
  const node = FhirNode.of(json as Record<string, unknown>, 'Quantity');
  return { value: readQuantity(node), left: node.left() };
};

describe('an amount read back', () => {
  it.each([1, 1.5, 0, 5e-7, 1e21, '1.50', '0.10', '100.0'])('keeps the decimal %s as it is written', (decimal) => {
    expect(read(quantity(decimal, milligram))).toEqual({ value: { value: decimal, unit: milligram }, left: [] });
  });

  it.each<[string, CodedConcept]>([
    ['a code and its term', milligram],
    ['words of its own', { ...milligram, originalText: 'mgr' }],
    ['a version', { ...milligram, version: '2.1' }],
    ['codes of other systems', { ...milligram, translations: [{ system: 'urn:oid:1.2.3', code: '7' }] }],
    ['no code', nullFlavor('OTH', 'zakje')],
    ['no code, and another term', { nullFlavor: 'OTH', display: 'kommetje', originalText: 'zakje' }],
    ['no code of its own', { ...nullFlavor('UNK', 'zakje'), translations: [{ system: 'urn:oid:1.2.3', code: '7' }] }],
  ])('keeps a unit with %s', (_what, unit) => {
    expect(read(quantity(1, unit))).toEqual({ value: { value: 1, unit }, left: [] });
    expect(read(doseQuantity(1, unit))).toEqual({ value: { value: 1, unit }, left: [] });
  });

  it('keeps the code of the G-Standaard of a dose, whichever comes first', () => {
    const piece = gstandaardUnit('245', 'stuk');
    const both = { ...piece, translations: [milligram] };
    expect(read(doseQuantity(1, both))).toEqual({ value: { value: 1, unit: both }, left: [] });
    const { translations: _one, ...own } = both;
    expect(read(doseQuantity(1, { ...milligram, translations: [own] })).value).toEqual({ value: 1, unit: both });
  });

  it.each([
    ['less than', { comparator: '<', value: 5, unit: 'mg' }],
    ['no value', { unit: 'mg' }],
    ['a value in text', { value: '5', unit: 'mg' }],
  ])('is none with %s, and all of it is left', (_what, json) => {
    expect(read(json)).toEqual({ value: undefined, left: Object.keys(json).map((name) => `Quantity.${name}`) });
  });

  it('without a unit says that there is no information on it; a code without its system is left', () => {
    expect(read({ value: 5 }).value).toEqual({ value: 5, unit: { nullFlavor: 'NI' } });
    expect(read({ value: 5, unit: 'mg', code: 'mg' })).toEqual({
      value: { value: 5, unit: { nullFlavor: 'OTH', originalText: 'mg' } },
      left: ['Quantity.code'],
    });
  });
});

describe('a length of time read back', () => {
  const length = (json: object) => {
    const node = FhirNode.of(json as Record<string, unknown>, 'Duration');
    return { value: readDuration(node), left: node.left() };
  };

  it.each([{ value: 30, unit: 'd' } as const, { value: '0.50', unit: 'mo' } as const])('is %o', (given) => {
    expect(length(duration(given))).toEqual({ value: given, left: [] });
  });

  it.each([
    [{ value: 3, unit: 'dagen', system: UCUM, code: 'd' }, 'd'],
    [{ value: 3, unit: 'Weeks' }, 'wk'],
  ] as const)('of others: %o', (json, unit) => {
    expect(length(json)).toEqual({ value: { value: 3, unit }, left: [] });
  });

  it('leaves a word that says something else, and a unit that is none of time', () => {
    const week = { value: 3, unit: 'weken', system: UCUM, code: 'd' };
    expect(length(week)).toEqual({ value: { value: 3, unit: 'd' }, left: ['Duration.unit'] });
    expect(length({ value: 3, unit: 'mg', system: UCUM, code: 'mg' }).value).toBeUndefined();
  });
});

describe('a range read back', () => {
  const range = (low: object | undefined, high: object | undefined) =>
    readRange(FhirNode.of({ ...(low && { low }), ...(high && { high }) }, 'Range'));
  const low = { value: 1, unit: 'mg', system: UCUM, code: 'mg' };
  const unit = { system: UCUM, code: 'mg', display: 'mg' };

  it('has one unit, also where one side alone shows it', () => {
    expect(range(low, { ...low, value: 2 })).toEqual({ minimumValue: 1, maximumValue: 2, unit });
    expect(range({ value: 1 }, { ...low, value: 2 })).toEqual({ minimumValue: 1, maximumValue: 2, unit });
    expect(range(undefined, low)).toEqual({ maximumValue: 1, unit });
  });

  it('is none with two units, or a side that is no amount', () => {
    expect(range(low, { ...low, code: 'g' })).toBeUndefined();
    expect(range({ ...low, comparator: '>' }, { ...low, value: 2 })).toBeUndefined();
  });
});

describe('an amount per time in one unit', () => {
  it.each<[CodedConcept, CodedConcept, unknown]>([
    [nullFlavor('OTH', 'mL/uur'), nullFlavor('OTH', 'mL'), { value: 1, unit: 'h' }],
    [nullFlavor('OTH', 'milliliter (mL)/2.50 uur'), nullFlavor('OTH', 'milliliter (mL)'), { value: '2.50', unit: 'h' }],
    [
      { system: UCUM, code: 'mg/kg/h', display: 'mg/kg/uur' },
      { system: UCUM, code: 'mg/kg', display: 'mg/kg' },
      { value: 1, unit: 'h' },
    ],
  ])('%o', (both, unit, per) => {
    expect(splitPerTime(both)).toEqual({ unit, per });
  });

  it.each<CodedConcept>([nullFlavor('OTH', 'mg/kg'), milligram, { nullFlavor: 'NI' }])('%o tells no time', (unit) => {
    expect(splitPerTime(unit)).toBeUndefined();
  });
});

describe('an element read as a whole or not at all', () => {
  it('stays when nothing was read, its numbers as they are written', () => {
    const ratio = { numerator: { value: 1.5 } };
    keepWritten(ratio.numerator, 'value', '1.50');
    const node = FhirNode.of({ ratio }, 'Dosage');
    node.whole('ratio', (inner) => inner.whole('numerator', readQuantity) && undefined);
    expect(node.left()).toEqual(['Dosage.ratio.numerator.value']);
    expect(node.whole('ratio', (inner) => inner.whole('numerator', readQuantity))?.value).toBe('1.50');
    expect(node.left()).toEqual([]);
  });
});
