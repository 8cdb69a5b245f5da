import { describe, expect, it } from 'vitest';
import { type CheckResult, checkCsv, checkSources, checkText, createBgzFacade, type Sources } from '../../src/index';
import { atc, bsn, medicalDevice, snomed } from '../../src/zib';
import { idSecret } from '../id-secret';
import { ANNA, now, sound } from './blemished';

type Choices = { readonly invalidRecords?: 'fail' | 'report'; readonly completeness?: 'fail' | 'partial' };

const check = (sources: object, more: object = {}) =>
  checkSources(sources as Sources, { patients: [{ bsn: ANNA }], now, ...more });
const findingsOf = ({ patients }: CheckResult) => patients.flatMap((one) => one.findings);
const recordOf = ({ patients }: CheckResult, name: string) =>
  patients.flatMap(({ records }) => records).find((one) => one.name === name);

const penicillin = snomed('764146007', 'penicilline');
const allergy = (id: string, more: object = {}) => ({
  id,
  causativeAgent: penicillin,
  allergyStatus: 'active',
  ...more,
});
const anna = { id: 'p-1', identificationNumbers: [bsn(ANNA)] };
const hypertension = { id: 'd-1', problemName: snomed('38341003', 'hypertensie'), problemStatus: 'active' };
const surgery = {
  id: 'v-1',
  procedureType: snomed('174814003', 'herstel'),
  procedureCategory: snomed('387713003', 'chirurgische ingreep'),
  procedureStartDate: '2020-05-01',
  procedureEndDate: '2020-05-01',
};

/** How many allergies a receiver gets who asks the facade for them; none when the request is refused. */
async function received(sources: object, choices: Choices): Promise<number> {
  const facade = createBgzFacade({
    sources: sources as Sources,
    authorize: () => ({ allowed: true, patient: { bsn: ANNA } }),
    idSecret,
    now: () => now,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    ...choices,
  });
  const url = `https://epd.example/fhir/AllergyIntolerance?patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|${ANNA}`;
  const response = await facade.fetch(new Request(url, { headers: { authorization: 'Bearer x' } }));
  if (response.status === 502) return 0;
  expect(response.status).toBe(200);
  const { entry = [] } = (await response.json()) as { entry?: { resource: { resourceType: string } }[] };
  return entry.filter(({ resource }) => resource.resourceType === 'AllergyIntolerance').length;
}

