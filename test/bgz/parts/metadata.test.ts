import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { readBgz } from '../../../src/read';
import { type MetadataInput, type ProblemInput, problem, snomed } from '../../../src/zib';
import { mapped, now } from '../stu3-support';

const clinic = { organizationName: 'Kliniek De Proef' };
const at = (dateTime: string, more: object = {}) => ({ dateTime, actor: { healthcareProvider: clinic }, ...more });
const given = (id: string, metadata?: MetadataInput): ProblemInput => ({
  id,
  problemName: snomed('38341003', 'hypertensie'),
  problemStatus: 'active',
  ...(metadata && { metadata }),
});
const issuesOf = (metadata: object) => {
  const result = problem.parse({ ...given('d-1'), metadata });
  return result.ok ? [] : result.issues.map(({ at: where, allowed }) => `${where}: ${allowed}`);
};

describe('metadata of a record', () => {
  it.each<[what: string, metadata: object, issue: RegExp]>([
    ['a date alone', { firstRegistration: at('2026-03-01') }, /^metadata\.firstRegistration\.dateTime: .*time of day/],
    ['a year', { firstRegistration: at('2026') }, /time of day/],
    ['a day that is none', { firstRegistration: at('2026-02-30T10:00') }, /exists/],
    ['nobody', { firstRegistration: { dateTime: '2026-03-01T10:00' } }, /^metadata\.firstRegistration\.actor: /],
    [
      'two actors',
      {
        firstRegistration: at('2026-03-01T10:00', {
          actor: { healthcareProvider: clinic, healthProfessional: { nameInformation: { unstructuredName: 'A' } } },
        }),
      },
      /exactly one of/,
    ],
    ['nothing', { firstRegistration: { actor: { healthcareProvider: clinic } } }, /dateTime/],
    [
      'a modification before the registration',
      { firstRegistration: at('2026-03-02T10:00'), lastModification: at('2026-03-01T10:00') },
      /^metadata\.lastModification\.dateTime: lastModification on or after firstRegistration/,
    ],
    [
      'another code system',
      { firstRegistration: at('2026-03-01T10:00', { activitySystem: 'urn:oid:1.2.3' }) },
      /activitySystem/,
    ],
  ])('is refused with %s', (_what, metadata, issue) => {
    expect(issuesOf(metadata).join('\n')).toMatch(issue);
  });

  it('takes an instant of any form', () => {
    expect(
      problem(given('d-1', { firstRegistration: at('2026-03-01 10:00+01') })).metadata?.firstRegistration,
    ).toMatchObject({
      dateTime: '2026-03-01T10:00+01:00',
    });
    expect(issuesOf({ firstRegistration: at('2026-03-01T10:00') })).toEqual([]);
  });

  it('is one Provenance for records of one statement that say the same, else one for each', () => {
    const shared = at('2026-03-01T10:00', { statement: 'f' });
    const metadata = (first: ReturnType<typeof at>) => ({ firstRegistration: first });
    const targets = (...registrations: ReturnType<typeof at>[]) =>
      mapped({ problems: registrations.map((one, i) => given(`d-${i}`, metadata(one))) })
        .flatMap((one) => (one.resourceType === 'Provenance' ? [one.target.length] : []))
        .sort();
    expect(targets(shared, shared, shared)).toEqual([3]);
    expect(targets(shared, { ...shared, dateTime: '2026-03-01T10:01' })).toEqual([1, 1]);
    expect(targets(at('2026-03-01T10:00'), at('2026-03-01T10:00'))).toEqual([1, 1]);
  });
});

const condition = (id: string): FhirResource => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: 'active',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '38341003', display: 'hypertensie' }] },
  subject: { reference: 'Patient/p' },
});
const patient: FhirResource = {
  resourceType: 'Patient',
  id: 'p',
  identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990019' }],
};
const provenance = (id: string, more: object = {}) =>
  ({
    resourceType: 'Provenance',
    id,
    target: [{ reference: 'Condition/c1', display: 'hypertensie' }],
    recorded: '2026-03-01T10:00:00+01:00',
    activity: { system: 'http://hl7.org/fhir/v3/DataOperation', code: 'CREATE', display: 'create' },
    agent: [{ whoReference: { display: 'Ziekenhuis', reference: 'Organization/o' } }],
    ...more,
  }) as unknown as FhirResource;
const organization: FhirResource = { resourceType: 'Organization', id: 'o', name: 'Ziekenhuis' };
const read = (...resources: FhirResource[]) =>
  readBgz([patient, condition('c1'), condition('c2'), organization, ...resources], { now });

