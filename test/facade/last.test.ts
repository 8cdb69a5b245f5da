import type { Bundle, CapabilityStatement, Observation } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { FacadeOptions, SourceQuery, Sources } from '../../src/index';
import { ANNA, ask, BASE, BSN, facadeOf, inMode, issuesOf, search, TOM } from './support';

const LOINC = 'http://loinc.org';
const PRESSURE = `${LOINC}|85354-9`;
const WEIGHT = `${LOINC}|29463-7`;
const HEIGHTS = `${LOINC}|8302-2,${LOINC}|8306-3,${LOINC}|8308-9`;
const SIGNS = 'http://hl7.org/fhir/observation-category|vital-signs';

const patient = {
  id: 'p-1',
  identificationNumbers: [{ system: BSN, value: ANNA }],
  nameInformation: { lastName: { lastName: 'Proef' } },
};
const millimetres = { system: 'http://unitsofmeasure.org', code: 'mm[Hg]' };
const pressure = (id: string, bloodPressureDateTime: string, more: object = {}) => ({
  id,
  systolicBloodPressure: { value: 120, unit: millimetres },
  diastolicBloodPressure: { value: 80, unit: millimetres },
  bloodPressureDateTime,
  ...more,
});
const height = (id: string, heightDateTime: string, position: string) => ({
  id,
  heightValue: { value: 180, unit: { system: 'http://unitsofmeasure.org', code: 'cm' } },
  heightDateTime,
  position,
});
const weight = (id: string, weightDateTime: string) => ({
  id,
  weightValue: { value: 80, unit: { system: 'http://unitsofmeasure.org', code: 'kg' } },
  weightDateTime,
});

function over(sources: Record<string, unknown>, options: Partial<FacadeOptions> = {}) {
  const none = Object.fromEntries(['bloodPressures', 'bodyHeights', 'bodyWeights'].map((key) => [key, () => []]));
  return facadeOf({ ...options, sources: { ...none, ...sources, patient: () => [patient] } as unknown as Sources });
}

const found = (bundle: Bundle) => inMode(bundle, 'match') as Observation[];
const moments = (bundle: Bundle) => found(bundle).map(({ effectiveDateTime }) => effectiveDateTime);
const pressuresAt = (...at: readonly string[]) =>
  over({ bloodPressures: () => at.map((date, i) => pressure(`b-${i}`, date)) });