describe('arrives', () => {
  const others = Array.from({ length: 4 }, (_, i) => allergy(`a-${i}`));
  const cases: Readonly<Record<string, object>> = {
    'a record that is refused': {
      ...sound,
      allergyIntolerances: () => [...others, allergy('bad', { allergyStatus: 'x' })],
    },
    'a record of somebody else': {
      ...sound,
      allergyIntolerances: () => [...others, allergy('bad', { subject: bsn('999990020') })],
    },
    'two records under one id': {
      ...sound,
      allergyIntolerances: () => [...others, allergy('a-0', { causativeAgent: snomed('3718001', 'koemelk') })],
    },
    'a source that throws after what it gave': {
      ...sound,
      allergyIntolerances: function* () {
        yield* others;
        throw new Error('no');
      },
    },
    'one of two sources that gives nothing': {
      ...sound,
      allergyIntolerances: [
        () => others,
        () => {
          throw new Error('no');
        },
      ],
    },
    'a failure in another section': { ...sound, allergyIntolerances: () => others, problems: () => [{ id: 'bad' }] },
    'a patient that is refused': {
      ...sound,
      patient: () => [{ ...anna, gender: 'x' }],
      allergyIntolerances: () => others,
    },
    nothing: { ...sound, allergyIntolerances: () => others },
  };
  const choices: readonly Choices[] = [
    {},
    { invalidRecords: 'report' },
    { completeness: 'partial' },
    { invalidRecords: 'report', completeness: 'partial' },
  ];

  it.each(Object.entries(cases))(
    'is what a receiver gets from a facade with the same choices: %s',
    async (_, sources) => {
      for (const chosen of choices) {
        const { groups } = await check(sources, chosen);
        expect(groups.allergyIntolerances?.arriving, JSON.stringify(chosen)).toBe(await received(sources, chosen));
      }
    },
  );

  it('tells once per group what one record does to the others, and what to do', async () => {
    const result = await check(cases['a record that is refused'] ?? {});
    expect(result.kinds).toEqual({ 'section-refused': 1, 'not-accepted': 1 });
    const [told] = findingsOf(result);
    expect(told).toMatchObject({ kind: 'section-refused', severity: 'error', group: 'allergyIntolerances' });
    expect(told?.message).toBe(
      "met invalidRecords 'fail' wordt de hele sectie geweigerd: 4 records die zelf goed zijn komen niet aan. Herstel het foute record, of kies 'report'.",
    );
    expect(recordOf(result, 'a-0')).toMatchObject({ accepted: true, arrives: false, findings: [] });
    expect(recordOf(result, 'd-1')).toMatchObject({ arrives: true });
    const lenient = await check(cases['a record that is refused'] ?? {}, { invalidRecords: 'report' });
    expect(lenient.kinds).toEqual({ 'not-accepted': 1 });
  });

  it('says of a patient that is refused what is wrong, and not that there is none', async () => {
    const result = await check({ ...sound, patient: () => [{ ...anna, gender: 'x' }] });
    expect(result.kinds).toEqual({ 'not-accepted': 1, 'section-refused': 1 });
    expect(findingsOf(result)[0]?.message).toMatch(/^zonder een goed patiëntrecord .* 3 records die zelf goed zijn/);
    expect(result.total).toMatchObject({ accepted: 3, conforming: 3, arriving: 0 });
    const text = checkText(result);
    expect(text).not.toContain('niet gevonden');
    expect(text.indexOf('niet geaccepteerd: gender')).toBeLessThan(text.indexOf('zonder een goed patiëntrecord'));
  });

  it('checks the other records all the same, so that all faults are told in one run', async () => {
    const odd = { ...surgery, id: 'v-2', procedureCategory: undefined };
    const result = await check({
      patient: () => [{ ...anna, gender: 'x' }],
      procedures: () => [surgery, odd, { ...odd }],
    });
    expect(recordOf(result, 'v-2')?.findings).toMatchObject([{ kind: 'not-reached' }]);
    expect(result.kinds).toMatchObject({ 'not-reached': 1, duplicate: 1 });
    expect(result.total.arriving).toBe(0);
  });
});

describe('a reference to another record', () => {
  const sources = (indications: readonly object[], problems: () => unknown) => ({
    ...sound,
    problems,
    procedures: () => [{ ...surgery, indications }],
  });

  it('is an error when no record has the id, with place and list', async () => {
    const result = await check(
      sources(
        [
          { id: 'd-1', display: 'een ander record' },
          { id: 'nobody', display: 'een ander record' },
        ],
        () => [hypertension],
      ),
      { language: 'en' },
    );
    expect(recordOf(result, 'v-1')).toMatchObject({
      arrives: false,
      findings: [{ kind: 'dangling-reference', severity: 'error', at: 'indications[1].id', concept: 'NL-CM:14.1.9' }],
    });
    expect(recordOf(result, 'v-1')?.findings[0]?.message).toContain('the id of a record in problems');
  });

  it('is an error when the record with that id is refused', async () => {
    const refused = { ...hypertension, problemStatus: 'aktief' };
    const result = await check(
      sources([{ id: 'd-1', display: 'een ander record' }], () => [refused]),
      { invalidRecords: 'report' },
    );
    expect(recordOf(result, 'v-1')?.findings).toMatchObject([{ kind: 'dangling-reference', rule: 'refused-record' }]);
  });

  it('is not judged when what it refers to may be among what a source could not give', async () => {
    const broken = () => {
      throw new Error('no');
    };
    const result = await check(sources([{ id: 'd-1', display: 'een ander record' }], broken));
    expect(recordOf(result, 'v-1')?.findings).toEqual([]);
  });

  it('is found from each place that may hold one', async () => {
    const device = medicalDevice({
      id: 'h-1',
      product: { productType: snomed('14106009', 'pacemaker') },
      indications: [{ id: 'nobody', display: 'een ander record' }],
    });
    const all = {
      ...sound,
      medicalDevices: () => [device],
      procedures: () => [
        {
          ...surgery,
          medicalDevices: [
            { id: 'h-1', display: 'een ander record' },
            { id: 'nothing', display: 'een ander record' },
          ],
        },
      ],
      procedureRequests: () => [
        {
          id: 'r-1',
          procedureType: surgery.procedureType,
          indications: [{ id: 'nobody', display: 'een ander record' }],
        },
      ],
      medicationUses: () => [
        {
          id: 'mg-1',
          useIndicator: true,
          productUsed: { productName: 'paracetamol' },
          registrationDateTime: '2026-05-01',
          reasons: [{ id: 'nobody', display: 'een ander record' }],
        },
      ],
    };
    const { patients } = await check(all);
    const places = patients.flatMap(({ records }) =>
      records.flatMap(({ name, findings }) =>
        findings.filter(({ kind }) => kind === 'dangling-reference').map(({ at }) => `${name} ${at}`),
      ),
    );
    expect(places.sort()).toEqual([
      'h-1 indications[0].id',
      'mg-1 reasons[0].id',
      'r-1 indications[0].id',
      'v-1 medicalDevices[1].id',
    ]);
  });
});

