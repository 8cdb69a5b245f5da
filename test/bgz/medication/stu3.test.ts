import { describe, expect, it } from 'vitest';
import {
  agb,
  atc,
  gpk,
  gstandaardRoute,
  gstandaardUnit,
  hpk,
  identification,
  nhgTable25,
  nullFlavor,
  prk,
  snomed,
  ucum,
} from '../../../src/zib';
import { mapped, only } from '../stu3-support';

type Records = Parameters<typeof mapped>[0];
type Use = NonNullable<Records['medicationUses']>[number];
type Agreement = NonNullable<Records['medicationAgreements']>[number];
type Step = NonNullable<NonNullable<NonNullable<Agreement['instructionsForUse']>['dosageInstructions']>[number]>;

const product = { productCodes: [prk('17469', 'IBUPROFEN TABLET 600MG')] };
const piece = gstandaardUnit('245', 'stuk');
const url = (name: string) => `http://nictiz.nl/fhir/StructureDefinition/${name}`;
const use = (given: Partial<Use>) =>
  only(
    mapped({
      medicationUses: [
        { id: 'u-1', registrationDateTime: '2026-01-02', useIndicator: true, productUsed: product, ...given },
      ],
    }),
    'MedicationStatement',
  );
const agreement = (given: Partial<Agreement>, options = {}) =>
  only(
    mapped(
      { medicationAgreements: [{ id: 'm-1', agreementDateTime: '2026-03-01', agreedMedicine: product, ...given }] },
      options,
    ),
    'MedicationRequest',
  );
const dosage = (...steps: Step[]) =>
  agreement({
    instructionsForUse: {
      description: 'zie boven',
      routeOfAdministration: gstandaardRoute('9', 'Oraal'),
      dosageInstructions: steps,
    },
  }).dosageInstruction;
const days = (value: number) => ({ value, unit: 'd' as const });
const dag = (value: number) => ({ value, unit: 'dag', system: 'http://unitsofmeasure.org', code: 'd' });
const stuk = (value: number) => ({
  value,
  unit: 'stuk',
  system: 'urn:oid:2.16.840.1.113883.2.4.4.1.900.2',
  code: '245',
});

const notKnown = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

