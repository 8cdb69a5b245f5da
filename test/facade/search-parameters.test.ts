import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CapabilityStatement, SearchParameter } from 'fhir/r3';
import fhirpath from 'fhirpath';
import stu3 from 'fhirpath/fhir-context/stu3';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue, type SearchableType, searchableTypes } from '../../src/assemble/catalogue';
import { refusedEverywhere, refusedFor } from '../../src/assemble/refused-parameters';
import { bgzDocument, type SourceQuery, sourcesOf } from '../../src/index';
import { createValidator } from '../../src/validate';
import { bgzRecords, loinc } from '../../src/zib';
import { sample } from '../bgz/sample';
import { ask, facadeOf, inMode, issuesOf, SNOMED, search } from './support';

const TOKEN = '999999990';
/** Every concept of every zib once; with a second allergy and problem that have only what they must. */
const records = bgzRecords({
  ...sample,
  allergyIntolerances: [
    ...(sample.allergyIntolerances ?? []),
    {
      id: 'allergy-2',
      causativeAgent: { system: SNOMED, code: '764146007', display: 'penicilline' },
      allergyStatus: 'active',
    },
  ],
  administrationAgreements: (sample.administrationAgreements ?? []).map((one) => ({ ...one, canceledIndicator: true })),
  problems: [
    ...(sample.problems ?? []),
    { id: 'problem-2', problemName: { system: SNOMED, code: '195967001', display: 'astma' }, problemStatus: 'active' },
  ],
});
const kind = { system: 'urn:oid:2.999.7', code: 'REF', display: 'Verwijzing' };
const letter = (id: string, more = {}) =>
  bgzDocument({
    id,
    type: loinc('57133-1', 'Verwijsbrief'),
    title: 'Brief',
    contentType: 'application/pdf',
    indexed: '2026-11-24T09:00:00',
    open: () => new Uint8Array(),
    ...more,
  });
const facade = facadeOf({
  sources: {
    ...sourcesOf([records], { groups: 'all' }),
    documents: ({ patient }: SourceQuery) =>
      patient.bsn === TOKEN
        ? [
            letter('new', { replaces: ['old'], class: kind, format: kind, facilityType: kind, practiceSetting: kind }),
            letter('old', { status: 'superseded' }),
          ]
        : [],
  },
});

const found = async (path: string) => (await search(facade, path, TOKEN)).total;
const ids: Record<string, string> = {};
/** Ids of what is referred to, by the parameter that names it. */
beforeAll(async () => {
  for (const type of searchableTypes)
    for (const resource of inMode(await search(facade, type, TOKEN), 'match')) {
      const text = JSON.stringify(resource);
      for (const [, target = '', id = ''] of text.matchAll(/"reference":"(\w+)\/([A-Za-z0-9.-]+)"/g))
        ids[`${type}>${target}`] ??= id;
      ids[type] ??= resource.id ?? '';
    }
});

