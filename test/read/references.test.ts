import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/index';
import { readBgz } from '../../src/read';
import { type BgzRecords, identification } from '../../src/zib';
import { allergy, bundle, bundleOf, now, patient } from './support';

const hartman = { resourceType: 'Practitioner', id: 'dr', name: [{ text: 'Hartman' }] };
const recorder = (reference: object, more: object = {}) => allergy('a', { recorder: reference, ...more });

/** The name of who recorded the allergy, and what is told of the reference. */
async function recorderOf(input: unknown) {
  const { records, issues, notRead } = await readBgz(input);
  const professional = records.allergyIntolerances?.[0]?.author?.healthProfessional;
  const codes = issues.filter(({ path }) => path === 'AllergyIntolerance.recorder').map(({ code }) => code);
  const left = notRead.map(({ path }) => path).filter((path) => path.startsWith('AllergyIntolerance.recorder'));
  return { name: professional?.nameInformation?.unstructuredName, codes, left };
}

const found = { name: 'Hartman', codes: [], left: [] };

describe('a reference', () => {
  const uuid = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
  const at = (fullUrl: string, resource: object = hartman) => ({ fullUrl, resource: resource as never });

  it.each<[string, unknown]>([
    ['by type and id', bundle(patient('p'), recorder({ reference: 'Practitioner/dr' }), hartman as never)],
    ['to a version', bundle(patient('p'), recorder({ reference: 'Practitioner/dr/_history/2' }), hartman as never)],
    [
      'by urn:uuid, of a resource without id',
      bundle(
        patient('p'),
        recorder({ reference: uuid.toUpperCase().replace('URN:UUID', 'urn:uuid') }),
        at(uuid, { ...hartman, id: undefined }),
      ),
    ],
    [
      'by its address',
      bundle(
        patient('p'),
        recorder({ reference: 'https://EPD.example/fhir/Practitioner/dr' }),
        at('https://epd.example/fhir/Practitioner/dr'),
      ),
    ],
    [
      'by an address, of a resource that came without',
      [patient('p'), recorder({ reference: 'https://epd.example/fhir/Practitioner/dr' }), hartman],
    ],
    ['into what is contained', bundle(patient('p'), recorder({ reference: '#dr' }, { contained: [hartman] }))],
    [
      'by number',
      bundle(
        patient('p'),
        recorder({ identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '000012345' } }),
        {
          ...hartman,
          identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '000012345' }],
        } as never,
      ),
    ],
    [
      'under its own base, where two servers use the same id',
      bundle(
        at('https://b.example/fhir/Practitioner/dr', { ...hartman, name: [{ text: 'Smit' }] }),
        at('https://a.example/fhir/Practitioner/dr'),
        patient('p'),
        at('https://a.example/fhir/AllergyIntolerance/a', recorder({ reference: 'Practitioner/dr' })),
      ),
    ],
  ])('%s', async (_name, input) => {
    expect(await recorderOf(input)).toEqual(found);
  });

  it('that may mean two resources is not followed, and told', async () => {
    const input = bundle(
      at('https://b.example/fhir/Practitioner/dr', { ...hartman, name: [{ text: 'Smit' }] }),
      at('https://a.example/fhir/Practitioner/dr'),
      patient('p'),
      recorder({ reference: 'Practitioner/dr' }),
    );
    expect(await recorderOf(input)).toEqual({
      name: undefined,
      codes: ['ambiguous-reference'],
      left: ['AllergyIntolerance.recorder.reference'],
    });
  });

  it('by a number without its register leads to nobody', async () => {
    const doctor = {
      resourceType: 'Practitioner',
      id: 'dr',
      identifier: [{ value: '12' }],
      name: [{ text: 'Hartman' }],
    };
    const { records } = await readBgz(
      bundle(patient('p'), allergy('a', { recorder: { identifier: { value: '12' } } }), doctor as never),
    );
    expect(records.allergyIntolerances?.[0]).not.toHaveProperty('author');
    expect(records.healthProfessionals).toHaveLength(1);
  });

  it('that leads to nothing is told, and what it shows is read', async () => {
    const input = bundle(patient('p'), recorder({ reference: 'Practitioner/weg', display: 'Hartman' }));
    expect(await recorderOf(input)).toEqual({
      name: 'Hartman',
      codes: ['dangling-reference'],
      left: ['AllergyIntolerance.recorder.reference'],
    });
  });

  it('is followed by every record that has it, and what is not read there is told once', async () => {
    const who = { reference: 'Practitioner/dr' };
    const input = bundle(
      patient('p'),
      allergy('a', { recorder: who }),
      allergy('b', { recorder: who, asserter: who }),
      { ...hartman, birthDate: '1970-01-01' } as never,
    );
    const { records, notRead } = await readBgz(input);
    const names = records.allergyIntolerances?.flatMap(({ author, informationSource }) =>
      [author, informationSource].map((one) => one?.healthProfessional?.nameInformation?.unstructuredName),
    );
    expect(names).toEqual(['Hartman', undefined, 'Hartman', 'Hartman']);
    expect(notRead.filter(({ resource }) => resource === 'Practitioner/dr')).toMatchObject([
      { path: 'Practitioner.birthDate', reason: 'no-place' },
    ]);
  });

  it('in a circle ends', async () => {
    const role = { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: 'PractitionerRole/r' } };
    const input = bundle(
      patient('p'),
      recorder({ reference: 'PractitionerRole/r', display: 'Hartman' }),
      role as never,
    );
    expect((await readBgz(input)).records.allergyIntolerances).toHaveLength(1);
  });

  it('is not followed when records would hold more copies than is allowed, and that is told', async () => {
    const who = { reference: 'Practitioner/dr' };
    const input = bundle(
      patient('p'),
      hartman as never,
      ...['a', 'b', 'c'].map((id) => allergy(id, { recorder: who })),
    );
    const size = JSON.stringify(hartman).length;
    const { records, issues } = await readBgz(input, { maxCopied: 2 * size });
    expect(records.allergyIntolerances?.map(({ author }) => author !== undefined)).toEqual([true, true, false]);
    expect(issues.filter(({ code }) => code === 'too-much')).toMatchObject([
      { resource: 'AllergyIntolerance/c', path: 'AllergyIntolerance.recorder' },
    ]);
  });
});

