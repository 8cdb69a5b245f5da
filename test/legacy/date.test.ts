import { describe, expect, it } from 'vitest';
import { readDate, readMoment } from '../../src/legacy';
import { codesOf, wordsOf } from './support';

describe('readDate', () => {
  it.each([
    ['19700501', '1970-05-01'],
    [19700501, '1970-05-01'],
    ['19700500', '1970-05'],
    ['19700000', '1970'],
    ['00000000', undefined],
    ['0', undefined],
    [0, undefined],
    ['0000-00-00', undefined],
    ['00-00-0000', undefined],
    ['0000-00-00 00:00:00', undefined],
    ['1970-05-00', '1970-05'],
    ['1970-00-00', '1970'],
    ['31-12-1970', '1970-12-31'],
    ['31/12/1970', '1970-12-31'],
    ['31.12.1970', '1970-12-31'],
    ['31 12 1970', '1970-12-31'],
    ['1-5-1970', '1970-05-01'],
    ['06-05-1970', '1970-05-06'],
    ['1970/5/1', '1970-05-01'],
    ['00-05-1970', '1970-05'],
    ['00-00-1970', '1970'],
    ['31122010', '2010-12-31'],
    ['20122012', '2012-12-20'],
    ['00051970', '1970-05'],
    ['1970-05', '1970-05'],
    ['05-1970', '1970-05'],
    ['00-1970', '1970'],
    ['1970', '1970'],
    [1970, '1970'],
    ['31 dec 1970', '1970-12-31'],
    ['1 mrt. 1970', '1970-03-01'],
    ['31-DEC-1970', '1970-12-31'],
    ['mei 1970', '1970-05'],
    ['19700501000000', '1970-05-01'],
    ['1970-05-01 00:00:00.000', '1970-05-01'],
    ['19700500000000', '1970-05'],
    [' 19700501\t', '1970-05-01'],
    ['29022008', '2008-02-29'],
    ['99991231', '9999-12-31'],
    ['', undefined],
    ['  ', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('reads %j as %s', (field, value) => {
    expect(readDate(field)).toEqual({ ok: true, value });
  });

  it.each([
    ['31-12-70', 'two-digit-year'],
    ['31 dec 70', 'two-digit-year'],
    ['70-12-31', 'two-digit-year'],
    ['311270', 'two-digit-year'],
    ['201012', 'two-digit-year'],
    ['19700012', 'does-not-exist'],
    ['1970-00-12', 'does-not-exist'],
    ['29022009', 'does-not-exist'],
    ['19701350', 'does-not-exist'],
    ['31-04-1970', 'does-not-exist'],
    ['12-31-1970', 'does-not-exist'],
    ['17991231', 'does-not-exist'],
    ['01-05-0000', 'does-not-exist'],
    ['1052010', 'unknown-form'],
    ['1970-5-1-2', 'unknown-form'],
    ['1970/05-01', 'unknown-form'],
    ['31 foo 1970', 'unknown-form'],
    ['ca. 1970', 'unknown-form'],
    ['voorjaar 1970', 'unknown-form'],
    ['1234567890', 'unknown-form'],
    ['1796083200', 'unknown-form'],
    ['1970-05-01 12:30', 'time-of-day'],
    ['197005011230', 'time-of-day'],
    ['1970-05-01T00:00:00Z', 'time-of-day'],
    ['1970\u0000', 'unwritable'],
    [1970.5, 'wrong-type'],
    [2 ** 60, 'wrong-type'],
  ])('refuses %j (%s), and repeats nothing of it', (field, code) => {
    const reading = readDate(field);
    expect(reading.value).toBeUndefined();
    expect(codesOf(reading)).toEqual([code]);
    if (typeof field === 'string') expect(wordsOf(reading)).not.toContain(field);
  });

  it('leaves a Date to the builder, and refuses one that holds no moment', () => {
    const date = new Date('1970-05-01T10:00:00Z');
    expect(readDate(date).value).toBe(date);
    expect(codesOf(readDate(new Date(Number.NaN)))).toEqual(['wrong-type']);
    expect(codesOf(readDate(new Date('1700-01-01')))).toEqual(['wrong-type']);
  });

  it('reads the placeholders of a system as nothing, and only when they are named', () => {
    const placeholders = ['19000101', '31-12-9999'];
    expect(readDate('19000101').value).toBe('1900-01-01');
    expect(readDate('19000101', { placeholders })).toEqual({ ok: true, value: undefined });
    expect(readDate(19000101, { placeholders })).toEqual({ ok: true, value: undefined });
    expect(readDate(' 31-12-9999', { placeholders })).toEqual({ ok: true, value: undefined });
  });

  it('says in Dutch and English what is wrong', () => {
    const [dutch] = [readDate('31-12-70', { language: 'nl' })].flatMap((one) => (one.ok ? [] : one.issues));
    expect(dutch?.message).toBe(
      'Datum: gevonden tekst van 8 tekens, toegestaan is een jaartal van vier cijfers: van welke eeuw twee cijfers zijn staat er niet.',
    );
    expect(wordsOf(readDate('31-12-70'))).toContain('Date: found text of 8 characters, allowed is a year of four');
  });

  it('takes a column by map, and no options that it does not have', () => {
    const column: readonly string[] = ['19700500', '1971'];
    expect(column.map((one) => readDate(one)).map(({ value }) => value)).toEqual(['1970-05', '1971']);
    expect([...column].map(readDate as (field: string) => { value: unknown }).map(({ value }) => value)).toEqual([
      '1970-05',
      '1971',
    ]);
    expect(() => readDate('1970', { century: 19 } as never)).toThrow(/century.*is not known/);
  });
});

describe('readMoment', () => {
  it.each([
    ['197005011230', '1970-05-01T12:30'],
    [197005011230, '1970-05-01T12:30'],
    ['19700501123045', '1970-05-01T12:30:45'],
    ['19700501123045.1234', '1970-05-01T12:30:45.1234'],
    ['19700501123045+0100', '1970-05-01T12:30:45+01:00'],
    ['197005011230Z', '1970-05-01T12:30Z'],
    ['19700501T123045', '1970-05-01T12:30:45'],
    ['19700501 12:30', '1970-05-01T12:30'],
    ['31-12-1970 9:05', '1970-12-31T09:05'],
    ['31-12-1970, 12:30:45', '1970-12-31T12:30:45'],
    ['31 dec 1970 12:30', '1970-12-31T12:30'],
    ['1970-05-01 12:30:45.123 +01', '1970-05-01T12:30:45.123+01:00'],
    ['1970-05-01T00:00:00', '1970-05-01T00:00:00'],
    ['1970-05-01T12:30:00Z', '1970-05-01T12:30:00Z'],
    ['19700500000000', '1970-05'],
    ['19700501', '1970-05-01'],
    ['00000000000000', undefined],
  ])('reads %j as %s', (field, value) => {
    expect(readMoment(field)).toEqual({ ok: true, value });
  });

  it.each([
    ['1970050112', 'unknown-form'],
    ['197005012400', 'does-not-exist'],
    ['197005011260', 'does-not-exist'],
    ['19700500123000', 'does-not-exist'],
    ['19700501123000+1500', 'does-not-exist'],
    // The Dutch clock skips this hour.
    ['202603290230', 'does-not-exist'],
    ['31-12-70 12:30', 'two-digit-year'],
  ])('refuses %j (%s)', (field, code) => {
    expect(codesOf(readMoment(field))).toEqual([code]);
  });
});
