import { describe, expect, it } from 'vitest';
import { type AuditEntry, checkEntry, flatColumns, toFlatRecord } from '../../src/audit';
import { anna, bareEntry, bert, entryWith, fullEntry, uziPerson } from './entries';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

describe('the last guard before a log', () => {
  it('leaves an entry as it is when nothing is amiss', () => {
    expect(checkEntry(fullEntry)).toEqual(fullEntry);
    expect(checkEntry({ ...fullEntry, reason: undefined })).not.toHaveProperty('reason');
  });

  it.each<readonly [string, Partial<AuditEntry>, readonly string[]]>([
    ['the reason', { reason: `geen BgZ van ${bert}` }, ['reason']],
    ['the query', { object: { type: 'Patient', query: `identifier=${anna}` } }, ['object.query']],
    ['the id of the data', { object: { type: 'Patient', id: anna } }, ['object.id']],
    ['what is missing', { missing: ['problems', `x ${bert}`] }, ['missing']],
    ['a name', { user: { identifier: { system: 'urn:x', value: '1' }, name: anna } }, ['user.name']],
    ['a correlation id', { requestId: `req-${bert}` }, ['requestId']],
    ['a token in the system', { system: jwt }, ['system']],
    ['a token in the address', { address: `Bearer ${jwt}` }, ['address']],
    ['a token in place of a BSN', { patientBsn: jwt }, ['patientBsn']],
    [
      'the BSN as number of a user',
      { user: { identifier: { system: uziPerson, value: anna } } },
      ['user.identifier.value'],
    ],
    [
      'a number of the BSN register',
      { user: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '123' } } },
      ['user.identifier.value'],
    ],
    ['the BSN as a system', { system: `urn:x:${anna}` }, ['system']],
  ])('takes out of %s what may not stand there, says so, and keeps the line', (_what, facts, redacted) => {
    const clean = checkEntry(entryWith(facts));
    expect(clean.redacted).toEqual(redacted);
    const { patientBsn, ...rest } = clean;
    expect(JSON.stringify(rest)).not.toMatch(/9999900|eyJ/);
    expect(JSON.stringify(clean)).toContain('[removed]');
    if (facts.patientBsn === undefined) expect(patientBsn).toBe(anna);
  });

  it('leaves a UZI number that passes the 11-test by chance', () => {
    const user = { identifier: { system: uziPerson, value: bert } };
    const clean = checkEntry(entryWith({ user, responsible: user, system: `2.16.528.1.1007.3.2.${bert}` }));
    expect(clean).toMatchObject({ user, responsible: user });
    expect(clean.redacted).toBeUndefined();
  });

  it('leaves ids alone in which digits mean nothing', () => {
    const id = '3f2b8c1d-9999-4a00-8000-999990032abc';
    expect(
      checkEntry(entryWith({ id, requestId: id, traceId: '4bf92f999990032d4da6a3ce929d0e0e' })).redacted,
    ).toBeUndefined();
  });

  it('keeps no field that an entry does not have', () => {
    const clean = checkEntry({ ...fullEntry, token: jwt } as AuditEntry);
    expect(clean).not.toHaveProperty('token');
    expect(clean.redacted).toEqual(['(unknown field)']);
  });

  it('cuts what is too long for a log line', () => {
    const clean = checkEntry(entryWith({ reason: 'x'.repeat(5_000) }));
    expect(clean.reason).toHaveLength(2_001);
    expect(clean.redacted).toEqual(['reason']);
  });

  it.each([
    { count: 0 },
    { count: 1.5 },
    { count: '999990019' },
    { until: '999990019' },
    { until: '23-11-2026 10:00' },
  ])('leaves out a number or moment of several events that is none: %j', (facts) => {
    const clean = checkEntry(bareEntry(facts as Partial<AuditEntry>));
    expect(clean).toEqual({ ...bareEntry(), id: clean.id, redacted: Object.keys(facts) });
  });

  it('lets no text forge a line', () => {
    expect(checkEntry(entryWith({ reason: 'a\nb\u0000c\ud800d' })).reason).toBe('a\ufffdb\ufffdc\ufffdd');
  });

  it('refuses what is no entry, naming all fields and no values', () => {
    const wrong = { ...fullEntry, id: anna, at: 'gisteren', kind: jwt, action: 'X' } as unknown as AuditEntry;
    expect(() => checkEntry(wrong)).toThrow(TypeError);
    expect(() => checkEntry(wrong)).toThrow(/id \(.*kind \(.*at \(.*action \(/);
    expect(() => checkEntry(wrong)).not.toThrow(/99999|eyJ|gisteren/);
    expect(() => checkEntry(undefined as unknown as AuditEntry)).toThrow(TypeError);
  });
});

describe('an entry as a flat record', () => {
  it('has every column, in one order, whatever is known', () => {
    expect(Object.keys(toFlatRecord(fullEntry))).toEqual(flatColumns);
    expect(Object.keys(toFlatRecord(bareEntry()))).toEqual(flatColumns);
  });

  it('holds each fact as a text', () => {
    expect(toFlatRecord(entryWith({ missing: ['problems', 'payers'] }))).toMatchObject({
      kind: 'search',
      user_id: '900012345',
      responsible_role: '01.016',
      organization_ura: '87654321',
      patient_bsn: anna,
      object_type: 'AllergyIntolerance',
      resources: '3',
      missing: 'problems,payers',
      checks: 'TT--',
      trace_id: fullEntry.traceId,
      reason: '',
    });
  });
});