/** Search, how many it finds; `{Type>Target}` is the id of a resource that one of the type refers to. */
const searches: [string, number][] = [
  ['AllergyIntolerance', 2],
  ['AllergyIntolerance?code=3718001', 1],
  [`AllergyIntolerance?code=${SNOMED}|3718001,${SNOMED}|764146007`, 2],
  ['AllergyIntolerance?manifestation=271807003', 1],
  ['AllergyIntolerance?manifestation=1', 0],
  ['AllergyIntolerance?route=26643006', 1],
  ['AllergyIntolerance?severity=mild', 1],
  ['AllergyIntolerance?severity=http://hl7.org/fhir/reaction-event-severity|mild', 1],
  ['AllergyIntolerance?onset=2010-02', 1],
  ['AllergyIntolerance?onset=ge2011', 0],
  ['AllergyIntolerance?last-date=2010-02-28', 1],
  ['AllergyIntolerance?asserter={AllergyIntolerance>Patient}', 1],
  ['AllergyIntolerance?asserter=Patient/{AllergyIntolerance>Patient}', 1],
  ['AllergyIntolerance?asserter:Patient={AllergyIntolerance>Patient}', 1],
  ['AllergyIntolerance?asserter=Practitioner/{AllergyIntolerance>Patient}', 0],
  ['AllergyIntolerance?recorder={AllergyIntolerance>Practitioner}', 1],
  ['AllergyIntolerance?recorder={AllergyIntolerance>Practitioner},other', 1],
  ['AllergyIntolerance?identifier=A-1', 1],
  ['AllergyIntolerance?identifier=urn:oid:2.16.528.1.1007.3.3.1234.2|A-1', 1],
  ['AllergyIntolerance?identifier=|A-1', 0],
  ['AllergyIntolerance?identifier:missing=true', 1],
  ['AllergyIntolerance?identifier:missing=false', 1],
  ['AllergyIntolerance?last-date:missing=true', 1],
  ['AllergyIntolerance?recorder:missing=true', 1],
  ['AllergyIntolerance?recorder:missing=false', 1],
  ['AllergyIntolerance?criticality:missing=true&code=764146007', 1],
  ['AllergyIntolerance?_profile=http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance', 2],
  ['AllergyIntolerance?_profile=http://nictiz.nl/fhir/StructureDefinition/zib-Problem', 0],
  [
    'AllergyIntolerance?_profile=http://nictiz.nl/fhir/StructureDefinition/zib-Problem,http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance',
    2,
  ],
  ['AllergyIntolerance?_profile:missing=true', 0],
  ['AllergyIntolerance?_id={AllergyIntolerance}', 1],
  ['Condition?body-site=80891009', 1],
  ['Condition?abatement-date=2009-06', 1],
  ['Condition?abatement-date:missing=true', 1],
  ['Condition?_profile=http://nictiz.nl/fhir/StructureDefinition/BgZ-Problem', 2],
  ['Condition?category:missing=true', 1],
  ['DeviceUseStatement?device={DeviceUseStatement>Device}', 1],
  ['DeviceUseStatement?device=Device/other', 0],
  ['Procedure?date=2010-01-02', 1],
  ['Procedure?date=sa2010-01-02', 0],
  ['Procedure?performer={Procedure>Practitioner}', 1],
  ['Procedure?performer=Practitioner/{Procedure>Practitioner}', 1],
  ['Procedure?based-on={Procedure>ProcedureRequest}', 1],
  ['Procedure?based-on:missing=true', 0],
  ['ProcedureRequest?occurrence=2010', 1],
  ['ProcedureRequest?occurrence=2026', 1],
  ['ProcedureRequest?requester={ProcedureRequest>Practitioner}', 3],
  ['ProcedureRequest?body-site=80891009', 2],
  ['MedicationStatement?effective=ge2026', 1],
  ['MedicationStatement?medication={MedicationStatement>Medication}', 1],
  ['MedicationStatement?source={MedicationStatement>Organization}', 1],
  ['MedicationRequest?authoredon=2026-03-01', 1],
  ['MedicationRequest?periodofuse=2026-03', 1],
  ['MedicationRequest?periodofuse=2026-03-02', 0],
  ['MedicationRequest?requester={MedicationRequest>Practitioner}', 1],
  ['MedicationDispense?periodofuse=le2026', 1],
  ['MedicationDispense?periodofuse:missing=true', 0],
  ['MedicationDispense?performer={MedicationDispense>Organization}', 1],
  ['Coverage?type=B', 1],
  ['Coverage?type:missing=true', 2],
  ['Coverage?payor={Coverage>Organization}', 1],
  ['Coverage?payor=Patient/{Coverage>Patient}', 1],
  ['Coverage?subscriber=Patient/{Coverage>Patient}', 3],
  ['Patient?general-practitioner:missing=false', 1],
  ['Patient?_profile=http://fhir.nl/fhir/StructureDefinition/nl-core-patient', 1],
  ['DocumentReference?relation=replaces', 1],
  ['DocumentReference?class=REF', 1],
  ['DocumentReference?format=urn:oid:2.999.7|REF', 1],
  ['DocumentReference?facility=REF&setting=REF', 1],
  ['DocumentReference?setting=0320', 0],
  ['DocumentReference?relatesto={DocumentReference>DocumentReference}', 1],
  ['DocumentReference?relatesto:missing=true', 1],
];

describe('what can be searched for', () => {
  it.each(searches)('%s finds %i', async (path, count) => {
    const filled = path.replace(/\{([^}]+)\}/g, (_all, name: string) => ids[name] ?? `no ${name}`);
    expect(filled).not.toContain('no ');
    expect(await found(filled)).toBe(count);
  });

  it('finds by every parameter what has something for it and what has not, and nothing twice', async () => {
    for (const type of searchableTypes) {
      const all = await found(type);
      for (const name of Object.keys(catalogue[type].parameters)) {
        if (type === 'Patient' && name === '_id') continue;
        const [without, having] = [
          await found(`${type}?${name}:missing=true`),
          await found(`${type}?${name}:missing=false`),
        ];
        expect((without ?? 0) + (having ?? 0), `${type}?${name}`).toBe(all);
      }
    }
  });

  it('has something to find by every parameter: none is served over an element that is never filled', async () => {
    for (const type of searchableTypes)
      for (const name of Object.keys(catalogue[type].parameters)) {
        // A record may have a number of its own; not each of these does.
        if (name === 'identifier' || (type === 'Patient' && name === '_id')) continue;
        expect(await found(`${type}?${name}:missing=false`), `${type}?${name}`).toBeGreaterThan(0);
      }
  });
});

