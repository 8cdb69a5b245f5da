import fc from 'fast-check';
import type { Bundle, FhirResource, OperationOutcome, Provenance } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { type Authorization, type FacadeOptions, pagedSource, type Source, type Sources } from '../../src/index';
import {
  type AllergyIntoleranceInput,
  allergyIntolerance,
  bsn,
  type HealthProfessionalInput,
  type LaboratoryTestResultInput,
  laboratoryTestResult,
  loinc,
  patient,
  snomed,
  ucum,
  ura,
  uzi,
} from '../../src/zib';
import { runs } from '../effort';
import { ANNA, facadeOf, inMode, search } from './support';

type Listed = 'allergyIntolerances' | 'laboratoryTestResults';
type Given = { readonly id: string };

/** A source that gives pages of records, in the order of their ids. */
const paged = (records: readonly Given[]) =>
  pagedSource<Listed>((({ page, ids }) => {
    if (ids) return records.filter(({ id }) => ids.includes(id));
    if (page === undefined) return records;
    return records.filter(({ id }) => page.after === undefined || id > page.after).slice(0, page.limit);
  }) as Source<Listed>);

/** One professional, as one record writes them and another does. */
const written: readonly HealthProfessionalInput[] = [
  { identificationNumbers: [uzi('000012345')] },
  { identificationNumbers: [uzi('000012345')], nameInformation: { lastName: { lastName: 'Hartman' } } },
  { identificationNumbers: [uzi('000012345')], nameInformation: { initials: 'J.', lastName: { lastName: 'Hartman' } } },
  {
    identificationNumbers: [uzi('000012345')],
    specialty: '01.010',
    healthcareProvider: { identificationNumbers: [ura('00009999')], organizationName: 'De Brug' },
  },
];
const professional = fc.constantFrom(...written);
const sometimes = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });

const registrationOf = (...dateTimes: readonly string[]) =>
  fc.record({
    dateTime: fc.constantFrom(...dateTimes),
    actor: fc.constant({
      healthcareProvider: { identificationNumbers: [ura('00009999')], organizationName: 'De Brug' },
    }),
    statement: sometimes(fc.constantFrom('f-1', 'f-2')),
  });
const metadata = fc.record(
  {
    firstRegistration: registrationOf('2024-02-04T10:31:00+01:00', '2024-02-05T10:31:00+01:00'),
    lastModification: registrationOf('2024-02-06T10:31:00+01:00'),
  },
  { requiredKeys: ['firstRegistration'] },
);

const keyOf = (nth: number) => `r-${String(nth).padStart(4, '0')}`;
const numbered = <T>(of: fc.Arbitrary<T>, count: number, make: (one: T, id: string) => Given) =>
  fc.array(of, { minLength: count, maxLength: count }).map((all) => all.map((one, nth) => make(one, keyOf(nth))));

const ALLERGIES = 620;
const allergies = numbered(
  fc.record({
    allergyStatus: fc.constantFrom(...Array<'active'>(6).fill('active'), 'obsolete' as const),
    author: sometimes(professional.map((healthProfessional) => ({ healthProfessional }))),
    metadata: sometimes(metadata),
    chance: fc.nat(99),
  }),
  ALLERGIES,
  ({ chance, ...more }, id) =>
    chance < 1
      ? ({ id, causativeAgent: 'pinda' } as unknown as Given)
      : allergyIntolerance({
          id,
          causativeAgent: snomed('762952008', 'pinda'),
          ...more,
        } as AllergyIntoleranceInput),
);

/** Some results are panels of several tests; some are derived from another one, wherever that stands. */
const RESULTS = 330;
const results = numbered(
  fc.record({
    tests: fc.integer({ min: 1, max: 4 }),
    resultType: fc.constantFrom('serology' as const, 'haematology' as const, 'haematology' as const),
    requester: sometimes(professional),
    author: sometimes(professional.map((healthProfessional) => ({ healthProfessional }))),
    specimen: sometimes(
      fc.record({
        specimenMaterial: fc.constant(snomed('119297000', 'bloedmonster')),
        specimenId: sometimes(fc.constantFrom({ system: 'https://lab.example/monster', value: 'm-1' })),
      }),
    ),
    relatedResults: sometimes(
      fc.nat(RESULTS).map((nth) => [{ id: keyOf(nth), display: 'Hb', relation: 'derived-from' as const }]),
    ),
    metadata: sometimes(metadata),
  }),
  RESULTS,
  ({ tests, ...more }, id) =>
    laboratoryTestResult({
      id,
      panelOrBattery: loinc('58410-2', 'bloedbeeld'),
      resultStatus: 'final',
      dateTime: '2024-02-04T11:00:00+01:00',
      laboratoryTests: Array.from({ length: tests }, () => ({
        testCode: loinc('718-7', 'Hemoglobine'),
        testResult: { quantity: ucum('7.10', 'mmol/L') },
      })),
      ...more,
    } as LaboratoryTestResultInput),
);

