import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { sectionSearches } from '../../src/assemble/catalogue';
import { searchedSections } from '../../src/bgz/index';
import { sectionOfResource } from '../../src/bgz/section-of-resource';
import type { Json } from '../../src/fhir/json';
import { type SourceQuery, type Sources, sourcesOf } from '../../src/index';
import { bgzRecords, loinc, ucum } from '../../src/zib';
import { sample } from '../bgz/sample';
import { ask, BSN, facadeOf, inMode } from './support';

const NUMBER = '999999990';
const SCT = 'http://snomed.info/sct';
const LOINC = 'http://loinc.org';
const ACT = 'http://hl7.org/fhir/v3/ActCode';
const USE = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3|6';
const P = '&_revinclude=Provenance:target';
const BY = `patient.identifier=${BSN}|${NUMBER}`;
const MEMBERS = '&_include=Observation:related-target';
const HEIGHTS = `code=${LOINC}|8302-2,${LOINC}|8306-3,${LOINC}|8308-9`;
const FUNCTIONS = `category=${SCT}|118228005,${SCT}|384821006`;

/**
 * Every request string of spec bgz-msz-queries §2 and §3 (MSZ 2.0, MSZ 1.2.2, MedMij 3.0) and bgz-msz-profiles §2.2 (Tasks), by
 * the zib it is for. `some`: it asks for a part of the section.
 */