describe('sorting', () => {
  const many = facadeOf({
    sources: sourcesOf(
      [
        bgzRecords({
          patient: { id: 'p', identificationNumbers: sample.patient.identificationNumbers },
          problems: [
            ['a', 'active', '2020'],
            ['b', 'inactive', '2019-05'],
            ['c', 'active', undefined],
            ['d', 'inactive', '2021'],
            ['e', 'active', '2019-05'],
          ].map(([id = '', problemStatus, problemStartDate]) => ({
            id,
            identificationNumbers: [{ system: 'https://epd.example/id', value: id }],
            problemName: { system: SNOMED, code: '195967001', display: 'astma' },
            problemStatus: problemStatus as 'active',
            ...(problemStartDate && { problemStartDate }),
          })),
        }),
      ],
      { groups: 'all' },
    ),
  });

  it.each([
    ['onset-date', 'beadc'],
    ['-onset-date', 'dabec'],
    ['clinical-status,onset-date', 'eacbd'],
    ['clinical-status,-onset-date', 'aecdb'],
    ['-clinical-status, -onset-date', 'dbaec'],
    ['-identifier', 'edcba'],
    ['onset-date,-identifier', 'ebadc'],
  ])('_sort=%s gives %s', async (sort, order) => {
    const bundle = await search(many, `Condition?_sort=${sort}`, TOKEN);
    const given = inMode(bundle, 'match').map((one) =>
      one.resourceType === 'Condition' ? one.identifier?.[0]?.value : '',
    );
    expect(given.join('')).toBe(order);
  });

  it('refuses another key, and says what there is', async () => {
    const answer = await ask(facade, 'DeviceUseStatement?_sort=date', {}, TOKEN);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)[0]?.diagnostics).toContain(
      '_sort for DeviceUseStatement is one or more of _id, identifier',
    );
    expect((await ask(facade, 'Condition?_sort=onset-date,foo', {}, TOKEN)).status).toBe(400);
  });
});

describe('what cannot be searched for', () => {
  it.each([
    ['AllergyIntolerance?date=2020', 'no record fills'],
    ['MedicationRequest?date=2020', 'authoredon, periodofuse'],
    ['MedicationDispense?whenprepared=2020', 'periodofuse'],
    ['ProcedureRequest?authored=2020', 'occurrence'],
    ['Condition?asserted-date=2020', 'onset-date'],
    ['Condition?_lastUpdated=ge2020', 'meta.lastUpdated'],
    ['Patient?_has:Condition:patient:code=1', '_has is not supported'],
    ['Condition?_text=x', 'text is not searched'],
    ['Condition?_list=1', 'no lists'],
    ['Condition?_filter=code%20eq%201', 'parameters of their own'],
    ['Patient?birthdate=1950', 'identifier or _id'],
    ['Patient?family=x', 'identifier or _id'],
    ['MedicationStatement?code=1', '_include'],
    ['MedicationStatement?medication.code=1', 'only the patient'],
    ['Condition?code:not=1', ':missing only'],
    ['Condition?code:text=1', ':missing only'],
    ['Condition?code:in=http://example.org/vs', ':missing only'],
    ['Condition?_profile:below=http://example.org', ':missing only'],
    ['Condition?code:missing=yes', 'true or false'],
    ['Condition?asserter:identifier=1', ':<Type>'],
    ['Condition?asserter=https://elsewhere.example/Patient/1', '<Type>/<id>'],
    ['Condition?asserter:Patient=Practitioner/1', '<Type>/<id>'],
    ['Condition?patient:missing=true', 'patient.identifier='],
    ['Condition?patient.name=x', 'patient.identifier='],
    ['Condition?_profile=', 'URI'],
    ['AllergyIntolerance?_profile=zib-AllergyIntolerance', 'absolute URI'],
    ['AllergyIntolerance?_profile=StructureDefinition/zib-AllergyIntolerance', 'absolute URI'],
    ['AllergyIntolerance?_profile=nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance', 'absolute URI'],
    ['AllergyIntolerance?_profile=urn:oid:x', 'absolute URI'],
    ['AllergyIntolerance?_profile=http://nictiz.nl/fhir/StructureDefinition/zib-Problem,x', 'absolute URI'],
  ])('%s is refused: %s', async (path, word) => {
    const answer = await ask(facade, path, {}, TOKEN);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)[0]?.diagnostics).toContain(word);
  });
});

