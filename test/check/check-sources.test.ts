import { describe, expect, it, vi } from 'vitest';
import { searchedSections } from '../../src/bgz/index';
import type { CheckResult, Sources } from '../../src/index';
import { checkCsv, checkJson, checkSources, checkText, findingKinds, sourcesOf } from '../../src/index';
import { createValidator } from '../../src/validate';
import { allergyIntolerance, bgzRecords, bsn, procedure, snomed, ucum } from '../../src/zib';
import { sample } from '../bgz/sample';
import { packageOf, profileOf } from '../validate/fixtures/packages';
import { ANNA, blemished, now, sound } from './blemished';

const anna = [{ bsn: ANNA }];
const check = (sources: Sources, more: object = {}) => checkSources(sources, { patients: anna, now, ...more });

/** A facade that serves what it can. */
const lenient = { invalidRecords: 'report', completeness: 'partial' } as const;

/** Every finding as `group record kind [rule]`, in the order of the report. */
const lines = ({ patients }: CheckResult): string[] =>
  patients.flatMap(({ findings, records }) => [
    ...findings.map(({ group, record, kind, rule }) => [group, record, kind, rule].filter(Boolean).join(' ')),
    ...records.flatMap(({ group, name, findings: own }) =>
      own.map(({ kind, rule }) => [group, name, kind, rule].filter(Boolean).join(' ')),
    ),
  ]);

/** Which sections have no source changes with each section that there is. */
const withoutOffers = (text: string): string => text.replace(/^(Niet aangeboden|Not offered), .*\n/m, '');