describe('Observation/$lastn', () => {
  const facade = over({
    bloodPressures: () => [
      pressure('b-1', '2024-02-01T10:00:00+01:00'),
      pressure('b-3', '2024-02-03T10:00:00+01:00'),
      pressure('b-2', '2024-02-02T10:00:00+01:00'),
    ],
    bodyHeights: () => [height('h-1', '2024-03-01', 'standing'), height('h-2', '2024-03-02', 'lying')],
    bodyWeights: () => [weight('w-2', '2024-04-02'), weight('w-1', '2024-04-01')],
  });

  it.each([
    [`code=${PRESSURE}`, ['2024-02-03T10:00:00+01:00']],
    [`code=${PRESSURE}&max=2`, ['2024-02-03T10:00:00+01:00', '2024-02-02T10:00:00+01:00']],
    [`code=${PRESSURE}&max=2&_sort=date`, ['2024-02-02T10:00:00+01:00', '2024-02-03T10:00:00+01:00']],
    [`code=${PRESSURE}&date=lt2024-02-03`, ['2024-02-02T10:00:00+01:00']],
    [`code=${HEIGHTS}`, ['2024-03-02']],
    [`code=${LOINC}|8308-9`, ['2024-03-01']],
    [`code=${PRESSURE},${WEIGHT}`, ['2024-02-03T10:00:00+01:00', '2024-04-02']],
    [`category=${SIGNS}`, ['2024-02-03T10:00:00+01:00', '2024-04-02', '2024-03-02']],
    ['', ['2024-02-03T10:00:00+01:00', '2024-04-02', '2024-03-02']],
    [`patient.identifier=${BSN}|${ANNA}&code=${WEIGHT}`, ['2024-04-02']],
    [`subject:Patient.identifier=${BSN}|${ANNA}&code=${WEIGHT}`, ['2024-04-02']],
    [`code=${WEIGHT}&max=9`, ['2024-04-02', '2024-04-01']],
    [`code=${PRESSURE}&date=lt2000`, []],
  ])('%s gives the last of each', async (query, wanted) => {
    const bundle = await search(facade, `Observation/$lastn?${query}`);
    expect(moments(bundle)).toEqual(wanted);
    expect(bundle).toMatchObject({ type: 'searchset', total: wanted.length });
    const self = decodeURIComponent(bundle.link?.find(({ relation }) => relation === 'self')?.url ?? '');
    expect(self).toBe(`${BASE}/Observation/$lastn${query === '' ? '' : `?${query}`}`);
  });

  it('brings along what is included, and answers as XML', async () => {
    const bundle = await search(facade, `Observation/$lastn?code=${WEIGHT}&_include=Observation:subject`);
    expect(inMode(bundle, 'include').map(({ resourceType }) => resourceType)).toEqual(['Patient']);
    const xml = await ask(facade, `Observation/$lastn?code=${WEIGHT}&_format=xml`);
    expect([xml.status, xml.text.match(/<effectiveDateTime/g)?.length]).toEqual([200, 1]);
  });

  it('is asked by POST too: as a form, or as Parameters in JSON or XML', async () => {
    const post = (type: string, body: string) =>
      ask(facade, 'Observation/$lastn', { method: 'POST', headers: { 'content-type': type }, body });
    const parameter = [
      { name: 'patient.identifier', valueString: `${BSN}|${ANNA}` },
      { name: 'code', valueString: PRESSURE },
      { name: 'max', valueInteger: 2 },
    ];
    const xml = parameter
      .map((one) => {
        const value = 'valueString' in one ? `<valueString value="${one.valueString}"/>` : '<valueInteger value="2"/>';
        return `<parameter><name value="${one.name}"/>${value}</parameter>`;
      })
      .join('');
    for (const [type, body] of [
      ['application/x-www-form-urlencoded', `code=${encodeURIComponent(PRESSURE)}&max=2`],
      ['application/fhir+json', JSON.stringify({ resourceType: 'Parameters', parameter })],
      ['application/fhir+xml', `<Parameters xmlns="http://hl7.org/fhir">${xml}</Parameters>`],
    ] as const) {
      const { status, body: bundle } = await post(type, body);
      expect([type, status]).toEqual([type, 200]);
      expect(moments(bundle as Bundle)).toEqual(['2024-02-03T10:00:00+01:00', '2024-02-02T10:00:00+01:00']);
    }
    const others = {
      resourceType: 'Parameters',
      parameter: [{ name: 'patient.identifier', valueString: `${BSN}|${TOM}` }],
    };
    expect((await post('application/fhir+json', JSON.stringify(others))).status).toBe(403);
    for (const wrong of [{ resourceType: 'Patient' }, { resourceType: 'Parameters', parameter: [{ name: 'code' }] }])
      expect((await post('application/fhir+json', JSON.stringify(wrong))).status).toBe(400);
    expect((await post('text/plain', 'code=1')).status).toBe(415);
  });

  it.each([
    ['_revinclude=Provenance:target', '_revinclude'],
    ['max=0', 'max'],
    ['max=-1', 'max'],
    ['max=1.5', 'max'],
    ['max=alle', 'max'],
    ['max=1&max=2', 'max'],
    ['min=1', 'min'],
  ])('%s is refused, with the parameter', async (query, parameter) => {
    const answer = await ask(facade, `Observation/$lastn?code=${PRESSURE}&${query}`);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toHaveLength(1);
    expect(JSON.stringify(answer.body)).toContain(parameter);
  });

  it('is of Observation, and max is of it', async () => {
    expect((await ask(facade, `Observation?code=${PRESSURE}&max=1`)).status).toBe(400);
    expect((await ask(facade, 'Condition/$lastn')).status).toBe(404);
    expect((await ask(facade, 'Observation/$lastn/x')).status).toBe(404);
    expect((await ask(facade, 'Observation/$stats')).status).toBe(404);
    expect((await ask(facade, 'Observation/$lastn', { method: 'DELETE' })).status).toBe(405);
    expect((await ask(facade, `Observation/%24lastn?code=${PRESSURE}`)).status).toBe(200);
  });

  it('is in the CapabilityStatement where there are observations', async () => {
    const operations = async (one: typeof facade) =>
      ((await ask(one, 'metadata')).body as unknown as CapabilityStatement).rest?.[0]?.operation;
    expect(await operations(facade)).toEqual([
      { name: 'lastn', definition: { reference: 'http://hl7.org/fhir/OperationDefinition/Observation-lastn' } },
    ]);
    expect(await operations(facadeOf({ sources: { patient: () => [] } }))).toBeUndefined();
  });

  it('goes in pages, the next of which is the same operation', async () => {
    const first = await search(facade, `Observation/$lastn?category=${SIGNS}&_count=2`);
    const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    expect(next).toContain('/Observation/$lastn?');
    const second = await search(facade, next);
    expect([...moments(first), ...moments(second)]).toEqual(['2024-02-03T10:00:00+01:00', '2024-04-02', '2024-03-02']);
  });

  it('of a section without a source is not supported', async () => {
    const without = over({ bodyWeights: undefined });
    expect((await ask(without, `Observation/$lastn?code=${WEIGHT}`)).status).toBe(404);
    const bundle = await search(without, `Observation/$lastn?category=${SIGNS}`);
    expect(inMode(bundle, 'outcome')).toMatchObject([{ issue: [{ code: 'not-supported' }] }]);
  });
});