describe('a resource', () => {
  it.each([
    ['twice the same', [allergy('a'), allergy('a')]],
    [
      'twice the same, told of two versions',
      ['1', '2'].map((versionId) =>
        allergy('a', { meta: { versionId, lastUpdated: `2026-11-0${versionId}T10:00:00Z` } }),
      ),
    ],
    [
      'once whole and once in part',
      [allergy('a', { meta: { tag: [{ code: 'SUBSETTED' }] }, code: undefined }), allergy('a')],
    ],
  ])('%s is one record', async (_name, both) => {
    const { records, notRead } = await readBgz(bundle(patient('p'), ...both));
    expect(notRead.map(({ reason }) => reason)).not.toContain('duplicate-id');
    expect(records.allergyIntolerances).toMatchObject([{ id: 'a', causativeAgent: { code: '3718001' } }]);
  });

  it('with the id of another is told, and the first is read', async () => {
    const other = allergy('a', { clinicalStatus: 'inactive' });
    const { records, issues, notRead } = await readBgz(bundle(patient('p'), allergy('a'), other));
    expect(records.allergyIntolerances).toMatchObject([{ id: 'a', allergyStatus: { code: 'active' } }]);
    expect(issues).toContainEqual(
      expect.objectContaining({
        code: 'duplicate-id',
        resource: 'AllergyIntolerance/a',
        where: 'Bundle.entry[2].resource',
      }),
    );
    expect(notRead).toContainEqual(expect.objectContaining({ reason: 'duplicate-id' }));
  });

  const changed = (day: number, more: object = {}) =>
    allergy('a', { meta: { lastUpdated: `2026-11-0${day}T10:00:00Z` }, ...more });
  const inactive = { clinicalStatus: 'inactive' };
  const inError = { clinicalStatus: undefined, verificationStatus: 'entered-in-error' };

  it.each([
    ['first', [changed(2, inactive), changed(1)], 2],
    ['last', [changed(1), changed(2, inactive)], 1],
    ['between, and the first again', [changed(1), changed(2, inactive), changed(1)], 1],
  ])('of which the copy that was changed last stands %s, is read as that says', async (_name, copies, at) => {
    const { records, issues } = await readBgz(bundle(patient('p'), ...copies));
    expect(records.allergyIntolerances).toMatchObject([{ id: 'a', allergyStatus: { code: 'obsolete' } }]);
    expect(issues[0]).toMatchObject({
      code: 'duplicate-id',
      where: `Bundle.entry[${at}].resource`,
      message: expect.stringContaining('changed last'),
    });
  });

  it('of which the copy that was changed last was entered in error, says so', async () => {
    const { records } = await readBgz(bundle(patient('p'), changed(1), changed(2, inError)));
    expect(records.allergyIntolerances).toMatchObject([{ allergyStatus: { code: 'nullified' } }]);
  });

  const part = { tag: [{ code: 'SUBSETTED' }] };
  it.each([
    ['no time', [allergy('a'), allergy('a', inError)]],
    ['the time of one', [changed(1), allergy('a', inError)]],
    ['the same time', [changed(1), changed(1, inError)]],
    ['a time without zone', [changed(1), allergy('a', { ...inError, meta: { lastUpdated: '2026-11-02T10:00:00' } })]],
    ['the part of one', [allergy('a'), allergy('a', { ...inError, meta: part })]],
  ])('of which one was entered in error is set apart, where it tells %s', async (_name, copies) => {
    for (const both of [copies, copies.toReversed()]) {
      const { records, issues, notRead } = await readBgz(bundle(patient('p'), ...both));
      expect(records.allergyIntolerances).toBeUndefined();
      expect(issues.filter(({ code }) => code === 'copy-in-error')).toMatchObject([
        { resource: 'AllergyIntolerance/a', severity: 'error' },
        { resource: 'AllergyIntolerance/a', severity: 'error' },
      ]);
      expect(notRead.filter(({ reason }) => reason === 'copy-in-error')).toHaveLength(2);
    }
  });

  const address = 'https://epd.example/fhir/AllergyIntolerance/a';
  const urn = 'urn:uuid:1bb5ec2c-6f5c-4c0c-9f0e-2f0f5a7b8c9d';
  const given = (fullUrl?: string) => ({ ...(fullUrl !== undefined && { fullUrl }), resource: allergy('a') });
  it.each<[string, object, object]>([
    ['its address', { fullUrl: address, request: { method: 'DELETE' } }, given(address)],
    [
      'the UUID of its entry',
      { fullUrl: urn, request: { method: 'DELETE' } },
      given(urn.toUpperCase().replace('URN:UUID', 'urn:uuid')),
    ],
    ['its type and id', { request: { method: 'DELETE', url: 'AllergyIntolerance/a' } }, given(address)],
    ['its type and id, without address', { request: { method: 'DELETE', url: 'AllergyIntolerance/a' } }, given()],
    ['an address, where it came without', { request: { method: 'DELETE', url: address } }, given()],
    ['its version', { fullUrl: `${address}/_history/2`, request: { method: 'DELETE' } }, given(address)],
    ['itself', { ...given(address), request: { method: 'DELETE' } }, given()],
  ])('that was deleted by %s is set apart', async (_name, deletion, entry) => {
    for (const both of [
      [deletion, entry],
      [entry, deletion],
    ]) {
      const input = { resourceType: 'Bundle', type: 'history', entry: [{ resource: patient('p') }, ...both] };
      const { records, issues, notRead } = await readBgz(input);
      expect(records.allergyIntolerances).toBeUndefined();
      expect(issues.map(({ code, severity, resource }) => [code, severity, resource])).toEqual([
        ['deleted', 'error', 'Bundle'],
        ['deleted', 'error', 'AllergyIntolerance/a'],
      ]);
      expect(notRead).toMatchObject([{ resource: 'AllergyIntolerance/a', reason: 'deleted' }]);
    }
  });

  it('of another server or another name than was deleted is read', async () => {
    const request = { method: 'DELETE' };
    const deletions = ['https://other.example/fhir/AllergyIntolerance/a', `${address}b`].map((fullUrl) => ({
      fullUrl,
      request,
    }));
    const entry = [{ resource: patient('p') }, ...deletions, given(address)];
    const { records, issues } = await readBgz({ resourceType: 'Bundle', type: 'history', entry });
    expect(records.allergyIntolerances).toHaveLength(1);
    expect(issues.map(({ resource }) => resource)).toEqual(['Bundle', 'Bundle']);
  });

  const beside = (system: string, code: string) => ({
    extension: [
      {
        url: 'http://nictiz.nl/fhir/StructureDefinition/code-specification',
        valueCodeableConcept: { coding: [{ system, code, display: 'x' }] },
      },
    ],
  });
  const zibStatus = (code: string) => beside('http://hl7.org/fhir/v3/ActStatus', code);
  it.each<[string, object, string]>([
    ['completed beside active', { _clinicalStatus: zibStatus('completed') }, 'modifier'],
    ['active beside inactive', { clinicalStatus: 'inactive', _clinicalStatus: zibStatus('active') }, 'modifier'],
    ['active beside an error', { ...inError, _verificationStatus: zibStatus('active') }, 'in-error'],
  ])('whose status contradicts itself is set apart: %s', async (_name, more, reason) => {
    const { records, notRead } = await readBgz(bundle(patient('p'), allergy('a', more)));
    expect(records.allergyIntolerances).toBeUndefined();
    expect(notRead).toMatchObject([{ resource: 'AllergyIntolerance/a', path: 'AllergyIntolerance', reason }]);
  });

  it('whose gender or criticality contradicts itself is read without it', async () => {
    const of = async (gender: string, criticality: string) => {
      const person = {
        ...patient('p'),
        gender: 'female',
        _gender: beside('http://hl7.org/fhir/v3/AdministrativeGender', gender),
      } as never;
      const more = { criticality: 'high', _criticality: beside('http://snomed.info/sct', criticality) };
      const { records, notRead } = await readBgz(bundle(person, allergy('a', more)));
      const told = [records.patient?.gender?.code, records.allergyIntolerances?.[0]?.criticality?.code];
      return { told, paths: notRead.map(({ path }) => path.split('.')[1]?.replace('_', '')) };
    };
    expect(await of('F', '399166001')).toEqual({ told: ['F', '399166001'], paths: [] });
    const { told, paths } = await of('M', '62482003');
    expect(told).toEqual([undefined, undefined]);
    expect(new Set(paths)).toEqual(new Set(['gender', 'criticality']));
  });

  it('with an address and one without are copies, where there is one address', async () => {
    const one = { fullUrl: 'https://epd.example/fhir/AllergyIntolerance/a', resource: allergy('a') };
    const again = await readBgz(bundle(patient('p'), one, allergy('a')));
    expect(again.records.allergyIntolerances).toHaveLength(1);
    expect(again.complete).toBe(true);
    const { records, issues } = await readBgz(bundle(patient('p'), one, allergy('a', inError)));
    expect(records.allergyIntolerances).toBeUndefined();
    expect(issues.map(({ code }) => code)).toEqual(['copy-in-error', 'copy-in-error']);
  });

  it.each<[string, unknown, RegExp]>([
    ['none', undefined, /^[0-9a-f]{32}$/],
    ['an object', {}, /^[0-9a-f]{32}$/],
    ['blanks', ' ', /^[0-9a-f]{32}$/],
    ['a number', 12, /^12$/],
    ['what FHIR does not allow', 'a/b c', /^a\/b c$/],
  ])('whose id is %s is a record, with an id that stays', async (_name, id, expected) => {
    const idsOf = async () =>
      (await readBgz(bundle(patient('p'), allergy('x', { id })))).records.allergyIntolerances?.map((one) => one.id);
    expect(await idsOf()).toEqual([expect.stringMatching(expected)]);
    expect(await idsOf()).toEqual(await idsOf());
  });

  it('whose id is a BSN is told by its type alone', async () => {
    const told = await readBgz(bundle(patient('p'), allergy('999990019', { type: 'allergy' })));
    expect(told.notRead).toContainEqual(expect.objectContaining({ resource: 'AllergyIntolerance' }));
    expect(JSON.stringify([told.notRead, told.issues])).not.toContain('999990019');
  });
});

