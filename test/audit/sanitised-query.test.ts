import { describe, expect, it } from 'vitest';
import { sanitisedQuery } from '../../src/audit';

const bsn = 'http://fhir.nl/fhir/NamingSystem/bsn';
const query = (key: string, value: string) => sanitisedQuery([{ key, value }]);

describe('the query that the trail keeps', () => {
  it('stays readable where it names nobody', () => {
    const parameters = [
      { key: 'category', value: 'http://snomed.info/sct|387713003' },
      { key: 'date', value: 'ge2026-01-01' },
      { key: '_include', value: 'Procedure:based-on' },
    ];
    expect(sanitisedQuery(parameters)).toBe(
      'category=http://snomed.info/sct|387713003&date=ge2026-01-01&_include=Procedure:based-on',
    );
  });

  it.each([
    ['a chained identifier', 'patient.identifier', `${bsn}|999990019`, `${bsn}|[bsn]`],
    ['several identifiers', 'identifier', `${bsn}|999990019,${bsn}|999990032`, `${bsn}|[bsn],${bsn}|[bsn]`],
    [
      'the register as an OID',
      'identifier',
      'urn:oid:2.16.840.1.113883.2.4.6.3|12',
      'urn:oid:2.16.840.1.113883.2.4.6.3|[bsn]',
    ],
    ['what is no BSN behind its register', 'identifier', `${bsn}|99999001`, `${bsn}|[bsn]`],
    ['a patient by number', 'patient', '999990019', '[bsn]'],
    ['a reference', 'patient', 'Patient/999990019', 'Patient/[bsn]'],
    ['a BSN without its zero', 'patient', '12345672', '[bsn]'],
    ['an encoded value', 'identifier', encodeURIComponent(`${bsn}|999990019`), `${bsn}|[bsn]`],
    ['encoded digits', 'patient', '%39%39%39%39%39%30%30%31%39', '[bsn]'],
    ['a value encoded twice', 'patient', '%2539%253999%25390019', '[bsn]'],
    ['a broken encoding', 'patient', '%E0%A4%A&x=%39%39%39990019', '[bsn]'],
    ['a BSN in the name', '999990019', 'x', 'x'],
  ])('leaves out %s', (_what, key, value, kept) => {
    const result = query(key, value);
    expect(result).toContain(kept);
    expect(result).not.toMatch(/9999900|12345672/);
  });

  it('keeps ids that merely hold digits', () => {
    expect(query('_id', '3f2b8c1d-9999-4a00-8000-999990019abc')).toBe('_id=3f2b8c1d-9999-4a00-8000-999990019abc');
    expect(query('_id', 'a999990019b4c5d6e7f8a9b0c1d2e3f4')).toBe('_id=a999990019b4c5d6e7f8a9b0c1d2e3f4');
  });

  it('keeps no token', () => {
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
    expect(query('x', jwt)).toBe('x=[token]');
    expect(query('access_token', 'opaque')).toBe('access_token=[token]');
    expect(query('code', 'http://snomed.info/sct|422037009')).toBe('code=http://snomed.info/sct|422037009');
  });

  it('looks at the first four thousand characters of a value, so that none takes long to clean', () => {
    const token = `eyJ${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(74)} `;
    expect(token).toHaveLength(200);
    expect(query('x', token.repeat(30))).toBe(`x=${'[token] '.repeat(20)}…`);
  });

  it('cuts long values after they are cleaned', () => {
    const result = query('x', `${'a'.repeat(496)}-999990019`);
    expect(result).toBe(`x=${'a'.repeat(496)}-[bs…`);
  });
});
