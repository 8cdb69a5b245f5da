import type { Bundle, FhirResource } from 'fhir/r3';
import { expect, it } from 'vitest';
import { createBgzFacade, type OutgoingValidation, originsOf, sourcesOf, toCollection } from '../../src/index';
import { createValidator, toText } from '../../src/validate';
import { bgzRecords, snomed } from '../../src/zib';
import { idSecret } from '../id-secret';

const now = () => new Date('2026-11-24T10:00:00Z');
const patient = (bsn: string, problem: string) =>
  bgzRecords({
    patient: { id: `p-${problem}`, identificationNumbers: [{ system: '2.16.840.1.113883.2.4.6.3', value: bsn }] },
    problems: [
      { id: problem, problemName: snomed('44054006', 'diabetes mellitus type 2'), problemStatus: 'active' },
      { id: '999990019', problemName: snomed('38341003', 'hypertensie'), problemStatus: 'active' },
    ],
  });
const patients = [patient('999990019', 'd-1'), patient('999990032', 'd-2')];

/** A collection in which the code of every Condition is of no system. */
function broken() {
  const bundle = toCollection(patients, { now: now(), idSecret });
  for (const { resource } of (bundle as Bundle<FhirResource>).entry ?? [])
    if (resource?.resourceType === 'Condition')
      for (const coding of resource.code?.coding ?? []) coding.system = 'snomed';
  return bundle;
}

const validator = createValidator({ now });

it('names the own id of the record behind each issue, and hides one that may be a BSN', async () => {
  const origins = originsOf(patients, { now: now(), idSecret });
  const report = await validator.validate(broken(), { origins });
  const faults = report.issues.filter(({ rule }) => rule === 'system-form');
  expect(faults.map(({ records }) => records)).toEqual([
    [{ group: 'problems', record: 'd-1', name: 'record d-1' }],
    [{ group: 'problems', name: 'record 2 (its id is not shown)' }],
    [{ group: 'problems', record: 'd-2', name: 'record d-2' }],
    [{ group: 'problems', name: 'record 2 (its id is not shown)' }],
  ]);
  expect(toText([{ source: 'x', report }], { language: 'en', colour: false })).toContain('problems: record d-2');
});

it('names none without origins, and is not stopped by origins that throw', async () => {
  const throwing = () => {
    throw new Error('no');
  };
  for (const options of [{}, { origins: throwing }]) {
    const report = await validator.validate(broken(), options);
    expect(report.issues.filter(({ rule }) => rule === 'system-form')).toHaveLength(4);
    expect(report.issues.filter(({ records }) => records !== undefined)).toEqual([]);
  }
});

it('names them in what a facade tells of its answers', async () => {
  const told: OutgoingValidation[] = [];
  const facade = createBgzFacade({
    sources: sourcesOf(patients, { groups: 'all' }),
    authorize: () => ({ allowed: true, patient: { bsn: '999990032' } }),
    now,
    idSecret,
    validate: 'enforce',
    validator: { validate: (_sent, options) => validator.validate({ ...broken(), type: 'searchset' }, options) },
    onValidation: (one) => told.push(one),
  });
  await facade.fetch(new Request('https://epd.example/fhir/Condition', { headers: { authorization: 'Bearer x' } }));
  const records = told[0]?.report.issues.flatMap((issue) => issue.records ?? []);
  expect(records).toContainEqual({ group: 'problems', record: 'd-2', name: 'record d-2' });
  expect(records).not.toContainEqual(expect.objectContaining({ record: 'd-1' }));
});
