/** Codelists of Patient, ContactPerson, Payer and their parts (zib 2017). `codelist` in ./codelist says how to read them. */
import { codelist } from './codelist';

export const genderCodelist = codelist({
  name: 'GeslachtCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.0.1.1',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      UNK: 'Onbekend',
    },
    'http://hl7.org/fhir/v3/AdministrativeGender': {
      UN: 'Ongedifferentieerd',
      M: 'Man',
      F: 'Vrouw',
    },
  },
});

export const maritalStatusCodelist = codelist({
  name: 'BurgerlijkeStaatCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.9.1',
  codes: {
    'http://hl7.org/fhir/v3/MaritalStatus': {
      D: 'Gescheiden (huwelijk/geregistreerd partnerschap ontbonden)',
      M: 'Gehuwd',
      S: 'Nooit gehuwd geweest/ geregistreerd partnerschap gehad',
      T: 'Geregistreerd partnerschap',
      W: 'Weduwe/weduwnaar',
    },
  },
});

export const nameUsageCodelist = codelist({
  name: 'NaamgebruikCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.20.4.1',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      UNK: 'Onbekend',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.4': {
      NL1: 'Eigen geslachtsnaam',
      NL2: 'Geslachtsnaam partner',
      NL3: 'Geslachtsnaam partner gevolgd door eigen geslachtsnaam',
      NL4: 'Eigen geslachtsnaam gevolgd door geslachtsnaam partner',
    },
  },
});

export const addressTypeCodelist = codelist({
  name: 'AdresSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.20.5.3',
  codes: {
    'http://hl7.org/fhir/v3/AddressUse': {
      PST: 'Postadres',
      HP: 'Officieel adres',
      PHYS: 'Woon-/verblijfadres',
      TMP: 'Tijdelijk adres',
      WP: 'Werkadres',
      HV: 'Vakantie adres',
    },
  },
});

export const telecomTypeCodelist = codelist({
  name: 'TelecomTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.20.6.1',
  codes: {
    'http://hl7.org/fhir/v3/AddressUse': {
      MC: 'Mobiel telefoonnummer',
      PG: 'Pieper',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.22.1': {
      LL: 'Vast telefoonnummer',
      FAX: 'Fax',
    },
  },
});

export const numberTypeCodelist = codelist({
  name: 'NummerSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.20.6.2',
  codes: {
    'http://hl7.org/fhir/v3/AddressUse': {
      HP: 'Telefoonnummer thuis',
      TMP: 'Tijdelijk telefoonnummer',
      WP: 'Zakelijk telefoonnummer',
    },
  },
});

export const emailAddressTypeCodelist = codelist({
  name: 'EmailSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.20.6.3',
  codes: {
    'http://hl7.org/fhir/v3/AddressUse': {
      HP: 'Privé e-mailadres',
      WP: 'Zakelijk e-mailadres',
    },
  },
});

export const relationshipCodelist = codelist({
  name: 'RelatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.3.1.1',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
    'http://hl7.org/fhir/v3/RoleCode': {
      ADOPTF: 'Adoptievader',
      ADOPTM: 'Adoptiemoeder',
      AUNT: 'Tante',
      BRO: 'Broer',
      BROINLAW: 'Zwager',
      COUSN: 'Neef/nicht, zoon/dochter van oom/tante',
      DAUC: 'Dochter',
      DAUINLAW: 'Schoondochter',
      DOMPART: 'Partner',
      FTH: 'Vader',
      FTHINLAW: 'Schoonvader',
      DAUFOST: 'Pleegdochter',
      FTHFOST: 'Pleegvader',
      MTHFOST: 'Pleegmoeder',
      SONFOST: 'Pleegzoon',
      GRNDDAU: 'Kleindochter',
      GRFTH: 'Opa',
      GRMTH: 'Oma',
      GRNDSON: 'Kleinzoon',
      GGRFTH: 'Overgrootvader',
      GGRMTH: 'Overgrootmoeder',
      HUSB: 'Echtgenoot',
      MTH: 'Moeder',
      MTHINLAW: 'Schoonmoeder',
      NEPHEW: 'Neef, zoon van broer/zus',
      NIECE: 'Nicht, dochter van broer/zus',
      SIS: 'Zuster',
      SISINLAW: 'Schoonzuster',
      SONC: 'Zoon',
      SONINLAW: 'Schoonzoon',
      STPFTH: 'Stiefvader',
      STPMTH: 'Stiefmoeder',
      UNCLE: 'Oom',
      WIFE: 'Echtgenote',
    },
  },
});

export const contactRoleCodelist = codelist({
  name: 'RolCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.3.1.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.22.472': {
      '1': 'Eerste relatie/contactpersoon',
      '2': 'Tweede relatie/contactpersoon',
      '3': 'Curator (juridisch)',
      '4': 'Financieel (gemachtigd)',
      '5': 'Financieel (toetsing)',
      '6': 'Leefeenheid',
      '7': 'Hulpverlener',
      '9': 'Anders',
      '11': 'Voogd',
      '14': 'Bewindvoerder',
      '15': 'Mentor',
      '19': 'Buur',
      '20': 'Vriend(in)/kennis',
      '21': 'Cliëntondersteuner',
      '23': 'Contactpersoon',
      '24': 'Wettelijke vertegenwoordiger',
    },
  },
});

export const legalStatusCodelist = codelist({
  name: 'JuridischeStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.14.3.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.22.232': {
      '1': 'Rechterlijke machtiging (rm) voorlopig / voortgezette machtiging',
      '2': 'RM op eigen verzoek',
      '3': 'RM met voorwaardelijk ontslag',
      '4': 'Onder toezichtstelling (ots)',
      '5': 'In bewaringstelling (ibs)',
      '6': 'Voogdij',
      '7': 'Bewindvoering',
      '8': 'Mentorschap',
      '9': 'Onder curatele stelling',
      '10': 'Zaakwaarneming',
      '11': 'Strafrechterlijke justitiële contacten: tbs',
      '12': 'Strafrechterlijke justitiële contacten: overig',
    },
  },
});

export const lifeStanceCodelist = codelist({
  name: 'LevensovertuigingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.5.1',
  codes: {
    'http://snomed.info/sct': {
      '160542002': 'Atheïst',
      '160567004': 'Agnost',
      '309687009': 'Boeddhist',
      '271448006': 'Anglicaan',
      '80587008': "Jehova's getuige",
      '276119007': 'Non-conformist',
      '160549006': 'Christen',
      '309885004': 'Protestant',
      '160540005': 'Katholiek',
      '160234004': 'Heilsoldaat',
      '428821008': 'Zevendedagsadventist',
      '160545000': 'Hindoe',
      '160543007': 'Jood',
      '309884000': 'Moslim',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4': {
      GeenGeloof: 'Geen geloof',
      Humanist: 'Humanist',
      Mormoon: 'Mormoon',
    },
  },
});

export const insuranceTypeCodelist = codelist({
  name: 'VerzekeringssoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.1.1.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1': {
      B: 'Basis verzekerd',
      A: 'Aanvullend verzekerd',
      BZ: 'Basisverzekering vanuit AWBZ (tegenwoordig uit Wet Langdurige Zorg)',
      H: 'Een basisverzekering die geen onderdeel uitmaakt van de ZVW of AWBZ (bijvoorbeeld voor expats in het buitenland).',
      T: 'Tandverzekering',
      AT: 'Aanvullend + tand',
    },
  },
});
