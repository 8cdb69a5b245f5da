import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/view';
import { demo, items, nl, patient, result, unvalidated } from './given';

describe('series of values', () => {
  const series = async (...all: object[]) => (await viewOf({ fhir: [patient, ...all] }, unvalidated)).series;

  it('never have two units in one, nor two codes', async () => {
    const other = { coding: [{ system: 'http://loinc.org', code: '2951-2', display: 'Natrium' }] };
    const found = await series(
      result('a', 4.5, 'mmol/L', '2026-01-02'),
      result('b', 4500, 'umol/L', '2026-01-03'),
      result('c', 4.7, 'mmol/L', '2026-01-04'),
      result('d', 140, 'mmol/L', '2026-01-04', { code: other }),
    );
    expect(
      found.map(({ title, unit, lines: all }) => [
        title,
        unit,
        all.flatMap(({ points }) => points.map(({ item }) => item)),
      ]),
    ).toEqual([
      ['Kalium', 'mmol/L', [1, 3]],
      ['Kalium', 'umol/L', [2]],
      ['Natrium', 'mmol/L', [4]],
    ]);
  });

  it('tell what lies outside its reference only where both are in one unit', async () => {
    const range = (low: number, code: string) => ({
      referenceRange: [{ low: { value: low, unit: code, system: 'http://unitsofmeasure.org', code } }],
    });
    const [one] = await series(
      result('a', 3, 'mmol/L', '2026-01-02', range(3.5, 'mmol/L')),
      result('b', 3, 'mmol/L', '2026-01-03', range(3500, 'umol/L')),
    );
    expect(one?.lines[0]?.points.map(({ outside, range: shown }) => [outside, shown])).toEqual([
      ['below', { nl: '≥ 3,5', en: '≥ 3.5' }],
      [undefined, undefined],
    ]);
  });

  it('list every value, and say of one that is in no plot why', async () => {
    const bound = {
      valueQuantity: { value: 5, comparator: '<', unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    };
    const none = { valueQuantity: { unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' } };
    const [one] = await series(
      result('a', 4, 'mmol/L', '2026-01-02'),
      result('b', 5, 'mmol/L', '2026-01-03', bound),
      result('c', 5, 'mmol/L', '2026'),
      result('d', 5, 'mmol/L', '2026-01-04', { status: 'entered-in-error' }),
      result('e', 5, 'mmol/L', '2026-01-05', none),
    );
    const points = Object.fromEntries(
      (one?.lines[0]?.points ?? []).map(({ item, text, notPlotted }) => [item, [text, notPlotted]]),
    );
    expect(points).toEqual({
      1: ['4', undefined],
      2: ['< 5', 'bound'],
      3: ['5', 'vague-date'],
      4: ['5', 'withdrawn'],
      5: ['', 'no-number'],
    });
  });

  it.each<[string, readonly object[], number | undefined]>([
    ['by date', [result('a', 4, 'mmol/L', '2026-01-02'), result('b', 5, 'mmol/L', '2026-01-01')], 1],
    [
      'not one that does not stand',
      [
        result('a', 4, 'mmol/L', '2026-01-02'),
        result('b', 9, 'mmol/L', '2026-01-03', { status: 'entered-in-error' }),
        result('c', 9, 'mmol/L', '2026-01-04', {
          status: 'cancelled',
          valueQuantity: { unit: 'mmol/L', code: 'mmol/L' },
        }),
      ],
      1,
    ],
    ['of a vague date too', [result('a', 4, 'mmol/L', '2020-01-02'), result('b', 9, 'mmol/L', '2026-03')], 2],
    [
      'without a value too, so that an older one does not pass for it',
      [
        result('a', 4, 'mmol/L', '2026-01-02'),
        result('b', 5, 'mmol/L', '2026-01-05', {
          valueQuantity: { unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
        }),
      ],
      2,
    ],
    ['of none that stands', [result('a', 4, 'mmol/L', '2026-01-02', { status: 'entered-in-error' })], undefined],
  ])('say which is the latest: %s', async (_what, all, expected) => {
    const [one] = await series(...all);
    expect(one?.latest).toBe(expected);
  });

  it('have systolic and diastolic pressure as two lines of one', async () => {
    const view = await viewOf({ records: demo('meneer-van-het-geheel') }, unvalidated);
    const [pressure] = view.series.filter(({ section: key }) => key === 'bloodPressures');
    expect(pressure?.lines.map(({ label, points }) => [nl(label), points.map(({ text }) => text)])).toEqual([
      ['systolisch', ['142']],
      ['diastolisch', ['88']],
    ]);
    expect(items(view, 'bloodPressures')[0]?.summary).toBe('142/88 mm[Hg]');
  });

  it('give a test without a date of its own that of its panel, and say so', async () => {
    const view = await viewOf({ records: demo('meneer-van-het-geheel') }, unvalidated);
    const [kalium] = view.series.filter(({ title }) => nl(title).startsWith('Kalium'));
    expect(kalium?.lines[0]?.points[0]).toMatchObject({ isOfPanel: true, when: { nl: '20 november 2026 om 11:00' } });
  });
});
