import { describe, expect, it } from 'vitest';
import { convertFhir } from '../../src/cli/convert-fhir';
import { allergy, bundle, patient } from '../read/support';
import { folderWith } from './fixtures';

describe('bgz convert --from fhir', () => {
  it('reads the files of a folder as one patient, and names what no record holds with its file', async () => {
    const folder = folderWith({
      'patient.json': bundle(patient('p')),
      'allergies.json': bundle(allergy('a', { type: 'allergy' })),
    });
    const { records, problems, notRead, warnings } = await convertFhir([folder], 'en');
    expect(problems).toEqual([]);
    expect(records).toMatchObject({ patient: { id: 'p' }, allergyIntolerances: [{ id: 'a' }] });
    expect(warnings).toEqual([]);
    expect(notRead).toEqual(['allergies.json: entry[0].resource AllergyIntolerance/a AllergyIntolerance.type']);
  });

  it('gives no records when something of the patient could not be read, and says what, without what it says', async () => {
    const folder = folderWith({
      'a.json': bundle(patient('p'), allergy('a', { code: undefined })),
      'b.json': '{"resourceType": ',
    });
    const { records, problems } = await convertFhir([folder], 'nl');
    expect(records).toBeUndefined();
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^b\.json: /);
    expect(problems[1]).toMatch(/^a\.json: entry\[1\]\.resource AllergyIntolerance\/a AllergyIntolerance\.code: /);
  });

  it('gives none without a Patient', async () => {
    const { records, problems } = await convertFhir([folderWith({ 'a.json': bundle() })], 'en');
    expect(records).toBeUndefined();
    expect(problems).toEqual(['there is no Patient in these files.']);
  });

  it('reads no file that is no text', async () => {
    const folder = folderWith({ 'a.json': bundle(patient('p')) });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${folder}/b.json`, Buffer.from([0x7b, 0xff, 0x7d]));
    expect((await convertFhir([folder], 'en')).problems).toEqual([expect.stringMatching(/^b\.json: this is not text/)]);
  });
});
