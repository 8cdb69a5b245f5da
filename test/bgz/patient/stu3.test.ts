import { describe, expect, it } from 'vitest';
import { patientStu3 } from '../../../src/bgz/patient/stu3';
import { resourcesOf } from '../../../src/index';
import {
  agb,
  bgzRecords,
  bsn,
  code,
  country,
  healthProfessional,
  identification,
  problem,
  snomed,
  ura,
} from '../../../src/zib';
import type { Json } from '../../properties/law/places';
import { mapped, only, specification } from '../stu3-support';
import { holdWayBack } from '../way-back';

type Patient = NonNullable<Parameters<typeof mapped>[0]['patient']>;
const resources = (given: Partial<Patient>) =>
  mapped({ patient: { id: 'p-1', identificationNumbers: [bsn('999990019')], ...given } });
const map = (given: Partial<Patient>) => only(resources(given), 'Patient');
const hl7 = (name: string) => `http://hl7.org/fhir/StructureDefinition/${name}`;

const own = { prefix: 'van der', lastName: 'Voorbeeld' };
const partner = { prefix: 'de', lastName: 'Proef' };

describe('NameInformation → nl-core-humanname', () => {
  it.each([
    [undefined, 'van der Voorbeeld-de Proef'],
    ['NL1', 'van der Voorbeeld'],
    ['NL2', 'de Proef'],
    ['NL3', 'de Proef-van der Voorbeeld'],
    ['NL4', 'van der Voorbeeld-de Proef'],
    ['UNK', 'van der Voorbeeld-de Proef'],
  ] as const)('family name under name usage %s', (nameUsage, family) => {
    const [name] =
      map({ nameInformation: { initials: 'A.', nameUsage, lastName: own, lastNamePartner: partner } }).name ?? [];
    expect(name).toMatchObject({ family, text: `A. ${family}` });
    expect(name?.extension).toEqual(nameUsage && [{ url: hl7('humanname-assembly-order'), valueCode: nameUsage }]);
    expect(name?._family?.extension?.map((one) => one.valueString)).toEqual(['van der', 'Voorbeeld', 'de', 'Proef']);
  });

  it('given names apart, each with its kind', () => {
    const [name] =
      map({ nameInformation: { firstNames: 'Anna Sofie', initials: 'A.S.', givenName: 'An', lastName: own } }).name ??
      [];
    expect(name?.given).toEqual(['Anna Sofie', 'A.S.', 'An']);
    expect(name?._given?.map((one) => one?.extension?.[0]?.valueCode)).toEqual(['BR', 'IN', 'CL']);
    expect(name?.text).toBe('Anna Sofie van der Voorbeeld');
  });

  it.each([
    [{ firstNames: 'Anna Sofie', initials: 'A.S.', givenName: 'An' }, 'Anna Sofie van der Voorbeeld'],
    [{ initials: 'A.S.', givenName: 'An' }, 'A.S. van der Voorbeeld'],
    [{ givenName: 'An' }, 'An van der Voorbeeld'],
    [{}, undefined],
  ])('text of %o shows one way of writing the given names', (given, text) => {
    expect(map({ nameInformation: { ...given, lastName: own } }).name?.[0]?.text).toBe(text);
  });

  it('text with given names and initials both where the mapping asks for it, as Nictiz converts ADA', () => {
    const nameInformation = { firstNames: 'Anna Sofie', initials: 'A.S.', givenName: 'An', lastName: own };
    const patient = { id: 'p-1', identificationNumbers: [bsn('999990019')], nameInformation };
    const [name] = only(mapped({ patient }, { initialsBesideGivenNames: true }), 'Patient').name ?? [];
    expect(name?.text).toBe('Anna Sofie A.S. van der Voorbeeld');
  });

  it.each([
    [undefined, 'A. van der Voorbeeld-de Proef'],
    ['NL1', 'A. van der Voorbeeld'],
    ['NL2', 'A. de Proef'],
    ['NL3', 'A. de Proef-van der Voorbeeld'],
    ['NL4', 'A. van der Voorbeeld-de Proef'],
  ] as const)('references to the patient and to a professional follow name usage %s', (nameUsage, display) => {
    const name = {
      firstNames: 'Anna',
      initials: 'A.',
      givenName: 'An',
      nameUsage,
      lastName: own,
      lastNamePartner: partner,
    };
    const resources = mapped({
      patient: { id: 'p-1', identificationNumbers: [bsn('999990019')], nameInformation: name },
      allergyIntolerances: [
        {
          id: 'a',
          causativeAgent: snomed('762952008', 'pinda'),
          author: { healthProfessional: { nameInformation: name } },
          informationSource: { contactPerson: { nameInformation: name } },
        },
      ],
    });
    const { patient, recorder, asserter } = only(resources, 'AllergyIntolerance');
    expect(patient.display).toBe(display);
    expect(recorder?.display).toBe(display.replace('A.', 'Anna'));
    expect(asserter?.display).toBe(display.replace('A.', 'Anna'));
  });

  it('only the name of the partner, or only a name in one piece', () => {
    expect(map({ nameInformation: { lastNamePartner: partner } }).name?.[0]?.family).toBe('de Proef');
    expect(map({ nameInformation: { unstructuredName: 'mw. Voorbeeld' } }).name).toEqual([{ text: 'mw. Voorbeeld' }]);
  });
});

