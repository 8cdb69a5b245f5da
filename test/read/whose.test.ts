import { describe, expect, it } from 'vitest';
import { readBgz } from '../../src/read';
import { allergy, BSN, bundle, OTHER_BSN, patient } from './support';

const of = (id: string, reference: object) => allergy(id, { patient: reference });
const bsn = (value: string) => ({ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value });

async function readOf(input: unknown, options = {}) {
  const { records, issues } = await readBgz(input, options);
  return {
    ids: (records.allergyIntolerances ?? []).map(({ id }) => id),
    told: issues
      .filter(({ code }) => code !== 'no-zib')
      .map(({ code, resource }) => `${code} ${resource ?? ''}`.trim()),
  };
}

describe('whose records are read', () => {
  const both = bundle(
    patient('p'),
    patient('q', OTHER_BSN),
    of('a', { reference: 'Patient/p' }),
    of('b', { reference: 'Patient/q' }),
    of('c', { identifier: bsn(BSN) }),
    of('d', { identifier: bsn(OTHER_BSN) }),
  );

  it('those of the first Patient; what is of another is set apart and named', async () => {
    expect(await readOf(both)).toEqual({
      ids: ['a', 'c'],
      told: [
        'several-patients',
        'other-patient Patient/q',
        'other-patient AllergyIntolerance/b',
        'other-patient AllergyIntolerance/d',
      ],
    });
  });

  it('those of the Patient that has the number of a hospital, unless a reference contradicts it', async () => {
    const mrn = (value: string) => ({ system: 'https://epd.example/nummer', value });
    const known = (id: string, number: string, value: string) => {
      const one = patient(id, number) as { identifier: object[] };
      return { ...one, identifier: [...one.identifier, mrn(value)] } as never;
    };
    const told = await readOf(
      bundle(
        known('p', BSN, '1'),
        known('q', OTHER_BSN, '2'),
        of('a', { identifier: mrn('1') }),
        of('b', { identifier: mrn('2') }),
        of('c', { reference: 'Patient/p', identifier: mrn('1') }),
        of('d', { reference: 'Patient/p', identifier: mrn('2') }),
        of('e', { reference: 'Patient/p', identifier: mrn('3') }),
      ),
    );
    expect(told.ids).toEqual(['a', 'c', 'e']);
    expect(told.told).toEqual(
      expect.arrayContaining(['other-patient AllergyIntolerance/b', 'unknown-patient AllergyIntolerance/d']),
    );
  });

  it('those of the patient that is asked for', async () => {
    expect((await readOf(both, { patient: { bsn: OTHER_BSN } })).ids).toEqual(['b', 'd']);
    const nobody = await readOf(both, { patient: { bsn: '999999990' } });
    expect(nobody.ids).toEqual([]);
    expect(nobody.told).toContain('no-patient');
  });

  it.each<[string, object, string]>([
    ['nobody', {}, 'no-subject'],
    ['a name alone', { display: 'A. Voorbeeld' }, 'no-subject'],
    ['a Patient that was not given', { reference: 'Patient/weg' }, 'unknown-patient'],
    ['the Patient by one BSN and another', { reference: 'Patient/p', identifier: bsn(OTHER_BSN) }, 'unknown-patient'],
    ['another by BSN', { identifier: bsn(OTHER_BSN) }, 'other-patient'],
    ['a contained Patient with another BSN', { reference: '#q' }, 'other-patient'],
  ])('not those of %s', async (_name, reference, code) => {
    const contained = [patient('q', OTHER_BSN)];
    const input = bundle(
      patient('p'),
      of('a', { reference: 'Patient/p' }),
      allergy('b', { patient: reference, contained }),
    );
    const { ids, told } = await readOf(input);
    expect(ids).toEqual(['a']);
    expect(told).toContain(`${code} AllergyIntolerance/b`);
  });

  it.each<[string, object]>([
    ['a contained Patient with the same BSN', { reference: '#q' }],
    ['the BSN as OID', { identifier: { system: 'urn:oid:2.16.840.1.113883.2.4.6.3', value: BSN } }],
  ])('those of %s', async (_name, reference) => {
    const input = bundle(patient('p'), allergy('a', { patient: reference, contained: [patient('q')] }));
    expect((await readOf(input)).ids).toEqual(['a']);
  });

  it('no Patient with two BSNs, nor what is of it', async () => {
    const two = { ...patient('p'), identifier: [bsn(BSN), bsn(OTHER_BSN)] };
    const { ids, told } = await readOf(bundle(two as never, allergy('a')));
    expect(ids).toEqual([]);
    expect(told).toEqual(expect.arrayContaining(['several-bsns Patient/p', 'no-patient']));
  });

  it('without any Patient: those of the one that all refer to, and of none when there are several', async () => {
    expect((await readOf([of('a', { reference: 'Patient/p' }), of('b', { reference: 'Patient/p' })])).ids).toEqual([
      'a',
      'b',
    ]);
    const { ids, told } = await readOf([of('a', { reference: 'Patient/p' }), of('b', { reference: 'Patient/q' })]);
    expect(ids).toEqual([]);
    expect(told).toEqual(expect.arrayContaining(['several-patients', 'unknown-patient AllergyIntolerance/a']));
  });

  it('follows no reference to somebody of another patient', async () => {
    const sister = {
      resourceType: 'RelatedPerson',
      id: 'zus',
      patient: { reference: 'Patient/q' },
      name: [{ text: 'Zus' }],
    };
    const input = bundle(
      patient('p'),
      patient('q', OTHER_BSN),
      sister as never,
      allergy('a', { asserter: { reference: 'RelatedPerson/zus' } }),
    );
    const { records, notRead } = await readBgz(input);
    expect(records.allergyIntolerances).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain('Zus');
    expect(notRead).toContainEqual(expect.objectContaining({ path: 'AllergyIntolerance.asserter.reference' }));
  });

  it('shows no BSN in anything that is told', async () => {
    const { issues, notRead } = await readBgz(both);
    expect(JSON.stringify([issues, notRead])).not.toMatch(new RegExp(`${BSN}|${OTHER_BSN}`));
  });
});