describe('the last of observations', () => {
  it.each([
    ['two of one moment are both', ['2024-02-03', '2024-02-03', '2024-02-01'], ['2024-02-03', '2024-02-03']],
    ['one of the month may be later than one of a day in it', ['2024-02-05', '2024-02'], ['2024-02-05', '2024-02']],
    ['one of the year before is surely earlier', ['2023', '2024-02'], ['2024-02']],
    [
      'a day may be later than a time on it',
      ['2024-02-05', '2024-02-05T10:00:00+01:00'],
      ['2024-02-05', '2024-02-05T10:00:00+01:00'],
    ],
    [
      'a time of another zone is compared as the moment it is',
      ['2024-02-05T10:00:00+01:00', '2024-02-05T09:30:00Z'],
      ['2024-02-05T09:30:00Z'],
    ],
  ])('%s', async (_, given, wanted) => {
    const bundle = await search(pressuresAt(...given), `Observation/$lastn?code=${PRESSURE}`);
    expect(moments(bundle)).toEqual(wanted);
  });

  it('is a test of the panel that was made last, where the tests have no date of their own', async () => {
    const panel = (id: string, dateTime: string, value: number, tests: object[] = []) => ({
      id,
      panelOrBattery: { system: LOINC, code: '24362-6', display: 'Nierfunctiepanel' },
      laboratoryTests: [
        {
          testCode: { system: LOINC, code: '2823-3', display: 'Kalium' },
          testResult: { quantity: { value, unit: { system: 'http://unitsofmeasure.org', code: 'mmol/L' } } },
        },
        ...tests,
      ],
      resultStatus: 'final',
      dateTime,
    });
    const natrium = (testDateTime: string) => ({
      testCode: { system: LOINC, code: '2951-2', display: 'Natrium' },
      testDateTime,
    });
    const facade = over({
      laboratoryTestResults: () => [
        panel('l-2', '2024-03-02', 4.5, [natrium('2024-03-02')]),
        panel('l-1', '2024-03-01', 4.1, [natrium('2024-03-05')]),
      ],
    });
    const last = async (code: string) => found(await search(facade, `Observation/$lastn?code=${LOINC}|${code}`));
    expect((await last('2823-3')).map(({ valueQuantity }) => valueQuantity?.value)).toEqual([4.5]);
    expect((await last('2951-2')).map(({ effectiveDateTime }) => effectiveDateTime)).toEqual(['2024-03-05']);
  });

  it('what was withdrawn is not the last that is known, unless that is asked for', async () => {
    const facade = over({
      bloodPressures: () => [
        pressure('b-1', '2024-02-01'),
        pressure('b-2', '2024-02-02', { status: 'entered-in-error' }),
        pressure('b-3', '2024-02-03', { status: 'cancelled' }),
      ],
    });
    expect(moments(await search(facade, `Observation/$lastn?code=${PRESSURE}`))).toEqual(['2024-02-01']);
    const status = 'status=entered-in-error,cancelled';
    expect(moments(await search(facade, `Observation/$lastn?code=${PRESSURE}&${status}`))).toEqual(['2024-02-03']);
    expect(moments(await search(facade, `Observation?code=${PRESSURE}`))).toHaveLength(3);
  });
});

