import { describe, expect, it } from 'vitest';
import { readNumber, readResult } from '../../src/legacy';
import { isUcum } from '../../src/terminology/ucum';
import { ucumOf } from '../../src/terminology/unit-spellings';
import { bodyWeight, laboratoryTestResult, loinc, ucum } from '../../src/zib';
import { codesOf, wordsOf } from './support';

const UCUM = 'http://unitsofmeasure.org';

describe('readNumber', () => {
  it.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['0,50', '0.50'],
    ['0,123', '0.123'],
    ['007', '7'],
    ['-2,3', '-2.3'],
    ['-0,0', '0.0'],
    ['+1,5', '1.5'],
    [' 80 ', '80'],
    [72.5, '72.5'],
    [5e-7, '0.0000005'],
    [80n, '80'],
    ['1234,5', '1234.5'],
    ['1234,567', '1234.567'],
  ] as const)('reads %s with all its digits', (field, value) => {
    expect(readNumber(field as never)).toEqual({ ok: true, value });
  });

  it.each([null, undefined, '', '  '])('reads %j as nothing', (field) => {
    expect(readNumber(field)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['1.234', 'thousands'],
    ['12,345', 'thousands'],
    ['1.234,5', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['10-20', 'not-a-number'],
    ['1:128', 'not-a-number'],
    ['5,', 'not-a-number'],
    [',5', 'not-a-number'],
    ['tachtig', 'not-a-number'],
    ['80 kg', 'not-a-number'],
    ['>120', 'bound'],
    ['<= 5', 'bound'],
    [Number.NaN, 'wrong-type'],
    [Number.POSITIVE_INFINITY, 'wrong-type'],
    [{} as never, 'wrong-type'],
  ] as const)('does not read %s: %s', (field, code) => {
    const reading = readNumber(field);
    expect(codesOf(reading)).toEqual([code]);
    expect(reading.value).toBeUndefined();
    if (typeof field === 'string') expect(wordsOf(reading)).not.toContain(` ${field} `);
  });

  it('reads three decimals where the sign of the column is known, and no other sign then', () => {
    expect(readNumber('1,234', { decimalSign: ',' }).value).toBe('1.234');
    expect(readNumber('1.234', { decimalSign: '.' }).value).toBe('1.234');
    expect(codesOf(readNumber('1.234', { decimalSign: ',' }))).toEqual(['not-a-number']);
    expect(() => readNumber('1', { decimalSign: ';' } as never)).toThrow(TypeError);
  });

  it('gives what a builder of a measurement takes', () => {
    const weight = readNumber('80,50').value ?? '';
    const record = bodyWeight({ id: 'w', weightValue: ucum(weight, 'kg'), weightDateTime: '2026-01-01' });
    expect(record.weightValue?.value).toBe('80.50');
  });
});