describe('checkSources', () => {
  it('names the sections without a source, and not those of which none is known', async () => {
    const searched = searchedSections.map(({ key }) => key as string);
    const known = ['patient', 'allergyIntolerances', 'problems', 'procedures'];
    expect((await check(sound)).notOffered).toEqual(searched.filter((key) => !known.includes(key)));
    const { notOffered, groups, verdict } = await check({ ...sound, payers: 'noneKnown' });
    expect(notOffered).not.toContain('payers');
    expect(groups.payers?.records).toBe(0);
    expect(verdict).toBe('arrives');
    const all = Object.fromEntries(searched.map((key) => [key, 'noneKnown']));
    expect(checkText(await check({ ...all, ...sound } as Sources))).not.toContain('Niet aangeboden');
  });

  it('finds each fault that is planted, and nothing else', async () => {
    const result = await check(blemished, { sourceTimeoutMs: 100 });
    expect(lines(result)).toEqual([
      'medicationUses timed-out timed-out',
      'medicationAgreements source-failed threw',
      'administrationAgreements source-failed threw',
      'payers x not-accepted not-in-codelist',
      'payers source-failed invalid-record',
      'allergyIntolerances section-refused completeness',
      'problems section-refused invalidRecords',
      'allergyIntolerances a-refused not-accepted not-in-codelist',
      'allergyIntolerances a-odd plausibility plausibility-allergy-disorder',
      'allergyIntolerances a-mended mended null',
      'allergyIntolerances a-twice duplicate',
      'allergyIntolerances a-conflict conflict',
      'allergyIntolerances a-other other-patient',
      'problems d-words plausibility plausibility-problem-code',
      'problems record 2 not-accepted invalid-moment',
      'procedures v-missed not-reached category',
      'procedureRequests r-done over status',
    ]);
    expect(result.verdict).toBe('does-not-arrive');
    expect(result.kinds).toMatchObject({ 'not-accepted': 3, plausibility: 2, 'not-reached': 1, conflict: 1 });
  });

  it('tells of a record where it is wrong, which searches return it and whether it arrives', async () => {
    const { patients } = await check(blemished, { sourceTimeoutMs: 100, ...lenient });
    const record = (name: string) => patients[0]?.records.find((one) => one.name === name);
    expect(record('a-refused')).toMatchObject({
      group: 'allergyIntolerances',
      source: 0,
      nth: 2,
      record: 'a-refused',
      accepted: false,
      arrives: false,
      issues: [{ path: ['allergyStatus'], concept: 'NL-CM:8.2.5' }],
      findings: [{ kind: 'not-accepted', severity: 'error', at: 'allergyStatus', concept: 'NL-CM:8.2.5' }],
    });
    expect(record('a-1')).toMatchObject({
      accepted: true,
      arrives: true,
      resources: ['AllergyIntolerance'],
      returnedBy: ['AllergyIntolerance'],
      findings: [],
    });
    expect(record('v-missed')).toMatchObject({ accepted: true, arrives: false, returnedBy: [] });
    expect(record('r-done')).toMatchObject({ arrives: false, findings: [{ kind: 'over', severity: 'warning' }] });
    const hidden = patients[0]?.records.find(({ group, nth }) => group === 'problems' && nth === 2);
    expect(hidden).toMatchObject({ name: 'record 2', accepted: false });
    expect(hidden).not.toHaveProperty('record');
  });

  it('counts per group and in all, also a group whose source gives nothing', async () => {
    const { groups, total } = await check(
      { ...blemished, medicalDevices: () => [] },
      { sourceTimeoutMs: 100, ...lenient },
    );
    expect(groups.allergyIntolerances).toEqual({
      records: 9,
      accepted: 8,
      mended: 1,
      odd: 1,
      conforming: 5,
      reached: 5,
      arriving: 5,
    });
    expect(groups.medicalDevices).toMatchObject({ records: 0, arriving: 0 });
    expect(groups.procedures).toMatchObject({ records: 2, reached: 1, arriving: 1 });
    expect(total.records).toBe(15);
    expect(Object.keys(groups)).toEqual(expect.arrayContaining(['payers', 'medicationUses']));
  });

  it('says that everything arrives when it does, and gives the figures of registration', async () => {
    const result = await check(sound);
    expect(result).toMatchObject({ formatVersion: 1, date: '2026-11-24', verdict: 'arrives' });
    expect(lines(result)).toEqual([]);
    expect(result.total).toEqual({
      records: 4,
      accepted: 4,
      mended: 0,
      odd: 0,
      conforming: 4,
      reached: 4,
      arriving: 4,
    });
    expect(result.quality.total.records).toBe(4);
  });

  it('has nothing against everything an adapter can write, but for a reason in words', async () => {
    const records = bgzRecords(sample);
    const result = await checkSources(sourcesOf([records], { groups: 'all' }), {
      patients: [{ id: 'patient-1' }],
      now,
    });
    expect(result.counts.error).toBe(0);
    // Profiles fix codes of components that the list of zib-VitalSigns, which they are made of, does not have; the roles of the zib in a
    // contact, and the other system of an activity of metadata, are in no list of FHIR.
    const isOfProfile = (line: string) => /^\w+ \S+ validator-warning binding-extensible$/.test(line);
    expect(lines(result).filter((line) => !isOfProfile(line))).toEqual([
      'procedures procedure-1 plausibility plausibility-problem-code',
    ]);
  });

  it('calls each source once per patient, one patient after the other', async () => {
    const order: string[] = [];
    const spy = vi.fn(({ patient }) => {
      order.push(patient.bsn);
      return [];
    });
    await checkSources(
      { ...sound, payers: [spy, spy], problems: spy },
      { patients: [...anna, { bsn: '999990020' }], now },
    );
    expect(spy).toHaveBeenCalledTimes(6);
    expect(order).toEqual([ANNA, ANNA, ANNA, '999990020', '999990020', '999990020']);
  });

  it('tells of a patient nobody knows, and of records without a patient', async () => {
    const stranger = await checkSources(sound, { patients: [{ id: 'nobody' }], now });
    expect(lines(stranger)).toEqual(['patient-not-found']);
    expect(stranger.patients[0]?.name).toBe('nobody');
    const orphan = await check({ ...sound, patient: () => [] });
    expect(lines(orphan)).toEqual(['patient patient-not-found missing-patient']);
    const wrong = await check({ ...sound, patient: () => [{ id: 'p-2', identificationNumbers: [bsn('999990020')] }] });
    expect(lines(wrong)).toContain('patient p-2 other-patient');
  });

  it('compares dates with the patient, and looks a day ahead only from the moment given', async () => {
    const allergies = (startDateTime: string) => ({
      ...sound,
      allergyIntolerances: () => [
        { id: 'a-1', causativeAgent: snomed('764146007', 'penicilline'), allergyStatus: 'active', startDateTime },
      ],
    });
    expect(lines(await check(allergies('1956') as never))).toEqual([
      'allergyIntolerances a-1 plausibility plausibility-before-birth',
    ]);
    expect(lines(await check(allergies('2026-11-25') as never))).toEqual([
      'allergyIntolerances a-1 plausibility plausibility-future',
    ]);
    expect(lines(await check(allergies('2026-11-25') as never, { now: new Date('2026-11-25T10:00:00Z') }))).toEqual([]);
  });

  it('takes what a facade takes: builders, parse results, promises, generators and lists of sources', async () => {
    const agent = snomed('764146007', 'penicilline');
    const sources = {
      patient: sound.patient,
      allergyIntolerances: [
        () => Promise.resolve([allergyIntolerance({ id: 'a-1', causativeAgent: agent, allergyStatus: 'active' })]),
        async function* () {
          yield allergyIntolerance.parse({ id: 'a-2', causativeAgent: agent, allergyStatus: 'active' });
          yield allergyIntolerance.parse({ id: 'a-3', causativeAgent: agent, allergyStatus: 'aktief' });
        },
        () => [Promise.resolve({ id: 'a-4', causativeAgent: agent, allergyStatus: 'active' })],
      ],
    } as unknown as Sources;
    const result = await check(sources);
    expect(lines(result)).toEqual([
      'allergyIntolerances section-refused invalidRecords',
      'allergyIntolerances a-3 not-accepted not-in-codelist',
    ]);
    expect(result.groups.allergyIntolerances).toMatchObject({ records: 4, arriving: 0 });
    expect((await check(sources, { invalidRecords: 'report' })).groups.allergyIntolerances).toMatchObject({
      arriving: 3,
    });
  });

  it('tells what a source gave before it threw', async () => {
    const sources = {
      ...sound,
      procedures: function* () {
        yield procedure({
          id: 'v-1',
          procedureType: snomed('174814003', 'herstel'),
          procedureCategory: snomed('387713003', 'chirurgische ingreep'),
        });
        throw new RangeError('column BSN 999990019');
      },
    } as Sources;
    const result = await check(sources);
    expect(result.groups.procedures).toMatchObject({ records: 1, arriving: 0 });
    // The facade serves what came before it, when records are all that may be missing.
    expect((await check(sources, { invalidRecords: 'report' })).groups.procedures).toMatchObject({ arriving: 1 });
    const [failure] = result.patients[0]?.findings ?? [];
    expect(failure?.message).toBe('de bron gooit een fout (RangeError) na 1 record; wat er nog kwam is niet bekend.');
    expect(failure?.cause).toBeInstanceOf(RangeError);
  });

  it('never throws for what a source gives', async () => {
    const hostile = [
      null,
      42,
      'x',
      [],
      Object.create(null),
      { ok: false, issues: [] },
      { ok: false, issues: [null] },
      { ok: false, issues: [{ message: 'Jansen' }] },
      { ok: true, record: null },
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
      {
        get id() {
          throw new Error('no');
        },
      },
    ];
    for (const item of hostile) {
      const result = await check({ ...sound, problems: () => [item] } as unknown as Sources);
      expect(result.groups.problems?.accepted).toBe(0);
      expect(lines(result).every((line) => line.startsWith('problems'))).toBe(true);
      expect(result.counts.error).toBeGreaterThan(0);
    }
    const rejected = () => Promise.reject(new Error('no'));
    for (const problems of [() => null, () => undefined, () => 42, () => 'x', rejected]) {
      const result = await check({ ...sound, problems } as unknown as Sources);
      expect(result.verdict).toBe('does-not-arrive');
    }
  });

  it('attributes what the validator finds to the record, with the path in it', async () => {
    const url = 'http://x.example/strict';
    const strict = packageOf(
      profileOf(url, 'AllergyIntolerance', [
        { id: 'AllergyIntolerance.onset[x]', path: 'AllergyIntolerance.onset[x]', min: 1 },
      ]),
    );
    const validator = createValidator({ packages: [strict], profiles: [url], now: () => now });
    const result = await check(sound, { validator });
    expect(lines(result)).toEqual(['allergyIntolerances a-1 does-not-conform cardinality-min']);
    const record = result.patients[0]?.records.find(({ name }) => name === 'a-1');
    expect(record).toMatchObject({
      arrives: false,
      findings: [{ expression: 'AllergyIntolerance', concept: 'NL-CM:8.2.6', at: 'startDateTime' }],
    });
    expect(result.groups.allergyIntolerances).toMatchObject({ conforming: 0, reached: 1, arriving: 0 });
  });

  it('tells as such when the check itself fails', async () => {
    const validator = { validate: () => Promise.reject(new Error('no')) };
    expect(lines(await check(sound, { validator }))).toEqual(['not-checked']);
  });
});