describe('professionals and organizations', () => {
  const ziekenhuis = {
    organizationName: 'Ziekenhuis',
    identificationNumbers: [{ system: 'http://fhir.nl/fhir/NamingSystem/ura', value: '12345678' }],
  };

  it('do not arrive when no record that is exchanged names them', async () => {
    const result = await check({ ...sound, healthcareProviders: () => [{ id: 'z-1', ...ziekenhuis }] });
    expect(recordOf(result, 'z-1')).toMatchObject({
      accepted: true,
      arrives: false,
      findings: [{ kind: 'not-referred-to', severity: 'warning' }],
    });
    expect(result).toMatchObject({ verdict: 'arrives', groups: { healthcareProviders: { reached: 0, arriving: 0 } } });
  });
});

describe('a laboratory result that was given as text', () => {
  const result = (id: string, testResult: object) => ({
    id,
    resultStatus: 'final',
    laboratoryTests: [{ testCode: { nullFlavor: 'OTH', originalText: 'eGFR' }, testResult }],
  });

  it('is remarked upon where it is an amount or a bound, and names comparator', async () => {
    const checked = await check({
      ...sound,
      laboratoryTestResults: () => [
        result('l-bound', { text: '>120' }),
        result('l-number', { text: ' 7,20 ' }),
        result('l-words', { text: 'positief' }),
        result('l-titre', { text: '1:128' }),
        result('l-amount', { quantity: { value: '120', comparator: '>' } }),
      ],
    });
    const remarks = ['l-bound', 'l-number', 'l-words', 'l-titre', 'l-amount'].map((id) =>
      recordOf(checked, id)?.findings.filter(({ kind }) => kind === 'amount-as-text'),
    );
    expect(remarks.map((one) => one?.length)).toEqual([1, 1, 0, 0, 0]);
    expect(remarks[0]?.[0]).toMatchObject({ severity: 'information', at: 'laboratoryTests[0].testResult.text' });
    expect(remarks[0]?.[0]?.message).toContain('comparator');
  });
});

