import type {
  DeviceUseStatement,
  FhirResource,
  Medication,
  MedicationRequest,
  MedicationStatement,
  Organization,
} from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { fhirJson, resourcesOf } from '../../src/index';
import {
  agb,
  agbSpecialism,
  type BgzRecordsInput,
  bgzRecords,
  bsn,
  code,
  gpk,
  gstandaardUnit,
  medicationAgreement,
  snomed,
  ucum,
  ura,
} from '../../src/zib';

const now = new Date('2026-06-01T12:00:00Z');
const SC_CODING = 'http://hl7.org/fhir/StructureDefinition/iso21090-SC-coding';
const CODE_SPECIFICATION = 'http://nictiz.nl/fhir/StructureDefinition/code-specification';
const TABLE_902 = 'urn:oid:2.16.840.1.113883.2.4.4.1.900.2';
const UCUM = 'http://unitsofmeasure.org';

const patient = { identificationNumbers: [bsn('999999990')] };
const resources = (records: Omit<BgzRecordsInput, 'patient'>): FhirResource[] =>
  resourcesOf(bgzRecords({ patient, ...records }), { now });
const the = <T extends FhirResource>(all: FhirResource[], type: T['resourceType']): T =>
  all.find(({ resourceType }) => resourceType === type) as T;

type Unit = Parameters<typeof medicationAgreement>[0]['bodyWeight'] extends infer W | undefined
  ? W extends { value: { unit: infer U } }
    ? U
    : never
  : never;

const agreement = (more: object) => ({
  id: 'a-1',
  agreementDateTime: '2026-03-01',
  agreedMedicine: { productCodes: [gpk('24368', 'IBUPROFEN')] },
  ...more,
});
const withDose = (unit: Unit) => {
  const records = resources({
    medicationAgreements: [
      agreement({ instructionsForUse: { dosageInstructions: [{ dose: { nominalValue: '1.50', unit } }] } }),
    ],
  });
  return the<MedicationRequest>(records, 'MedicationRequest').dosageInstruction?.[0]?.doseQuantity;
};
const beside = (...codings: object[]) => ({
  extension: codings.map((valueCoding) => ({ url: SC_CODING, valueCoding })),
});

describe('units', () => {
  it('say nothing more than the amount when the record does not', () => {
    expect(withDose(gstandaardUnit('245', 'stuk'))).toEqual({
      value: 1.5,
      unit: 'stuk',
      system: TABLE_902,
      code: '245',
    });
  });

  it('keep version, own words and the codes of other systems beside the word', () => {
    const dose = withDose({
      ...gstandaardUnit('245', 'stuk'),
      version: '2026-01',
      originalText: 'tabletten',
      translations: [{ system: UCUM, code: '1', display: 'één', version: '2.1' }],
    });
    expect(dose).toEqual({
      value: 1.5,
      unit: 'tabletten',
      _unit: beside(
        { system: TABLE_902, version: '2026-01', code: '245', display: 'stuk' },
        { system: UCUM, version: '2.1', code: '1', display: 'één' },
      ),
      system: TABLE_902,
      code: '245',
    });
    expect(fhirJson(dose)).toContain('"value":1.50');
  });

  it('of a dose lead with table 902 and keep the code they were registered in', () => {
    expect(
      withDose({ ...ucum(1, 'mg', 'milligram').unit, translations: [gstandaardUnit('229', 'milligram')] }),
    ).toEqual({
      value: 1.5,
      unit: 'milligram',
      _unit: beside({ system: UCUM, code: 'mg', display: 'milligram' }),
      system: TABLE_902,
      code: '229',
    });
    expect(withDose(ucum(1, 'mg', 'milligram').unit)).toEqual({
      value: 1.5,
      unit: 'milligram (mg)',
      _unit: beside({ system: UCUM, code: 'mg', display: 'milligram' }),
    });
  });

  it('of an ingredient are kept as well', () => {
    const ingredient = {
      ingredientCode: snomed('387207008', 'ibuprofen'),
      ingredientAmount: { value: 20, unit: { ...ucum(1, 'mg').unit, version: '2.1' } },
    };
    const made = resources({
      medicationAgreements: [agreement({ agreedMedicine: { productName: 'Drank', ingredients: [ingredient] } })],
    });
    expect(the<Medication>(made, 'Medication').ingredient?.[0]?.amount?.numerator).toEqual({
      value: 20,
      unit: 'mg',
      _unit: beside({ system: UCUM, version: '2.1', code: 'mg', display: 'mg' }),
      system: UCUM,
      code: 'mg',
    });
  });

  it('of an amount that is sent as text keep their code and term, and the builder says what it left out', () => {
    const unit = { ...ucum(1, 'kg', 'kilogram').unit, version: '2.1', originalText: 'kilo' };
    const speed = { amount: { minimumValue: 1, maximumValue: 2, unit }, per: { value: 1, unit: 'h' as const } };
    const parsed = medicationAgreement.parse(
      agreement({
        bodyHeight: { value: ucum(170, 'cm', 'centi-\r\n\tmeter') },
        bodyWeight: { value: { value: '70.50', unit } },
        instructionsForUse: { dosageInstructions: [{ administeringSpeed: speed }] },
      }),
    );
    expect(parsed.mended).toEqual([
      {
        path: ['instructionsForUse', 'dosageInstructions', 0, 'administeringSpeed', 'amount', 'unit'],
        at: 'instructionsForUse.dosageInstructions[0].administeringSpeed.amount.unit',
        what: 'unit-in-words',
      },
      { path: ['bodyHeight', 'value', 'unit'], at: 'bodyHeight.value.unit', what: 'unit-in-words' },
      { path: ['bodyWeight', 'value', 'unit'], at: 'bodyWeight.value.unit', what: 'unit-in-words' },
    ]);
    if (!parsed.ok) throw new Error('refused');
    expect(parsed.record.bodyWeight?.value.unit).toEqual({ system: UCUM, code: 'kg', display: 'kilogram' });
    const request = the<MedicationRequest>(resources({ medicationAgreements: [parsed.record] }), 'MedicationRequest');
    expect(request.note).toEqual([
      { text: 'Lichaamslengte: 170 centi- meter (cm)' },
      { text: 'Lichaamsgewicht: 70.50 kilogram (kg)' },
    ]);
    expect(request.dosageInstruction?.[0]?.rateRange?.low).toEqual({ value: 1, unit: 'kilogram (kg)/uur' });
  });

  it('of a fixed speed keep all', () => {
    const unit = { ...ucum(1, 'mL').unit, version: '2.1' };
    const speed = { amount: { nominalValue: 5, unit }, per: { value: 1, unit: 'h' as const } };
    const record = agreement({ instructionsForUse: { dosageInstructions: [{ administeringSpeed: speed }] } });
    const parsed = medicationAgreement.parse(record);
    expect(parsed.mended).toEqual([]);
    const request = the<MedicationRequest>(resources({ medicationAgreements: [record] }), 'MedicationRequest');
    expect(request.dosageInstruction?.[0]?.rateRatio?.numerator?._unit).toEqual(
      beside({ system: UCUM, version: '2.1', code: 'mL', display: 'mL' }),
    );
  });
});