describe('what was asked', () => {
  it.each<[string, unknown, object, RegExp]>([
    [
      'a misspelt group',
      { ...sound, allergyIntolerence: () => [] },
      {},
      /`sources\.allergyIntolerence` is not known; did you mean `allergyIntolerances`\?/,
    ],
    [
      'a group far off',
      { ...sound, weather: () => [] },
      {},
      /`sources\.weather` is not known; there are patient, payers/,
    ],
    ['no source', { ...sound, problems: {} }, {}, /`sources\.problems` is an object; allowed is a function/],
    ['a list without a source', { ...sound, problems: [] }, {}, /`sources\.problems` is an empty list/],
    ['no patient source', { problems: () => [] }, {}, /`sources\.patient` is missing/],
    ['no sources', undefined, {}, /`sources` is left out; allowed is an object with patient/],
    ['nobody', sound, { patients: [] }, /`patients` is an empty list/],
    ['a patient in no form', sound, { patients: [{ bsn: ANNA, id: 'p-1' }] }, /`patients\[0\]` is an object; allowed/],
    ['a patient by number', sound, { patients: [{ bsn: 999990019 }] }, /`patients\[0\]` is an object; allowed/],
    ['a patient as text', sound, { patients: [ANNA] }, /`patients\[0\]` is text of 9 characters; allowed/],
    ['no moment', sound, { now: '2026-11-24' }, /`now` is '2026-11-24'; allowed is a valid Date/],
    ['another language', sound, { language: 'de' }, /`language` is 'de'; allowed is 'nl' or 'en'/],
    [
      'a time that is none',
      sound,
      { sourceTimeoutMs: Number.NaN },
      /`sourceTimeoutMs` is NaN; allowed is milliseconds/,
    ],
    ['a negative limit', sound, { maxRecordsPerSource: -1 }, /`maxRecordsPerSource` is -1; allowed is a whole number/],
    [
      'a choice that is none',
      sound,
      { mapping: { startDateCompletes: 'no' } },
      /`mapping\.startDateCompletes` is 'no'/,
    ],
    ['a validator that is none', sound, { validator: {} }, /`validator` is an object; allowed is a validator/],
    ['a misspelt option', sound, { langauge: 'nl' }, /`langauge` is not known; did you mean `language`\?/],
  ])('is refused before any source is called: %s', async (_, sources, more, message) => {
    const asked = check(sources as Sources, more);
    await expect(asked).rejects.toThrow(TypeError);
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.not.toThrow(ANNA);
  });
});