describe('the hint to sources', () => {
  /** Sources that keep what they are asked, and go by the hint when they are told to. */
  function listening(obedient: boolean) {
    const asked: (readonly [string, SourceQuery['last']])[] = [];
    const heights = [height('h-1', '2024-03-01', 'standing'), height('h-2', '2024-03-02', 'lying')];
    const facade = over({
      bloodPressures: ({ last }: SourceQuery) => {
        asked.push(['bloodPressures', last]);
        const all = ['2024-02-01', '2024-02-02', '2024-02-03'].map((date, i) => pressure(`b-${i}`, date));
        return obedient && last ? all.slice(-last.max) : all;
      },
      bodyHeights: ({ last }: SourceQuery) => {
        asked.push(['bodyHeights', last]);
        return obedient && last ? heights.slice(-last.max) : heights;
      },
      laboratoryTestResults: ({ last }: SourceQuery) => {
        asked.push(['laboratoryTestResults', last]);
        return [];
      },
    });
    return { facade, asked };
  }

  it.each([
    [`Observation/$lastn?code=${PRESSURE}`, [['bloodPressures', { max: 1, of: 'code' }]]],
    ['Observation/$lastn?code=85354-9&category=vital-signs&max=2', [['bloodPressures', { max: 2, of: 'code' }]]],
    [`Observation/$lastn?code=${HEIGHTS}`, [['bodyHeights', { max: 1, of: 'all' }]]],
    [
      'Observation/$lastn',
      [
        ['bloodPressures', { max: 1, of: 'code' }],
        ['bodyHeights', { max: 1, of: 'all' }],
        ['laboratoryTestResults', { max: 1, of: 'code' }],
      ],
    ],
    [
      'Observation/$lastn?category=http://snomed.info/sct|49581000146104&_include=Observation:related-target',
      [['laboratoryTestResults', { max: 1, of: 'code' }]],
    ],
    [
      'Observation/$lastn?category=http://snomed.info/sct|275711006',
      [['laboratoryTestResults', { max: 1, of: 'code' }]],
    ],
    // What narrows by more may leave out the last: the source gives all.
    [`Observation/$lastn?code=${LOINC}|8308-9`, [['bodyHeights', undefined]]],
    [`Observation/$lastn?code=${PRESSURE}&date=lt2024-02-03`, [['bloodPressures', undefined]]],
    [`Observation/$lastn?code=${PRESSURE}&status=final`, [['bloodPressures', undefined]]],
    [`Observation?code=${PRESSURE}&_sort=-date&_count=1`, [['bloodPressures', undefined]]],
  ])('%s tells %j', async (query, wanted) => {
    const { asked, facade } = listening(true);
    const bundle = await search(facade, query);
    expect(asked.filter(([group, last]) => last !== undefined || wanted.some(([one]) => one === group))).toEqual(
      wanted,
    );
    expect(found(bundle)).toEqual(found(await search(listening(false).facade, query)));
  });
});

