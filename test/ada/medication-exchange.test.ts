import { describe, expect, it } from 'vitest';
import { c, document, NULL_FLAVOR, patientBlock, read, UNITS, v } from './instances';

const number = (name: string, value: string, root = '1.2.3.4') => v(name, value, `root="${root}"`);
const name = (last: string) =>
  `<naamgegevens><naamgegevens><geslachtsnaam>${v('achternaam', last)}</geslachtsnaam></naamgegevens></naamgegevens>`;
const product = (more = '') =>
  `<product>${c('product_code', '67903', '2.16.840.1.113883.2.4.4.10', 'PARACETAMOL')}${more}</product>`;
const provider = `${number('zorgaanbieder_identificatie_nummer', '00000001', '2.16.528.1.1007.3.3')}${v('organisatie_naam', 'Apotheek Proef')}`;

const agreement = (more: string) =>
  `<medicatieafspraak comment="x">${number('identificatie', 'MA1')}${v('afspraakdatum', 'T-2D{10:00:00}')}<afgesproken_geneesmiddel>${product()}</afgesproken_geneesmiddel>${more}</medicatieafspraak>`;
const dispense = (more: string) =>
  `<toedieningsafspraak>${v('afspraakdatum', 'T-1D')}<geneesmiddel_bij_toedieningsafspraak>${product()}</geneesmiddel_bij_toedieningsafspraak>${more}</toedieningsafspraak>`;
const use = (more: string) =>
  `<medicatie_gebruik>${v('registratiedatum', 'T')}${v('gebruik_indicator', 'true')}<gebruiks_product>${product()}</gebruiks_product>${more}</medicatie_gebruik>`;

const readAll = (...blocks: string[]) => read(document(patientBlock(), ...blocks));
const agreementOf = (more: string) => readAll(agreement(more)).records.medicationAgreements?.[0];
const dispenseOf = (more: string) => readAll(dispense(more)).records.administrationAgreements?.[0];
const useOf = (more: string) => readAll(use(more)).records.medicationUses?.[0];