describe('InstructionsForUse → Dosage', () => {
  it('without steps: text and route', () => {
    expect(dosage()).toEqual([
      {
        text: 'zie boven',
        route: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.4.9', code: '9', display: 'Oraal' }] },
      },
    ]);
  });

  it.each<[string, Step, object]>([
    [
      'a fixed dose so many times a day',
      {
        sequenceNumber: 1,
        dose: { nominalValue: 2, unit: piece },
        administeringSchedule: { frequency: { count: { nominalValue: 3 }, per: days(1) } },
      },
      { sequence: 1, doseQuantity: stuk(2), timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } } },
    ],
    [
      'a range of doses, a range of times',
      {
        dose: { minimumValue: 0, maximumValue: 1, unit: piece },
        administeringSchedule: { frequency: { count: { minimumValue: 1, maximumValue: 4 }, per: days(2) } },
      },
      {
        doseRange: { low: stuk(0), high: stuk(1) },
        timing: { repeat: { frequency: 1, frequencyMax: 4, period: 2, periodUnit: 'd' } },
      },
    ],
    [
      'at most so many times',
      { administeringSchedule: { frequency: { count: { maximumValue: 4 }, per: days(1) } } },
      {
        timing: {
          repeat: { _frequency: notKnown, frequencyMax: 4, period: 1, periodUnit: 'd' },
          code: { text: 'ten hoogste 4 keer per dag' },
        },
      },
    ],
    [
      'at least so many times',
      { administeringSchedule: { frequency: { count: { minimumValue: 2 }, per: days(2) } } },
      {
        timing: {
          repeat: { frequency: 2, _frequencyMax: notKnown, period: 2, periodUnit: 'd' },
          code: { text: 'ten minste 2 keer per 2 dag' },
        },
      },
    ],
    [
      'a fixed interval: no frequency',
      { administeringSchedule: { interval: { value: 8, unit: 'h' } } },
      { timing: { repeat: { period: 8, periodUnit: 'h' } } },
    ],
    [
      'clock times',
      { administeringSchedule: { administrationTimes: ['08:00', '20:30:15'] } },
      { timing: { repeat: { timeOfDay: ['08:00:00', '20:30:15'] } } },
    ],
    [
      'days of the week',
      {
        administeringSchedule: {
          weekDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
        },
      },
      { timing: { repeat: { dayOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] } } },
    ],
    [
      'parts of the day',
      { administeringSchedule: { partsOfDay: ['morning', 'afternoon', 'evening', 'night'] } },
      { timing: { repeat: { when: ['MORN', 'AFT', 'EVE', 'NIGHT'] } } },
    ],
    ['for so long', { doseDuration: days(5) }, { timing: { repeat: { boundsDuration: dag(5) } } }],
    [
      'as needed by criterion, with a maximum',
      {
        asNeeded: {
          condition: nhgTable25('1028', 'Bij pijn'),
          maximumDose: { amount: { value: 6, unit: piece }, per: days(1) },
        },
      },
      {
        asNeededCodeableConcept: { coding: [{ code: '1028', display: 'Bij pijn' }] },
        maxDosePerPeriod: { numerator: stuk(6), denominator: dag(1) },
      },
    ],
    [
      'as needed in words',
      { asNeeded: { condition: nullFlavor('OTH', 'bij reizen') } },
      {
        asNeededCodeableConcept: {
          coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH', display: 'Overig' }],
          text: 'bij reizen',
        },
      },
    ],
    [
      'as needed without criterion',
      { asNeeded: {} },
      { asNeededCodeableConcept: { extension: [{ valueCode: 'NI' }], text: 'zo nodig' } },
    ],
    [
      'as needed, all that is told of it null',
      { asNeeded: { condition: null, maximumDose: { amount: { value: null, unit: null }, per: null } } } as never,
      { asNeededCodeableConcept: { extension: [{ valueCode: 'NI' }], text: 'zo nodig' } },
    ],
    [
      'a dose in a unit outside table 902: in words',
      { dose: { nominalValue: '2.50', unit: snomed('415818006', 'zakje') } },
      { doseQuantity: { value: 2.5, unit: 'zakje (415818006)' } },
    ],
    [
      'a speed',
      { administeringSpeed: { amount: { nominalValue: 5, unit: ucum(1, 'mL').unit }, per: { value: 1, unit: 'h' } } },
      {
        rateRatio: {
          numerator: { value: 5, unit: 'mL', code: 'mL' },
          denominator: { value: 1, unit: 'uur', code: 'h' },
        },
      },
    ],
    [
      'a range of speeds',
      {
        administeringSpeed: {
          amount: { minimumValue: 5, maximumValue: 10, unit: ucum(1, 'mL').unit },
          per: { value: 1, unit: 'h' },
        },
      },
      { rateRange: { low: { value: 5, unit: 'mL/uur' }, high: { value: 10, unit: 'mL/uur' } } },
    ],
    [
      'how long one takes',
      { durationOfAdministration: { value: 30, unit: 'min' } },
      { timing: { repeat: { duration: 30, durationUnit: 'min' } } },
    ],
  ])('%s', (_what, step, expected) => {
    expect(dosage(step)).toMatchObject([{ text: 'zie boven', ...expected }]);
  });

  it('steps in order, each with the whole text', () => {
    expect(dosage({ sequenceNumber: 1 }, { sequenceNumber: 2 })).toMatchObject([
      { sequence: 1, text: 'zie boven' },
      { sequence: 2, text: 'zie boven' },
    ]);
  });

  it('additional instructions, coded and in words; a cyclical schedule on the resource', () => {
    const resource = agreement({
      instructionsForUse: {
        additionalInstructions: [nhgTable25('6', 'met water'), nullFlavor('OTH', 'staand')],
        repeatPeriodCyclicalSchedule: days(28),
      },
    });
    expect(resource.dosageInstruction?.[0]?.additionalInstruction).toMatchObject([
      { coding: [{ code: '6' }] },
      { coding: [{ code: 'OTH' }], text: 'staand' },
    ]);
    expect(resource.modifierExtension).toEqual([
      { url: url('zib-Medication-RepeatPeriodCyclicalSchedule'), valueDuration: dag(28) },
    ]);
  });
});

