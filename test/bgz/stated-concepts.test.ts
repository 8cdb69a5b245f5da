import { describe, expect, it } from 'vitest';
import { statedConcepts, statedZibs, toldCodes } from '../../src/bgz/stated-concepts';
import { zibGroups } from '../../src/zib';

const groups = statedZibs();

describe('what is told of the records of a zib', () => {
  it('is there for every group, by its names', () => {
    expect(groups.map(({ group }) => group)).toEqual(Object.keys(zibGroups));
    expect(groups.find(({ group }) => group === 'allergyIntolerances')).toEqual({
      group: 'allergyIntolerances',
      id: 'NL-CM:8.2.1',
      name: 'AllergyIntolerance',
      dutch: 'AllergieIntolerantie',
    });
  });

  it.each(groups)('has each own concept of $group once, with what it holds', ({ group }) => {
    const rows = statedConcepts(group);
    expect(new Set(rows.map(({ record }) => record)).size).toBe(rows.length);
    for (const { cardinality, holds, codes = [] } of rows) {
      expect(codes).toEqual([...new Set(codes)]);
      expect(cardinality).toMatch(/^[01]\.\.[1*]$/);
      expect(holds).not.toBe('');
    }
    // Concepts of a part that has a description of its own are told there.
    const told = new Set(rows.map(({ record }) => record));
    const inParts = (record: string) =>
      record
        .split('.')
        .some((_step, at, all) => !told.has(all.slice(0, at + 1).join('.')) && told.has(all.slice(0, at).join('.')));
    const missing = zibGroups[group].concepts.filter(
      ({ record }) => record !== '' && !told.has(record) && !inParts(record),
    );
    expect(missing).toEqual([]);
  });

  it('says cardinality, codelist, codes and FHIR of a coded concept', () => {
    const [substance, status, severity] = ['causativeAgent', 'allergyStatus', 'reactions.severity'].map((path) =>
      statedConcepts('allergyIntolerances').find(({ record }) => record === path),
    );
    expect(substance).toMatchObject({ cardinality: '1..1', id: 'NL-CM:8.2.2', dutch: 'VeroorzakendeStof' });
    expect(status?.codelist).toMatch(/^AllergieStatusCodelijst 2\.16\./);
    expect(status?.codes).toContain('active');
    expect(status?.fhir).toContain(
      'AllergyIntolerance.clinicalStatus.extension(code-specification).valueCodeableConcept',
    );
    expect(severity).toMatchObject({ cardinality: '0..1', holds: 'code' });
    expect(severity).toMatchObject({ codes: ['6736007', '24484000', '255604002'], shortNames: { severe: '24484000' } });
  });

  it('tells each code once, by the short name that stands for it', () => {
    const [status, severity] = ['allergyStatus', 'reactions.severity'].map((path) =>
      statedConcepts('allergyIntolerances').find(({ record }) => record === path),
    );
    expect(toldCodes(severity ?? {})).toEqual(['mild (255604002)', 'moderate (6736007)', 'severe (24484000)']);
    expect(toldCodes(status ?? {})).toEqual(['active', 'completed', 'obsolete', 'nullified']);
  });

  it.each(groups)('tells as many codes of $group as there are, and every short name', ({ group }) => {
    for (const stated of statedConcepts(group)) {
      const told = toldCodes(stated);
      expect(told).toHaveLength(stated.codes?.length ?? 0);
      for (const [name, code] of Object.entries(stated.shortNames ?? {}))
        expect(told.filter((one) => one === code || one.endsWith(`(${code})`)).join()).toContain(name);
    }
  });
});
