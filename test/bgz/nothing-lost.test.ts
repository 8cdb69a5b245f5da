import { describe, expect, it } from 'vitest';
import { toCollection } from '../../src/index';
import { createValidator } from '../../src/validate';
import {
  agb,
  bgzRecords,
  bsn,
  code,
  codings,
  identification,
  nullFlavor,
  prk,
  snomed,
  ura,
  uzovi,
} from '../../src/zib';
import { idSecret } from '../id-secret';
import { mapped, now, only } from './stu3-support';

const validator = createValidator({ now: () => now });
const OTHER = 'urn:oid:2.16.840.1.113883.2.4.3.99.1';
const patient = {
  id: 'p-1',
  identificationNumbers: [bsn('999990019')],
  nameInformation: { initials: 'A.', lastName: { lastName: 'Voorbeeld' } },
};

type Records = Omit<Parameters<typeof bgzRecords>[0], 'patient'> & { patient?: object };

/** Errors of the validator in what is sent of these records. */
async function errorsOf(records: Records): Promise<string[]> {
  const { patient: more, ...rest } = records;
  const made = bgzRecords({ patient: { ...patient, ...more }, ...rest } as Parameters<typeof bgzRecords>[0]);
  const report = await validator.validate(toCollection([made], { now, idSecret }));
  return report.issues.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

/** Every valueCodeableConcept of a code-specification in a resource. */
function specifications(resource: unknown): unknown[] {
  const found: unknown[] = [];
  JSON.stringify(resource, (_key, value) => {
    if (value?.url === 'http://nictiz.nl/fhir/StructureDefinition/code-specification')
      found.push(value.valueCodeableConcept);
    return value;
  });
  return found;
}

const kinds = ['HP', 'PHYS', 'TMP', 'WP', 'HV', 'PST'] as const;
const reach = {
  addressInformation: kinds.map((addressType) => ({ street: 'Laan', houseNumber: '1', addressType })),
  contactInformation: {
    telephoneNumbers: (['HP', 'TMP', 'WP'] as const).map((numberType) => ({
      telephoneNumber: '030-0000000',
      telecomType: 'LL' as const,
      numberType,
    })),
    emailAddresses: (['HP', 'WP'] as const).map((emailAddressType) => ({
      emailAddress: 'info@example.org',
      emailAddressType,
    })),
  },
};

describe('addresses and telephone numbers of organizations', () => {
  it.each<[string, Records]>([
    ['a hospital', { healthcareProviders: [{ organizationName: 'Ziekenhuis', ...reach }] }],
    ['an insurer', { payers: [{ id: 'b', insuranceCompany: { identificationNumber: uzovi('9999') }, ...reach }] }],
  ])('%s: none is private, and each keeps its zib code', async (_who, records) => {
    const { address = [], telecom = [] } = only(mapped(records as Parameters<typeof mapped>[0]), 'Organization');
    expect(address.map(({ use }) => use)).toEqual([undefined, undefined, 'temp', 'work', 'temp', undefined]);
    const types = address.map(({ extension }) => extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code);
    expect(types).toEqual([...kinds]);
    expect(telecom.map(({ use }) => use)).toEqual([undefined, 'temp', 'work', undefined, 'work']);
    expect(specifications(telecom)).toMatchObject([{ coding: [{ code: 'HP' }] }, { coding: [{ code: 'HP' }] }]);
    expect(await errorsOf(records)).toEqual([]);
  });
});

describe('who pays', () => {
  const bankInformation = { accountNumber: 'NL00PROE0000000000' };

  it('a contact person is reached at the address and number of the payer', async () => {
    const records = {
      payers: [
        {
          id: 'b',
          payerPerson: { relationship: 'SIS', nameInformation: { givenName: 'Zus' } },
          addressInformation: [{ placeOfResidence: 'Zeist' }],
          contactInformation: { telephoneNumbers: [{ telephoneNumber: '06-00000001' }] },
        } as const,
      ],
    };
    const person = only(mapped(records), 'RelatedPerson');
    expect(person.address).toMatchObject([{ city: 'Zeist' }]);
    expect(person.telecom).toMatchObject([{ value: '06-00000001' }]);
    expect(await errorsOf(records)).toEqual([]);
  });

  it('an address of the patient who pays is refused here', () => {
    const records = { id: 'b', payerPerson: 'patient', addressInformation: [{ placeOfResidence: 'Zeist' }] } as const;
    const { issues = [] } = bgzRecords.parse({ patient, payers: [records] }) as { issues?: { message: string }[] };
    expect(issues).toMatchObject([{ code: 'invalid-value', at: 'payers[0].addressInformation' }]);
  });

  it('the account is of the insurer, not of the person beside it', () => {
    const both = { id: 'b', insuranceCompany: { organizationName: 'Verzekeraar' }, payerPerson: 'patient' } as const;
    const { payor } = only(mapped({ payers: [{ ...both, bankInformation }] }), 'Coverage');
    expect([payor].flat().map((one) => one?.extension?.length ?? 0)).toEqual([1, 0]);
    const alone = only(mapped({ payers: [{ id: 'b', payerPerson: 'patient', bankInformation }] }), 'Coverage');
    expect([alone.payor].flat().map((one) => one?.extension?.length ?? 0)).toEqual([1]);
  });
});

describe('what a code says beyond FHIR', () => {
  it('a language level in words, and with codes of others', async () => {
    const level = codings(code('2.16.840.1.113883.5.61', 'F'), code(OTHER, 'redelijk', 'Redelijk'));
    const languageProficiencies = [
      { communicationLanguage: code('urn:ietf:bcp:47', 'nl'), speaking: nullFlavor('OTH', 'redelijk'), reading: level },
    ];
    const sent = only(mapped({ patient: { ...patient, languageProficiencies } }), 'Patient');
    expect(specifications(sent.communication)).toMatchObject([
      { coding: [{ code: 'OTH' }], text: 'redelijk' },
      { coding: [{ code: 'F' }, { system: OTHER, code: 'redelijk' }] },
    ]);
    expect(await errorsOf({ patient: { languageProficiencies } })).toEqual([]);
  });

  it('words and NullFlavor of a product code beside a name', async () => {
    const productUsed = {
      productName: 'Ibuprofen',
      productCodes: [{ ...prk('17469', 'IBUPROFEN'), originalText: 'de witte' }, nullFlavor('OTH', 'eigen bereiding')],
    };
    const use = { id: 'u', registrationDateTime: '2026-01-01', useIndicator: true, productUsed };
    const sent = only(mapped({ medicationUses: [use] }), 'Medication');
    expect(sent.code?.text).toBe('Ibuprofen');
    expect(specifications(sent.code)).toMatchObject([{ text: 'de witte' }, { text: 'eigen bereiding' }]);
    expect(await errorsOf({ medicationUses: [use] })).toEqual([]);
  });

  it('kind of number, name usage, day and part of the day: terms and codes of others', async () => {
    const AddressUse = 'http://hl7.org/fhir/v3/AddressUse';
    const more = { nameInformation: { nameUsage: { ...code(OTHER, 'x') } as never } };
    expect(bgzRecords.parse({ patient: { ...patient, ...more } }).ok).toBe(false);
    const contactInformation = {
      emailAddresses: [
        {
          emailAddress: 'a@example.org',
          emailAddressType: { system: AddressUse, code: 'WP' as const, display: 'Balie' },
        },
        { emailAddress: 'b@example.org', emailAddressType: 'WP' as const },
      ],
    };
    const weekDays = [
      'monday' as const,
      { ...snomed('307147007' as const, 'dinsdag'), originalText: 'elke dinsdag', translations: [code(OTHER, 'di')] },
    ];
    const use = {
      id: 'u',
      registrationDateTime: '2026-01-01',
      useIndicator: true,
      productUsed: { productName: 'Ibuprofen' },
      instructionsForUse: { dosageInstructions: [{ administeringSchedule: { weekDays } }] },
    };
    const resources = mapped({ patient: { ...patient, contactInformation }, medicationUses: [use] });
    expect(specifications(only(resources, 'Patient').telecom)).toMatchObject([{ coding: [{ display: 'Balie' }] }]);
    const [dosage] = only(resources, 'MedicationStatement').dosage ?? [];
    expect(dosage?.timing?.repeat?.dayOfWeek).toEqual(['mon', 'tue']);
    expect(dosage?.timing?.repeat?._dayOfWeek).toMatchObject([null, { extension: [{}] }]);
    expect(specifications(dosage)).toMatchObject([{ coding: [{}, { code: 'di' }], text: 'elke dinsdag' }]);
    expect(await errorsOf({ patient: { contactInformation }, medicationUses: [use] })).toEqual([]);
  });
});

it('a category of an allergy without FHIR code is told with the codes of others, the unit of a speed with its code', () => {
  const allergyCategory = { ...nullFlavor('OTH', 'latex'), translations: [code(OTHER, 'lx', 'Latex')] };
  const causativeAgent = snomed('762952008', 'pinda');
  const { note } = only(
    mapped({ allergyIntolerances: [{ id: 'a', causativeAgent, allergyCategory }] }),
    'AllergyIntolerance',
  );
  expect(note).toEqual([{ text: `Allergiecategorie: latex, Latex (${OTHER}|lx)` }]);

  const unit = code('http://unitsofmeasure.org', 'mL', 'milliliter');
  const step = { administeringSpeed: { amount: { minimumValue: 1, unit }, per: { value: 1, unit: 'h' as const } } };
  const productUsed = { productName: 'Ibuprofen' };
  const use = { id: 'u', registrationDateTime: '2026-01-01', useIndicator: true, productUsed };
  const given = { ...use, instructionsForUse: { dosageInstructions: [step] } };
  const [dosage] = only(mapped({ medicationUses: [given] }), 'MedicationStatement').dosage ?? [];
  expect(dosage?.rateRange?.low).toEqual({ value: 1, unit: 'milliliter (mL)/uur' });
});

it('a location beside the performer of a request comes along with all that is known of it', async () => {
  const procedureRequests = [
    {
      id: 'r',
      procedureType: snomed('71388002', 'verrichting'),
      performer: { identificationNumbers: [agb('01234567')] },
      location: { identificationNumbers: [ura('00001234')], organizationName: 'Ziekenhuis', ...reach },
    },
  ];
  const resources = mapped({ procedureRequests });
  const request = only(resources, 'ProcedureRequest');
  const organization = only(resources, 'Organization');
  expect(request.supportingInfo).toEqual([{ reference: `Organization/${organization.id}`, display: 'Ziekenhuis' }]);
  expect(organization).toMatchObject({ identifier: [{ value: '00001234' }], telecom: [{}, {}, {}, {}, {}] });
  expect(await errorsOf({ procedureRequests })).toEqual([]);
});

it.each([
  ['260231', undefined],
  ['261300', undefined],
  ['260200', '2026-02'],
  ['280229', '2028-02-29'],
])('a UDI that expires on %s: %s, and the UDI as it is', async (digits, expected) => {
  const udi = `(01)08712345678906(17)${digits}(10)LOT1`;
  const medicalDevices = [
    { id: 'd', product: { productId: [identification('1.3.160', udi)], productType: snomed('14106009', 'pacemaker') } },
  ];
  const device = only(mapped({ medicalDevices }), 'Device');
  expect(device).toMatchObject({ udi: { carrierHRF: udi }, lotNumber: 'LOT1', identifier: [{ value: udi }] });
  expect(device.expirationDate).toBe(expected);
  expect(await errorsOf({ medicalDevices })).toEqual([]);
});

describe('the last year of FHIR', () => {
  const procedure = (start: unknown, end: unknown) => ({
    procedures: [
      {
        id: 'v',
        procedureType: snomed('71388002', 'verrichting'),
        procedureStartDate: start as string,
        procedureEndDate: end as string,
      },
    ],
  });

  it.each([
    ['2020-01-01', '9999-12-31T23:59:59Z'],
    ['2020', '9999-12-31'],
    ['2020', '9999-12-31T23:59:59-14:00'],
  ])('from %s until %s', async (start, end) => {
    expect(await errorsOf(procedure(start, end))).toEqual([]);
  });

  it.each([
    ['9999-12-31T23:59:59-14:00', '2020', 'procedures[0].procedureEndDate', 'invalid-period'],
    [new Date(8.64e15), '2020', 'procedures[0].procedureStartDate', 'invalid-moment'],
    ['2020', new Date(-8.64e15), 'procedures[0].procedureEndDate', 'invalid-moment'],
  ])('refuses from %s until %s', (start, end, at, issue) => {
    const result = bgzRecords.parse({ patient, ...procedure(start, end) });
    expect(result.ok ? [] : result.issues).toMatchObject([{ at, code: issue }]);
  });
});

describe('a code of a system that is known whole', () => {
  const languages = (speaking: object) => ({
    languageProficiencies: [{ communicationLanguage: code('urn:ietf:bcp:47', 'nl'), speaking }],
  });
  it.each<[string, object, object, string]>([
    ['marital status', { maritalStatus: code('http://hl7.org/fhir/v3/MaritalStatus', 'XX') }, {}, 'maritalStatus.code'],
    ['a level', languages(code('2.16.840.1.113883.5.61', 'Q')), {}, 'languageProficiencies[0].speaking.code'],
    [
      'a relation',
      {
        contactPersons: [
          { nameInformation: { givenName: 'An' }, relationship: code('http://hl7.org/fhir/v3/RoleCode', 'SISX') },
        ],
      },
      {},
      'contactPersons[0].relationship.code',
    ],
    [
      'a kind of organization',
      {},
      { organizationName: 'x', organizationType: code('http://hl7.org/fhir/v3/RoleCode', 'ZZ') },
      '',
    ],
  ])('%s that does not exist is refused', (_what, more, provider, at) => {
    const healthcareProviders = Object.keys(provider).length > 0 ? [provider] : [];
    const result = bgzRecords.parse({ patient: { ...patient, ...more }, healthcareProviders } as never);
    const where = at === '' ? 'healthcareProviders[0].organizationType.code' : `patient.${at}`;
    expect(result.ok ? [] : result.issues).toMatchObject([{ code: 'invalid-code', at: where }]);
  });

  it('one outside the codelist that exists is kept', () => {
    const maritalStatus = code('http://hl7.org/fhir/v3/MaritalStatus', 'L', 'gescheiden van tafel en bed');
    expect(bgzRecords.parse({ patient: { ...patient, maritalStatus } }).ok).toBe(true);
  });
});