describe('who and what nothing refers to', () => {
  const read = async (...entries: readonly object[]) => readBgz(bundle(patient('p'), ...(entries as never[])));
  const role = { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: 'Practitioner/dr' } };
  const house = { resourceType: 'Organization', id: 'o', name: 'De Proef' };

  it('is a record by itself: a professional in a function, one without, an organization', async () => {
    const { records } = await read(house, hartman, { ...hartman, id: 'dr-2', name: [{ text: 'Smit' }] }, role);
    expect(records.healthProfessionals).toMatchObject([
      { id: 'r', nameInformation: { unstructuredName: 'Hartman' } },
      { id: 'dr-2', nameInformation: { unstructuredName: 'Smit' } },
    ]);
    expect(records.healthcareProviders).toMatchObject([{ id: 'o', organizationName: 'De Proef' }]);
  });

  it('is none when a record holds it, and is one when the only record that does is refused', async () => {
    const who = { reference: 'Practitioner/dr' };
    expect((await read(hartman, allergy('a', { recorder: who }))).records.healthProfessionals).toBeUndefined();
    const refused = allergy('a', { recorder: who, code: undefined });
    expect((await read(hartman, refused)).records.healthProfessionals).toMatchObject([{ id: 'dr' }]);
  });

  it('is named where no record can be made of it', async () => {
    const { issues, notRead } = await read({ resourceType: 'Device', id: 'd' });
    expect(issues).toContainEqual(expect.objectContaining({ code: 'not-referred', resource: 'Device/d' }));
    expect(notRead).toContainEqual(expect.objectContaining({ path: 'Device', reason: 'not-referred' }));
  });
});

