import { describe, expect, it } from 'vitest';
import { fhirJson, keepWritten } from '../../src/fhir/written-numbers';
import { writeFhirXml } from '../../src/fhir/xml/write-fhir-xml';
import { resourcesOf, toCollection } from '../../src/index';
import { readBgz } from '../../src/read';
import { xmlModel } from '../../src/read/told-path';
import { readInput } from '../../src/validate/text/read-input';
import { type BgzRecords, snomed } from '../../src/zib';
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
          'extension(zib-Jansen)': { valueString: 'x' },
          reaction: [{ manifestation: [{ text: 'jeuk', coding: [{ userSelected: true }] }] }],
          extension: [{ url: 'https://epd.example/geheim', valueString: 'x' }],
        }),
      ),
    );
    const own = notRead.filter(({ resource }) => resource === 'AllergyIntolerance/a');
    expect(own.map(({ path }) => path).sort()).toEqual([
      'AllergyIntolerance.?.?',
      'AllergyIntolerance.extension.valueString',
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
    const account = { resourceType: 'Account', id: 'o', subject: { reference: 'Patient/p' } };
    const other = allergy('x', { meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-Alert'] } });
    const { issues, records } = await readBgz(bundle(patient('p'), account as never, other));
    const codes = issues.map(({ code, resource }) => [code, resource]);
    expect(codes).toContainEqual(['no-zib', 'Account/o']);
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

  it('names that an allergy is not confirmed, for which the zib has no place', async () => {
    const { records, notRead } = await readBgz(
      bundle(patient('p'), allergy('a', { verificationStatus: 'unconfirmed' })),
    );
    expect(records.allergyIntolerances).toHaveLength(1);
    expect(notRead.map(({ path }) => path)).toEqual(['AllergyIntolerance.verificationStatus']);
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
    const failed = { response: { status: '403', outcome } };
    const answers = { resourceType: 'Bundle', type: 'batch-response', entry: [{ resource: patient('p') }, failed] };
    expect(await codesOf(answers)).toEqual(['sender-says']);
  });

  it.each([
    ['en', 'incomplete, a code that FHIR does not have'],
    ['nl', 'incomplete, een code die FHIR niet heeft'],
  ] as const)('shows no code of the sender that FHIR does not have (%s)', async (language, told) => {
    const codes = ['geheimpje-jansen', 'incomplete', 'constructor', 'incomplete'];
    const outcome = { resourceType: 'OperationOutcome', issue: codes.map((code) => ({ severity: 'error', code })) };
    const { issues } = await readBgz(bundle(outcome as never), { language });
    expect(issues).toEqual([
      expect.objectContaining({ code: 'sender-says', message: expect.stringContaining(`(${told})`) }),
    ]);
  });

  it.each<[string, object, object]>([
    ['a Bundle with rules of its own', { implicitRules: 'https://epd.example/regels' }, {}],
    ['a Bundle that is modified', { modifierExtension: [{ url: 'https://epd.example/niet' }] }, {}],
    ['an entry that is modified', {}, { modifierExtension: [{ url: 'https://epd.example/niet' }] }],
  ])('reads nothing of %s', async (_name, around, beside) => {
    const inner = { ...bundle(allergy('a')), ...around };
    const { records, issues, notRead } = await readBgz([
      patient('p'),
      { ...inner, entry: inner.entry.map((entry) => ({ ...entry, ...beside })) },
    ]);
    expect(Object.keys(records)).toEqual(['patient']);
    expect(issues).toMatchObject([{ code: 'modifier', severity: 'error', resource: 'Bundle' }]);
    expect(notRead).toMatchObject([{ path: 'Bundle', reason: 'modifier' }]);
  });

  it.each([
    ['no status where the dates say it at this moment', '2026-11-24T10:00:00Z', undefined],
    ['a status as it was stated, where they say another', '2026-11-01T10:00:00Z', 'completed'],
  ])('gives %s', async (_name, at, status) => {
    const dates = { procedureStartDate: '2026-11-02', procedureEndDate: '2026-11-03' };
    const sent = bundleOf({ procedures: [{ id: 'v', procedureType: snomed('80146002', 'appendectomie'), ...dates }] });
    const { records } = await readBgz(sent, { now: new Date(at) });
    expect(records.procedures).toMatchObject([dates]);
    expect(records.procedures?.[0]?.status).toBe(status);
  });

  it('takes the moment of the reading for now where none is given', async () => {
    const sent = bundleOf({
      procedures: [{ id: 'v', procedureType: snomed('80146002', 'appendectomie'), procedureEndDate: '2020-01-01' }],
    });
    expect((await readBgz(sent)).records.procedures?.[0]?.status).toBeUndefined();
  });

  /** A use of medication whose doses are written as they stand here. */
  const withDoses = (low: string, high: string) =>
    JSON.stringify(
      bundle(patient('p'), {
        resourceType: 'MedicationStatement',
        id: 'm',
        status: 'active',
        subject: { reference: 'Patient/p' },
        taken: 'y',
        dateAsserted: '2026-11-01',
        medicationCodeableConcept: { text: 'digoxine' },
        dosage: [{ doseRange: { low: { value: -71, unit: 'mg' }, high: { value: -72, unit: 'mg' } } }],
      } as never),
    )
      .replace('-71', low)
      .replace('-72', high);

  it.each([
    ['1.50', '2.0'],
    ['0.10', '0.1234567890123456789'],
  ])(
    'keeps decimals as they are written, of JSON and of XML, and writes them so again: %s and %s',
    async (low, high) => {
      const json = withDoses(low, high);
      const { value } = await readInput(json, { maxDepth: 200, maxSize: 1e6 }, xmlModel);
      const xml = writeFhirXml(value, await xmlModel())
        .replace(/(<low><value value=")[^"]*/, `$1${low}`)
        .replace(/(<high><value value=")[^"]*/, `$1${high}`);
      for (const text of [json, `\ufeff${json}`, xml]) {
        const { records } = await readBgz(text, { now });
        const [use] = records.medicationUses ?? [];
        const dose = use?.instructionsForUse?.dosageInstructions?.[0]?.dose;
        expect([dose?.minimumValue, dose?.maximumValue].map(String)).toEqual([low, high]);
        const again = fhirJson(toCollection([records as BgzRecords], { now }));
        expect(again).toContain(`"low":{"value":${low},`);
        expect(again).toContain(`"high":{"value":${high},`);
      }
    },
  );

  it('keeps decimals of what stands twice, and beside what JSON has no form for', async () => {
    const { entry } = JSON.parse(withDoses('1', '2')) as { entry: { resource: Record<string, never> }[] };
    const use = entry[1]?.resource as unknown as { dosage: { doseRange: { low: object } }[] };
    keepWritten(use.dosage[0]?.doseRange.low ?? {}, 'value', '1.0');
    for (const input of [
      [entry[0]?.resource, use, use],
      [entry[0]?.resource, { ...use, extra: () => 1 }],
    ])
      expect((await readBgz(input)).records.medicationUses?.[0]?.instructionsForUse).toMatchObject({
        dosageInstructions: [{ dose: { minimumValue: '1.0' } }],
      });
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