describe('MedicationUse → zib-MedicationUse', () => {
  it.each([
    ['nothing', {}, 'active'],
    ['stopped for now', { stopType: 'temporary' }, 'on-hold'],
    ['stopped for good', { stopType: 'definitive' }, 'stopped'],
    ['a period that is over', { periodOfUse: { endDateTime: '2026-11-01' } }, 'completed'],
    ['a period to come', { periodOfUse: { startDateTime: '2026-12-01' } }, 'intended'],
    ['a period that runs', { periodOfUse: { startDateTime: '2026-01-01', endDateTime: '2027' } }, 'active'],
  ] as const)('status for %s', (_what, given, status) => {
    expect(use(given).status).toBe(status);
  });

  it('category, registration, use, author, reason, period with duration', () => {
    const resource = use({
      registrationDateTime: '2026-07-01T23:00',
      useIndicator: false,
      asAgreedIndicator: false,
      author: { patient: true },
      reasonForUse: 'pijn',
      periodOfUse: { startDateTime: '2026-07-01', duration: days(30) },
      comment: 'let op',
      relatedAgreements: [{ identification: identification('2.999', 'MA1') }],
    });
    expect(resource).toMatchObject({
      category: {
        coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3', code: '6', display: 'Medicatiegebruik' }],
        text: 'Medicatiegebruik',
      },
      dateAsserted: '2026-07-01T23:00:00+02:00',
      taken: 'n',
      reasonCode: [{ text: 'pijn' }],
      effectivePeriod: {
        start: '2026-07-01',
        extension: [{ url: url('zib-MedicationUse-Duration'), valueDuration: dag(30) }],
      },
      derivedFrom: [{ identifier: { system: 'urn:oid:2.999', value: 'MA1' } }],
      note: [{ text: 'let op' }],
      medicationReference: { display: 'IBUPROFEN TABLET 600MG' },
    });
    expect(resource.extension).toMatchObject([
      { url: url('zib-MedicationUse-AsAgreedIndicator'), valueBoolean: false },
      { url: url('zib-MedicationUse-Author'), valueReference: { display: 'A. Voorbeeld' } },
    ]);
  });
});

describe('MedicationAgreement → zib-MedicationAgreement', () => {
  const prescriber = { identificationNumbers: [agb('01000001')], nameInformation: { lastName: { lastName: 'Arts' } } };

  it('category, moment, prescriber with role on the requester', () => {
    const resource = agreement({ prescriber });
    expect(resource).toMatchObject({
      intent: 'order',
      authoredOn: '2026-03-01',
      category: { coding: [{ code: '16076005', display: 'Prescription (procedure)' }], text: 'Medicatieafspraak' },
    });
    expect(resource.requester).toMatchObject({
      extension: [{ url: url('zib-MedicationAgreement-RequesterRole'), valueReference: { display: 'Arts' } }],
      agent: { display: 'Arts' },
    });
    expect(resource.requester?.agent).not.toHaveProperty('extension');
    expect(agreement({ prescriber }, { practitionerRoleOnAgent: true }).requester?.agent.extension?.[0]?.url).toBe(
      url('practitionerrole-reference'),
    );
  });

  it('period, stop, cancellation, information, measurements', () => {
    const resource = agreement({
      periodOfUse: { startDateTime: '2026-03-02', duration: days(14) },
      stopType: 'definitive',
      canceledIndicator: true,
      additionalInformation: ['4'],
      reasonForAgreement: '266709005',
      bodyHeight: { value: ucum(180, 'cm'), dateTime: '2026-01-01' },
      bodyWeight: { value: ucum(80, 'kg') },
    });
    expect(resource.status).toBe('entered-in-error');
    expect(resource.extension).toMatchObject([
      { url: url('zib-Medication-PeriodOfUse'), valuePeriod: { start: '2026-03-02' } },
      { url: url('zib-MedicationUse-Duration'), valueDuration: dag(14) },
      { valueCodeableConcept: { coding: [{ code: '4', display: 'Medische noodzaak' }] } },
    ]);
    expect(resource.modifierExtension).toMatchObject([
      { url: url('zib-Medication-StopType'), valueCodeableConcept: { coding: [{ code: '2', display: 'Definitief' }] } },
    ]);
    expect(resource.note).toEqual([
      { text: 'Lichaamslengte: 180 cm (2026-01-01)' },
      { text: 'Lichaamsgewicht: 80 kg' },
    ]);
    expect(resource.reasonCode).toMatchObject([{ coding: [{ code: '266709005' }] }]);
  });
});