describe('ADA medication building blocks as in the medication exchange (MP 9.0.7)', () => {
  it('takes the identification number as key, else the place in the instance', () => {
    const { records } = readAll(agreement(''), dispense(''), dispense(''));
    expect(records.medicationAgreements).toMatchObject([
      {
        id: '1.2.3.4|MA1',
        identificationNumbers: [{ system: 'urn:oid:1.2.3.4', value: 'MA1' }],
        agreementDateTime: '2026-02-27T10:00:00',
      },
    ]);
    expect(records.administrationAgreements?.map((one) => one.id)).toEqual([
      'toedieningsafspraak-1',
      'toedieningsafspraak-2',
    ]);
  });

  it('gives the blocks of a treatment its number, wherever it stands', () => {
    const { records } = readAll(
      `<medicamenteuze_behandeling>${agreement('')}${dispense('')}${number('identificatie', 'MBH1')}${use('')}</medicamenteuze_behandeling>`,
    );
    const treatment = { medicationTreatment: { system: 'urn:oid:1.2.3.4', value: 'MBH1' } };
    expect(records.medicationAgreements).toMatchObject([treatment]);
    expect(records.administrationAgreements).toMatchObject([treatment]);
    expect(records.medicationUses).toMatchObject([treatment]);
  });

  it('reads a prescriber written out in place', () => {
    const professional = `<voorschrijver><zorgverlener>${number('zorgverlener_identificatienummer', '000000001', '2.16.528.1.1007.3.1')}
      ${number('zorgverlener_identificatienummer', '01000001', '2.16.840.1.113883.2.4.6.1')}${name('Proef')}
      <zorgaanbieder>${provider}<adresgegevens>${v('straat', 'Plein')}</adresgegevens></zorgaanbieder></zorgverlener></voorschrijver>`;
    expect(agreementOf(professional)?.prescriber).toMatchObject({
      identificationNumbers: [{ value: '000000001' }, { value: '01000001' }],
      nameInformation: { lastName: { lastName: 'Proef' } },
      healthcareProvider: { organizationName: 'Apotheek Proef', addressInformation: [{ street: 'Plein' }] },
    });
  });

  it('reads the other elements of an agreement', () => {
    const more = `${v('gebruiksperiode_start', '2026-01-01')}${v('gebruiksperiode_eind', '2026-01-31')}<gebruiksperiode value="30" unit="dag"/>
      ${v('geannuleerd_indicator', 'true')}${c('stoptype', '2', '2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1', 'Definitief')}
      ${c('reden_wijzigen_of_staken', '79899007', '2.16.840.1.113883.6.96', 'Interactie')}${c('aanvullende_informatie', '1', '2.16.840.1.113883.2.4.3.11.60.20.77.5.2.14.2050', 'Bewust hoge dosering')}
      <relatie_naar_afspraak_of_gebruik>${number('identificatie', 'MA0')}${number('identificatie_23288', 'TA0')}${number('identificatie_23289', 'MG0')}</relatie_naar_afspraak_of_gebruik>
      <lichaamslengte><lengte_waarde value="180" unit="cm"/>${v('lengte_datum_tijd', 'T-9D')}</lichaamslengte><lichaamsgewicht><gewicht_waarde value="80.5" unit="kg"/></lichaamsgewicht>
      ${v('toelichting', 'let op')}`;
    expect(agreementOf(more)).toMatchObject({
      periodOfUse: { startDateTime: '2026-01-01', endDateTime: '2026-01-31', duration: { value: 30, unit: 'd' } },
      canceledIndicator: true,
      stopType: { code: '2' },
      reasonForAgreement: { code: '79899007' },
      additionalInformation: [{ code: '1' }],
      relatedAgreements: [
        { identification: { value: 'MA0' } },
        { identification: { value: 'TA0' } },
        { identification: { value: 'MG0' } },
      ],
      bodyHeight: {
        value: { value: 180, unit: { system: 'http://unitsofmeasure.org', code: 'cm' } },
        dateTime: '2026-02-20',
      },
      bodyWeight: { value: { value: 80.5, unit: { code: 'kg' } } },
      comment: 'let op',
    });
  });

  it('keeps a reason written out in place as a problem of its own, without a status', () => {
    const reason = c('probleem_naam', 'OTH', NULL_FLAVOR, 'Overig', 'originalText="reisziekte"');
    const [found] =
      agreementOf(`<reden_van_voorschrijven><probleem>${reason}</probleem></reden_van_voorschrijven>`)
        ?.prescriptionReasons ?? [];
    expect(found).toEqual({
      problem: { id: 'probleem-1', problemName: { nullFlavor: 'OTH', display: 'Overig', originalText: 'reisziekte' } },
    });
  });

  it('reads a product by its specification', () => {
    const amount = (element: string, value: string) =>
      `<${element}>${v('waarde', value)}${c('eenheid', 'mg', UNITS, 'mg')}</${element}>`;
    const unknown = `<hoeveelheid_ingredient><waarde nullFlavor="NI"/>${c('eenheid', 'NI', NULL_FLAVOR, 'geen informatie')}</hoeveelheid_ingredient>`;
    const ingredient = (strength: string) =>
      `<ingredient><sterkte>${strength}${amount('hoeveelheid_product', '1')}</sterkte>${c('ingredient_code', '1', '2.16.840.1.113883.2.4.4.1.750', 'stof')}</ingredient>`;
    const own = `<product>${c('product_code', 'OTH', NULL_FLAVOR, 'Overig', 'originalText="magistraal"')}<product_specificatie>${v('product_naam', 'zalf')}${v('omschrijving', 'eigen bereiding')}
      ${ingredient(amount('hoeveelheid_ingredient', '2.5'))}${ingredient(unknown)}</product_specificatie></product>`;
    const { records, notRead } = readAll(agreement('').replace(product(), own));
    expect(records.medicationAgreements?.[0]?.agreedMedicine).toMatchObject({
      productCodes: [{ nullFlavor: 'OTH', originalText: 'magistraal' }],
      productName: 'zalf',
      description: 'eigen bereiding',
      ingredients: [
        { ingredientAmount: { value: 2.5, unit: { code: 'mg' } }, productAmount: { value: 1 } },
        { productAmount: { value: 1 } },
      ],
    });
    expect(notRead).toMatchObject([
      { path: expect.stringMatching(/ingredient\[2\]\/sterkte\/hoeveelheid_ingredient\/waarde\/@nullFlavor$/) },
    ]);
  });

  it('reads the other elements of an administration agreement', () => {
    const more = `<verstrekker><zorgaanbieder>${provider}</zorgaanbieder></verstrekker>${v('reden_afspraak', 'niet leverbaar')}
      <relatie_naar_medicatieafspraak>${number('identificatie', 'MA1')}</relatie_naar_medicatieafspraak>${c('aanvullende_informatie', '2', '2.16.840.1.113883.2.4.3.11.60.20.77.5.2.14.2053', 'Niet leverbaar')}`;
    expect(dispenseOf(more)).toMatchObject({
      supplier: { organizationName: 'Apotheek Proef' },
      agreementReason: 'niet leverbaar',
      medicationAgreements: [{ identification: { value: 'MA1' } }],
      additionalInformation: { code: '2' },
    });
  });

  it('reads the other elements of a use', () => {
    const more = `${v('volgens_afspraak_indicator', 'false')}<gerelateerde_afspraak>${number('identificatie_medicatieafspraak', 'MA1')}${number('identificatie_toedieningsafspraak', 'TA1')}</gerelateerde_afspraak>
      <gerelateerde_verstrekking>${number('identificatie', 'V1')}</gerelateerde_verstrekking>${v('reden_gebruik', 'hoofdpijn')}
      ${c('reden_wijzigen_of_stoppen_gebruik', '7', '2.16.840.1.113883.2.4.3.11.60.20.77.5.2.2', 'bijwerking')}<voorschrijver><zorgverlener>${name('Proef')}</zorgverlener></voorschrijver>`;
    expect(useOf(more)).toMatchObject({
      registrationDateTime: '2026-03-01',
      useIndicator: true,
      asAgreedIndicator: false,
      relatedAgreements: [
        { identification: { value: 'MA1' } },
        { identification: { value: 'TA1' } },
        { identification: { value: 'V1' } },
      ],
      reasonForUse: 'hoofdpijn',
      reasonForChangeOrDiscontinuation: { code: '7' },
      prescriber: { nameInformation: { lastName: { lastName: 'Proef' } } },
    });
  });

  const professional = `<zorgverlener>${number('zorgverlener_identificatie_nummer', '000000001', '2.16.528.1.1007.3.1')}
    <zorgverlener_naam><naamgegevens>${v('ongestructureerde_naam', 'dr. Proef')}</naamgegevens></zorgverlener_naam><zorgaanbieder><zorgaanbieder>${provider}</zorgaanbieder></zorgaanbieder></zorgverlener>`;
  const asRecord = {
    healthProfessional: {
      nameInformation: { unstructuredName: 'dr. Proef' },
      healthcareProvider: { organizationName: 'Apotheek Proef' },
    },
  };
  it.each([
    ['author: the patient', `<auteur>${v('auteur_is_patient', 'true')}</auteur>`, { author: { patient: true } }],
    [
      'author: a professional',
      `<auteur>${v('auteur_is_patient', 'false')}<auteur_is_zorgverlener>${professional}</auteur_is_zorgverlener></auteur>`,
      { author: asRecord },
    ],
    [
      'author: an organization',
      `<auteur><auteur_is_zorgaanbieder><zorgaanbieder>${provider}</zorgaanbieder></auteur_is_zorgaanbieder></auteur>`,
      { author: { healthcareProvider: { organizationName: 'Apotheek Proef' } } },
    ],
    [
      'informant: the patient',
      `<informant>${v('informant_is_patient', 'true')}</informant>`,
      { informationSource: { patient: true } },
    ],
    [
      'informant: a professional',
      `<informant><informant_is_zorgverlener>${professional}</informant_is_zorgverlener></informant>`,
      { informationSource: asRecord },
    ],
    [
      'informant: someone else',
      `<informant><persoon><naamgegevens>${v('initialen', 'P.')}</naamgegevens>${c('rol_of_functie', '1', '2.16.840.1.113883.2.4.3.11.22.472', 'x')}</persoon></informant>`,
      { informationSource: { contactPerson: { nameInformation: { initials: 'P.' }, role: { code: '1' } } } },
    ],
  ])('reads the %s', (_who, content, expected) => {
    expect(useOf(content)).toMatchObject(expected);
  });

  it.each([
    ['the copy indicator', v('kopie_indicator', 'true'), 'kopie_indicator'],
    ['why an end date is absent', '<gebruiksperiode_eind nullFlavor="NI"/>', 'gebruiksperiode_eind/@nullFlavor'],
    [
      'why a number is absent',
      '<relatie_naar_medicatieafspraak><identificatie nullFlavor="UNK"/></relatie_naar_medicatieafspraak>',
      'relatie_naar_medicatieafspraak/identificatie/@nullFlavor',
    ],
  ])('names %s as not read', (_what, content, where) => {
    const { notRead } = readAll(dispense(content));
    expect(notRead).toMatchObject([
      { path: `adaxml/data/sturen/toedieningsafspraak/${where}`, reason: expect.stringContaining('no place') },
    ]);
  });
});