describe('AddressInformation → nl-core-address', () => {
  it.each([
    ['HP', 'home', 'both'],
    ['PHYS', 'home', 'physical'],
    ['PST', undefined, 'postal'],
    ['TMP', 'temp', undefined],
    ['WP', 'work', undefined],
    ['HV', 'temp', undefined],
  ] as const)('type %s', (addressType, use, type) => {
    const [address] = map({ addressInformation: [{ street: 'Laan', addressType }] }).address ?? [];
    expect([address?.use, address?.type]).toEqual([use, type]);
    expect(address?.extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code).toBe(addressType);
  });

  const OFFICIAL = 'http://fhir.nl/fhir/StructureDefinition/nl-core-address-official';
  const home = { street: 'Laan', houseNumber: '1', addressType: 'HP' } as const;

  it('an official address is marked as such, of every party', () => {
    const resources = mapped({
      patient: {
        id: 'p-1',
        identificationNumbers: [bsn('999990019')],
        addressInformation: [home],
        contactPersons: [{ nameInformation: { givenName: 'An' }, addressInformation: [home] }],
      },
      allergyIntolerances: [
        {
          id: 'a',
          causativeAgent: snomed('762952008', 'pinda'),
          author: {
            healthProfessional: {
              addressInformation: [home],
              healthcareProvider: { organizationName: 'Praktijk', addressInformation: [home] },
            },
          },
          informationSource: { contactPerson: { nameInformation: { givenName: 'An' }, addressInformation: [home] } },
        },
      ],
    });
    const { address, contact } = only(resources, 'Patient');
    const addresses = [
      address?.[0],
      contact?.[0]?.address,
      ...(['RelatedPerson', 'Practitioner', 'Organization'] as const).map((type) => only(resources, type).address?.[0]),
    ];
    for (const [i, one] of addresses.entries()) {
      expect(one).toMatchObject({ type: 'both', line: ['Laan 1'] });
      // STU3 org-2: an address of an organization is never home.
      expect(one?.use).toBe(i === addresses.length - 1 ? undefined : 'home');
      expect(one?.extension).toMatchObject([
        { valueCodeableConcept: { coding: [{ code: 'HP', display: 'Officieel adres' }] } },
        { url: OFFICIAL, valueBoolean: true },
      ]);
    }
  });

  it.each([
    ['no number', { street: 'Laan', addressType: 'HP' }, ['HP'], undefined],
    ['no street', { placeOfResidence: 'Zeist', official: true }, ['HP'], undefined],
    [
      'no street, of another kind',
      { placeOfResidence: 'Zeist', addressType: 'PHYS', official: true },
      ['PHYS', 'HP'],
      undefined,
    ],
    ['stated not to be', { ...home, official: false }, ['HP'], false],
    ['stated to be', { street: 'Laan', houseNumber: '1', addressType: 'PHYS', official: true }, ['PHYS'], true],
  ] as const)('an official address with %s', (_what, given, types, official) => {
    const [address] = map({ addressInformation: [given] }).address ?? [];
    const [type, mark] = address?.extension ?? [];
    expect(type?.valueCodeableConcept?.coding?.map((one) => one.code)).toEqual(types);
    expect(mark?.valueBoolean).toBe(official);
  });

  it('one line, with its parts', () => {
    const [address] =
      map({
        addressInformation: [
          {
            street: 'Laan',
            houseNumber: '1',
            houseNumberLetter: 'b',
            houseNumberAddition: 'IV',
            additionalInformation: 'achter',
            houseNumberIndication: 'to',
            postcode: '1234 ab',
            placeOfResidence: 'Utrecht',
            municipality: 'Utrecht',
            country: { ...country('NL', 'Nederland'), version: '2020' },
            official: true,
          },
        ],
      }).address ?? [];
    expect(address).toMatchObject({
      line: ['Laan 1 b IV achter to'],
      city: 'Utrecht',
      district: 'Utrecht',
      postalCode: '1234AB',
      country: 'NL',
    });
    expect(address?._line?.[0]?.extension?.map((one) => [one.url.split('-').pop(), one.valueString])).toEqual([
      ['streetName', 'Laan'],
      ['houseNumber', '1'],
      ['buildingNumberSuffix', 'b'],
      ['buildingNumberSuffix', 'IV'],
      ['unitID', 'achter'],
      ['additionalLocator', 'to'],
    ]);
    expect(address?._country?.extension?.[0]?.valueCodeableConcept?.coding).toEqual([
      { system: 'urn:iso:std:iso:3166', version: '2020', code: 'NL', display: 'Nederland' },
    ]);
    expect(address?.extension).toContainEqual({
      url: 'http://fhir.nl/fhir/StructureDefinition/nl-core-address-official',
      valueBoolean: true,
    });
  });

  it('countries of the GBA table, and postcodes of other countries', () => {
    const countryOf = (code1: string, display: string) =>
      map({
        addressInformation: [{ country: code('2.16.840.1.113883.2.4.4.16.34', code1, display), postcode: 'B-1000' }],
      }).address?.[0];
    expect(countryOf('6030', 'Nederland')).toMatchObject({ country: 'NL', text: 'B-1000' });
    expect(countryOf('5010', 'België')).toMatchObject({ country: 'België', text: 'B-1000' });
    expect(countryOf('5010', 'België')).not.toHaveProperty('postalCode');
  });
});

