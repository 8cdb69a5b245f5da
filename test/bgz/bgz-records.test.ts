import { describe, expect, it } from 'vitest';
import { bgzRecords, bsn, conceptOf, identification, ZibRecordError, zibGroups } from '../../src/zib';
import { sample, sampleJson } from './sample';
import { issuesOf, lineOf } from './support';

type Json = { [key: string]: unknown };

/** The sample with other properties in the record at `group[index]`. */
function withRecord(group: string, index: number, change: object): Json {
  const records = sampleJson();
  const list = (Array.isArray(records[group]) ? records[group] : []) as Json[];
  return { ...records, [group]: list.map((record, i) => (i === index ? { ...record, ...change } : record)) };
}

const twice = (group: string): Json => {
  const records = sampleJson();
  const list = records[group] as Json[];
  return { ...records, [group]: [...list, list[0]] };
};

describe('BgzRecords', () => {
  it('accepts every concept at once', () => {
    expect(issuesOf(bgzRecords, sample)).toEqual([]);
  });

  it('accepts its own result, as object and as JSON', () => {
    const records = bgzRecords(sample);
    expect(bgzRecords(records)).toBe(records);
    expect(bgzRecords(JSON.parse(JSON.stringify(records)))).toEqual(records);
  });

  it('accepts records that their own builders made', () => {
    const built = bgzRecords({
      patient: zibGroups.patient(sample.patient),
      problems: sample.problems?.map(zibGroups.problems),
    });
    expect(built.problems).toEqual(bgzRecords(sample).problems);
  });

  it('asks for a patient only', () => {
    expect(issuesOf(bgzRecords, { patient: { identificationNumbers: [bsn('999999990')] } })).toEqual([]);
    expect(issuesOf(bgzRecords, {}).map(lineOf)).toEqual(['missing patient NL-CM:0.1.1']);
  });

  it.each(Object.keys(zibGroups).filter((group) => group !== 'patient'))('refuses an id twice in %s', (group) => {
    const issues = issuesOf(bgzRecords, twice(group));
    expect(issues.map(({ code, path }) => [code, path[0], path.at(-1)])).toEqual([['duplicate-id', group, 'id']]);
    expect(issues[0]?.allowed).toBe('an id no other record of this list has');
  });

  const dangling = { id: 'no-such-record', display: 'iets' };

  it.each([
    ['medicalDevices', 'indications', 'problems', 'NL-CM:10.1.7'],
    ['procedures', 'indications', 'problems', 'NL-CM:14.1.9'],
    ['procedures', 'medicalDevices', 'medicalDevices', 'NL-CM:14.1.7'],
    ['procedureRequests', 'indications', 'problems', 'NL-CM:14.1.9'],
    ['medicationUses', 'reasons', 'problems', 'NL-CM:9.11.22491'],
    ['medicationAgreements', 'prescriptionReasons', 'problems', 'NL-CM:9.6.23133'],
  ])('refuses a reference from %s.%s that leads nowhere', (group, property, target, concept) => {
    const [issue, ...others] = issuesOf(bgzRecords, withRecord(group, 0, { [property]: [dangling] }));
    expect(others).toEqual([]);
    expect(issue && lineOf(issue)).toBe(`dangling-reference ${group}[0].${property}[0].id ${concept}`);
    expect(issue?.allowed).toBe(`the id of a record in ${target}`);
    expect(issue?.message).not.toContain('no-such-record');
  });

  it.each(
    Object.keys(zibGroups).filter(
      (group) => !['patient', 'healthProfessionals', 'healthcareProviders'].includes(group),
    ),
  )("refuses another person's record in %s", (group) => {
    const [issue, ...others] = issuesOf(bgzRecords, withRecord(group, 0, { subject: bsn('111222333') }));
    expect(others).toEqual([]);
    expect(issue && lineOf(issue)).toBe(`invalid-identifier ${group}[0].subject NL-CM:0.0.11`);
    expect(issue?.message).not.toContain('111222333');
  });

  it('compares the subject in the register it is written in', () => {
    const hospitalNumber = (value: string) => ({ subject: identification('2.16.528.1.1007.3.3.1234.1', value) });
    expect(issuesOf(bgzRecords, withRecord('problems', 0, hospitalNumber('P-0001')))).toEqual([]);
    expect(issuesOf(bgzRecords, withRecord('problems', 0, hospitalNumber('P-0002'))).map(lineOf)).toEqual([
      'invalid-identifier problems[0].subject NL-CM:0.0.11',
    ]);
    expect(issuesOf(bgzRecords, withRecord('problems', 0, { subject: identification('1.2.3', 'X') }))).toEqual([]);
  });

  it('takes a BSN with an OID and one with a URI for the same', () => {
    const subject = { system: '2.16.840.1.113883.2.4.6.3', value: '999999990' };
    expect(issuesOf(bgzRecords, withRecord('problems', 0, { subject }))).toEqual([]);
  });

  it('reports all problems of all records at once, in record order per check', () => {
    const records = {
      patient: {
        identificationNumbers: [bsn('999999990')],
        gender: 'V',
        dateOfBirth: '1950-02-30',
        haarkleur: 'grijs',
      },
      problems: [
        { id: 'p', problemName: true, problemStatus: 'active', problemStartDate: '2011', problemEndDate: '2010' },
        { id: 'p', subject: bsn('111222333'), problemStatus: 'oud' },
      ],
      allergyIntolerances: [{ reactions: [{ symptoms: [], severity: true, kleur: 'rood' }] }],
      procedures: [{ id: 'v', procedureType: {}, indications: [dangling] }],
      vaccinaties: [],
    };
    expect(issuesOf(bgzRecords, records).map(lineOf).sort()).toEqual(
      [
        'not-in-codelist patient.gender NL-CM:0.1.9',
        'invalid-moment patient.dateOfBirth NL-CM:0.1.10',
        'unknown-property patient.haarkleur NL-CM:0.1.1',
        'wrong-type problems[0].problemName NL-CM:5.1.3',
        'invalid-period problems[0].problemEndDate NL-CM:5.1.9',
        'missing problems[1].problemName NL-CM:5.1.3',
        'not-in-codelist problems[1].problemStatus NL-CM:5.1.4',
        'duplicate-id problems[1].id NL-CM:5.1.1',
        'invalid-identifier problems[1].subject NL-CM:0.0.11',
        'missing allergyIntolerances[0].id NL-CM:8.2.1',
        'missing allergyIntolerances[0].causativeAgent NL-CM:8.2.2',
        'invalid-value allergyIntolerances[0].reactions[0].symptoms NL-CM:8.2.11',
        'wrong-type allergyIntolerances[0].reactions[0].severity NL-CM:8.2.14',
        'unknown-property allergyIntolerances[0].reactions[0].kleur NL-CM:8.2.10',
        'missing procedures[0].procedureType NL-CM:14.1.4',
        'dangling-reference procedures[0].indications[0].id NL-CM:14.1.9',
        'unknown-property vaccinaties',
      ].sort(),
    );
  });

  it('throws one error with all issues, and a message that stays short', () => {
    const problems = Array.from({ length: 100 }, (_, i) => ({ id: `p-${i}`, problemStatus: 'active' }));
    const records = { patient: { identificationNumbers: [bsn('999999990')] }, problems };
    // @ts-expect-error problems without a name are what this test is about
    const build = () => bgzRecords(records);
    expect(build).toThrow(ZibRecordError);
    try {
      build();
    } catch (error) {
      if (!(error instanceof ZibRecordError)) throw error;
      expect(error.code).toBe('invalid-record');
      expect(error.zib).toBe('BgzRecords');
      expect(error.issues).toHaveLength(100);
      expect(error.message).toMatch(/^BgzRecords: 100 problem\(s\)\. .*And 80 more, see issues\.$/);
    }
  });

  it('tells the concept of a path, for tools that show records', () => {
    expect(conceptOf(['allergyIntolerances', 0, 'reactions', 1, 'severity'])?.id).toBe('NL-CM:8.2.14');
    expect(conceptOf(['procedures', 0, 'performers', 0, 'nameInformation', 'initials'])?.id).toBe('NL-CM:20.4.5');
    expect(conceptOf(['nothing'])).toBeUndefined();
  });
});
