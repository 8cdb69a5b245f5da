import { describe, expect, it } from 'vitest';
import { bgzRecords, patient } from '../../src/zib';
import { sample, sampleJson } from './sample';

/** Paths of objects and lists that can still be changed. */
function unfrozen(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => unfrozen(item, `${at}.${key}`));
  return Object.isFrozen(value) ? inner : [at, ...inner];
}

describe('a built record', () => {
  it('is frozen at every depth', () => {
    expect(unfrozen(bgzRecords(sample), 'records')).toEqual([]);
  });

  it('leaves the input as it was, free to be changed', () => {
    const input = sampleJson();
    const before = JSON.stringify(input);
    expect(bgzRecords.parse(input).ok).toBe(true);
    expect(JSON.stringify(input)).toBe(before);
    expect(Object.isFrozen(input)).toBe(false);
    expect(unfrozen(input, 'input').length).toBeGreaterThan(100);
  });

  it('does not follow later changes of the input', () => {
    const identificationNumbers = [{ system: '1.2.3', value: 'A' }];
    const record = patient({ identificationNumbers });
    identificationNumbers.push({ system: '1.2.3', value: 'B' });
    expect(record.identificationNumbers).toHaveLength(1);
  });

  it('comes back as it is when it is parsed again', () => {
    const record = patient(sample.patient);
    expect(patient(record)).toBe(record);
  });
});