describe('ContactInformation → nl-core-contactpoint', () => {
  it.each([
    ['LL', 'WP', 'phone', 'work'],
    ['LL', 'TMP', 'phone', 'temp'],
    ['FAX', 'WP', 'fax', 'work'],
    ['PG', undefined, 'pager', undefined],
    ['MC', undefined, 'phone', 'mobile'],
    ['MC', 'HP', 'phone', 'home'],
    [undefined, 'HP', 'phone', 'home'],
  ] as const)('%s %s → %s %s', (telecomType, numberType, system, use) => {
    const [telecom] =
      map({ contactInformation: { telephoneNumbers: [{ telephoneNumber: '030-1', telecomType, numberType }] } })
        .telecom ?? [];
    expect([telecom?.system, telecom?.use, telecom?.value]).toEqual([system, use, '030-1']);
  });
});

describe('Patient → nl-core-patient', () => {
  it.each([
    ['M', 'male'],
    ['F', 'female'],
    ['UN', 'other'],
    ['UNK', 'unknown'],
  ] as const)('gender %s → %s', (gender, fhir) => {
    expect(map({ gender }).gender).toBe(fhir);
    expect(map({ gender })._gender?.extension).toHaveLength(1);
  });

  it('death: a date, a yes, a no, or nothing', () => {
    expect(map({ deathIndicator: true, dateOfDeath: '2018-07' })).toMatchObject({ deceasedDateTime: '2018-07' });
    expect(map({ deathIndicator: true }).deceasedBoolean).toBe(true);
    expect(map({ deathIndicator: false }).deceasedBoolean).toBe(false);
    expect(map({})).not.toHaveProperty('deceasedBoolean');
  });

  it('the other zibs it carries', () => {
    const patient = map({
      maritalStatus: 'M',
      nationalities: [code('2.16.840.1.113883.2.4.4.16.32', '0001', 'Nederlandse')],
      legalStatuses: ['8'],
      lifeStances: ['160543007'],
      languageProficiencies: [
        {
          communicationLanguage: code('urn:ietf:bcp:47', 'nl', 'Nederlands'),
          speaking: code('http://hl7.org/fhir/v3/LanguageAbilityProficiency', 'G', 'Goed'),
          comment: 'langzaam',
        },
      ],
      preferredPharmacy: { organizationName: 'Apotheek' },
    });
    expect(patient.maritalStatus?.coding?.[0]).toMatchObject({ code: 'M', display: 'Gehuwd' });
    expect(patient.extension?.map((one) => one.url.split('/').pop())).toEqual([
      'patient-nationality',
      'zib-patient-legalstatus',
      'zib-LifeStance',
      'nl-core-preferred-pharmacy',
    ]);
    expect(patient.communication?.[0]).toMatchObject({
      language: { coding: [{ code: 'nl' }] },
      extension: [
        {
          extension: [
            { url: 'type', valueCoding: { code: 'ESP' } },
            { url: 'level', valueCoding: { code: 'G' } },
          ],
        },
        { valueString: 'langzaam' },
      ],
    });
  });

  it('contact persons: relationship first, then role', () => {
    expect(
      map({ contactPersons: [{ relationship: 'SIS', role: '1', nameInformation: { lastName: own } }] }).contact,
    ).toMatchObject([
      {
        relationship: [
          { coding: [{ code: 'SIS', display: 'Zuster' }] },
          { coding: [{ code: '1', display: 'Eerste relatie/contactpersoon' }] },
        ],
        name: { family: 'van der Voorbeeld' },
      },
    ]);
  });

  it('a general practitioner with practice: person with role, and organization', () => {
    const all = resources({
      generalPractitioners: [
        { healthProfessional: { identificationNumbers: [agb('01000001')], nameInformation: { lastName: own } } },
        {
          healthcareProvider: {
            identificationNumbers: [ura('00001234')],
            organizationName: 'Praktijk',
            organizationLocation: 'Noord',
          },
        },
      ],
    });
    expect(only(all, 'Patient').generalPractitioner).toMatchObject([
      {
        display: 'van der Voorbeeld',
        extension: [{ valueReference: { reference: `PractitionerRole/${only(all, 'PractitionerRole').id}` } }],
      },
      { display: 'Praktijk - Noord' },
    ]);
  });

  it('claims nl-core-patient with one general practitioner, which is all it has room for, and not with two', () => {
    const practitioner = (number: string) => ({
      healthProfessional: { identificationNumbers: [agb(number)], nameInformation: { lastName: own } },
    });
    const claims = (...numbers: string[]) => map({ generalPractitioners: numbers.map(practitioner) }).meta?.profile;
    const bgz = 'http://nictiz.nl/fhir/StructureDefinition/BgZ-Patient';
    expect(claims('01000001')).toEqual(['http://fhir.nl/fhir/StructureDefinition/nl-core-patient', bgz]);
    expect(claims('01000001', '01000002')).toEqual([bgz]);
  });

  it('an insurer and a payer in person', () => {
    const all = mapped({
      payers: [
        {
          id: 'b',
          insuranceType: 'B',
          insurantNumber: '1',
          insuranceCompany: {
            identificationNumber: identification('2.16.840.1.113883.2.4.6.4', '9999'),
            organizationName: 'Verzekeraar',
          },
          payerPerson: 'patient',
          bankInformation: { bankName: 'Bank', accountNumber: 'NL00' },
          startDateTime: '2026',
        },
      ],
    });
    expect(only(all, 'Coverage')).toMatchObject({
      subscriberId: '1',
      period: { _end: { extension: [{ valueCode: 'unknown' }, { valueString: 'vanaf 2026' }] } },
      type: { coding: [{ code: 'B' }] },
      payor: [
        {
          display: 'Verzekeraar',
          extension: [{ extension: [{ url: 'BankName' }, { url: 'AccountNumber', valueString: 'NL00' }] }],
        },
        { display: 'A. Voorbeeld' },
      ],
    });
  });
});

