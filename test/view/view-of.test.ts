import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/assemble/collection';
import { toldOf } from '../../src/bgz/narrative/narrative';
import type { Json } from '../../src/fhir/json';
import { viewOf } from '../../src/view';
import {
  demo,
  demoNames,
  en,
  items,
  lines,
  nl,
  now,
  patient,
  result,
  searchset,
  section,
  told,
  unvalidated,
} from './given';

describe('a view of records', () => {
  it('tells whose it is', async () => {
    const { patient: shown } = await viewOf({ records: demo('mevrouw-van-der-voorbeeld') }, unvalidated);
    expect(shown).toEqual({
      item: 0,
      name: 'Anna Sofie van der Voorbeeld-Bedenksel',
      birthDate: { nl: '14 maart 1957', en: '14 March 1957' },
      age: 69,
      gender: 'Vrouw',
      bsn: '999990019',
    });
  });

  it('begins with allergies and alerts, problems and medication, and says of what is not there why', async () => {
    const records = { ...demo('mevrouw-van-der-voorbeeld'), vaccinations: [] };
    const view = await viewOf({ records }, unvalidated);
    expect(view.sections.slice(0, 6).map(({ key, state }) => [key, state])).toEqual([
      ['allergyIntolerances', 'given'],
      ['alerts', 'not-given'],
      ['problems', 'given'],
      ['medicationUses', 'given'],
      ['medicationAgreements', 'given'],
      ['administrationAgreements', 'given'],
    ]);
    expect(section(view, 'vaccinations')?.state).toBe('none-known');
    expect(section(view, 'bloodPressures')?.state).toBe('not-given');
  });

  it('shows an allergy with its title, what is told in both languages, its record and its FHIR', async () => {
    const records = demo('mevrouw-van-der-voorbeeld');
    const view = await viewOf({ records }, unvalidated);
    const [allergy] = items(view, 'allergyIntolerances').filter((one) => one?.title === 'penicilline');
    expect(allergy).toMatchObject({ summary: 'Fataal', moment: { from: '1988', text: '1988' }, findings: [] });
    expect(lines(allergy?.told ?? [])).toEqual(
      expect.arrayContaining([
        'Veroorzakende stof: penicilline',
        'Laatste reactiedatum en tijd: mei 2011',
        'Symptoom: Anafylaxie',
      ]),
    );
    expect(lines(allergy?.told ?? [], en)).toEqual(
      expect.arrayContaining([
        'Causative agent: penicilline',
        'Last reaction date and time: May 2011',
        'Symptoms: Anafylaxie',
      ]),
    );
    const { fhir = '', record = '' } = view.sources[allergy?.nth ?? -1] ?? {};
    expect(JSON.parse(fhir)).toMatchObject({ resourceType: 'AllergyIntolerance', criticality: 'high' });
    expect(JSON.parse(record)).toEqual(records.allergyIntolerances?.[0]);
    expect(allergy?.record).toEqual({ group: 'allergyIntolerances', id: 'all-1' });
  });

  it('shows medication with its dosage in words', async () => {
    const view = await viewOf({ records: demo('mevrouw-van-der-voorbeeld') }, unvalidated);
    expect(items(view, 'medicationAgreements').map((one) => [one?.title, one?.summary])).toEqual([
      ['METFORMINE TABLET 500MG', '2 maal per dag 1 stuk, oraal'],
    ]);
  });

  it('has what the validator finds beside what it is about, in both languages', async () => {
    const view = await viewOf({ records: demo('mevrouw-van-der-voorbeeld') }, { now });
    const found = view.items.flatMap(({ findings }) => findings);
    expect(view.counts).toEqual({ fatal: 0, error: 0, warning: 1, information: found.length - 1 });
    const [odd] = view.items.filter(({ findings }) => findings.some(({ severity }) => severity === 'warning'));
    expect(odd?.title).toBe('pijnlijke knie bij traplopen');
    const warning = odd?.findings.find(({ severity }) => severity === 'warning');
    expect(warning?.path).not.toContain('entry');
    expect(nl(warning?.message ?? '')).not.toBe(en(warning?.message ?? ''));
  });

  it.each(demoNames)(
    'holds every resource of %s, and all that a narrative tells of it but whose it is',
    async (name) => {
      const records = demo(name);
      const view = await viewOf({ records }, unvalidated);
      const resources = resourcesOf(records, { now }) as unknown as Json[];
      expect(view.items.map(({ reference }) => reference)).toEqual(
        resources.map(({ resourceType, id }) => `${resourceType}/${id}`),
      );
      for (const [nth, resource] of resources.entries()) {
        expect(JSON.parse(view.sources[nth]?.fhir ?? '')).toEqual(JSON.parse(JSON.stringify(resource)));
        for (const [language, say] of [
          ['nl', nl],
          ['en', en],
        ] as const) {
          const all = told(toldOf(resource, language)?.told ?? []).filter(
            (line) => !/^(?:Patiënt|Patient): /.test(line),
          );
          expect(
            lines(view.items[nth]?.told ?? [], say).filter((line) => !/^(?:Patiënt|Patient): /.test(line)),
          ).toEqual(all);
        }
      }
      const listed = [...view.sections.flatMap((one) => one.items), ...view.other, ...view.apart];
      expect(listed.sort((a, b) => a - b)).toEqual(view.items.map(({ nth }) => nth));
    },
  );
});

