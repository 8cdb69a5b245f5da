import { agb, type BgzRecordsInput, bsn, code, country, identification } from '../../../src/zib';

/** Everything an adapter can write of it, in the builder's input forms. */
export const sample = {
  patient: {
    id: 'patient-1',
    identificationNumbers: [bsn('999999990'), identification('2.16.528.1.1007.3.3.1234.1', 'P-0001')],
    nameInformation: {
      firstNames: 'Anna Bea',
      initials: 'A.B.',
      givenName: 'An',
      nameUsage: 'NL4',
      lastName: { prefix: 'de', lastName: 'Proef' },
      lastNamePartner: { prefix: 'van der', lastName: 'Toets' },
    },
    contactInformation: {
      telephoneNumbers: [{ telephoneNumber: '06-00000000', telecomType: 'MC', numberType: 'HP' }],
      emailAddresses: [{ emailAddress: 'anna@example.org', emailAddressType: 'HP' }],
    },
    gender: 'F',
    dateOfBirth: '1950-06',
    deathIndicator: true,
    dateOfDeath: '2024-03-01T12:00',
    addressInformation: [
      {
        street: 'Proefstraat',
        houseNumber: '2',
        houseNumberLetter: 'b',
        houseNumberAddition: 'bis',
        houseNumberIndication: 'to',
        additionalInformation: 'achterom',
        postcode: '1000AA',
        placeOfResidence: 'Utrecht',
        municipality: 'Utrecht',
        country: country('NL', 'Nederland'),
        addressType: 'PHYS',
        official: true,
      },
    ],
    multipleBirthIndicator: false,
    maritalStatus: 'M',
    nationalities: [code('2.16.840.1.113883.2.4.4.16.32', '0001', 'Nederlandse')],
    legalStatuses: ['7'],
    lifeStances: ['Humanist'],
    languageProficiencies: [
      {
        communicationLanguage: code('urn:ietf:bcp:47', 'nl', 'Nederlands'),
        listening: code('2.16.840.1.113883.5.61', 'G'),
        speaking: code('2.16.840.1.113883.5.61', 'F'),
        reading: code('2.16.840.1.113883.5.61', 'P'),
        comment: 'leest met bril',
      },
    ],
    contactPersons: [
      {
        id: 'contact-1',
        relationship: 'SIS',
        role: '1',
        nameInformation: { unstructuredName: 'Zus De Proef' },
        contactInformation: { telephoneNumbers: [{ telephoneNumber: '06-00000001' }] },
        addressInformation: [{ placeOfResidence: 'Zeist' }],
      },
    ],
    generalPractitioners: [{ healthProfessional: { nameInformation: { lastName: { lastName: 'Huisman' } } } }],
    preferredPharmacy: { identificationNumbers: [agb('02001234')], organizationName: 'Apotheek Proef' },
  },
} satisfies Partial<BgzRecordsInput>;