const strings: readonly (readonly [zib: string, query: string, some?: 'some'])[] = [
  // MSZ 2.0, §2.
  ['Patient', `Patient?identifier=${BSN}|${NUMBER}&_include=Patient:general-practitioner${P}`],
  ['Patient', `Patient?identifier=${BSN}|${NUMBER}${P}`],
  ['AllergyIntolerance', `AllergyIntolerance?${BY}${P}`],
  ['Problem', `Condition?${BY}${P}`],
  ['MedicalDevice', `DeviceUseStatement?${BY}&_include=DeviceUseStatement:device${P}`],
  ['Procedure', `Procedure?${BY}&category=${SCT}|387713003,${SCT}|258174001&_include=Procedure:based-on${P}`],
  ['Procedure', `Procedure?${BY}&category=${SCT}|387713003, ${SCT}|258174001&_include=Procedure:based-on${P}`],
  ['MedicationUse', `MedicationStatement?${BY}&category=${USE}&_include=MedicationStatement:medication${P}`],
  ['MedicationAgreement', `MedicationRequest?${BY}&category=${SCT}|16076005&_include=MedicationRequest:medication${P}`],
  [
    'AdministrationAgreement',
    `MedicationDispense?${BY}&category=${SCT}|422037009&_include=MedicationDispense:medication${P}`,
  ],
  // MSZ 2.0, §3.
  ['Payer', `Coverage?beneficiary.identifier=${BSN}|${NUMBER}&_include=Coverage:payor${P}`],
  [
    'Payer',
    `Coverage?beneficiary.identifier=${BSN}|${NUMBER}&_include=Coverage:payor:Patient&_include=Coverage:payor:Organization${P}`,
  ],
  ['TreatmentDirective', `Consent?${BY}&category=${SCT}|11291000146105${P}`],
  ['AdvanceDirective', `Consent?${BY}&category=${SCT}|11341000146107${P}`],
  ['FunctionalOrMentalStatus', `Observation?${BY}&${FUNCTIONS}${P}`],
  ['LivingSituation', `Observation?${BY}&code=${SCT}|365508006${P}`],
  ['DrugUse', `Observation?${BY}&code=${SCT}|228366006${P}`],
  ['AlcoholUse', `Observation?${BY}&code=${SCT}|228273003${P}`],
  ['TobaccoUse', `Observation?${BY}&code=${SCT}|365980008${P}`],
  ['NutritionAdvice', `NutritionOrder?${BY}${P}`],
  ['Alert', `Flag?${BY}${P}`],
  ['Vaccination', `Immunization?${BY}&status=completed${P}`, 'some'],
  ['BloodPressure', `Observation/$lastn?${BY}&code=${LOINC}|85354-9`, 'some'],
  ['BloodPressure', `Observation?${BY}&code=${LOINC}|85354-9&_sort=-date&_count=1${P}`, 'some'],
  ['BodyWeight', `Observation?${BY}&code=${LOINC}|29463-7${P}`],
  ['BodyWeight', `Observation?${BY}&code=${LOINC}|29463-7&_sort=-date&_count=1${P}`, 'some'],
  ['BodyHeight', `Observation?${BY}&${HEIGHTS}${P}`],
  ['BodyHeight', `Observation?${BY}&${HEIGHTS}&_sort=-date&_count=1${P}`, 'some'],
  ['LaboratoryTestResult', `Observation?${BY}&category=${SCT}|49581000146104${MEMBERS}${P}`],
  ['Encounter', `Encounter?${BY}${P}`],
  ['ProcedureRequest', `ProcedureRequest?${BY}&status=active${P}`, 'some'],
  ['CareTeam', `CareTeam?${BY}&status=active&_include=CareTeam:participant${P}`, 'some'],
  ['CareTeam', `CareTeam?status=active&_include=CareTeam:participant${P}`, 'some'],
  // MSZ 1.2.2: the last, where 2.0 asks for all, and all beside it.
  ['BodyWeight', `Observation/$lastn?${BY}&code=${LOINC}|29463-7`, 'some'],
  ['BodyHeight', `Observation/$lastn?${BY}&${HEIGHTS}`, 'some'],
  ['FunctionalOrMentalStatus', `Observation/$lastn?${BY}&${FUNCTIONS}`, 'some'],
  ['LivingSituation', `Observation/$lastn?${BY}&code=${SCT}|365508006`, 'some'],
  ['LaboratoryTestResult', `Observation/$lastn?${BY}&category=${SCT}|49581000146104${MEMBERS}`, 'some'],
  ['BloodPressure', `Observation?${BY}&code=${LOINC}|85354-9`],
  // MedMij 3.0: the token says whose.
  ['Patient', 'Patient?_include=Patient:general-practitioner'],
  ['AllergyIntolerance', 'AllergyIntolerance'],
  ['Problem', 'Condition'],
  ['MedicalDevice', 'DeviceUseStatement?_include=DeviceUseStatement:device'],
  ['Procedure', `Procedure?category=${SCT}|387713003`, 'some'],
  ['MedicationUse', `MedicationStatement?category=${USE}&_include=MedicationStatement:medication`],
  ['MedicationAgreement', `MedicationRequest?category=${SCT}|16076005&_include=MedicationRequest:medication`],
  ['AdministrationAgreement', `MedicationDispense?category=${SCT}|422037009&_include=MedicationDispense:medication`],
  ['Payer', 'Coverage?_include=Coverage:payor:Patient&_include=Coverage:payor:Organization'],
  ['TreatmentDirective', `Consent?category=${SCT}|11291000146105`],
  ['AdvanceDirective', `Consent?category=${SCT}|11341000146107`],
  ['FunctionalOrMentalStatus', `Observation/$lastn?${FUNCTIONS}`, 'some'],
  ['LivingSituation', `Observation/$lastn?code=${SCT}|365508006`, 'some'],
  ['DrugUse', `Observation?code=${SCT}|228366006`],
  ['AlcoholUse', `Observation?code=${SCT}|228273003`],
  ['TobaccoUse', `Observation?code=${SCT}|365980008`],
  ['NutritionAdvice', 'NutritionOrder'],
  ['Alert', 'Flag'],
  ['Vaccination', 'Immunization?status=completed', 'some'],
  ['BloodPressure', `Observation/$lastn?code=${LOINC}|85354-9`, 'some'],
  ['BodyWeight', `Observation/$lastn?code=${LOINC}|29463-7`, 'some'],
  ['BodyHeight', `Observation/$lastn?${HEIGHTS}`, 'some'],
  [
    'LaboratoryTestResult',
    `Observation/$lastn?category=${SCT}|275711006${MEMBERS}&_include=Observation:specimen`,
    'some',
  ],
  ['Encounter', `Encounter?class=${ACT}|IMP,${ACT}|ACUTE,${ACT}|NONAC`, 'some'],
  ['ProcedureRequest', 'ProcedureRequest?status=active', 'some'],
  ['VaccinationRecommendation', 'ImmunizationRecommendation'],
  ['MedicalDeviceRequest', 'DeviceRequest?status=active&_include=DeviceRequest:device', 'some'],
  ['Appointment', 'Appointment?status=booked,pending,proposed', 'some'],
  // The Tasks of the pilots and of the profiles, where they have it otherwise.
  ['Payer', 'Coverage?_include=Coverage:payor'],
  ['FunctionalOrMentalStatus', `Observation?${FUNCTIONS}`],
  ['LivingSituation', `Observation?code=${SCT}|365508006`],
  ['MedicationUse', `MedicationStatement?category=${USE}&_include=MedicationStatement:medicationReference`],
  ['MedicationAgreement', `MedicationRequest?category=${SCT}|16076005&_include=MedicationRequest:medicationReference`],
  [
    'AdministrationAgreement',
    `MedicationDispense?category=${SCT}|422037009&_include=MedicationDispense:medicationReference`,
  ],
  ['LaboratoryTestResult', `Observation/$lastn?category=${SCT}|49581000146104${MEMBERS}`, 'some'],
  ['Procedure', `Procedure?category=${SCT}|387713003,${SCT}|258174001`],
  ['Encounter', 'Encounter'],
  ['CareTeam', 'CareTeam?status=active&_include=CareTeam:participant', 'some'],
];

