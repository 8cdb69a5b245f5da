import type { Bundle, FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { searchableTypes, supportingTypes } from '../../src/assemble/catalogue';
import { bgzDocument, type FacadeOptions, type OutgoingValidation, type SourceQuery, sourcesOf } from '../../src/index';
import { createValidator } from '../../src/validate';
import { bgzRecords, gstandaardUnit, loinc } from '../../src/zib';
import { sample } from '../bgz/sample';
import { ask, BASE, facadeOf, inMode, issuesOf } from './support';

const TOKEN = '999999990';
const SUBSETTED = { system: 'http://hl7.org/fhir/v3/ObservationValue', code: 'SUBSETTED', display: 'subsetted' };

const facadeWith = (options: Partial<FacadeOptions> = {}) =>
  facadeOf({
    sources: {
      ...sourcesOf([bgzRecords(sample)], { groups: 'all' }),
      documents: ({ patient }: SourceQuery) =>
        patient.bsn === TOKEN
          ? [
              bgzDocument({
                id: 'brief',
                type: loinc('57133-1', 'Verwijsbrief'),
                title: 'Brief',
                contentType: 'application/pdf',
                indexed: '2026-11-24T09:00:00',
                author: { name: 'Ziekenhuis De Proef' },
                open: () => new Uint8Array(),
              }),
            ]
          : [],
    },
    ...options,
  });
const facade = facadeWith();
const validator = createValidator();

const get = async (path: string) => {
  const answer = await ask(facade, path, {}, TOKEN);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};
const bundleOf = async (path: string) => (await get(path)).body as Bundle;
const matches = async (path: string) => inMode(await bundleOf(path), 'match');
const first = async (path: string) => (await matches(path))[0] as FhirResource & Record<string, unknown>;
const namesIn = (resource: FhirResource | undefined) => Object.keys(resource ?? {}).sort();
const isPart = (resource: FhirResource) => (resource.meta?.tag ?? []).some(({ code }) => code === 'SUBSETTED');
const withoutText = ({ text: _page, ...data }: FhirResource & { readonly text?: unknown }) => data;
const query = (path: string, parameter: string) => `${path}${path.includes('?') ? '&' : '?'}${parameter}`;

describe('_elements', () => {
  it('gives what is asked for with what is mandatory, what identifies and what changes the meaning, and says so', async () => {
    const allergy = await first('AllergyIntolerance?_elements=code,reaction');
    expect(namesIn(allergy)).toEqual(
      [
        'resourceType',
        'id',
        'meta',
        'code',
        'reaction',
        // Modifiers: without them an error or a past allergy would look like one of today.
        'clinicalStatus',
        '_clinicalStatus',
        'verificationStatus',
        // Mandatory in STU3; the code is in the profile.
        'patient',
      ].sort(),
    );
    expect(allergy.meta?.tag).toEqual([SUBSETTED]);
    const whole = await first('AllergyIntolerance');
    expect(whole.meta?.tag).toBeUndefined();
    for (const [name, value] of Object.entries(allergy)) if (name !== 'meta') expect(value).toEqual(whole[name]);
  });

  it.each([
    ['Condition?_elements=onset', 'onsetDateTime'],
    ['Condition?_elements=onset[x]', 'onsetDateTime'],
    ['Condition?_elements=onsetDateTime', 'onsetDateTime'],
    ['Condition?_elements=Condition.abatement', 'abatementDateTime'],
    ['Condition?_elements=code,%20note', 'note'],
    ['Condition?_elements=code&_elements=note', 'note'],
    ['MedicationRequest?_elements=dosageInstruction', 'dosageInstruction'],
    // Mandatory in the profile, not in STU3.
    ['MedicationStatement?_elements=note', 'category'],
    ['Procedure?_elements=note', 'category'],
  ])('%s gives %s', async (path, name) => {
    expect(namesIn(await first(path))).toContain(name);
  });

  it('gives included resources whole, unless it names their type', async () => {
    const path = 'MedicationRequest?_include=MedicationRequest:medication&_elements=status';
    const [whole] = inMode(await bundleOf(path), 'include');
    expect(whole).toEqual((await get(`Medication/${whole?.id}`)).body);
    const [part] = inMode(await bundleOf(`${path},Medication.code`), 'include');
    expect(namesIn(part)).toEqual(['code', 'id', 'meta', 'resourceType']);
  });

  it('keeps what is contained for what refers to it, and leaves it out with it', async () => {
    expect(namesIn(await first('DocumentReference?_elements=author'))).toContain('contained');
    expect(namesIn(await first('DocumentReference?_elements=description'))).not.toContain('contained');
  });

  it('says nothing of a part where nothing was left out', async () => {
    const whole = await first('Coverage');
    const part = await first(
      `Coverage?_elements=${Object.keys(whole)
        .filter((name) => name !== 'resourceType')
        .join(',')}`,
    );
    expect(part).toEqual(whole);
  });

  it.each([
    'foo',
    'code,foo',
    'code.coding',
    'Foo.code',
    'Medication.foo',
    '',
    ',',
    'code;note',
    '_clinicalStatus',
    'Code',
    '*',
  ])('refuses %s', async (names) => {
    const answer = await ask(facade, `Condition?_elements=${names}`, {}, TOKEN);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)[0]).toMatchObject({ code: 'invalid', location: ['http._elements'] });
  });

  it('is asked for beside no other part', async () => {
    expect((await ask(facade, 'Condition?_elements=code&_summary=true', {}, TOKEN)).status).toBe(400);
    expect((await matches('Condition?_elements=code&_summary=false')).every(isPart)).toBe(true);
    expect((await bundleOf('Condition?_elements=code&_summary=count')).total).toBe(1);
  });
});

