import {
  administrationAgreement,
  agb,
  allergyIntolerance,
  type BgzRecords,
  bgzRecords,
  bsn,
  gstandaardRoute,
  gstandaardUnit,
  hpk,
  medicalDevice,
  medicationAgreement,
  medicationUse,
  patient,
  prk,
  problem,
  procedure,
  snomed,
} from 'bgz-facade/zib';

const address = {
  street: 'Verzonnenlaan',
  houseNumber: '12',
  postcode: '9999 XX',
  placeOfResidence: 'Fictiestad',
  addressType: 'WP',
} as const;

const contact = {
  telephoneNumbers: [{ telephoneNumber: '000-0000000', telecomType: 'LL', numberType: 'WP' }],
  emailAddresses: [{ emailAddress: 'zorg@voorbeeld.example', emailAddressType: 'WP' }],
} as const;

const hospital = {
  identificationNumbers: [agb('06000001')],
  organizationName: 'Ziekenhuis Het Verzinsel',
  organizationType: 'V6',
  addressInformation: [address],
  contactInformation: contact,
} as const;

const doctor = (i: number) => ({
  identificationNumbers: [agb(`0300000${i % 5}`)],
  nameInformation: { firstNames: 'Doctor', initials: 'D.', lastName: { lastName: `Arts ${i % 5}` } },
  specialty: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode', code: '01.010', display: 'Cardioloog' },
  addressInformation: [address],
  contactInformation: contact,
  healthcareProvider: hospital,
});

const instructions = {
  description: '3 maal per dag 0 tot 1 stuk',
  routeOfAdministration: gstandaardRoute('9', 'Oraal'),
  dosageInstructions: [
    {
      sequenceNumber: 1,
      dose: { minimumValue: 0, maximumValue: 1, unit: gstandaardUnit('245', 'stuk') },
      administeringSchedule: { frequency: { count: { nominalValue: 3 }, per: { value: 1, unit: 'd' } } },
    },
  ],
} as const;

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_item, i) => make(i));
const HEART = snomed('80891009', 'hart');

/** Records of one fictional patient in the proportions of Nictiz's rich test patient, `factor` times as many. */
export function recordsOf(factor: number): BgzRecords {
  return bgzRecords({
    patient: patient({
      id: 'p-1',
      identificationNumbers: [bsn('999990019')],
      nameInformation: {
        firstNames: 'Anna',
        initials: 'A.',
        nameUsage: 'NL3',
        lastName: { lastName: 'Voorbeeld' },
        lastNamePartner: { lastName: 'Bedenksel' },
      },
      gender: 'F',
      dateOfBirth: '1957-03-14',
      addressInformation: [address, address],
      contactInformation: contact,
      generalPractitioners: [{ healthProfessional: doctor(0) }],
    }),
    allergyIntolerances: times(2 * factor, (i) =>
      allergyIntolerance({
        id: `a-${i}`,
        causativeAgent: snomed('3718001', 'koemelk'),
        allergyCategory: 'food',
        allergyStatus: 'active',
        criticality: 'severe',
        startDateTime: '1989',
        comment: 'Reageert al op kleine sporen.',
        reactions: [{ symptoms: ['62315008', '40275004'], severity: 'moderate', reactionTime: '1989' }],
      }),
    ),
    problems: times(4 * factor, (i) =>
      problem({
        id: `p-${i}`,
        problemType: 'diagnosis',
        problemName: snomed('22298006', 'myocardinfarct'),
        problemAnatomicalLocation: HEART,
        problemStartDate: '2011-05-02',
        problemStatus: 'active',
        verificationStatus: 'confirmed',
        comment: 'Opgenomen op de hartbewaking.',
      }),
    ),
    medicalDevices: times(4 * factor, (i) =>
      medicalDevice({
        id: `d-${i}`,
        product: { productType: snomed('14106009', 'pacemaker') },
        productDescription: 'pacemaker',
        startDate: '2016-10-11',
        indications: [{ id: `p-${i % 4}`, display: 'myocardinfarct' }],
        anatomicalLocation: HEART,
        location: hospital,
        healthProfessional: doctor(i),
      }),
    ),
    procedures: times(3 * factor, (i) =>
      procedure({
        id: `v-${i}`,
        procedureType: snomed('232717009', 'coronaire bypassoperatie'),
        procedureCategory: snomed('387713003', 'chirurgische ingreep'),
        procedureStartDate: '2011-05-09',
        procedureEndDate: '2011-05-09',
        indications: [{ id: `p-${i % 4}`, display: 'myocardinfarct' }],
        medicalDevices: [{ id: `d-${i % 4}`, display: 'pacemaker' }],
        location: hospital,
        requester: doctor(i + 1),
        performers: [doctor(i), doctor(i + 2)],
      }),
    ),
    medicationUses: times(factor, (i) =>
      medicationUse({
        id: `mg-${i}`,
        registrationDateTime: '2026-10-01T09:30',
        useIndicator: true,
        productUsed: { productCodes: [prk('99990001', 'METFORMINE TABLET 500MG')] },
        instructionsForUse: instructions,
        author: { patient: true },
      }),
    ),
    medicationAgreements: times(factor, (i) =>
      medicationAgreement({
        id: `ma-${i}`,
        agreementDateTime: '2026-09-28T10:01:01',
        prescriber: doctor(i),
        agreedMedicine: { productCodes: [prk('99990001', 'METFORMINE TABLET 500MG')] },
        instructionsForUse: instructions,
      }),
    ),
    administrationAgreements: times(factor, (i) =>
      administrationAgreement({
        id: `ta-${i}`,
        agreementDateTime: '2026-09-29',
        supplier: hospital,
        medicine: { productCodes: [hpk('99990002', 'METFORMINE FICTIE TABLET 500MG')] },
        instructionsForUse: instructions,
      }),
    ),
  });
}