/** Zibs under another name in the list. */
const listed: Readonly<Record<string, string>> = { ProcedureRequest: 'procedureRequests' };
const sectionFor = (zib: string) =>
  searchedSections.find((one) => one.key === listed[zib] || one.zib === zib || one.record === zib);

const called = new Set<string>();
const own = sourcesOf([bgzRecords(sample as never)], { groups: 'all' }) as unknown as Record<
  string,
  (query: SourceQuery) => unknown
>;
const sources = Object.fromEntries(
  Object.entries({ ...own, documents: () => [] as unknown }).map(([key, source]) => [
    key,
    (query: SourceQuery) => {
      called.add(key);
      return (source as (query: SourceQuery) => unknown)(query);
    },
  ]),
) as unknown as Sources;
const facade = facadeOf({ sources, authorize: () => ({ allowed: true, patient: { bsn: NUMBER } }) });

/** The ways in which senders were seen to write one string. */
function spellings(query: string): readonly string[] {
  const [path = '', search] = query.split('?');
  if (search === undefined) return [query, `${query}?`];
  const values = (change: (value: string) => string) =>
    `${path}?${search
      .split('&')
      .map((part) => {
        const [name = '', ...value] = part.split('=');
        return `${name}=${change(value.join('='))}`;
      })
      .join('&')}`;
  return [
    query,
    values(encodeURIComponent),
    values((value) => encodeURIComponent(value).replaceAll('%2F', '/')),
    values((value) => value.replaceAll('|', '%7C')),
    values((value) => encodeURIComponent(value).replaceAll(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())),
    values((value) => value.replaceAll(',', ',%20')),
    values((value) => value.replaceAll(',', '%2C+')),
    query.replace('$', '%24'),
  ];
}

const idsIn = (bundle: Bundle) =>
  inMode(bundle, 'match')
    .map(({ id }) => id)
    .sort();