describe('what is mended', () => {
  it('is no remark where it is the own key of a record, which is a number in most databases', async () => {
    const result = await check({
      ...sound,
      patient: () => [{ ...anna, id: 4711 }],
      allergyIntolerances: () => [{ ...allergy('a'), id: 12, comment: ' ' }],
    });
    expect(recordOf(result, '12')?.findings.map(({ rule }) => rule)).toEqual(['blank-text']);
    expect(recordOf(result, '4711')?.findings).toEqual([]);
  });

  const many = Array.from({ length: 20 }, (_, i) => allergy(`a-${i}`, { comment: ' ' }));

  it('is a warning where a code lost its meaning, and names the code', async () => {
    const place = { ...anna, addressInformation: [{ placeOfResidence: 'Utrecht', country: 'Nederland' }] };
    const coded = { ...hypertension, problemName: { code: 'K86', display: 'hypertensie' } };
    const result = await check({ ...sound, patient: () => [place], problems: () => [coded] });
    expect(recordOf(result, 'd-1')?.findings).toContainEqual(
      expect.objectContaining({
        kind: 'code-as-text',
        severity: 'warning',
        message: 'problemName: de code "K86" heeft geen stelsel; zij gaat als tekst mee. Geef het stelsel erbij.',
      }),
    );
    expect(checkText(result)).not.toContain('Nederland');
    expect(checkText(result)).toContain('addressInformation[0].country: een naam of code zonder stelsel');
  });

  it('is not said to be sent where the record does not arrive', async () => {
    const vague = { ...hypertension, problemName: { code: 'K86', display: 'hypertensie' } };
    const sources = {
      ...sound,
      problems: () => [
        { ...vague, id: 'd-sent' },
        { ...vague, id: 'd-refused', problemStatus: 'aktief' },
        { ...vague, id: 'd-other', subject: bsn('999990020') },
      ],
      procedures: () => [{ ...surgery, procedureType: 'herstel', procedureCategory: undefined }],
    };
    const lenient = { invalidRecords: 'report', completeness: 'partial' } as const;
    const said = async (more: object, ...ids: readonly string[]) => {
      const result = await check(sources, more);
      const findings = ids.map((id) => recordOf(result, id)?.findings.find(({ kind }) => kind === 'code-as-text'));
      return findings.map((one) => [one?.severity, one?.message]);
    };
    const text = 'problemName: the code "K86" has no system; it is sent as text. Give its system.';
    const none = 'a name or code without system; once this record arrives, it will be text only. Give the code with';
    const later =
      'problemName: the code "K86" has no system; once this record arrives, it will be text only. Give its system.';
    expect(await said({ ...lenient, language: 'en' }, 'd-sent', 'd-refused', 'd-other', surgery.id)).toEqual([
      ['warning', text],
      ['warning', `problemName: ${none} its system.`],
      ['warning', later],
      ['warning', `procedureType: ${none} its system.`],
    ]);
    // The refused record keeps back the section, so the other one is not sent either.
    expect(await said({ language: 'en' }, 'd-sent')).toEqual([['warning', later]]);
    const [[, dutch] = []] = await said({ language: 'nl' }, 'd-refused');
    expect(dutch).toBe(
      'problemName: een naam of code zonder stelsel; als dit record wel aankomt, is zij daarin alleen tekst. Geef de code met het stelsel.',
    );
  });

  it('is counted in text by group and kind, and told one by one in CSV and on request', async () => {
    const result = await check({ ...sound, allergyIntolerances: () => many });
    const text = checkText(result);
    expect(text).toContain('  allergyIntolerances · hersteld: 20 records (a-0, a-1, a-2 en 17 meer)\n');
    expect(text.match(/hersteld/g)).toHaveLength(1);
    expect(checkText(result, { all: true }).match(/· hersteld: comment/g)).toHaveLength(20);
    expect(checkCsv(result).match(/mended/g)).toHaveLength(20);
    expect(() => checkText(result, { all: 'yes' } as never)).toThrow(/`all` is 'yes'; allowed is true or false/);
  });
});

describe('what is wrong with a record', () => {
  it('is told in the language asked for, with what was found where that names nobody', async () => {
    const wrong = {
      ...sound,
      problems: () => [{ ...hypertension, problemStartDate: '2020-02-31', comment: 42 }],
      procedures: () => [{ ...surgery, procedureStartDate: '2021', procedureEndDate: '2020' }],
    };
    const dutch = checkText(await check(wrong));
    expect(dutch).toContain('gevonden "2020-02-31", toegestaan is');
    expect(dutch).toMatch(/procedureEndDate .*gevonden .*2020, voor 2021/);
    expect(dutch).not.toMatch(/invalid-(moment|period)/);
    expect(checkCsv(await check(wrong, { language: 'en' }))).toContain('2020-02-31');
  });

  it('tells of a part of a record that no search gives, as the group that it becomes has no source', async () => {
    const jab = { id: 'j-1', productCode: atc('J07BB02'), vaccinationDate: '2020-05-01' };
    const again = { ...jab, id: 'j-2', preferredDateForRevaccination: '2030' };
    const sources = { patient: () => [anna], vaccinations: () => [jab, again] };
    const alone = await check(sources);
    expect(recordOf(alone, 'j-1')).toMatchObject({ arrives: true });
    expect(recordOf(alone, 'j-2')).toMatchObject({
      arrives: false,
      findings: [
        { kind: 'not-reached', rule: 'no-source', message: expect.stringContaining('vaccinationRecommendations') },
      ],
    });
    const beside = await check({ ...sources, vaccinationRecommendations: () => [] });
    expect(recordOf(beside, 'j-2')).toMatchObject({ arrives: true, findings: [] });
  });
});