describe('Provenance as others write it', () => {
  it('joins the record it is about', async () => {
    const { records, notRead, issues } = await read(provenance('v'));
    expect(records.problems?.[0]?.metadata).toEqual({
      firstRegistration: {
        dateTime: '2026-03-01T10:00:00+01:00',
        actor: { healthcareProvider: { id: 'o', organizationName: 'Ziekenhuis' } },
      },
    });
    expect(records.problems?.[1]?.metadata).toBeUndefined();
    expect([notRead, issues]).toEqual([[], []]);
  });

  it('joins all records it is about, also where each answer names those that it found', async () => {
    const other = [{ reference: 'Condition/c2', display: 'hypertensie' }];
    const { records, notRead } = await read(provenance('v'), provenance('v', { target: other }));
    expect(records.problems?.map(({ metadata }) => metadata?.firstRegistration?.statement)).toEqual(['v', 'v']);
    expect(notRead).toEqual([]);
  });

  it('joins the patient', async () => {
    const { records } = await read(provenance('v', { target: [{ reference: 'Patient/p' }] }));
    expect(records.patient?.metadata?.firstRegistration?.dateTime).toBe('2026-03-01T10:00:00+01:00');
  });

  it.each<[what: string, more: object]>([
    ['no activity', { activity: undefined }],
    [
      'an activity that takes the record back',
      { activity: { system: 'http://hl7.org/fhir/v3/DataOperation', code: 'NULLIFY' } },
    ],
    ['a code of another system', { activity: { system: 'urn:oid:1.2.3', code: 'CREATE' } }],
    ['a moment without its zone', { recorded: '2026-03-01T10:00:00' }],
    ['a date', { recorded: '2026-03-01' }],
    ['two agents', { agent: [{ whoReference: { display: 'A' } }, { whoReference: { display: 'B' } }] }],
    [
      'somebody who verified it',
      { agent: [{ role: [{ coding: [{ code: 'verifier' }] }], whoReference: { reference: 'Organization/o' } }] },
    ],
    ['a device', { agent: [{ whoReference: { reference: 'Device/d', display: 'robot' } }] }],
    ['nothing that was read', { target: [{ reference: 'Condition/none' }] }],
    ['what changes what it says', { modifierExtension: [{ url: 'http://x', valueBoolean: true }] }],
  ])('is told as not read with %s', async (_what, more) => {
    const { records, notRead } = await read(provenance('v', more));
    expect(records.problems?.map(({ metadata }) => metadata)).toEqual([undefined, undefined]);
    expect(notRead.map(({ resource }) => resource)).toContain('Provenance/v');
  });

  it('tells what else it says', async () => {
    const { records, notRead } = await read(
      provenance('v', { reason: [{ system: 'http://x', code: 'y' }], policy: ['http://x'] }),
    );
    expect(records.problems?.[0]?.metadata).toBeDefined();
    expect(notRead.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['Provenance.policy[0]', 'Provenance.reason[0].code']),
    );
  });

  it('keeps the first registration and the last modification of several, and tells the others', async () => {
    const changed = { system: 'http://hl7.org/fhir/v3/DataOperation', code: 'UPDATE' };
    const { records, notRead } = await read(
      provenance('later', { recorded: '2026-03-02T10:00:00+01:00' }),
      provenance('first'),
      provenance('old', { activity: changed, recorded: '2026-03-03T10:00:00+01:00' }),
      provenance('last', { activity: changed, recorded: '2026-03-04T10:00:00+01:00' }),
    );
    expect(records.problems?.[0]?.metadata).toMatchObject({
      firstRegistration: { dateTime: '2026-03-01T10:00:00+01:00' },
      lastModification: { dateTime: '2026-03-04T10:00:00+01:00' },
    });
    expect(notRead.map(({ resource }) => resource)).toEqual(['Provenance/later', 'Provenance/old']);
  });

  it('leaves out a modification before the registration, and tells it', async () => {
    const changed = { system: 'http://hl7.org/fhir/v3/DataOperation', code: 'UPDATE' };
    const { records, issues, notRead } = await read(
      provenance('first'),
      provenance('last', { activity: changed, recorded: '2026-02-01T10:00:00+01:00' }),
    );
    expect(Object.keys(records.problems?.[0]?.metadata ?? {})).toEqual(['firstRegistration']);
    expect(issues.map(({ code }) => code)).toContain('left-out');
    expect(notRead.map(({ resource }) => resource)).toContain('Provenance/last');
  });
});