describe('the request strings of every dialect', () => {
  it.each(strings.map(([zib, query, part]) => [zib, query, part] as const))('%s: %s', async (zib, query, part) => {
    const section = sectionFor(zib);
    if (section === undefined) throw new Error('it is of the list');
    called.clear();
    const answer = await ask(facade, query);
    expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
    const bundle = answer.body as Bundle;
    const matches = inMode(bundle, 'match');
    expect(matches.length).toBeGreaterThan(0);
    for (const one of matches) expect(sectionOfResource(one as unknown as Json)?.key).toBe(section.key);
    // And no source is asked that cannot have it; problems that records hold whole are held against the list.
    const needed = sectionSearches.find(({ own: key }) => key === section.key)?.groups ?? [];
    expect([...called].filter((key) => !['patient', 'problems', ...needed].includes(key))).toEqual([]);
    expect(needed.filter((key) => !called.has(key))).toEqual([]);
    if (part === undefined && zib !== 'Procedure') {
      const records = own[section.key]?.({ patient: { bsn: NUMBER } }) as readonly unknown[];
      expect(matches.length).toBeGreaterThanOrEqual(records.length);
    }
    for (const spelling of spellings(query)) {
      const { status, body } = await ask(facade, spelling);
      expect([spelling, status, status === 200 ? idsIn(body as Bundle) : []]).toEqual([spelling, 200, idsIn(bundle)]);
    }
    if (query.includes('$lastn')) return;
    const [type, form = ''] = query.split('?');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const posted = await ask(facade, `${type}/_search`, { method: 'POST', headers, body: form.replaceAll(' ', '%20') });
    expect([posted.status, idsIn(posted.body as Bundle)]).toEqual([200, idsIn(bundle)]);
  });

  it('has every section of the list but letters, which no table of these has', () => {
    const known = new Set(strings.flatMap(([zib]) => sectionFor(zib)?.key ?? []));
    expect(searchedSections.map(({ key }) => key).filter((key) => !known.has(key))).toEqual(['documents']);
  });
});

describe('the category by which MedMij asks for all laboratory results', () => {
  const result = (id: string, resultType: 'clinicalChemistry' | 'haematology') => ({
    id,
    resultType,
    laboratoryTests: [
      {
        testCode: loinc(id === 'k' ? '2823-3' : '718-7', id),
        testDateTime: '2024-01-01',
        testResult: { quantity: ucum(4, 'mmol/L') },
      },
    ],
  });
  const laboratory = sourcesOf(
    [
      bgzRecords({
        patient: sample.patient,
        laboratoryTestResults: [result('k', 'clinicalChemistry'), result('hb', 'haematology')],
      } as never),
    ],
    { groups: 'all' },
  );
  const CHEMISTRY = `category=${SCT}|275711006`;
  const LASTN = `Observation/$lastn?${CHEMISTRY}${MEMBERS}&_include=Observation:specimen`;
  const found = async (query: string, only: readonly string[] | undefined, options: object = {}) => {
    const authorize = () => ({ allowed: true as const, patient: { bsn: NUMBER }, ...(only && { only }) });
    const { status, body } = await ask(facadeOf({ sources: laboratory, authorize, ...options }), query);
    return status === 200 ? inMode(body as Bundle, 'match').length : status;
  };

  it.each<[string, string, readonly string[] | undefined, object, number]>([
    ['is answered with all', LASTN, undefined, {}, 2],
    ['is so in a search', `Observation?${CHEMISTRY}`, undefined, {}, 2],
    ['is so without its system', 'Observation?category=275711006', undefined, {}, 2],
    ['is a type of results among others', `Observation?${CHEMISTRY},${SCT}|314076009`, undefined, {}, 1],
    ['is so beside another criterion', `Observation?${CHEMISTRY}&code=718-7`, undefined, {}, 1],
    ['is taken literally where the vendor says so', LASTN, undefined, { laboratoryCategory: 'literal' }, 1],
    ['is all of what was offered', `Observation?${CHEMISTRY}`, [`Observation?category=${SCT}|49581000146104`], {}, 2],
    ['is no more than was offered', `Observation?${CHEMISTRY}`, [`Observation?${CHEMISTRY}`], {}, 1],
    [
      'is refused where another type was',
      `Observation?${CHEMISTRY}`,
      [`Observation?category=${SCT}|252275004`],
      {},
      403,
    ],
  ])('%s: %s', async (_name, query, only, options, count) => {
    expect(await found(query, only, options)).toBe(count);
  });
});
