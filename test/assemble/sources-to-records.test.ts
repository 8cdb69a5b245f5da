import { describe, expect, it } from 'vitest';
import { resourcesOf, type Sources, sourcesOf, sourcesToRecords } from '../../src/index';
import { bgzRecords, snomed } from '../../src/zib';
import { sample } from '../bgz/sample';
import { ANNA, blemished, now, sound } from '../check/blemished';

const anna = { bsn: ANNA };

describe('sourcesToRecords', () => {
  it('gives all records of the patient, as they were', async () => {
    const records = bgzRecords(sample);
    const result = await sourcesToRecords(sourcesOf([records], { groups: 'all' }), { id: 'patient-1' }, { now });
    expect(result).toEqual({ ok: true, records });
    const read = await sourcesToRecords(sound, anna, { now });
    expect(read.ok && resourcesOf(read.records, { now }).map(({ resourceType }) => resourceType)).toEqual([
      'Patient',
      'AllergyIntolerance',
      'Condition',
      'Procedure',
    ]);
  });

  it('leaves documents out, and lists that hold nothing', async () => {
    let asked = false;
    const documents = () => {
      asked = true;
      return [];
    };
    const result = await sourcesToRecords({ ...sound, documents, payers: () => [] }, anna, { now });
    expect(result.ok && Object.keys(result.records)).toEqual([
      'patient',
      'allergyIntolerances',
      'problems',
      'procedures',
    ]);
    expect(asked).toBe(false);
  });

  it('gives nothing of a patient of whom something could not be had, and says what', async () => {
    const result = await sourcesToRecords(blemished, anna, { now, sourceTimeoutMs: 100 });
    expect(result.ok).toBe(false);
    const told = result.ok ? [] : result.failures.map(({ group, kind, record }) => [group, kind, record].join(' '));
    expect(told).toEqual(
      expect.arrayContaining([
        'allergyIntolerances invalid-record a-refused',
        'allergyIntolerances conflicting-record a-conflict',
        'allergyIntolerances other-patient a-other',
        'medicationUses timed-out ',
        'medicationAgreements threw ',
      ]),
    );
  });

  it('says that nobody knows the patient', async () => {
    expect(await sourcesToRecords(sound, { id: 'nobody' }, { now })).toMatchObject({
      ok: false,
      failures: [{ group: 'patient', kind: 'missing-patient' }],
      issues: [],
    });
  });

  it('says which reference leads nowhere', async () => {
    const sources = {
      ...sound,
      procedures: () => [
        {
          id: 'v-1',
          procedureType: snomed('174814003', 'herstel'),
          indications: [{ id: 'd-9', display: 'hypertensie' }],
        },
      ],
    } as unknown as Sources;
    expect(await sourcesToRecords(sources, anna, { now })).toMatchObject({
      ok: false,
      failures: [],
      issues: [{ code: 'dangling-reference', at: 'procedures[0].indications[0].id' }],
    });
  });
});
