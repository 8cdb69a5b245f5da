/** Codelists of AllergyIntolerance, Problem, Procedure and the healthcare parties (zib 2017). */
import { codelist } from './codelist';

export const healthProfessionalRoleCodelist = codelist({
  name: 'ZorgverlenerRolCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.17.1.5',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
    'http://hl7.org/fhir/v3/ParticipationType': {
      RESP: 'Hoofdbehandelaar',
      REF: 'Verwijzer',
      PRF: 'Uitvoerder',
      SPRF: 'Tweede uitvoerder',
      CON: 'Consulent',
      ATND: 'Behandelaar',
    },
  },
});

export const organizationTypeCodelist = codelist({
  name: 'OrganisatieTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.17.2.3',
  codes: {
    'http://nictiz.nl/fhir/NamingSystem/organization-type': {
      V4: 'Ziekenhuis',
      V5: 'Universitair Medisch Centrum',
      V6: 'Algemeen ziekenhuis',
      Z4: 'Zelfstandig behandelcentrum',
      Z5: 'Diagnostisch centrum',
      B2: 'Echocentrum',
      X3: 'Verplegings- of verzorgingsinstelling',
      R5: 'Verpleeghuis',
      M1: 'Verzorgingstehuis',
      J8: 'Openbare apotheek',
      K9: 'Zelfstandig opererende ziekenhuisapotheek',
      Z3: 'Huisartspraktijk (zelfstandig of groepspraktijk)',
      K3: 'Apotheekhoudende huisartspraktijk',
      N6: 'Huisartsenpost (t.b.v. dienstwaarneming)',
      L1: 'Laboratorium',
      P4: 'Polikliniek (als onderdeel van een ziekenhuis)',
      R8: 'Revalidatiecentrum',
      P6: 'Preventieve gezondheidszorg',
      G5: 'Geestelijke Gezondheidszorg',
      G6: 'Verstandelijk gehandicaptenzorg',
      T2: 'Thuiszorg',
      JGZ: 'Jeugdgezondheidszorg',
      G3: 'Verloskundigenpraktijk',
    },
  },
});

export const allergyCategoryCodelist = codelist({
  name: 'AllergieCategorieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.2.2',
  codes: {
    'http://snomed.info/sct': {
      '418471000': 'Voeding',
      '419511003': 'Medicijn',
      '426232007': 'Omgeving',
      '419199007': 'Stof of product',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
  names: { food: '418471000', medication: '419511003', environment: '426232007', substance: '419199007' },
});

export const allergyStatusCodelist = codelist({
  name: 'AllergieStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.2.3',
  codes: {
    'http://hl7.org/fhir/v3/ActStatus': {
      active: 'Actief',
      completed: 'Niet meer aanwezig',
      obsolete: 'Achterhaald',
      nullified: 'Foutief',
    },
  },
});

export const criticalityCodelist = codelist({
  name: 'MateVanKritiekZijnCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.2.4',
  codes: {
    'http://snomed.info/sct': {
      '255604002': 'Licht',
      '6736007': 'Matig',
      '24484000': 'Ernstig',
      '399166001': 'Fataal',
      // Not in the value set of 2017 but in its ConceptMap to FHIR: older records carry them.
      '62482003': 'Laag',
      '255508009': 'Medium',
      '75540009': 'Hoog',
    },
  },
  names: { mild: '255604002', moderate: '6736007', severe: '24484000', fatal: '399166001' },
});

export const severityCodelist = codelist({
  name: 'ErnstCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.2.6',
  codes: {
    'http://snomed.info/sct': {
      '255604002': 'Licht',
      '6736007': 'Matig',
      '24484000': 'Ernstig',
    },
  },
  names: { mild: '255604002', moderate: '6736007', severe: '24484000' },
});

export const symptomCodelist = codelist({
  name: 'SymptoomCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.2.5',
  codes: {
    'http://snomed.info/sct': {
      '39579001': 'Anafylaxie',
      '41291007': 'Angio-oedeem',
      '490008': 'Overgevoeligheidsreactie van de bovenste luchtwegen',
      '267036007': 'Kortademigheid',
      '4386001': 'Bronchospasme',
      '126485001': 'Urticaria',
      '40275004': 'Contactdermatitis',
      '418363000': 'Jeuk',
      '271807003': 'Exantheem',
      '473460002': 'Allergische conjunctivitis',
      '23067006': 'Toxische epidermale necrolyse',
      '16932000': 'Misselijk en braken',
      '62315008': 'Diarree',
      '297942002': 'Door medicatie veroorzaakte erythema multiforme',
      '386661006': 'Koorts',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Overig',
    },
  },
});

export const problemStatusCodelist = codelist({
  name: 'ProbleemStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.1.2',
  codes: {
    'http://snomed.info/sct': {
      '55561003': 'Actueel',
      '73425007': 'Niet actueel',
    },
  },
  names: { active: '55561003', inactive: '73425007' },
});

export const verificationStatusCodelist = codelist({
  name: 'VerificatieStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.1.4',
  codes: {
    'http://snomed.info/sct': {
      '415684004': 'Werk',
      '410590009': 'Differentiaal',
      '410605003': 'Bevestigd',
      '410516002': 'Uitgesloten',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      UNK: 'Onbekend',
    },
  },
  names: { suspected: '415684004', possible: '410590009', confirmed: '410605003', excluded: '410516002' },
});

export const problemTypeCodelist = codelist({
  name: 'ProbleemTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.1.1',
  codes: {
    'http://snomed.info/sct': {
      '282291009': 'Diagnose',
      '418799008': 'Symptoom',
      '409586006': 'Klacht',
      '248536006': 'Functionele Beperking',
      '116223007': 'Complicatie',
    },
  },
  names: {
    diagnosis: '282291009',
    symptom: '418799008',
    complaint: '409586006',
    functionalLimitation: '248536006',
    complication: '116223007',
  },
});

export const lateralityCodelist = codelist({
  name: 'ProbleemLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.1.6',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
  names: { left: '7771000', right: '24028007', both: '51440002' },
});

export const orderStatusCodelist = codelist({
  name: 'OrderStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.16.1.2',
  codes: {
    'http://snomed.info/sct': {
      '385644000': 'Aangevraagd',
      '385651009': 'In uitvoering',
    },
    'http://hl7.org/fhir/v3/ActStatus': {
      'new': 'Order geplaatst',
      active: 'In afwachting van uitvoering',
      held: 'Opgeschort',
      cancelled: 'Geannuleerd',
      aborted: 'Niet nagekomen',
    },
  },
  names: { requested: '385644000', inProgress: '385651009' },
});
