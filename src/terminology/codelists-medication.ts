/** Codelists of the medication building blocks and InstructionsForUse (zib 2017). */
import { codelist } from './codelist';

export const stopTypeCodelist = codelist({
  name: 'Stoptype',
  oid: '2.16.840.1.113883.2.4.3.11.60.20.77.11.19',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1': {
      '1': 'Tijdelijk',
      '2': 'Definitief',
    },
  },
  names: { temporary: '1', definitive: '2' },
});

export const agreementReasonCodelist = codelist({
  name: 'RedenMedicatieafspraakCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.6.2',
  codes: {
    'http://snomed.info/sct': {
      '266709005': 'Starten medicamenteuze behandeling',
      '438833006': 'Contra-indicatie',
      '79899007': 'Interactie',
      '473010000': 'Overgevoeligheid',
      '305335007': 'Opname',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Overig',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.2': {
      '5': 'Geen of onvoldoende effect',
      '6': 'Te sterk effect',
      '7': '(Mogelijke) bijwerking',
      '8': 'Toedieningsweg voldoet niet',
      '9': 'Indicatie vervallen',
      '10': 'Beleidswijziging',
      '12': 'Wens patiënt',
      '13': 'Volgens afspraak',
      '14': 'Hervatten beleid vorige voorschrijver',
      '15': 'Procedure waaronder ingreep, interferentie met gepland labonderzoek, etc.',
    },
  },
});

export const medicationAgreementInformationCodelist = codelist({
  name: 'MedicatieafspraakAanvullendeInformatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.6.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.3.2050': {
      '1': 'Bewust hoge dosering',
      '2': 'Bewust lage dosering',
      '3': 'Bewust afwijkende toedieningsweg',
      '4': 'Medische noodzaak',
      '5': 'Profylaxe',
      '6': 'Wijziging in GDS per direct',
      '7': 'Wijziging in GDS per rolwissel',
    },
  },
});

export const administrationAgreementInformationCodelist = codelist({
  name: 'ToedieningsafspraakAanvullendeInformatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.8.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.3.999': {
      '1': 'Geneesmiddel niet verstrekt',
      '2': 'Niet leverbaar',
      '3': 'Medicatieafspraak gewijzigd: substantie',
      '4': 'Medicatieafspraak gewijzigd: dosering',
      '5': 'Medicatieafspraak gewijzigd: farmaceutische vorm',
      '6': 'Medicatieafspraak gewijzigd: verwisseling van persoon',
      '7': 'Machtiging aangevraagd',
      '8': 'Machtiging afgewezen',
      '9': 'Machtiging in gebruik nemen',
      '10': 'Gebruiksinstructie gegeven',
      '11': 'Controle inhalatietechniek',
      '12': 'Meter periodieke controle',
      '13': 'Pen controle/omruil',
      '14': 'Bijwerking besproken',
      '15': 'Afhandeling bijwerking niet-lareb',
      '16': 'Melding lareb',
      '17': 'Medicatiebewaking OT',
    },
  },
});

export const asNeededConditionCodelist = codelist({
  name: 'ZonodigCriteriumCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.12.4',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Overig',
      NI: 'Geen Informatie',
    },
    'https://referentiemodel.nhg.org/tabellen/nhg-tabel-25-gebruiksvoorschrift#aanvullend-numeriek': {
      '1022': 'Bij een aanval',
      '1023': 'Bij benauwdheid',
      '1024': 'Bij diarree',
      '1028': 'Bij pijn',
      '1121': 'Bij jeuk',
      '1137': 'Zo nodig',
      '1144': 'Bij hoofdpijn',
      '1145': 'Bij koorts',
      '1146': 'Bij hoge koorts',
      '1147': 'Bij koorts en/of pijn',
      '1387': 'Bij hoest',
    },
  },
});

export const weekdayCodelist = codelist({
  name: 'WeekdagCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.12.2',
  codes: {
    'http://snomed.info/sct': {
      '307145004': 'maandag',
      '307147007': 'dinsdag',
      '307148002': 'woensdag',
      '307149005': 'donderdag',
      '307150005': 'vrijdag',
      '307151009': 'zaterdag',
      '307146003': 'zondag',
    },
  },
  names: {
    monday: '307145004',
    tuesday: '307147007',
    wednesday: '307148002',
    thursday: '307149005',
    friday: '307150005',
    saturday: '307151009',
    sunday: '307146003',
  },
});

export const partOfDayCodelist = codelist({
  name: 'DagdeelCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.12.3',
  codes: {
    'http://snomed.info/sct': {
      '73775008': "'s ochtends",
      '255213009': "'s middags",
      '3157002': "'s avonds",
      '2546009': "'s nachts",
    },
  },
  names: { morning: '73775008', afternoon: '255213009', evening: '3157002', night: '2546009' },
});