describe('a person who pays in two records', () => {
  it('gives each of them the further addresses, and is written again as it was', async () => {
    const who = {
      identificationNumbers: [identification('2.16.528.1.1007.3.3.1234.9', 'CP-1')],
      nameInformation: { unstructuredName: 'Zus' },
      addressInformation: [{ placeOfResidence: 'Zeist' }],
    };
    const payers = ['Utrecht', 'Breda'].map((placeOfResidence, at) => ({
      id: `payer-${at}`,
      payerPerson: who,
      addressInformation: [{ placeOfResidence }],
    }));
    const sent = bundleOf({ payers });
    const { records, notRead } = await readBgz(sent, { now });
    const towns = records.payers?.map(({ addressInformation = [] }) =>
      addressInformation.map((one) => one.placeOfResidence),
    );
    expect(towns).toEqual([
      ['Utrecht', 'Breda'],
      ['Utrecht', 'Breda'],
    ]);
    expect(notRead).toEqual([]);
    const addressesOf = (resources: readonly (FhirResource | undefined)[]) =>
      resources.flatMap((one) => (one?.resourceType === 'RelatedPerson' ? [one.address] : []));
    const again = resourcesOf(records as BgzRecords, { now });
    expect(addressesOf(again)).toEqual(addressesOf((sent.entry ?? []).map(({ resource }) => resource as FhirResource)));
  });
});