describe('AdministrationAgreement → zib-AdministrationAgreement', () => {
  it('moment, reason, supplier, agreement carried out', () => {
    const resource = only(
      mapped({
        administrationAgreements: [
          {
            id: 't',
            agreementDateTime: '2026-03-01',
            agreementReason: 'niet leverbaar',
            medicine: product,
            supplier: { organizationName: 'Apotheek' },
            medicationAgreements: [{ identification: identification('2.999', 'MA1'), display: 'afspraak' }],
            canceledIndicator: true,
          },
        ],
      }),
      'MedicationDispense',
    );
    expect(resource).toMatchObject({
      status: 'entered-in-error',
      category: { coding: [{ code: '422037009' }], text: 'Toedieningsafspraak' },
      extension: [
        { url: url('zib-AdministrationAgreement-AuthoredOn'), valueDateTime: '2026-03-01' },
        { url: url('zib-AdministrationAgreement-AgreementReason'), valueString: 'niet leverbaar' },
      ],
      performer: [{ actor: { display: 'Apotheek' } }],
      authorizingPrescription: [{ identifier: { value: 'MA1' }, display: 'afspraak' }],
    });
  });
});

describe('PharmaceuticalProduct → zib-Product', () => {
  const medication = (productUsed: Use['productUsed']) =>
    only(
      mapped({ medicationUses: [{ id: 'u', registrationDateTime: '2026-01-02', useIndicator: true, productUsed }] }),
      'Medication',
    );

  it('every code a coding with its own display', () => {
    expect(
      medication({
        productCodes: [gpk('1', 'a'), prk('2', 'b'), hpk('3', 'c'), atc('M01AE01', 'd')],
      }).code?.coding?.map(({ code, display }) => `${code} ${display}`),
    ).toEqual(['1 a', '2 b', '3 c', 'M01AE01 d']);
  });

  it('a magistral product: name, description and ingredients', () => {
    expect(
      medication({
        productName: 'zalf',
        description: 'op recept',
        pharmaceuticalForm: snomed('385101003', 'zalf'),
        ingredients: [
          {
            ingredientCode: snomed('387458008', 'stof'),
            ingredientAmount: { value: 2, unit: piece },
            productAmount: { value: 1, unit: piece },
          },
        ],
      }),
    ).toMatchObject({
      code: { text: 'zalf' },
      extension: [{ url: url('zib-Product-Description'), valueString: 'op recept' }],
      form: {
        extension: [
          { valueCode: 'OTH' },
          { valueCodeableConcept: { coding: [{ code: '385101003', display: 'zalf' }] } },
        ],
        text: 'zalf',
      },
      ingredient: [
        {
          itemCodeableConcept: { coding: [{ code: '387458008' }] },
          amount: { numerator: stuk(2), denominator: stuk(1) },
        },
      ],
    });
  });

  it('is one resource for all records that name it', () => {
    only(
      mapped({
        medicationUses: [{ id: 'u', registrationDateTime: '2026-01-02', useIndicator: true, productUsed: product }],
        medicationAgreements: [{ id: 'm', agreementDateTime: '2026', agreedMedicine: product }],
      }),
      'Medication',
    );
  });
});
