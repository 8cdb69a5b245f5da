import { describe, expect, it } from 'vitest';
import { readAda } from '../../src/ada';
import { demography, document, instance, problemBlock, problems, read, v } from './instances';

const started = (value: string, now: Date | string) =>
  read(instance(problems(problemBlock('p', v('probleem_begin_datum', value, 'datatype="datetime"')))), now).records
    .problems?.[0]?.problemStartDate;

describe('ADA instance: dates relative to T', () => {
  it.each([
    ['T', '2026-03-01', '2026-03-01'],
    ['T-44D', '2026-03-01', '2026-01-16'],
    ['T+183D', '2026-03-01', '2026-08-31'],
    ['T-1D', '2024-03-01', '2024-02-29'],
    ['T-22D{15:05:00}', '2026-03-01', '2026-02-07T15:05:00'],
    ['T{08:30}', '2026-03-01', '2026-03-01T08:30'],
    ['T-3M', '2026-05-31', '2026-02-28'],
    ['T+1Y', '2024-02-29', '2025-02-28'],
    ['T-2W', '2026-03-01', '2026-02-15'],
    ['T-1Y-2M+3D', '2026-03-01', '2025-01-04'],
    ['2008', '2026-03-01', '2008'],
    ['2008-06-22T23:00', '2026-03-01', '2008-06-22T23:00'],
  ])('reads %s on %s as %s', (value, now, moment) => {
    expect(started(value, now)).toBe(moment);
  });

  it.each([
    [new Date('2026-03-01T22:59:59Z'), '2026-03-01'],
    [new Date('2026-03-01T23:00:00Z'), '2026-03-02'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-07-01T23:59:00+02:00', '2026-07-01'],
    ['2026-07-01T23:59', '2026-07-01'],
  ])('takes the Dutch day of the instant %s as T', (now, day) => {
    expect(started('T', now)).toBe(day);
  });

  it.each(['T-999999D', 'T+999999Y', 'T-5', 'T-5X', 'morgen', 'T{25:00:00}', '2026-02-30'])('reports %s', (value) => {
    const xml = instance(problems(problemBlock('p', v('probleem_begin_datum', value))));
    expect(readAda(xml, { now: '2026-03-01' })).toMatchObject({
      ok: false,
      issues: [
        { code: 'invalid-moment', path: 'adaxml/data/sturen/klachten_en_diagnoses/probleem/probleem_begin_datum' },
      ],
    });
  });

  it.each([undefined, null, 5, '', 'today', '2026-02-30', new Date(Number.NaN)])('refuses %s as now', (now) => {
    const result = readAda(document(demography()), { now: now as string });
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'invalid-value', path: '', line: 0 }] });
  });
});