describe('a view of FHIR', () => {
  it('has each resource once, however often it came, with the record that it is read into', async () => {
    const { sources, ...view } = await viewOf(
      {
        fhir: [
          searchset('Patient?identifier=x', [patient]),
          searchset('Observation', [result('a', 4.5, 'mmol/L', '2026-01-02'), patient]),
        ],
      },
      unvalidated,
    );
    expect(view.items.map(({ reference, record }) => [reference, record?.group])).toEqual([
      ['Patient/p1', 'patient'],
      ['Observation/a', 'laboratoryTestResults'],
    ]);
    expect(JSON.parse(sources[1]?.record ?? '')).toMatchObject({ id: 'a' });
  });

  it('takes texts in JSON and XML, numbers as they are written', async () => {
    const text = JSON.stringify(searchset('Observation', [result('a', 4.5, 'mmol/L', '2026-01-02')])).replace(
      '4.5',
      '4.50',
    );
    const xml = '<Patient xmlns="http://hl7.org/fhir"><id value="p1"/><birthDate value="1957"/></Patient>';
    const view = await viewOf({ fhir: [xml, text] }, unvalidated);
    expect(view.patient?.birthDate).toBe('1957');
    expect(view.series[0]?.lines[0]?.points[0]?.text).toEqual({ nl: '4,50', en: '4.50' });
    expect(view.sources[1]?.fhir).toContain('4.50');
  });

  it('says first what is missing: an outcome, a next page, fewer than the total, what could not be read', async () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'warning', code: 'incomplete', diagnostics: 'Source 1 of allergyIntolerances: late.' }],
    };
    const next = {
      link: [
        { relation: 'self', url: 'https://x/Condition?patient.identifier=x' },
        { relation: 'next', url: 'https://x/Condition?page=2' },
      ],
    };
    const view = await viewOf(
      {
        fhir: [
          searchset('AllergyIntolerance?patient.identifier=x', [outcome], { total: 0 }),
          searchset('Condition', [], next),
          searchset('Flag?patient.identifier=x', [], { total: 3 }),
          '{"resourceType":',
        ],
      },
      { ...unvalidated, names: ['a.json', 'c.json', 'f.json', 'broken.json'] },
    );
    expect(view.notices.slice(0, 5).map(({ severity, sections, quoted }) => [severity, sections, quoted])).toEqual([
      ['error', [], undefined],
      ['error', [], undefined],
      ['warning', ['allergyIntolerances'], 'Source 1 of allergyIntolerances: late.'],
      ['error', ['problems'], undefined],
      ['error', ['alerts'], undefined],
    ]);
    expect(nl(view.notices[0]?.text ?? '')).toMatch(/^broken\.json: /);
    for (const key of ['allergyIntolerances', 'problems', 'alerts'])
      expect(section(view, key)?.state).toBe('incomplete');
    expect(section(view, 'procedures')?.state).toBe('not-given');
  });

  it.each([
    [
      'the national search found none',
      'AllergyIntolerance?patient.identifier=x&_include=AllergyIntolerance:patient',
      [],
      'none-found',
    ],
    ['a search for something narrower found none', 'AllergyIntolerance?clinical-status=resolved', [], 'not-given'],
    [
      'the sender does not offer it',
      'AllergyIntolerance?patient.identifier=x',
      [
        {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'warning', code: 'not-supported', diagnostics: 'no' }],
        },
      ],
      'not-offered',
    ],
  ])('says of an empty section that %s', async (_what, self, entries, state) => {
    const view = await viewOf({ fhir: [patient, searchset(self, entries, { total: 0 })] }, unvalidated);
    expect(section(view, 'allergyIntolerances')).toMatchObject({ state, items: [] });
  });

  it('keeps what is of another patient out of every section and plot', async () => {
    const mine = result('a', 4.5, 'mmol/L', '2026-01-02');
    const other = result('b', 9, 'mmol/L', '2026-01-03', { subject: { reference: 'Patient/p2' } });
    const second = {
      ...patient,
      id: 'p2',
      identifier: [{ ...patient.identifier[0], value: '999990020' }],
      name: [{ text: 'B' }],
    };
    const view = await viewOf({ fhir: [patient, second, mine, other] }, unvalidated);
    expect(view.apart.map((nth) => view.items[nth]?.reference).sort()).toEqual(['Observation/b', 'Patient/p2']);
    expect(items(view, 'laboratoryTestResults').map((one) => one?.reference)).toEqual(['Observation/a']);
    expect(
      view.series.flatMap(({ lines: all }) => all.flatMap(({ points }) => points.map(({ text }) => en(text)))),
    ).toEqual(['4.5']);
  });

  it('lists what is of no section, and what is no resource, under other', async () => {
    const strange = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: { resourceType: 'Basic', id: 'x' } }, { resource: 'secret' }, {}],
    };
    const view = await viewOf({ fhir: [patient, strange] }, unvalidated);
    expect(view.other.map((nth) => view.items[nth]?.reference)).toEqual(['Basic/x', '?', '?']);
    expect(view.sources[2]?.fhir).toBe('"secret"');
    expect(view.notices.length).toBeGreaterThanOrEqual(2);
  });

  it('names what no record has a place for beside the item', async () => {
    const view = await viewOf(
      { fhir: [patient, result('a', 4.5, 'mmol/L', '2026-01-02', { device: { display: 'x' } })] },
      unvalidated,
    );
    expect(view.items[1]?.notRead.map(({ path }) => path)).toEqual(['Observation.device.display']);
  });

  it.each([
    undefined,
    null,
    7,
    'text',
    '',
    [],
    {},
    [[]],
    { resourceType: 'Bundle', entry: 'x' },
    { resourceType: 'Bundle', entry: [null, 4] },
  ])('of %j has no patient, says so, and throws nothing', async (fhir) => {
    const view = await viewOf({ fhir }, { now });
    expect(view.patient).toBeUndefined();
    expect(view.notices.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('refuses options that are none', async () => {
    await expect(viewOf({ fhir: [] }, { now: 'today' } as never)).rejects.toThrow(TypeError);
    await expect(viewOf({ fhir: [] }, { nwo: now } as never)).rejects.toThrow(TypeError);
    await expect(viewOf({} as never)).rejects.toThrow(TypeError);
  });
});

describe('a Bundle that is large', () => {
  const large = (last: string): string => {
    const filler = Array.from({ length: 30 }, (_, nth) =>
      JSON.stringify({ resource: result(`r${nth}`, 4, 'mmol/L', '2026-01-02', { comment: 'x'.repeat(80_000) }) }),
    );
    const first = JSON.stringify({ resource: patient });
    return `{"resourceType":"Bundle","type":"collection","entry":[${[first, ...filler, last].join(',')}]}`;
  };

  it('is shown with its numbers as they are written', async () => {
    const written = JSON.stringify({ resource: result('last', 4.5, 'mmol/L', '2026-03-04') }).replace('4.5', '4.50');
    const view = await viewOf({ fhir: large(written) }, unvalidated);
    const shown = items(view, 'laboratoryTestResults').find((item) => item?.reference === 'Observation/last');
    expect(en(shown?.summary ?? '')).toContain('4.50 mmol/L');
    expect(view.sources[shown?.nth ?? -1]?.fhir).toContain('"value": 4.50');
    expect(view.sources[shown?.nth ?? -1]?.record).toContain('4.50');
  });

  it('in which one resource is no JSON is told not to be readable', async () => {
    const view = await viewOf({ fhir: large('{"resource":{"resourceType":"Observation","id":"x",}}') }, unvalidated);
    expect(view.items).toEqual([]);
    expect(view.notices.map(({ severity }) => severity)).toContain('error');
  });
});