describe('parties', () => {
  const provider = {
    identificationNumbers: [ura('00001234')],
    organizationName: 'Ziekenhuis De Proef',
    organizationType: {
      ...code('2.16.840.1.113883.2.4.15.1060', 'V6', 'Algemeen ziekenhuis'),
      translations: [snomed('22232009', 'ziekenhuis')],
    },
    departmentSpecialty: agbSpecialism('0320', 'Cardiologie'),
  };

  it('keep other codes of an organization type apart from the one the profile takes', () => {
    const { type } = the<Organization>(
      resources({ healthcareProviders: [{ id: 'h-1', ...provider }] }),
      'Organization',
    );
    expect(type?.[0]).toEqual({
      extension: [
        {
          url: CODE_SPECIFICATION,
          valueCodeableConcept: {
            coding: [{ system: 'http://snomed.info/sct', code: '22232009', display: 'ziekenhuis' }],
          },
        },
      ],
      coding: [
        { system: 'http://nictiz.nl/fhir/NamingSystem/organization-type', code: 'V6', display: 'Algemeen ziekenhuis' },
      ],
    });
  });

  it('of a device show function and organization', () => {
    const all = resources({
      medicalDevices: [
        {
          id: 'd-1',
          product: { productType: snomed('14106009', 'pacemaker') },
          healthProfessional: {
            identificationNumbers: [agb('01234567')],
            nameInformation: { lastName: { lastName: 'Hartman' } },
            specialty: agbSpecialism('0320', 'Cardiologie'),
            healthcareProvider: provider,
          },
        },
      ],
    });
    const reference = the<DeviceUseStatement>(all, 'DeviceUseStatement').extension?.[0]?.valueReference;
    const role = reference?.extension?.[0]?.valueReference?.reference;
    expect(reference?.reference).toMatch(/^Practitioner\//);
    expect(
      all.map((one) => `${one.resourceType}/${one.id}`).filter((one) => one.startsWith('PractitionerRole')),
    ).toEqual([role]);
  });
});

describe('words', () => {
  it('beside those of the clinician, where there is no code, are kept', () => {
    const words = (display: string) =>
      the<FhirResource & { code?: unknown }>(
        resources({
          problems: [
            { id: 'p-1', problemStatus: 'active', problemName: { nullFlavor: 'OTH', display, originalText: 'stenen' } },
          ],
        }),
        'Condition',
      ).code;
    const nullFlavor = { url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'OTH' };
    const valueCodeableConcept = {
      coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH', display: 'galstenen' }],
    };
    expect(words('galstenen')).toEqual({
      extension: [nullFlavor, { url: CODE_SPECIFICATION, valueCodeableConcept }],
      text: 'stenen',
    });
    expect(words('Anders')).toEqual({ extension: [nullFlavor], text: 'stenen' });
  });

  it('of a stop type that is also the status are kept', () => {
    const use = (stopType: object) =>
      the<MedicationStatement>(
        resources({
          medicationUses: [
            {
              id: 'u-1',
              registrationDateTime: '2026-01-05',
              useIndicator: true,
              productUsed: { productName: 'Pijnstiller' },
              stopType: { ...code('2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1', '1', 'Tijdelijk'), ...stopType },
            },
          ],
        }),
        'MedicationStatement',
      );
    expect(use({})).toMatchObject({ status: 'on-hold' });
    expect(use({})._status).toBeUndefined();
    expect(use({ originalText: 'even pauze' })).toMatchObject({
      status: 'on-hold',
      _status: { extension: [{ url: CODE_SPECIFICATION, valueCodeableConcept: { text: 'even pauze' } }] },
    });
  });
});