describe('readResult', () => {
  it.each([
    ['12,5', 'mmol/l', undefined, '12.5', 'mmol/L'],
    ['>120', 'ml/min/1,73m2', '>', '120', 'mL/min/{1.73_m2}'],
    ['< 0,50', 'µg/l', '<', '0.50', 'ug/L'],
    ['≥3', 'IE/ml', '>=', '3', '[iU]/mL'],
    ['<=3', 'mmHg', '<=', '3', 'mm[Hg]'],
    ['7,2', '10E9/l', undefined, '7.2', '10*9/L'],
    ['7,2', 'x10^9/L', undefined, '7.2', '10*9/L'],
    ['7,2 x10⁹/L', undefined, undefined, '7.2', '10*9/L'],
    ['-2,0', 'mmol/L', undefined, '-2.0', 'mmol/L'],
    ['5 mmol/L', 'mmol/L', undefined, '5', 'mmol/L'],
  ])('reads %s %s', (field, unit, comparator, value, code) => {
    const reading = readResult(field, unit);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.value).toMatchObject({ quantity: { value, unit: { system: UCUM, code } } });
    expect(reading.value?.quantity?.comparator).toBe(comparator);
  });

  it('reads an amount without a unit, and words as they are', () => {
    expect(readResult('7,35').value).toEqual({ quantity: { value: '7.35' } });
    expect(readResult('positief')).toEqual({ ok: true, value: { text: 'positief' } });
    expect(readResult('', 'mmol/L')).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['1.234', 'mmol/L', 'thousands', '1.234 mmol/L'],
    ['10-20', '/veld', 'not-a-number', '10-20 /veld'],
    ['1:128', undefined, 'not-a-number', '1:128'],
    ['120/80', undefined, 'not-a-number', '120/80'],
    ['120/80', 'mmHg', 'not-a-number', '120/80 mmHg'],
    ['10-20', undefined, 'not-a-number', '10-20'],
    ['~5', 'mg/L', 'not-a-number', '~5 mg/L'],
    ['5 mg/L', 'g/L', 'not-a-number', '5 mg/L g/L'],
    ['3 maal positief', undefined, 'unknown-unit', '3 maal positief'],
  ])('keeps %s %s as text and tells %s', (field, unit, code, text) => {
    const reading = readResult(field, unit);
    expect(codesOf(reading)).toEqual([code]);
    expect(reading.value).toEqual({ text });
  });

  it.each([
    ['E/l', 'ambiguous-unit'],
    ['G/l', 'ambiguous-unit'],
    ['u/l', 'ambiguous-unit'],
    ['C', 'ambiguous-unit'],
    ['MMOL/L', 'unknown-unit'],
    ['Ml', 'ambiguous-unit'],
    ['schijfjes', 'unknown-unit'],
  ])('keeps the amount with the words of a unit that is not read: %s', (unit, code) => {
    const reading = readResult('5,0', unit);
    expect(codesOf(reading)).toEqual([code]);
    expect(reading.value).toEqual({ quantity: { value: '5.0', unit: { nullFlavor: 'OTH', originalText: unit } } });
    expect(wordsOf(reading)).not.toContain(unit === 'C' ? ' C ' : unit);
  });

  it('gives a result that the builder takes as it is, bound and words alike', () => {
    for (const value of [readResult('>120', 'mmHg').value, readResult('5', 'E/l').value, readResult('1:128').value]) {
      const test = { testCode: loinc('718-7', 'Hb'), testResult: value };
      expect(laboratoryTestResult.parse({ id: 'l', laboratoryTests: [test], resultStatus: 'final' }).ok).toBe(true);
    }
  });
});

describe('spellings of units', () => {
  it.each([
    ['mmHg', 'mm[Hg]'],
    ['mm Hg', 'mm[Hg]'],
    ['10^12/L', '10*12/L'],
    ['*10E12/l', '10*12/L'],
    ['10 E9 / l', '10*9/L'],
    ['μmol/L', 'umol/L'],
    ['mm/uur', 'mm/h'],
    ['mm/u', 'mm/h'],
    ['mmol/24 uur', 'mmol/(24.h)'],
    ['g/24u', 'g/(24.h)'],
    ['kg/m²', 'kg/m2'],
    ['ml/min/1.73 m²', 'mL/min/{1.73_m2}'],
    ['°C', 'Cel'],
    ['slagen/min', '/min'],
    ['kIE/l', 'k[iU]/L'],
    ['mosmol/kg', 'mosm/kg'],
    ['U/l', 'U/L'],
    ['mmol/mol', 'mmol/mol'],
    ['mm[Hg]', 'mm[Hg]'],
    ['[iU]/mL', '[iU]/mL'],
    ['pH', '[pH]'],
  ])('%s is %s, which UCUM has', (text, code) => {
    expect(ucumOf(text)).toEqual({ code });
    expect(isUcum(code)).toBe(true);
  });

  it('are suggested by the builder where a unit is none of UCUM', () => {
    const result = bodyWeight.parse({ id: 'w', weightValue: ucum(80, 'kilo'), weightDateTime: '2026-01-01' });
    expect(result.ok ? [] : result.issues.map(({ message }) => message).join()).toContain('kg');
  });
});
