import { describe, expect, it } from 'vitest';
import { readDosage } from '../../src/legacy';
import { gstandaardUnit, nhgTable25 } from '../../src/zib';
import { codesOf, wordsOf } from './support';

const piece = gstandaardUnit('245', 'stuk');
const per = (unit: string) => ({ value: 1, unit });

describe('readDosage', () => {
  it.each([
    ['2D1T', { nominalValue: 2 }, 'd', { nominalValue: 1 }, '2 maal per dag 1 tablet (2D1T)'],
    ['3D2C', { nominalValue: 3 }, 'd', { nominalValue: 2 }, '3 maal per dag 2 capsules (3D2C)'],
    ['1W1T', { nominalValue: 1 }, 'wk', { nominalValue: 1 }, '1 maal per week 1 tablet (1W1T)'],
    ['2d1t', { nominalValue: 2 }, 'd', { nominalValue: 1 }, '2 maal per dag 1 tablet (2d1t)'],
    [
      '2D1-2T',
      { nominalValue: 2 },
      'd',
      { minimumValue: 1, maximumValue: 2 },
      '2 maal per dag 1 tot 2 tabletten (2D1-2T)',
    ],
    [
      '3-4D1T',
      { minimumValue: 3, maximumValue: 4 },
      'd',
      { nominalValue: 1 },
      '3 tot 4 maal per dag 1 tablet (3-4D1T)',
    ],
    ['1D0,5T', { nominalValue: 1 }, 'd', { nominalValue: 0.5 }, '1 maal per dag 0,5 tablet (1D0,5T)'],
    ['1D0.5T', { nominalValue: 1 }, 'd', { nominalValue: 0.5 }, '1 maal per dag 0,5 tablet (1D0.5T)'],
    ['1D½T', { nominalValue: 1 }, 'd', { nominalValue: 0.5 }, '1 maal per dag 0,5 tablet (1D½T)'],
    ['1D1½T', { nominalValue: 1 }, 'd', { nominalValue: 1.5 }, '1 maal per dag 1,5 tabletten (1D1½T)'],
    [
      '1D½-1T',
      { nominalValue: 1 },
      'd',
      { minimumValue: 0.5, maximumValue: 1 },
      '1 maal per dag 0,5 tot 1 tablet (1D½-1T)',
    ],
  ])('reads %s', (field, count, unit, amount, description) => {
    expect(readDosage(field)).toEqual({
      ok: true,
      value: {
        description,
        dosageInstructions: [
          {
            dose: { ...amount, unit: piece },
            administeringSchedule: { frequency: { count, per: per(unit) } },
          },
        ],
      },
    });
  });

  it.each(['1D1T ZN', '1D1T zn', '1d1t  zo nodig', ' 1D1T ZN '])('reads %j as taken when needed', (field) => {
    const { value } = readDosage(field);
    expect(value?.dosageInstructions?.[0]?.asNeeded).toEqual({});
    expect(value?.description).toBe(`1 maal per dag 1 tablet, zo nodig (${field.trim()})`);
  });

  it.each([
    // A letter of which the table says nothing here, or something else elsewhere.
    ['1M1T', ['1M1T']],
    ['3D5ML', ['3D5ML']],
    ['6U1T', ['6U1T']],
    ['2D1X', ['2D1X']],
    // One half, or one or two.
    ['1D1/2T', ['1D1/2T']],
    // Nothing, and ranges that run down or nowhere.
    ['0D1T', ['0D1T']],
    ['2D0T', ['2D0T']],
    ['2D0,0T', ['2D0,0T']],
    ['2D2-1T', ['2D2-1T']],
    ['2D1-1T', ['2D1-1T']],
    ['4-3D1T', ['4-3D1T']],
    ['2D0-1T', ['2D0-1T']],
    ['2D01T', ['2D01T']],
    ['100D1T', ['100D1T']],
    ['2D-1T', ['2D-1T']],
    ['D1T', ['D1T']],
    ['2DT', ['2DT']],
    ['2D1', ['2D1']],
    ['2D1T.', ['2D1T.']],
    ['2 D 1 T', ['2', 'D', '1', 'T']],
    // What follows may change what was understood.
    ['2D1T bij pijn 2', ['bij', 'pijn', '2']],
    ['2D1T niet op dinsdag', ['niet', 'op', 'dinsdag']],
    ['2D1T 1D2T', ['1D2T']],
    ['2D1T ZN BIJPIJN', ['BIJPIJN']],
    ['2D1T ZNN', ['ZNN']],
    ['2D1T;ZN', ['2D1T;ZN']],
    ['ZN 2D1T', ['ZN', '2D1T']],
    ['zo nodiger', ['zo', 'nodiger']],
    ['volgens schema', ['volgens', 'schema']],
    ['bekend', ['bekend']],
    ['1', ['1']],
  ])('keeps %j whole as text, without structure, and names what it did not understand', (field, parts) => {
    const reading = readDosage(field);
    expect(reading.value).toEqual({ description: field });
    expect(reading.ok ? [] : reading.issues.map(({ part }) => field.slice(part?.from, part?.to))).toEqual(parts);
    expect(new Set(codesOf(reading))).toEqual(new Set(['not-in-table']));
  });

  it('repeats nothing of the text, and tells the place in what was given', () => {
    const reading = readDosage('  2D1T mw Jansen');
    expect(wordsOf(reading)).not.toContain('Jansen');
    expect(reading.ok ? [] : reading.issues.map(({ part }) => part)).toEqual([
      { from: 7, to: 9 },
      { from: 10, to: 16 },
    ]);
    expect(wordsOf(reading)).toContain('text of 6 characters at characters 11 to 16');
  });

  it('reads the letters of a system that says what they mean', () => {
    const millilitre = gstandaardUnit('233', 'milliliter');
    const reading = readDosage('1M5ML NUCH ZN', {
      periods: { M: 'mo' },
      units: { ML: { unit: millilitre, one: 'milliliter', more: 'milliliter' } },
      additions: { NUCH: nhgTable25('1', 'op de nuchtere maag') },
    });
    expect(reading).toEqual({
      ok: true,
      value: {
        description: '1 maal per maand 5 milliliter, zo nodig, op de nuchtere maag (1M5ML NUCH ZN)',
        additionalInstructions: [nhgTable25('1', 'op de nuchtere maag')],
        dosageInstructions: [
          {
            dose: { nominalValue: 5, unit: millilitre },
            administeringSchedule: { frequency: { count: { nominalValue: 1 }, per: per('mo') } },
            asNeeded: {},
          },
        ],
      },
    });
  });

  it('refuses tables that are none', () => {
    expect(() => readDosage('2D1T', { periods: { M: 'maand' as never } })).toThrow(/periods\.M/);
    expect(() => readDosage('2D1T', { eenheden: {} } as never)).toThrow(/eenheden/);
  });

  it('reads nothing where nothing stands', () => {
    expect(readDosage(null)).toEqual({ ok: true, value: undefined });
    expect(readDosage(' ')).toEqual({ ok: true, value: undefined });
    // A name of what every object has is no letter of a table.
    expect(codesOf(readDosage('2D1CONSTRUCTOR'))).toEqual(['not-in-table']);
    expect(codesOf(readDosage('2D1T constructor'))).toEqual(['not-in-table']);
  });
});
