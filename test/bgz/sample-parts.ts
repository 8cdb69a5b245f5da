import { agb, agbSpecialism, atc, big, gpk, gstandaardUnit, hpk, prk, ura, uzi, uziRole } from '../../src/zib';

/** Who and what several records of the sample name. */
export const hospital = {
  identificationNumbers: [ura('00001234')],
  organizationName: 'Ziekenhuis De Proef',
  organizationLocation: 'Locatie Noord',
  organizationType: 'V6' as const,
  departmentSpecialty: agbSpecialism('0320', 'Cardiologie'),
  contactInformation: {
    telephoneNumbers: [{ telephoneNumber: '030-0000000', telecomType: 'LL' as const, numberType: 'WP' as const }],
    emailAddresses: [{ emailAddress: 'balie@example.org', emailAddressType: 'WP' as const }],
  },
  addressInformation: [
    {
      street: 'Proefweg',
      houseNumber: '1',
      postcode: '1000 AA',
      placeOfResidence: 'Utrecht',
      addressType: 'WP' as const,
    },
  ],
};

export const cardiologist = {
  identificationNumbers: [uzi('000012345'), agb('01234567'), big('12345678901')],
  nameInformation: { initials: 'P.', lastName: { prefix: 'van', lastName: 'Hartman' } },
  specialty: uziRole('01.010', 'Cardioloog'),
  contactInformation: { emailAddresses: [{ emailAddress: 'hart@example.org', emailAddressType: 'WP' as const }] },
  addressInformation: [
    { street: 'Hartstraat', houseNumber: '2', placeOfResidence: 'Utrecht', addressType: 'WP' as const },
  ],
  healthcareProvider: hospital,
  role: 'RESP' as const,
};

export const ibuprofen = {
  productCodes: [
    gpk('24368', 'IBUPROFEN TABLET 600MG'),
    prk('17469', 'IBUPROFEN TABLET 600MG'),
    hpk('2919087', 'IBUPROFEN'),
    atc('M01AE01'),
  ],
};

export const piece = gstandaardUnit('245', 'stuk');
