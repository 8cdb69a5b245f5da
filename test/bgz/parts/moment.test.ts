import { describe, expect, it } from 'vitest';
import { problem, snomed } from '../../../src/zib';
import { issuesOf, lineOf } from '../support';

const base = { id: 'p', problemName: snomed('48867003'), problemStatus: 'active' };

describe('moments', () => {
  it.each([
    '2008',
    '1800',
    '2008-06',
    '2008-06-22',
    '2008-02-29',
    '2000-02-29',
    '2008-06-22T23:00',
    '2008-06-22T23:59:59',
    '2008-06-22T23:00:00.123456',
    '2008-06-22T23:00Z',
    '2008-06-22T23:00:00+02:00',
    '2008-06-22T23:00:00-14:00',
  ])('accepts %s and keeps its precision', (problemStartDate) => {
    const result = problem.parse({ ...base, problemStartDate });
    expect(result.ok && result.record.problemStartDate).toBe(problemStartDate);
  });

  it.each([
    '2009-02-29',
    '1900-02-29',
    '2008-02-30',
    '2008-04-31',
    '2008-00',
    '2008-13',
    '2008-06-00',
    '1799',
    '2008-6-22',
    '22-06-2008',
    '2008-06-22T24:00',
    '2008-06-22T23:60',
    '2008-06-22T23:00:60',
    '2008-06-22T23:00+15:00',
    '2008-06-22T23:00+02:75',
    '2008-06-22T23',
  ])('refuses %s and shows it', (problemStartDate) => {
    const [issue, ...others] = issuesOf(problem, { ...base, problemStartDate });
    expect(others).toEqual([]);
    expect(issue && lineOf(issue)).toBe('invalid-moment problemStartDate NL-CM:5.1.6');
    if (problemStartDate.length > 4 && problemStartDate !== '2008-06-22T23')
      expect(issue?.found).toBe(`"${problemStartDate}"`);
  });

  it.each(['gisteren', '20080622', '06-12345678', '999-999-990', '0612345678'])(
    'refuses %s without repeating it',
    (problemStartDate) => {
      const [issue] = issuesOf(problem, { ...base, problemStartDate });
      expect(issue?.code).toBe('invalid-moment');
      expect(issue?.found).toMatch(/^text of \d+ characters$/);
    },
  );
});

describe('begin and end', () => {
  it.each([
    ['2008', '2008-06'],
    ['2008-06', '2008'],
    ['2008-06-30', '2008-06'],
    ['2008-06-22', '2008-06-22'],
    ['2008-06-22T23:00', '2008-06-22'],
    ['2008-06-22T10:00:30', '2008-06-22T10:00'],
    ['2008-06-22T12:00+02:00', '2008-06-22T10:00Z'],
    ['2008-06-22T12:00', '2008-06-22T10:00Z'],
    // A quarter past midnight in the Netherlands is still the day before in UTC.
    ['2008-06-23', '2008-06-22T22:15Z'],
    ['2007-12-31T23:30-05:00', '2008-01-01T05:00Z'],
  ])('%s to %s is in order', (problemStartDate, problemEndDate) => {
    expect(issuesOf(problem, { ...base, problemStartDate, problemEndDate })).toEqual([]);
  });

  it.each([
    ['2008', '2007'],
    ['2008-06', '2007'],
    ['2008-06', '2008-05-31'],
    ['2008-06-22', '2008-06-21'],
    ['2008-06-22T10:01', '2008-06-22T10:00'],
    ['2008-06-22T10:00:01', '2008-06-22T10:00:00'],
    ['2008-06-22T12:01+02:00', '2008-06-22T10:00Z'],
    ['2008-06-22T12:01', '2008-06-22T10:00Z'],
    ['2008-06-24', '2008-06-22T22:15Z'],
  ])('%s to %s is not', (problemStartDate, problemEndDate) => {
    const [issue, ...others] = issuesOf(problem, { ...base, problemStartDate, problemEndDate });
    expect(others).toEqual([]);
    expect(issue && lineOf(issue)).toBe('invalid-period problemEndDate NL-CM:5.1.9');
    expect(issue?.found).toBe(`${problemEndDate}, before ${problemStartDate}`);
    expect(issue?.message).not.toContain(' an problem');
  });

  it('compares nothing with a date that does not exist', () => {
    const issues = issuesOf(problem, { ...base, problemStartDate: '2008-02-30', problemEndDate: '2007' });
    expect(issues.map(lineOf)).toEqual(['invalid-moment problemStartDate NL-CM:5.1.6']);
  });
});