const LABORATORY = 'category=http://snomed.info/sct%7C';
const searches: Readonly<Record<Listed, readonly string[]>> = {
  allergyIntolerances: [
    'AllergyIntolerance?_include=AllergyIntolerance:patient&_include=AllergyIntolerance:recorder&_revinclude=Provenance:target',
    'AllergyIntolerance?clinical-status=active&_include=AllergyIntolerance:patient&_include=AllergyIntolerance:recorder&_revinclude=Provenance:target',
    'AllergyIntolerance?_elements=code&_include=AllergyIntolerance:recorder',
  ],
  laboratoryTestResults: [
    `Observation?${LABORATORY}49581000146104&_include=Observation:related-target&_include=Observation:specimen&_include=Observation:based-on&_revinclude=Provenance:target`,
    `Observation?${LABORATORY}49581000146104&code=http://loinc.org%7C718-7&_include=Observation:related-target&_revinclude=Provenance:target`,
    `Observation?${LABORATORY}49581000146104&_summary=true&_include=Observation:specimen`,
  ],
};

/** What a resource says, but for the names that references show: those are agreed on within a part. */
const saidBy = (resource: FhirResource, known: ReadonlySet<string>): string => {
  const { target, ...rest } = resource as Provenance;
  const targets = target?.flatMap(({ reference = '' }) => (known.has(reference) ? [reference] : [])).sort();
  return JSON.stringify({ ...rest, targets }, (_name, value) =>
    typeof value?.reference === 'string' ? { ...value, display: undefined } : value,
  );
};
const isParty = ({ resourceType }: FhirResource) => /^(Practitioner|PractitionerRole|Organization)$/.test(resourceType);

/** What an answer holds, by the key of each resource; metadata with the targets that are in the answer. */
function heldBy(bundle: Bundle): ReadonlyMap<string, string> {
  const found = (['match', 'include'] as const).flatMap((mode) => inMode(bundle, mode).map((one) => ({ mode, one })));
  const known = new Set(found.map(({ one }) => `${one.resourceType}/${one.id}`));
  expect(known.size).toBe(found.length);
  const told = found.map(
    ({ mode, one }) => [`${one.resourceType}/${one.id}`, `${mode} ${isParty(one) ? '' : saidBy(one, known)}`] as const,
  );
  return new Map([...told].sort(([a], [b]) => a.localeCompare(b)));
}

const noticesOf = (bundle: Bundle) =>
  inMode(bundle, 'outcome')
    .flatMap((one) => (one as OperationOutcome).issue.map(({ diagnostics }) => diagnostics))
    .sort();

const anna = patient({
  id: 'anna',
  identificationNumbers: [bsn(ANNA)],
  generalPractitioners: [{ healthProfessional: { identificationNumbers: [uzi('000012345')] } }],
});

describe('an answer in parts', () => {
  it.each<[Listed, fc.Arbitrary<readonly Given[]>]>([
    ['allergyIntolerances', allergies],
    ['laboratoryTestResults', results],
  ])('of %s holds all that is gathered first, once, and nothing more', async (group, records) => {
    const asked = fc.record({
      path: fc.constantFrom(...searches[group]),
      bsnInAnswers: fc.constantFrom('always' as const, 'never' as const),
      isLimited: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(records, asked, async (given, { path, bsnInAnswers, isLimited }) => {
        const authorize = (): Authorization => ({
          allowed: true,
          patient: { bsn: ANNA },
          ...(isLimited && { only: [path.replace(/(?<=[?&])_(summary|elements)=[a-z]+&/, '')] }),
        });
        const options: Partial<FacadeOptions> = { authorize, bsnInAnswers, invalidRecords: 'report', narrative: false };
        const sources = { patient: () => [anna], [group]: paged(given) } as unknown as Sources;
        const facade = facadeOf({ sources, ...options });
        const parts = await search(facade, path);
        const whole = await search(facade, `${path}&_total=accurate`);
        expect(whole.total).toBeGreaterThan(500);
        const [held, expected] = [heldBy(parts), heldBy(whole)];
        expect([...held.keys()]).toEqual([...expected.keys()]);
        expect([...held].filter(([key, one]) => expected.get(key) !== one)).toEqual([]);
        expect(noticesOf(parts)).toEqual(noticesOf(whole));
      }),
      { numRuns: runs(4), seed: 20261130, endOnFailure: true },
    );
  });
});