describe('professionals named more than once', () => {
  const arts = { identificationNumbers: [agb('03000001')], nameInformation: { lastName: own } };
  const phone = (telephoneNumber: string) => ({ telephoneNumbers: [{ telephoneNumber }] });

  it('with the same number are one, with the details of all', () => {
    const all = mapped({
      healthProfessionals: [
        healthProfessional({ ...arts, contactInformation: phone('1') }),
        healthProfessional({ ...arts, contactInformation: phone('2') }),
      ],
    });
    expect(only(all, 'Practitioner').telecom?.map((one) => one.value)).toEqual(['1', '2']);
  });

  it('keep the role they have outside a procedure', () => {
    const roleOf = (options = {}) =>
      only(mapped({ healthProfessionals: [{ ...arts, role: 'ATND' }] }, options), 'PractitionerRole').code;
    expect(roleOf()).toEqual([
      { coding: [{ system: 'http://hl7.org/fhir/v3/ParticipationType', code: 'ATND', display: 'Behandelaar' }] },
    ]);
    expect(roleOf({ roleOutsideProcedures: false })).toBeUndefined();
  });
});

describe('moments', () => {
  it.each([
    ['2008', '2008'],
    ['2008-06', '2008-06'],
    ['2008-06-22', '2008-06-22'],
    ['2008-06-22T23:00', '2008-06-22T23:00:00+02:00'],
    ['2008-12-22T23:00', '2008-12-22T23:00:00+01:00'],
    ['2008-12-22T23:00:15', '2008-12-22T23:00:15+01:00'],
    ['2008-12-22T23:00Z', '2008-12-22T23:00:00Z'],
    ['2008-12-22T23:00:15.123-05:00', '2008-12-22T23:00:15.123-05:00'],
    ['2026-03-29T01:59', '2026-03-29T01:59:00+01:00'],
    ['2026-03-29T03:00', '2026-03-29T03:00:00+02:00'],
    ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T03:00', '2026-10-25T03:00:00+01:00'],
  ])('%s → %s', (problemStartDate, onset) => {
    expect(
      only(
        mapped({
          problems: [{ id: 'p', problemName: snomed('195967001'), problemStatus: 'active', problemStartDate }],
        }),
        'Condition',
      ).onsetDateTime,
    ).toBe(onset);
  });
});

