import { describe, expect, it } from 'vitest';
import { toJson } from '../../../src/validate/report/json';
import { clean, failing, reportOf, unverified } from './support';

describe('reports as JSON', () => {
  it('gives the totals and every report whole', () => {
    expect(JSON.parse(toJson([clean, failing]))).toEqual({
      formatVersion: 1,
      drafts: [],
      verdict: 'does-not-conform',
      notChecked: [],
      counts: { fatal: 1, error: 1, warning: 1, information: 0 },
      resources: 6,
      profiles: clean.report.profiles,
      unverified: { codes: {}, profiles: [], references: 0 },
      files: JSON.parse(JSON.stringify([clean, failing].map(({ source, report }) => ({ source, ...report })))),
    });
  });

  it('adds up what could not be verified', () => {
    const report = reportOf([], { unverified: { ...unverified, codes: JSON.parse('{"__proto__": 2, "x": 1}') } });
    const both = [
      { source: 'a', report: reportOf([], { unverified }) },
      { source: 'b', report },
    ];
    const { unverified: total, verdict } = JSON.parse(toJson(both));
    expect(verdict).toBe('conforms');
    expect(Object.entries(total.codes)).toEqual([
      ['__proto__', 2],
      ['http://loinc.org', 1],
      ['http://snomed.info/sct', 12],
      ['x', 1],
    ]);
    expect(total).toMatchObject({ profiles: unverified.profiles, references: 8 });
  });

  it('ends in a line end, also without files', () => {
    expect(toJson([]).endsWith('}\n')).toBe(true);
    expect(JSON.parse(toJson([])).files).toEqual([]);
  });
});
