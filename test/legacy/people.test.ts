import { describe, expect, it } from 'vitest';
import { hl7MaritalStatuses, readGender, readMaritalStatus, readName, taken } from '../../src/legacy';
import { codesOf, wordsOf } from './support';

describe('readGender', () => {
  it.each([
    ['M', 'M'],
    ['man', 'M'],
    ['Mannelijk', 'M'],
    ['1', 'M'],
    [1, 'M'],
    ['v', 'F'],
    ['VROUW', 'F'],
    ['F', 'F'],
    [2, 'F'],
    ['UN', 'UN'],
    ['other', 'UN'],
    ['U', 'UNK'],
    ['onbekend', 'UNK'],
    [0, 'UNK'],
    [9, 'UNK'],
    [' ', undefined],
    [null, undefined],
  ])('reads %j as %s', (field, value) => {
    expect(readGender(field)).toEqual({ ok: true, value });
  });

  it.each(['O', 'X', '3', 'Jansen', 'toString', 'MV'])('does not guess what %s means', (field) => {
    const reading = readGender(field);
    expect(reading.value).toBeUndefined();
    expect(codesOf(reading)).toEqual(['not-in-table']);
    expect(wordsOf(reading)).not.toContain('Jansen');
  });

  it('takes the table of a system before its own', () => {
    expect(readGender('o', { table: { O: 'UNK' } }).value).toBe('UNK');
    expect(readGender(1, { table: { 1: 'F', 0: 'M' } }).value).toBe('F');
    expect(() => readGender('O', { table: { O: 'onbekend' as never } })).toThrow(/table\.O/);
  });
});

describe('readMaritalStatus', () => {
  it.each([
    ['Ongehuwd', 'S'],
    ['gehuwd', 'M'],
    ['Gescheiden', 'D'],
    ['weduwe', 'W'],
    ['weduwnaar', 'W'],
    ['Geregistreerd partnerschap', 'T'],
    ['onbekend', { nullFlavor: 'UNK', originalText: 'onbekend' }],
    ['', undefined],
  ])('reads %j', (field, value) => {
    expect(readMaritalStatus(field)).toEqual({ ok: true, value });
  });

  it.each(['samenwonend', 'S', 'O', '2', 'LAT'])('keeps %s as text and tells so', (field) => {
    const reading = readMaritalStatus(field);
    expect(reading.value).toEqual({ nullFlavor: 'OTH', originalText: field });
    expect(codesOf(reading)).toEqual(['not-in-table']);
  });

  it('reads letters by a table', () => {
    expect(readMaritalStatus('s', { table: hl7MaritalStatuses }).value).toBe('S');
    expect(readMaritalStatus(2, { table: { 1: 'S', 2: 'M' } }).value).toBe('M');
  });
});

describe('readName', () => {
  it('keeps a name in one piece', () => {
    expect(readName(' Jansen-de  Vries, J.P. ')).toEqual({
      ok: true,
      value: { unstructuredName: 'Jansen-de  Vries, J.P.' },
    });
    expect(readName(null)).toEqual({ ok: true, value: undefined });
  });

  it('tells a name that cannot be sent without repeating it', () => {
    const reading = readName('Jansen\u0001');
    expect(codesOf(reading)).toEqual(['unwritable']);
    expect(wordsOf(reading)).not.toContain('Jansen');
  });
});

describe('taken', () => {
  it('gives the value, and tells what was not understood with its column', () => {
    const told: string[] = [];
    const tell = ({ code }: { readonly code: string }, column?: string) => told.push(`${column} ${code}`);
    expect(taken(readMaritalStatus('samenwonend'), tell, 'burg_staat')).toEqual({
      nullFlavor: 'OTH',
      originalText: 'samenwonend',
    });
    expect(taken(readGender('V'), tell, 'geslacht')).toBe('F');
    expect(taken(readGender('O'), tell)).toBeUndefined();
    expect(told).toEqual(['burg_staat not-in-table', 'undefined not-in-table']);
  });
});