/** A small reader of RFC 4180, written apart from the writer. */
function readCsv(text: string): Record<string, string>[] {
  const rows = [...text.matchAll(/(?:^|\r\n)((?:"(?:[^"]|"")*"|[^"\r\n])*)/g)].map(([, line = '']) => line);
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    );
  const [head = '', ...others] = rows.filter((line) => line !== '');
  const names = cells(head);
  return others.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])));
}

describe('the report', () => {
  it('reads as text', async () => {
    const result = await check(blemished, { sourceTimeoutMs: 100 });
    expect(checkText(result)).toMatch(/^Niet aangeboden, want zonder bron: (\w+, )*medicalDevices, /m);
    await expect(withoutOffers(checkText(result))).toMatchFileSnapshot('./blemished.nl.txt');
    const english = await check(blemished, { sourceTimeoutMs: 100, language: 'en' });
    expect(checkText(english)).toMatch(/^Not offered, as there is no source: (\w+, )*medicalDevices, /m);
    await expect(withoutOffers(checkText(english))).toMatchFileSnapshot('./blemished.en.txt');
  });

  it('is read as CSV: every finding, and every record', async () => {
    const result = await check(blemished, { sourceTimeoutMs: 100 });
    const rows = readCsv(checkCsv(result));
    expect(rows.filter(({ kind }) => kind !== '')).toHaveLength(lines(result).length);
    const named = new Set(rows.filter(({ nth }) => nth !== '').map((row) => `${row.group} ${row.source} ${row.nth}`));
    expect(named.size).toBe(result.total.records);
    expect(rows.find(({ record }) => record === 'a-refused')).toMatchObject({
      patient: 'patiënt 1',
      severity: 'error',
      kind: 'not-accepted',
      path: 'allergyStatus',
      concept: 'NL-CM:8.2.5',
    });
    for (const row of rows) expect(Object.keys(row)).toHaveLength(12);
  });

  it('keeps a key that a spreadsheet would calculate a text', async () => {
    const odd = { id: '=1+1', causativeAgent: snomed('764146007', 'a'), allergyStatus: 'active' };
    const result = await check({ ...sound, allergyIntolerances: () => [odd] } as unknown as Sources);
    expect(readCsv(checkCsv(result)).find(({ group }) => group === 'allergyIntolerances')?.record).toBe("'=1+1");
  });

  it('is JSON without what the sources threw', async () => {
    const result = await check(blemished, { sourceTimeoutMs: 100 });
    const read = JSON.parse(checkJson(result));
    expect(read).toMatchObject({ formatVersion: 1, verdict: 'does-not-arrive', total: result.total });
    expect(checkJson(result)).not.toContain('cause"');
  });

  it('holds nothing of a person: no BSN, name, words or text of an error', async () => {
    const result = await check(blemished, { sourceTimeoutMs: 100 });
    for (const text of [checkText(result), checkCsv(result), checkJson(result)])
      for (const secret of [ANNA, '999990020', 'Anna', 'Voorbeeld', 'Jansen', 'SELECT', '1957'])
        expect(text).not.toContain(secret);
    // Codes, dates and gender are told as found: that is what leads to the row that is wrong.
    for (const text of [checkText(result), checkCsv(result)]) {
      expect(text).toContain('2009-13-01');
      expect(text).toContain('aktief');
    }
  });

  it('tells a warning of the validator once, where more records than it names have it in the same words', async () => {
    const weights = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: `kg-${at}`,
        weightValue: ucum(80, 'kg'),
        weightDateTime: '2026-01-01',
        clothing: 'minimal' as const,
      }));
    const bodyWeights = (count: number) => check({ ...sound, bodyWeights: () => weights(count) }, { language: 'en' });
    const told = (text: string) => text.match(/warning of the validator: clothing:/g)?.length;
    const five = await bodyWeights(5);
    expect(checkText(five)).toMatch(
      /^ {2}bodyWeights 5 records \(kg-0, kg-1, kg-2 and 2 more\)\n {4}! warning of the validator/m,
    );
    expect(told(checkText(five))).toBe(1);
    expect(told(checkText(five, { all: true }))).toBe(5);
    expect(told(checkText(await bodyWeights(3)))).toBe(3);
  });

  it('is the same twice', async () => {
    const [one, two] = await Promise.all([check(sound), check(sound)]);
    expect(checkJson(one)).toBe(checkJson(two));
  });

  it('has a title in both languages for each kind', () => {
    for (const { title, severity } of Object.values(findingKinds)) {
      expect(title.nl).not.toBe(title.en);
      expect(['error', 'warning', 'information']).toContain(severity);
    }
  });
});
