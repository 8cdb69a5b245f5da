import { describe, expect, it } from 'vitest';
import { convertFhir } from '../../src/cli/convert-fhir';
import { allergy, bundle, now, patient } from '../read/support';
import { folderWith } from './fixtures';

describe('bgz convert --from fhir', () => {
  it('reads the files of a folder as one patient, and names what no record holds with its file', async () => {
    const folder = folderWith({
      'patient.json': bundle(patient('p')),
      'allergies.json': bundle(allergy('a', { type: 'allergy' })),
    });
    const { records, problems, notRead, warnings } = await convertFhir([folder], { language: 'en', now });
    expect(problems).toEqual([]);
    expect(records).toMatchObject({ patient: { id: 'p' }, allergyIntolerances: [{ id: 'a' }] });
    expect(warnings).toEqual([]);
    expect(notRead).toEqual(['allergies.json: entry[0].resource AllergyIntolerance/a AllergyIntolerance.type']);
  });

  it('tells of documents, which are no records, and goes on when one of them is none', async () => {
    const document = (id: string, more: object) =>
      ({
        resourceType: 'DocumentReference',
        id,
        status: 'current',
        type: { text: 'Brief' },
        subject: { reference: 'Patient/p' },
        ...more,
      }) as never;
    const folder = folderWith({
      'a.json': bundle(patient('p'), document('d', { indexed: '2026-11-24T09:00:00Z' }), document('e', {})),
    });
    const { records, problems, notRead, warnings } = await convertFhir([folder], { language: 'en', now });
    expect([records?.patient.id, problems]).toEqual(['p', []]);
    expect(notRead).toEqual(['DocumentReference/d: a document is no record of a zib, and its bytes are not here.']);
    expect(warnings).toEqual([expect.stringMatching(/^a\.json: .*DocumentReference\/e .*indexed/)]);
  });

  it('gives no records when something of the patient could not be read, and says what, without what it says', async () => {
    const folder = folderWith({
      'a.json': bundle(patient('p'), allergy('a', { code: undefined })),
      'b.json': '{"resourceType": ',
    });
    const { records, problems } = await convertFhir([folder], { language: 'nl', now });
    expect(records).toBeUndefined();
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^b\.json: /);
    expect(problems[1]).toMatch(/^a\.json: entry\[1\]\.resource AllergyIntolerance\/a AllergyIntolerance\.code: /);
  });

  it('holds a status against the moment that was given', async () => {
    const procedure = {
      resourceType: 'Procedure',
      id: 'v',
      status: 'completed',
      subject: { reference: 'Patient/p' },
      code: { text: 'knieprothese' },
      performedPeriod: { start: '2020-01-01', end: '2020-02-02' },
    };
    const folder = folderWith({ 'a.json': bundle(patient('p'), procedure as never) });
    const statusAt = async (at: string) =>
      (await convertFhir([folder], { language: 'en', now: new Date(at) })).records?.procedures?.map(
        ({ status }) => status,
      );
    expect(await statusAt('2020-03-01T12:00:00Z')).toEqual([undefined]);
    expect(await statusAt('2020-01-15T12:00:00Z')).toEqual(['completed']);
  });

  it('gives none without a Patient', async () => {
    const { records, problems } = await convertFhir([folderWith({ 'a.json': bundle() })], { language: 'en', now });
    expect(records).toBeUndefined();
    expect(problems).toEqual(['there is no Patient in these files.']);
  });

  it('reads no file that is no text', async () => {
    const folder = folderWith({ 'a.json': bundle(patient('p')) });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${folder}/b.json`, Buffer.from([0x7b, 0xff, 0x7d]));
    expect((await convertFhir([folder], { language: 'en', now })).problems).toEqual([
      'b.json: this is not UTF-8 text.',
    ]);
  });
});