describe('a time the Dutch clock skips', () => {
  const at = (problemStartDate: string) =>
    problem.parse({ id: 'p', problemName: snomed('195967001'), problemStatus: 'active', problemStartDate });

  it('is refused, unless it says its zone', () => {
    const skipped = at('2026-03-29T02:30');
    expect(skipped.ok ? [] : skipped.issues.map(({ code: issue, at: path }) => [issue, path])).toEqual([
      ['invalid-moment', 'problemStartDate'],
    ]);
    for (const moment of [
      '2026-03-29T02:30+01:00',
      '2026-03-29T01:59',
      '2026-03-29T03:00',
      '2026-10-25T02:30',
      '1938-01-01T12:00',
    ]) {
      expect(at(moment).ok, moment).toBe(true);
    }
  });
});

describe('ids', () => {
  const records = (number: string, key?: string) =>
    bgzRecords({
      patient: { id: key, identificationNumbers: [bsn(number)] },
      problems: [{ id: number, problemName: snomed('195967001'), problemStatus: 'active' }],
    });
  const ids = (one: ReturnType<typeof records>, idSecret?: string) =>
    resourcesOf(one, { now: new Date(0), idSecret }).map((resource) => resource.id);

  it('are stable, of 32 hexadecimal characters, and show no number', () => {
    expect(ids(records('999990019'))).toEqual(ids(records('999990019')));
    for (const id of ids(records('999990019'))) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(ids(records('999990019')))).not.toContain('999990019');
  });

  it('differ per patient and per secret, not with the BSN when the patient has a key', () => {
    expect(ids(records('999990019'))[0]).not.toBe(ids(records('999990032'))[0]);
    expect(ids(records('999990019'), 'geheim')).not.toEqual(ids(records('999990019')));
    expect(ids(records('999990019', 'key'))[0]).toBe(ids(records('999990032', 'key'))[0]);
  });
});

describe('a code without a term', () => {
  it('still has words: its code as text', () => {
    expect(
      only(mapped({ problems: [{ id: 'p', problemName: snomed('195967001'), problemStatus: 'active' }] }), 'Condition')
        .code,
    ).toEqual({ coding: [{ system: 'http://snomed.info/sct', code: '195967001' }], text: '195967001' });
  });

  it('of a codelist gets the term of the list', () => {
    expect(map({ gender: 'F' })._gender).toEqual(
      specification('http://hl7.org/fhir/v3/AdministrativeGender', 'F', 'Vrouw'),
    );
  });
});

describe('nl-core-patient → Patient', () => {
  holdWayBack({
    group: 'patient',
    stu3: patientStu3,
    differences: [
      {
        at: /^$/,
        why: 'who has a date of death is known to have died',
        back: (value) => ({ ...(value as Json), ...('dateOfDeath' in (value as Json) && { deathIndicator: true }) }),
      },
      {
        at: /^generalPractitioners$/,
        why: 'FHIR refers to a general practitioner and to a practice apart',
        back: (value) =>
          Array.isArray(value)
            ? value.flatMap((both: Json) => Object.entries(both).map(([kind, one]) => ({ [kind]: one })))
            : value,
      },
    ],
  });
});
