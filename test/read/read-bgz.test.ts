import { describe, expect, it } from 'vitest';
import { writeFhirXml } from '../../src/fhir/xml/write-fhir-xml';
import { resourcesOf } from '../../src/index';
import { readBgz } from '../../src/read';
import { xmlModel } from '../../src/read/told-path';
import { allergy, bundle, bundleOf, milk, now, patient } from './support';

const allergiesOf = async (input: unknown) => (await readBgz(input)).records.allergyIntolerances;

describe('readBgz', () => {
  it('reads our own resources into the records they are of, ids those of the resources', async () => {
    const sent = bundleOf({ allergyIntolerances: [{ ...milk, comment: 'ook in gebak', criticality: 'severe' }] });
    const { id } = sent.entry?.find(({ resource }) => resource?.resourceType === 'AllergyIntolerance')?.resource ?? {};
    expect(await allergiesOf(sent)).toMatchObject([
      {
        id,
        causativeAgent: { code: '3718001', display: 'koemelk' },
        allergyStatus: { code: 'active' },
        criticality: { code: '24484000' },
        comment: 'ook in gebak',
      },
    ]);
  });

  it('gives records that are frozen, as builders give them', async () => {
    const [first] = (await allergiesOf(bundle(patient('p'), allergy('a')))) ?? [];
    expect(Object.isFrozen(first)).toBe(true);
    expect(Object.isFrozen(first?.causativeAgent)).toBe(true);
  });

  it.each<[string, (one: object) => unknown]>([
    ['a Bundle', (one) => one],
    ['its JSON text', (one) => JSON.stringify(one)],
    ['a list of Bundles', (one) => [one]],
    ['a Bundle in a Bundle', (one) => ({ resourceType: 'Bundle', entry: [{ resource: one }] })],
    ['the resources themselves', () => [patient('p'), allergy('a')]],
  ])('takes %s', async (_name, form) => {
    expect(await allergiesOf(form(bundle(patient('p'), allergy('a'))))).toMatchObject([{ id: 'a' }]);
  });

  it('takes FHIR XML', async () => {
    const xml = writeFhirXml(bundleOf({ allergyIntolerances: [milk] }), await xmlModel());
    expect(await allergiesOf(xml)).toMatchObject([{ causativeAgent: { code: '3718001' } }]);
  });

  it('names every element that no record has a place for, without what it says', async () => {
    const { notRead, complete } = await readBgz(
      bundle(
        patient('p'),
        allergy('a', {
          type: 'allergy',
          'Jan Jansen': { bsn: '999990019' },
          reaction: [{ manifestation: [{ text: 'jeuk', coding: [{ userSelected: true }] }] }],
          extension: [{ url: 'https://epd.example/geheim', valueString: 'x' }],
        }),
      ),
    );
    const own = notRead.filter(({ resource }) => resource === 'AllergyIntolerance/a');
    expect(own.map(({ path }) => path).sort()).toEqual([
      'AllergyIntolerance.?.?',
      'AllergyIntolerance.extension[0].url',
      'AllergyIntolerance.extension[0].valueString',
      'AllergyIntolerance.reaction[0].manifestation[0].coding[0].userSelected',
      'AllergyIntolerance.type',
    ]);
    expect(own.every(({ where }) => where === 'Bundle.entry[1].resource')).toBe(true);
    expect(JSON.stringify(notRead)).not.toMatch(/999990019|Jansen|geheim/);
    expect(complete).toBe(false);
  });

  it('tells what a zib refuses, with the place in the record and in FHIR, in either language', async () => {
    const input = bundle(patient('p'), allergy('a', { code: undefined }), allergy('b'));
    const { records, issues, notRead } = await readBgz(input, { language: 'nl' });
    expect(records.allergyIntolerances).toMatchObject([{ id: 'b' }]);
    const [refused] = issues.filter(({ code }) => code === 'refused');
    expect(refused).toMatchObject({
      severity: 'error',
      resource: 'AllergyIntolerance/a',
      where: 'Bundle.entry[1].resource',
      path: 'AllergyIntolerance.code',
      record: { group: 'allergyIntolerances', id: 'a' },
      zib: { at: 'causativeAgent', code: 'missing' },
    });
    expect(refused?.message).toMatch(/toegestaan/);
    expect(notRead).toContainEqual({
      resource: 'AllergyIntolerance/a',
      where: 'Bundle.entry[1].resource',
      path: 'AllergyIntolerance',
      reason: 'refused',
    });
  });

  it('names types that are of no zib, and resources of another zib than their type', async () => {
    const observation = { resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/p' } };
    const other = allergy('x', { meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-Alert'] } });
    const { issues, records } = await readBgz(bundle(patient('p'), observation as never, other));
    const codes = issues.map(({ code, resource }) => [code, resource]);
    expect(codes).toContainEqual(['no-zib', 'Observation/o']);
    expect(codes).toContainEqual(['other-zib', 'AllergyIntolerance/x']);
    expect(records.allergyIntolerances).toBeUndefined();
  });

  it.each([
    [{ resourceType: 'Condition', verificationStatus: 'entered-in-error', clinicalStatus: 'active' }, 'subject'],
    [{ resourceType: 'DeviceUseStatement', status: 'entered-in-error', device: { display: 'pacemaker' } }, 'subject'],
  ])('sets %j apart, as its zib cannot say so', async (resource, subject) => {
    const one = { ...resource, id: 'x', code: { text: 'hartfalen' }, [subject]: { reference: 'Patient/p' } };
    const { issues, records } = await readBgz(bundle(patient('p'), one as never));
    expect(issues.filter(({ code }) => code === 'in-error').map((issue) => issue.resource)).toEqual([
      `${resource.resourceType}/x`,
    ]);
    expect(Object.keys(records)).toEqual(['patient']);
  });

  it('keeps an allergy in error, which the zib can say', async () => {
    const { records } = await readBgz(bundle(patient('p'), allergy('a', { verificationStatus: 'entered-in-error' })));
    expect(records.allergyIntolerances?.[0]?.allergyStatus).toMatchObject({ code: 'nullified' });
  });

  it('tells what the sender says of its own answer, and pages that were not given', async () => {
    const page = (n: number, next: boolean) => ({
      ...bundle(allergy(`a-${n}`)),
      link: [
        { relation: 'self', url: `https://epd.example/fhir/p${n}` },
        ...(next ? [{ relation: 'next', url: `https://epd.example/fhir/p${n + 1}` }] : []),
      ],
    });
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'incomplete' }] };
    const codesOf = async (...input: readonly unknown[]) => (await readBgz(input)).issues.map(({ code }) => code);
    expect(await codesOf(page(1, true), bundle(outcome as never))).toEqual(
      expect.arrayContaining(['next-page', 'sender-says']),
    );
    expect(await codesOf(page(1, true), page(2, false))).not.toContain('next-page');
  });

  it('gives the same for the same, and changes nothing of what it was given', async () => {
    const input = bundleOf({ allergyIntolerances: [milk, { ...milk, id: 'a-2' }] });
    const before = JSON.stringify(input);
    expect(await readBgz(input)).toEqual(await readBgz(JSON.parse(before)));
    expect(JSON.stringify(input)).toBe(before);
  });

  it('gives records that write the same resource again', async () => {
    const sent = bundleOf({ allergyIntolerances: [milk] });
    const { records } = await readBgz(sent);
    expect(records.allergyIntolerances).toHaveLength(1);
    if (records.patient === undefined) return;
    const again = resourcesOf(records as never, { now }).find((one) => one.resourceType === 'AllergyIntolerance');
    const first = sent.entry?.find(({ resource }) => resource?.resourceType === 'AllergyIntolerance')?.resource;
    expect({ ...again, id: '', patient: '' }).toEqual({ ...first, id: '', patient: '' });
  });

  it.each<[string, object, RegExp]>([
    ['an unknown option', { patiënt: {} }, /is not known/],
    ['a patient without BSN', { patient: {} }, /`patient\.bsn` is missing/],
    ['a BSN that is none', { patient: { bsn: '123456789' } }, /`patient\.bsn`.*11-test/],
    ['a language that is none', { language: 'de' }, /`language` is 'de'/],
    ['a limit that is none', { maxDepth: 0 }, /`maxDepth` is 0/],
  ])('refuses %s, and shows no BSN', async (_name, options, message) => {
    const refusal = readBgz({}, options as never);
    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.not.toThrow(/123456789/);
  });
});