describe(':missing', () => {
  it.each(searchableTypes)('is taken for every parameter of %s that does not name the patient', async (type) => {
    const { parameters, patientParameters } = catalogue[type];
    const status = async (name: string) => (await ask(facade, `${type}?${name}:missing=true`, {}, TOKEN)).status;
    for (const name of Object.keys(parameters)) expect([name, await status(name)]).toEqual([name, 200]);
    const naming = type === 'Patient' ? ['identifier'] : patientParameters;
    for (const name of naming) expect([name, await status(name)]).toEqual([name, 400]);
  });
});

const CORE = resolve(import.meta.dirname, '../../../shared/packages/hl7.fhir.r3.core-3.0.2/package');

const stated: readonly SearchParameter[] = existsSync(CORE)
  ? readdirSync(CORE)
      .filter((name) => name.startsWith('SearchParameter-'))
      .map((name) => JSON.parse(readFileSync(resolve(CORE, name), 'utf8')))
  : [];

describe('the search parameters of STU3', () => {
  it.skipIf(!existsSync(CORE))('are each served, name the patient, or are refused with a reason', () => {
    const of = (base: string) => stated.filter((one) => one.base.includes(base)).map(({ code }) => code);
    const everywhere = [...of('Resource'), ...of('DomainResource')];
    expect(everywhere.length).toBeGreaterThan(5);
    for (const type of searchableTypes) {
      const { parameters, patientParameters } = catalogue[type];
      const served = new Set([
        ...Object.keys(parameters),
        ...patientParameters,
        ...(type === 'Patient' ? ['identifier'] : []),
      ]);
      const refused = refusedFor(type);
      const all = [...of(type), ...everywhere];
      expect(
        all.filter((name) => !served.has(name) && !refused.has(name)),
        type,
      ).toEqual([]);
      expect(
        [...refused.keys()].filter((name) => served.has(name)),
        type,
      ).toEqual([]);
      const known = new Set([...all, ...Object.keys(refusedEverywhere)]);
      expect(
        [...refused.keys()].filter((name) => !known.has(name)),
        type,
      ).toEqual([]);
    }
  });

  it.skipIf(!existsSync(CORE))('are refused as never filled where no record fills them', async () => {
    const wrong: string[] = [];
    for (const type of searchableTypes) {
      const resources = inMode(await search(facade, type, TOKEN), 'match');
      for (const [name, reason] of refusedFor(type)) {
        if (!reason.startsWith('no record fills')) continue;
        const expressions = stated
          .filter((one) => one.code === name && one.base.includes(type))
          .flatMap(({ expression = '' }) => expression.split('|').map((part) => part.trim()))
          .filter((part) => part.startsWith(`${type}.`));
        expect(expressions, `${type}?${name}`).not.toEqual([]);
        for (const expression of expressions)
          if (resources.some((one) => [fhirpath.evaluate(one, expression, undefined, stu3)].flat().length > 0))
            wrong.push(`${type}?${name}: ${expression}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are told by type in the CapabilityStatement, which conforms', async () => {
    const statement = (await ask(facade, 'metadata', {}, TOKEN)).body as CapabilityStatement;
    const report = await createValidator().validate(statement);
    expect(report.issues.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
    for (const { type, searchParam, searchInclude } of statement.rest?.[0]?.resource ?? []) {
      const row = (catalogue as Record<string, (typeof catalogue)[SearchableType] | undefined>)[type];
      if (row === undefined) continue;
      const told = searchParam?.map(({ name }) => name) ?? [];
      expect(new Set(told).size, type).toBe(told.length);
      expect([...told].sort()).toEqual(
        [
          ...Object.keys(row.parameters),
          ...row.patientParameters,
          ...(type === 'Patient' ? ['identifier'] : []),
        ].sort(),
      );
      expect(searchInclude).toEqual(Object.keys(row.includes).map((name) => `${type}:${name}`));
    }
  });
});
