import { describe, expect, it } from 'vitest';
import { bricks, c, demography, document, issuesOf, patientBlock, read, ref, v, zibroot } from './instances';

const patientOf = (...content: string[]) => read(document(demography(content.join('')))).records.patient;
const USE = '2.16.840.1.113883.5.1119';

describe('ADA patient', () => {
  it('reads all parts of a name', () => {
    const name =
      patientOf(`<naamgegevens>${v('voornamen', 'Anna Maria')}${v('initialen', 'A.M.')}${v('roepnaam', 'Anne')}
      ${c('naamgebruik', 'NL4', '2.16.840.1.113883.2.4.3.11.60.101.5.4', 'Eigen geslachtsnaam gevolgd door geslachtsnaam partner')}
      <geslachtsnaam>${v('voorvoegsels', 'van der')}${v('achternaam', 'Proef')}</geslachtsnaam>
      <geslachtsnaam_partner>${v('voorvoegsels_partner', 'de')}${v('achternaam_partner', 'Test')}</geslachtsnaam_partner></naamgegevens>`).nameInformation;
    expect(name).toMatchObject({
      firstNames: 'Anna Maria',
      initials: 'A.M.',
      givenName: 'Anne',
      nameUsage: { code: 'NL4' },
      lastName: { prefix: 'van der', lastName: 'Proef' },
      lastNamePartner: { prefix: 'de', lastName: 'Test' },
    });
  });

  it('keeps an unknown name usage as nullFlavor', () => {
    const naam = `<naamgegevens>${v('roepnaam', 'Anne')}${c('naamgebruik', 'UNK', '2.16.840.1.113883.5.1008', 'Onbekend')}</naamgegevens>`;
    expect(patientOf(naam).nameInformation?.nameUsage).toEqual({ nullFlavor: 'UNK', display: 'Onbekend' });
  });

  it('reads addresses, with the version of the country list', () => {
    const [address] =
      patientOf(`<adresgegevens>${v('straat', 'Dorpsstraat')}${v('huisnummer', '12')}${v('huisnummerletter', 'a')}
      ${v('huisnummertoevoeging', 'II')}${c('aanduiding_bij_nummer', 'by', '2.16.840.1.113883.2.4.3.11.60.101.5.3', 'Bij')}
      ${v('additionele_informatie', 'achterom')}${v('postcode', '1234 AB')}${v('woonplaats', 'Proefdorp')}${v('gemeente', 'Proefstad')}
      ${c('land', 'NL', '1.0.3166.1.2.2', 'Nederland', 'codeSystemVersion="2020-10-26"')}${c('adres_soort', 'HP', USE, 'Officieel adres')}</adresgegevens>`)
        .addressInformation ?? [];
    expect(address).toEqual({
      street: 'Dorpsstraat',
      houseNumber: '12',
      houseNumberLetter: 'a',
      houseNumberAddition: 'II',
      houseNumberIndication: 'by',
      additionalInformation: 'achterom',
      postcode: '1234 AB',
      placeOfResidence: 'Proefdorp',
      municipality: 'Proefstad',
      country: { system: 'urn:iso:std:iso:3166', code: 'NL', display: 'Nederland', version: '2020-10-26' },
      addressType: { system: 'http://hl7.org/fhir/v3/AddressUse', code: 'HP', display: 'Officieel adres' },
    });
  });

  it('reads telephone numbers and e-mail addresses, also from two contactgegevens', () => {
    const phone = (number: string) =>
      `<contactgegevens><telefoonnummers>${v('telefoonnummer', number)}${c('telecom_type', 'MC', USE, 'Mobiel')}</telefoonnummers></contactgegevens>`;
    const mail = `<contactgegevens><email_adressen>${v('email_adres', 'a@example.org')}${c('email_soort', 'HP', USE, 'Privé')}</email_adressen></contactgegevens>`;
    expect(patientOf(phone('0600000001'), phone('0600000002'), mail).contactInformation).toMatchObject({
      telephoneNumbers: [
        { telephoneNumber: '0600000001', telecomType: { code: 'MC' } },
        { telephoneNumber: '0600000002' },
      ],
      emailAddresses: [{ emailAddress: 'a@example.org', emailAddressType: { code: 'HP' } }],
    });
  });

  it('reads birth, death and multiple birth', () => {
    const content = [
      v('geboortedatum', '1950-02'),
      v('meerling_indicator', 'false'),
      v('overlijdens_indicator', 'true'),
      v('datum_overlijden', 'T-3D'),
    ];
    expect(patientOf(...content)).toMatchObject({
      dateOfBirth: '1950-02',
      multipleBirthIndicator: false,
      deathIndicator: true,
      dateOfDeath: '2026-02-26',
    });
  });

  it('reads marital status from its own block, also when it comes first', () => {
    const marital = `<burgerlijke_staat_rc id="m">${zibroot(v('identificatie', '7', 'root="1.2.3"'))}${c('burgerlijke_staat', 'W', '2.16.840.1.113883.5.2', 'Weduwe/weduwnaar')}</burgerlijke_staat_rc>`;
    const { records, notRead } = read(
      document(`<demografie_en_identificatie>${marital}${patientBlock()}</demografie_en_identificatie>`),
    );
    expect(records.patient).toMatchObject({ id: 'pat', maritalStatus: { code: 'W' } });
    expect(records.patient.identificationNumbers).toHaveLength(1);
    expect(notRead).toMatchObject([{ path: expect.stringMatching(/burgerlijke_staat_rc\/zibroot\/identificatie$/) }]);
  });

  it('embeds general practitioners, practices and contact persons', () => {
    const content = `<huisartsgegevens><huisarts>${ref('zorgverlener', 'zv')}</huisarts><praktijk>${ref('zorgaanbieder', 'za')}</praktijk></huisartsgegevens>
      <eerste_contactpersoon>${ref('contactpersoon', 'cp')}</eerste_contactpersoon>`;
    const blocks = bricks(
      `<zorgverlener id="zv"><naamgegevens>${v('roepnaam', 'Kim')}</naamgegevens></zorgverlener>`,
      `<zorgaanbieder id="za">${v('organisatie_naam', 'Praktijk Proef')}${v('organisatie_locatie', 'Noord')}</zorgaanbieder>`,
      `<contactpersoon id="cp"><naamgegevens>${v('roepnaam', 'Bo')}</naamgegevens>${c('relatie', 'BRO', '2.16.840.1.113883.5.111', 'Broer')}${c('rol', '1', '2.16.840.1.113883.2.4.3.11.22.472', 'Eerste contactpersoon')}</contactpersoon>`,
    );
    const { records } = read(document(demography(content), blocks));
    expect(records.patient.generalPractitioners).toMatchObject([
      { healthProfessional: { id: 'zv' }, healthcareProvider: { id: 'za', organizationLocation: 'Noord' } },
    ]);
    expect(records.patient.contactPersons).toMatchObject([
      { id: 'cp', relationship: { code: 'BRO' }, role: { code: '1' } },
    ]);
  });

  it.each([
    ['geboortedatum', v('geboortedatum', '01-02-1950'), 'invalid-moment'],
    ['meerling_indicator', v('meerling_indicator', 'ja'), 'wrong-type'],
    ['geslacht', c('geslacht', 'X', '2.16.840.1.113883.5.1', 'X'), 'not-in-codelist'],
    [
      'identificatienummer',
      v('identificatienummer', '999999991', 'root="2.16.840.1.113883.2.4.6.3"'),
      'invalid-identifier',
    ],
  ])('reports %s with its path and without its value', (name, element, code) => {
    const block = `<patient id="pat">${element}${name === 'identificatienummer' ? '' : v('identificatienummer', '999999990', 'root="2.16.840.1.113883.2.4.6.3"')}</patient>`;
    const issues = issuesOf(document(`<demografie_en_identificatie>${block}</demografie_en_identificatie>`));
    expect(issues).toMatchObject([
      { code, path: `adaxml/data/sturen/demografie_en_identificatie/patient/${name}`, line: 1 },
    ]);
    expect(issues[0]?.message).not.toMatch(/99999999\d/);
  });
});