describe('_sort=-date&_count=1', () => {
  const facade = over({
    bloodPressures: () => ['2024-02-01', '2024-02-03', '2024-02-02'].map((date, i) => pressure(`b-${i}`, date)),
    bodyHeights: () => [height('h-1', '2024-03-01', 'standing'), height('h-2', '2024-03-02', 'lying')],
    bodyWeights: () => [weight('w-1', '2024-04-01')],
  });

  it.each([
    [PRESSURE, ['2024-02-03', '2024-02-02', '2024-02-01']],
    [HEIGHTS, ['2024-03-02', '2024-03-01']],
    [WEIGHT, ['2024-04-01']],
  ])('of %s gives the last, and by its next links the rest, latest first', async (code, wanted) => {
    const pages: Bundle[] = [];
    const query = `Observation?code=${code}&_sort=-date&_count=1&_revinclude=Provenance:target`;
    for (let url: string | undefined = query; url !== undefined; ) {
      const page: Bundle = await search(facade, url);
      pages.push(page);
      url = page.link?.find(({ relation }) => relation === 'next')?.url;
    }
    expect(pages.flatMap(moments)).toEqual(wanted);
    for (const page of pages) {
      expect(found(page)).toHaveLength(1);
      // A total beyond the page fails the national assert.
      expect(page.total).toBe(wanted.length === 1 ? 1 : undefined);
    }
  });
});

describe('what was offered of the last', () => {
  const sources = {
    bloodPressures: () => ['2024-02-01', '2024-02-03'].map((date, i) => pressure(`b-${i}`, date)),
    bodyHeights: () => [height('h-1', '2024-03-01', 'standing'), height('h-2', '2024-03-02', 'lying')],
  };
  const offering = (...only: readonly string[]) =>
    over(sources, { authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only }) });
  const last = 'Observation/$lastn?code=http%3A//loinc.org%7C85354-9';

  it.each([
    [last, `Observation/$lastn?code=${PRESSURE}`, 200],
    [last, `Observation/$lastn?code=${PRESSURE}&max=1&_count=5`, 200],
    [last, `Observation/$lastn?patient.identifier=${BSN}|${ANNA}&code=${PRESSURE}`, 200],
    [last, `Observation/$lastn?code=${PRESSURE}&max=2`, 403],
    [last, `Observation/$lastn?code=${PRESSURE}&date=lt2024-02-02`, 403],
    [last, `Observation?code=${PRESSURE}`, 403],
    [last, `Observation?code=${PRESSURE}&_sort=-date&_count=1`, 403],
    [`${last}&max=2`, `Observation/$lastn?code=${PRESSURE}`, 200],
    [last.replace('$', '%24'), `Observation/$lastn?code=${PRESSURE}`, 200],
    ['Observation?code=http%3A//loinc.org%7C85354-9', `Observation/$lastn?code=${PRESSURE}`, 200],
    ['Observation?code=http%3A//loinc.org%7C85354-9', `Observation?code=${PRESSURE}&_sort=-date&_count=1`, 200],
    [`Observation/$lastn?code=${encodeURIComponent(HEIGHTS)}`, `Observation/$lastn?code=${LOINC}|8308-9`, 403],
    ['Observation/$everything', `Observation/$lastn?code=${PRESSURE}`, 403],
  ])('%s: %s is answered with %i', async (offer, query, status) => {
    expect((await ask(offering(offer), query)).status).toBe(status);
  });

  it('is what may be read, and no other observation', async () => {
    const all = await search(over(sources), 'Observation');
    const facade = offering(last);
    const [shown] = found(await search(facade, last));
    for (const { id } of found(all))
      expect([id, (await ask(facade, `Observation/${id}`)).status]).toEqual([id, id === shown?.id ? 200 : 404]);
  });
});