describe('_summary', () => {
  it('true gives the summary of STU3', async () => {
    const problem = await first('Condition?_summary=true');
    expect(namesIn(problem)).toEqual(
      [
        'resourceType',
        'id',
        'meta',
        'clinicalStatus',
        '_clinicalStatus',
        'verificationStatus',
        '_verificationStatus',
        'code',
        'bodySite',
        'subject',
        'onsetDateTime',
        'asserter',
        // BgZ-Problem and zib-Problem ask for nothing more; category, abatement and note are no part of the summary.
      ].sort(),
    );
    expect(problem.meta?.tag).toEqual([SUBSETTED]);
    const whole = await first('Condition');
    expect(problem.code).toEqual(whole.code);
  });

  it('true brings included resources in summary too', async () => {
    const included = inMode(
      await bundleOf('DeviceUseStatement?_include=DeviceUseStatement:device&_summary=true'),
      'include',
    );
    expect(included.map(namesIn)).toEqual([expect.not.arrayContaining(['lotNumber', 'type'])]);
    expect(included.every(isPart)).toBe(true);
  });

  it('text gives the narrative with what is mandatory; it includes nothing', async () => {
    const allergy = await first('AllergyIntolerance?_summary=text');
    expect(allergy.text).toEqual((await first('AllergyIntolerance')).text);
    expect(JSON.stringify(allergy.text)).toContain('Veroorzakende stof');
    expect(namesIn(allergy)).toEqual([
      '_clinicalStatus',
      'clinicalStatus',
      'code',
      'id',
      'meta',
      'patient',
      'resourceType',
      'text',
      'verificationStatus',
    ]);
    for (const including of ['_include=Procedure:based-on', '_revinclude=Provenance:target']) {
      const answer = await ask(facade, `Procedure?_summary=text&${including}`, {}, TOKEN);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('_summary=text includes nothing');
    }
  });

  it('data leaves out the narrative, which is nothing of the data: the rest is whole', async () => {
    const whole = await matches('Condition');
    expect(whole.every((one) => 'text' in one)).toBe(true);
    expect(await matches('Condition?_summary=data')).toEqual(whole.map(withoutText));
    expect(await matches('Condition?_summary=false')).toEqual(whole);
  });

  it('count gives the number only', async () => {
    const bundle = await bundleOf('Condition?_summary=count');
    expect(bundle).toMatchObject({ total: 1 });
    expect(bundle.entry).toBeUndefined();
  });
});

describe('a part of whatever is served', () => {
  const parts = ['_summary=true', '_summary=text', '_elements=id', '_elements=extension', '_summary=data'];
  const searched = [
    ...searchableTypes,
    'DeviceUseStatement?_include=DeviceUseStatement:device',
    'MedicationDispense?_include=MedicationDispense:medication',
    'Coverage?_include=Coverage:payor',
  ];

  it.each(searched.flatMap((path) => parts.map((part) => query(path, part))))(
    '%s: conforms, and is the whole with something left out',
    async (path) => {
      if (path.includes('_include') && path.endsWith('text')) return;
      const bundle = await bundleOf(path);
      const report = await validator.validate(bundle, { rules: ['bgz-msz'] });
      expect(report.issues.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
      const whole = await bundleOf(path.replace(/[?&]_(summary|elements)=\w+/, ''));
      expect(bundle.total).toBe(whole.total);
      expect(bundle.entry?.map(({ fullUrl }) => fullUrl)).toEqual(whole.entry?.map(({ fullUrl }) => fullUrl));
      for (const [at, { resource }] of (bundle.entry ?? []).entries()) {
        const from = whole.entry?.[at]?.resource as unknown as Record<string, unknown>;
        const { meta, ...rest } = resource as unknown as Record<string, unknown>;
        expect(from).toMatchObject(rest);
        expect(meta).toMatchObject(from.meta as object);
        const data = Object.keys(from).filter((name) => name !== 'text');
        const left = data.length > Object.keys(rest).filter((name) => name !== 'text').length + 1;
        expect(isPart(resource as FhirResource)).toBe(left);
      }
    },
  );

  it.each(parts.filter((part) => !part.includes('text')))('reads as it is searched: %s', async (part) => {
    for (const type of searchableTypes) {
      const resource = await first(query(type, part));
      expect((await get(query(`${type}/${resource.id}`, part))).body).toEqual(resource);
    }
  });

  it('is read of what comes along as well', async () => {
    const seen = new Set<string>();
    for (const type of searchableTypes)
      for (const [, target = '', id = ''] of JSON.stringify(await matches(type)).matchAll(
        /"reference":"(\w+)\/([^"]+)"/g,
      )) {
        if (!(supportingTypes as readonly string[]).includes(target) || seen.has(target)) continue;
        seen.add(target);
        const part = (await get(`${target}/${id}?_summary=text`)).body;
        expect(isPart(part), target).toBe(true);
        expect(part.id).toBe(id);
      }
    expect([...seen].sort()).toEqual([...supportingTypes].sort());
  });

  it('is told in XML too', async () => {
    const { text } = await get('Condition?_elements=code&_format=xml');
    expect(text).toContain('<tag><system value="http://hl7.org/fhir/v3/ObservationValue"/><code value="SUBSETTED"/>');
    expect(text).not.toContain('<note>');
  });

  it('keeps numbers as they were registered', async () => {
    const [agreement] = sample.medicationAgreements ?? [];
    const weighed = facadeWith({
      sources: sourcesOf(
        [
          bgzRecords({
            ...sample,
            medicationAgreements: [
              {
                ...(agreement as NonNullable<typeof agreement>),
                instructionsForUse: {
                  dosageInstructions: [{ dose: { nominalValue: '1.50', unit: gstandaardUnit('245', 'stuk') } }],
                },
              },
            ],
          }),
        ],
        { groups: 'all' },
      ),
    });
    for (const form of ['json', 'xml']) {
      const path = `MedicationRequest?_elements=dosageInstruction&_format=${form}`;
      const { text } = await ask(weighed, path, {}, TOKEN);
      expect(text).toMatch(/"value":1\.50[,}]|<value value="1\.50"\/>/);
    }
  });

  it('stays a part on the next page', async () => {
    const all = await matches('Coverage?_elements=type');
    const bundle = await bundleOf('Coverage?_elements=type&_count=2');
    const next = bundle.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    expect([...inMode(bundle, 'match'), ...(await matches(next))]).toEqual(all);
    expect(all).toHaveLength(3);
  });

  it('of a Binary or with a count of one resource is refused', async () => {
    const url = JSON.stringify(await bundleOf('DocumentReference')).match(/Binary\/[^"]+/)?.[0];
    for (const path of [
      `${url}?_summary=true`,
      `${url}?_elements=content`,
      `Patient/${(await first('Patient')).id}?_summary=count`,
    ])
      expect((await ask(facade, path, {}, TOKEN)).status, path).toBe(400);
  });
});

describe('a part and what the vendor wants checked', () => {
  it.each([
    'Condition?_elements=id',
    'Condition?_summary=true',
    'Coverage?_count=1&_total=accurate',
    'Condition?_summary=text',
  ])('looks at the whole, and sends the part: %s', async (path) => {
    const validations: OutgoingValidation[] = [];
    const checked: unknown[] = [];
    const enforcing = facadeWith({
      validate: 'enforce',
      validator: {
        validate: (resource, options) => {
          checked.push(structuredClone(resource));
          return validator.validate(resource, options);
        },
      },
      onValidation: (validation) => validations.push(validation),
    });
    const answer = await ask(enforcing, path, {}, TOKEN);
    expect(answer.status).toBe(200);
    expect(validations).toMatchObject([{ report: { verdict: 'conforms' } }]);
    const whole = (await bundleOf(path.replace(/[?&]_(summary|elements|total)=\w+/, ''))).entry;
    expect((checked[0] as Bundle).entry).toEqual(whole);
  });
});

describe('_total', () => {
  it.each([
    ['Coverage', 3],
    ['Coverage?_total=accurate', 3],
    ['Coverage?_total=estimate', 3],
    ['Coverage?_total=none', undefined],
    ['Coverage?_count=2', undefined],
    ['Coverage?_count=2&_total=accurate', 3],
    ['Coverage?_count=2&_total=none', undefined],
    ['Coverage?_summary=count&_total=none', 3],
  ])('%s tells %s', async (path, total) => {
    const bundle = await bundleOf(path);
    expect(bundle.total).toBe(total);
    expect(bundle.link?.[0]?.url).toBe(`${BASE}/${path}`);
  });

  it('refuses another value', async () => {
    const answer = await ask(facade, 'Coverage?_total=all', {}, TOKEN);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('none, estimate or accurate');
  });
});

describe('_pretty', () => {
  it('writes JSON with line breaks, and the same', async () => {
    const pretty = await get('Condition?_pretty=true');
    expect(pretty.text).toContain('\n  "type": "searchset"');
    expect((pretty.body as Bundle).entry).toEqual((await bundleOf('Condition')).entry);
  });

  it('writes XML with line breaks, and the same', async () => {
    const plain = (await get('Condition?_format=xml')).text;
    const pretty = (await get('Condition?_format=xml&_pretty=true')).text;
    expect(pretty).toContain('\n  <type value="searchset"/>\n');
    expect(pretty).toContain('\n      <Condition>\n        <id value=');
    const flat = (text: string) => text.replace(/\n */g, '').replace(/<link>.*?<\/link>/, '');
    expect(flat(pretty)).toBe(flat(plain));
  });

  it('is true or false', async () => {
    expect((await ask(facade, 'Condition?_pretty=yes', {}, TOKEN)).status).toBe(400);
    expect((await ask(facade, `Patient/${(await first('Patient')).id}?_pretty=yes`, {}, TOKEN)).status).toBe(400);
  });
});

describe('a part that is offered', () => {
  const limitedTo = (...only: readonly string[]) =>
    facadeWith({ authorize: () => ({ allowed: true, patient: { bsn: TOKEN }, only }) });

  it('offers nothing: of a part no whole can be asked', async () => {
    for (const offer of ['Condition?_elements=code', 'Condition?_summary=true', 'Condition?_summary=text']) {
      expect((await ask(limitedTo(offer), 'Condition')).status, offer).toBe(403);
      expect((await ask(limitedTo(offer), offer)).status, offer).toBe(403);
    }
  });

  it.each([
    ['Condition?_elements=code', 200],
    ['Condition?_summary=true', 200],
    ['Condition?_summary=text', 200],
    ['Condition?_total=accurate&_count=1', 200],
    ['Condition?code:missing=false', 200],
    ['Condition?_profile=http://nictiz.nl/fhir/StructureDefinition/zib-Problem', 200],
    ['Condition?asserter=Patient/1', 200],
    ['Condition?_elements=code&_include=Condition:subject', 403],
    ['Condition?_elements=code,Patient.name&_include=Condition:subject', 403],
  ])('of the whole any part may be asked, and no more: %s %i', async (path, status) => {
    expect((await ask(limitedTo('Condition'), path)).status).toBe(status);
  });

  it.each([
    ['Condition?code:missing=false', 'Condition?code:missing=false', 200],
    ['Condition?code:missing=false', 'Condition?code:missing=true', 403],
    ['Condition?code:missing=false', 'Condition?code=1', 403],
    ['Condition?code=1', 'Condition?code:missing=false', 403],
    ['Condition?asserter=1', 'Condition?asserter=1', 200],
    ['Condition?asserter=1', 'Condition?asserter=Patient/1', 200],
    ['Condition?asserter=1,2', 'Condition?asserter=2', 200],
    ['Condition?asserter=1', 'Condition?asserter=1,2', 403],
    ['Condition?asserter=Patient/1', 'Condition?asserter=1', 403],
    ['Condition?asserter=Patient/1', 'Condition?asserter:Patient=1', 200],
    ['Condition?_profile=urn:a,urn:b', 'Condition?_profile=urn:b', 200],
    ['Condition?_profile=urn:a', 'Condition?_profile=urn:a,urn:b', 403],
  ])('%s against %s: %i', async (offer, path, status) => {
    expect((await ask(limitedTo(offer), path)).status).toBe(status);
  });
});
