/*
 * Codelists of nictiz.fhir.nl.stu3.zib2017, as `codelists/` has them. Written by `npm run docs`; do not edit.
 * What is used differently is stated where it is used.
 */
import type { Codelist } from '../codelist';

export const aanvullendeWensenCodelijst = {
  name: 'AanvullendeWensenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.10.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.3.2051': {
      '1': 'Spoed',
      '2': 'Niet in GDS',
      '3': 'Bezorgen',
    },
  },
} as const satisfies Codelist;

export const activiteitCodelijst = {
  name: 'ActiviteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.13.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.21.3': {
      Act0: 'Ligt rustig, in een normale houding, maakt rustige bewegingen',
      Act1: 'Kronkelt, wringt zich in bochten, verandert steeds van houding,is gespannen',
      Act2: 'Overstrekt zich, trekt een holle rug of ligt ineengekrompen,is verstijfd of maakt schokkende bewegingen',
    },
  },
} as const satisfies Codelist;

export const ademhalingScoreCodelijst = {
  name: 'AdemhalingScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.16.1',
  codes: {
    'http://loinc.org': {
      'LA6725-1': 'Niet op eigen kracht ademen',
      'LA6726-9': 'Zwak, onregelmatig of hijgerig ademhalen',
      'LA6727-7': 'Flink huilen en goed doorademen',
    },
  },
} as const satisfies Codelist;

export const ademhalingsreactieCodelijst = {
  name: 'AdemhalingsreactieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.12.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.20.3': {
      Vent1: 'Geen spontane ademhaling',
      Vent2: 'Spontane ademhaling aan de beademing',
      Vent3: 'Onrust of verzet tegen de beademing',
      Vent4: 'Ademt actief tegen de beademing in of hoest regelmatig',
      Vent5: 'Vecht tegen de beademing',
    },
  },
} as const satisfies Codelist;

export const adresSoortCodelijst = {
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
} as const satisfies Codelist;

export const afwijkendAdemhalingspatroonCodelijst = {
  name: 'AfwijkendAdemhalingspatroonCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.5.3',
  codes: {
    'http://snomed.info/sct': {
      '414563008': 'Ademhaling volgens Kussmaul',
      '309155007': 'Ademhaling volgens Cheyne-Stokes',
      '39106000': 'Atactische ademhaling',
      '70185004': 'Apneustische ademhaling',
      '7013003': 'Cluster ademhaling',
      '1023001': 'Apneu',
      '248586000': 'Verlengde expiratoire fase',
      '23141003': 'Happende ademhaling',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const alcoholGebruikStatusCodelijst = {
  name: 'AlcoholGebruikStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.3.2',
  codes: {
    'http://snomed.info/sct': {
      '219006': 'Drinkt alcohol',
      '105542008': 'Niet-drinker',
      '82581004': 'Dronk vroeger alcohol',
      '228274009': 'Levenslang niet drinker',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const alertNaamCodelijst = {
  name: 'AlertNaamCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.3.2',
  codes: {
    'http://snomed.info/sct': {
      '66598005': 'Drager van besmettelijke ziekte',
      '432415000': 'Drager MRSA',
      '431109006': 'Drager VRE',
      '699433000': 'Drager HIV',
      '397940009': 'Kindermishandeling',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const alertTypeCodelijst = {
  name: 'AlertTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.3.1',
  codes: {
    'http://loinc.org': {
      '75323-6': 'conditie',
      '74018-3': 'waarschuwing',
    },
  },
} as const satisfies Codelist;

export const alertheidCodelijst = {
  name: 'AlertheidCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.12.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.20.1': {
      Alert1: 'Diep in slaap (ogen dicht, geen reactie op omgeving)',
      Alert2: 'Licht in slaap (ogen grotendeels gesloten, af en toe reactie)',
      Alert3: 'Slaperig (kind sluit vaak zijn ogen, reageert minder op omgeving)',
      Alert4: 'Wakker en alert (kind reageert op omgeving)',
      Alert5: 'Wakker en hyper-alert (overdreven reactie op veranderingen)',
    },
  },
} as const satisfies Codelist;

export const allergieCategorieCodelijst = {
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
} as const satisfies Codelist;

export const allergieStatusCodelijst = {
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
} as const satisfies Codelist;

export const argusInstemmingCodelijst = {
  name: 'ArgusInstemmingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.14.3.5',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.22.217': {
      E1: 'Op eigen verzoek',
      E2: 'Geen verzet',
      E3: 'Verzet',
    },
  },
} as const satisfies Codelist;

export const argusInterventieCodelijst = {
  name: 'ArgusInterventieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.14.3.4',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.22.217': {
      A1: 'Separatie',
      A2: 'Afzondering',
      A3: 'Fixatie',
      A4: 'Gedwongen medicatie',
      A5: 'Gedwongen voeding en/of vocht',
      A6: 'Andere interventies',
    },
  },
} as const satisfies Codelist;

export const behandelingCodelijst = {
  name: 'BehandelingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.2.1.1',
  codes: {
    'http://snomed.info/sct': {
      '305351004': 'Opname op intensive care',
      '89666000': 'Cardiopulmonaire resuscitatie',
      '40617009': 'Kunstmatige beademing',
      '116762002': 'Toediening van een bloedproduct',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Overige behandelingen, namelijk (in vrije tekst meegeven)',
    },
  },
} as const satisfies Codelist;

export const behandelingToegestaanCodelijst = {
  name: 'BehandelingToegestaanCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.2.1.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4': {
      JA: 'Behandeling is toegestaan en/of wenselijk.',
      JA_MAAR: 'Behandeling toegestaan en/of wenselijk maar met beperkingen die dan ook vermeld moeten worden',
      NEE: 'Behandeling niet toegestaan en/of wenselijk',
    },
  },
} as const satisfies Codelist;

export const benenCodelijst = {
  name: 'BenenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.13.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.21.2': {
      Legs0: 'Normale houding en/of ontspannen',
      Legs1: 'Ongemakkelijk, onrustig, gespannen',
      Legs2: 'Schopt of heeft opgetrokken benen',
    },
  },
} as const satisfies Codelist;

export const bestemmingCodelijst = {
  name: 'BestemmingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.15.1.3',
  codes: {
    'http://snomed.info/sct': {
      '264362003': 'Eigen woonomgeving',
      '445060000': 'Tegen advies in vertrokken',
      '80522000': 'Instelling voor revalidatie',
      '42665001': 'Instelling voor verpleging/verzorging',
      '62480006': 'GGZ instelling',
      '22232009': 'Ander ziekenhuis',
      '183676005': 'Overleden',
      '284546000': 'Hospice',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Overig',
    },
  },
} as const satisfies Codelist;

export const bmiScoreCodelijst = {
  name: 'BMIScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.5.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.4.1': {
      B0: 'BMI >20 kg/m2',
      B1: 'BMI tussen 18,5-20 kg/m2',
      B2: 'BMI < 18,5 kg/m2',
    },
  },
} as const satisfies Codelist;

export const brandwondLateraliteitCodelijst = {
  name: 'BrandwondLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.4.4',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const brandwondSoortCodelijst = {
  name: 'BrandwondSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.4.3',
  codes: {
    'http://snomed.info/sct': {
      '26696002': 'Chemisch brandwond',
      '21720007': 'Elektrische brandwond',
      '105594005': 'Thermische brandwond',
    },
  },
} as const satisfies Codelist;

export const burgerlijkeStaatCodelijst = {
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
} as const satisfies Codelist;

export const contactTypeCodelijst = {
  name: 'ContactTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.15.1.1',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
    'http://hl7.org/fhir/v3/ActCode': {
      AMB: 'Poliklinisch',
      EMER: 'SEH',
      FLD: 'Op lokatie',
      HH: 'Thuis',
      IMP: 'Klinisch',
      SS: 'Dagopname',
      VR: 'Virtueel',
    },
  },
} as const satisfies Codelist;

export const dagdeelCodelijst = {
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
} as const satisfies Codelist;

export const decubitusCategorieCodelijst = {
  name: 'DecubitusCategorieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.1.1',
  codes: {
    'http://snomed.info/sct': {
      '421076008': 'Decubitus categorie 1',
      '420324007': 'Decubitus categorie 2',
      '421927004': 'Decubitus categorie 3',
      '420597008': 'Decubitus categorie 4',
    },
  },
} as const satisfies Codelist;

export const decubitusWondLateraliteitCodelijst = {
  name: 'DecubitusWondLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.1.3',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const defecatieConsistentieCodelijst = {
  name: 'DefecatieConsistentieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.15.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.3.1': {
      'Type 1': 'Losse harde keutels, zoals noten',
      'Type 2': 'Als een worst, maar klonterig',
      'Type 3': 'Als een worst, maar met barstjes aan de buitenkant',
      'Type 4': 'Als een worst of slang, glad en zacht',
      'Type 5': 'Zachte keutels met duidelijke randen',
      'Type 6': 'Zachte stukjes met gehavende randen',
      'Type 7': 'Helemaal vloeibaar',
    },
  },
} as const satisfies Codelist;

export const defecatieKleurCodelijst = {
  name: 'DefecatieKleurCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.15.5',
  codes: {
    'http://snomed.info/sct': {
      '167605001': 'Normaal',
      '167609007': 'Groen',
      '167607009': 'Geel',
      '267055007': 'Zwart',
      '267056008': 'Grijswit',
      '64412006': 'Rood',
    },
  },
} as const satisfies Codelist;

export const diastolischEindpuntCodelijst = {
  name: 'DiastolischEindpuntCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.4.2',
  codes: {
    'http://snomed.info/sct': {
      '255271000': 'Fase IV',
      '255272007': 'Fase V',
    },
  },
} as const satisfies Codelist;

export const diepteCodelijst = {
  name: 'DiepteCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.5.2',
  codes: {
    'http://snomed.info/sct': {
      '301284009': 'Normale ademhalingsdiepte',
      '386616007': 'Oppervlakkige ademhaling',
      '289123006': 'Diepe ademhaling',
      '248587009': 'Ademhalingsdiepte varieert',
    },
  },
} as const satisfies Codelist;

export const dieptegraadCodelijst = {
  name: 'DieptegraadCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.4.1',
  codes: {
    'http://snomed.info/sct': {
      '77140003': '1e graad',
      '262587005': '2e graad, oppervlakkig',
      '262588000': '2e graad, diep',
      '80247002': '3e graad',
    },
  },
} as const satisfies Codelist;

export const drinkBeperkingenCodelijst = {
  name: 'DrinkBeperkingenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.8.2',
  codes: {
    'http://snomed.info/sct': {
      '286506008': 'Bereiden (openen/ uitschenken)',
      '307071002': 'Vastpakken',
      '288876009': 'Naar mond brengen',
    },
  },
} as const satisfies Codelist;

export const drinkenCodelijst = {
  name: 'DrinkenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.8.1',
  codes: {
    'http://snomed.info/sct': {
      '19841000146104': 'Onafhankelijk',
      '16681000146102': 'Hulp nodig',
      '288854000': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const drugsGebruikStatusCodelijst = {
  name: 'DrugsGebruikStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.4.2',
  codes: {
    'http://snomed.info/sct': {
      '361055000': 'gebruikt drugs',
      '228367002': 'gebruikt geen drugs',
      '228368007': 'heeft nooit drugs gebruikt',
      '44870007': 'heeft in het verleden drugs gebruikt',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'anders',
    },
  },
} as const satisfies Codelist;

export const drugsOfGeneesmiddelSoortCodelijst = {
  name: 'DrugsOfGeneesmiddelSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.4.1',
  codes: {
    'http://snomed.info/sct': {
      '387341002': 'Heroïne',
      '372664007': 'Benzodiazepine',
      '387286002': 'Methadon',
      '62821004': 'GHB',
      '387085005': 'Cocaïne',
      '229003004': 'Crack,  base coke',
      '288459003': 'MDMA',
      '703842006': 'Amfetamine, speed',
      '398705004': 'Cannabis, wiet marihuana, hasj',
      '229006007': "Paddo's",
      '15698006': 'LSD',
      '373464007': 'Ketamine',
      '9721008': 'PCP',
      '387499002': 'Crystal meth,  methamfetamine',
      '111151007': 'Anabole steroïde',
      '372800002': 'Laxans',
      '387173000': 'Buprenorfine',
      '373492002': 'Fentanyl',
      '372798009': 'Barbituraat',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const eetBeperkingenCodelijst = {
  name: 'EetBeperkingenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.7.2',
  codes: {
    'http://snomed.info/sct': {
      '289010002': 'Naar de mond brengen',
      '289046006': 'Eetgerei hanteren',
      '289078003': 'Snijden/openen',
    },
  },
} as const satisfies Codelist;

export const eetlustScoreCodelijst = {
  name: 'EetlustScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.6.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.5.2': {
      B0: 'Normale eetlust',
      B1: 'Verminderde eetlust de afgelopen maand',
    },
  },
} as const satisfies Codelist;

export const emailSoortCodelijst = {
  name: 'EmailSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.20.6.3',
  codes: {
    'http://hl7.org/fhir/v3/AddressUse': {
      HP: 'Privé e-mailadres',
      WP: 'Zakelijk e-mailadres',
    },
  },
} as const satisfies Codelist;

export const ernstCodelijst = {
  name: 'ErnstCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.2.6',
  codes: {
    'http://snomed.info/sct': {
      '255604002': 'Licht',
      '6736007': 'Matig',
      '24484000': 'Ernstig',
    },
  },
} as const satisfies Codelist;

export const etenCodelijst = {
  name: 'EtenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.7.1',
  codes: {
    'http://snomed.info/sct': {
      '165224005': 'Onafhankelijk',
      '129033007': 'Hulp nodig',
      '289001005': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const fecesContinentieCodelijst = {
  name: 'FecesContinentieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.15.1',
  codes: {
    'http://snomed.info/sct': {
      '72042002': 'Incontinent',
      '165230005': 'Af en toe een ongelukje',
      '24029004': 'Continent',
    },
  },
} as const satisfies Codelist;

export const geslachtCodelijst = {
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
} as const satisfies Codelist;

export const geverifieerdBijCodelijst = {
  name: 'GeverifieerdBijCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.2.1.4',
  codes: {
    'http://snomed.info/sct': {
      '116154003': 'Patiënt',
      '40683002': 'Ouder',
      '394619001': 'Voogd',
      '8601000146109': 'Gevolmachtigde',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders, namelijk  (in vrije tekst meegeven)',
    },
  },
} as const satisfies Codelist;

export const gezichtCodelijst = {
  name: 'GezichtCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.13.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.21.1': {
      Face0: 'Vertoont geen specifieke expressie of glimlach',
      Face1: 'Fronst af en toe of trekt een grimas, is teruggetrokken, ongeïnteresseerd',
      Face2: 'Fronst regelmatig tot voortdurend, klemt de kaken op elkaar, heeft een trillende kin',
    },
  },
} as const satisfies Codelist;

export const gezichtsspanningCodelijst = {
  name: 'GezichtsspanningCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.12.6',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.20.6': {
      Face1: 'Gezichtsspieren volkomen ontspannen',
      Face2: 'Normale spanning van het gezicht',
      Face3: 'Spanning duidelijk in sommige gelaatsspieren (niet aanhoudend)',
      Face4: 'Spanning duidelijk in alle gelaatsspieren (aanhoudend)',
      Face5: 'Gezichtsspieren verwrongen en in een grimas',
    },
  },
} as const satisfies Codelist;

export const gezinssamenstellingCodelijst = {
  name: 'GezinssamenstellingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.13.1',
  codes: {
    'http://snomed.info/sct': {
      '105529008': 'Alleenwonend',
      '408821002': 'Samenwonend met partner',
      '8871000146101': 'Inwonende minderjarige kinderen',
      '8861000146107': 'Inwonende meerderjarige kinderen',
      '224137008': 'Woont samen met ouders',
      '160756002': 'Woont samen met familie',
      '224131009': 'Woont samen met vrienden',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const gezinssamenstellingKindCodelijst = {
  name: 'GezinssamenstellingKindCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.16.1',
  codes: {
    'http://snomed.info/sct': {
      '224139006': 'Woont bij moeder',
      '224140008': 'Woont bij vader',
      '224141007': 'Woont bij grootouders',
      '224137008': 'Woont bij ouders',
      '32331000146101': 'Woont bij pleegouders',
      '160756002': 'Woont samen met familie',
      '224220007': 'Woont in gezinsvervangend tehuis',
      '29221000146100': 'Woont in instelling voor gehandicaptenzorg',
      '29231000146103': 'Woont in instelling voor geestelijke gezondheidszorg',
      '160738002': 'Woont in kindertehuis',
      '307106009': 'Woont in internaat',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const glucoseMeetmomentenLOINCCodelijst = {
  name: 'GlucoseMeetmomentenLOINCCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.53.11.1',
  codes: {
    'http://loinc.org': {
      '14770-2': 'Glucose^na vasten [mol/volume] in capillair bloed d.m.v. glucometer',
      '14743-9': 'Glucose [mol/volume] in capillair bloed d.m.v. glucometer',
      '14760-3': 'Glucose^2 uur na maaltijd [mol/volume] in capillair bloed',
    },
  },
} as const satisfies Codelist;

export const glucoseMeetmomentenNhgtable45Codelijst = {
  name: 'GlucoseMeetmomentenNhgtable45Codelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.53.11.2',
  codes: {
    'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen': {
      '355': 'glucose dagcurve (GDC)',
      '381': 'glucose niet nuchter, draagbare meter',
      '382': 'glucose nuchter, draagbare meter',
      '3221': 'glucose dagcurve (GDC), draagbare meter',
      '3222': 'glucose (dagcurve) 2u na diner, draagb.m',
      '3223': 'glucose (dagcurve) 2u na lunch, draagb.m',
      '3224': 'glucose (dagcurve) 2u na ontbijt, drgb.m',
      '3225': 'glucose (dagcurve) voor de lunch, drgb.m',
      '3226': 'glucose (dagcurve) voor de nacht, drgb.m',
      '3227': 'glucose (dagcurve)voor het diner, drgb.m',
    },
  },
} as const satisfies Codelist;

export const hartslagMeetMethodeCodelijst = {
  name: 'HartslagMeetMethodeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.3.2',
  codes: {
    'http://snomed.info/sct': {
      '113011001': 'Palpatie',
      '37931006': 'Auscultatie',
      '88140007': 'Cardiale monitoring',
      '46825001': 'Electrocardiografie',
    },
  },
} as const satisfies Codelist;

export const hartslagRegelmatigheidCodelijst = {
  name: 'HartslagRegelmatigheidCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.3.1',
  codes: {
    'http://snomed.info/sct': {
      '271636001': 'Hartslag regelmatig',
      '248650006': 'Hartslag onregelmatig',
    },
  },
} as const satisfies Codelist;

export const hartslagScoreCodelijst = {
  name: 'HartslagScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.16.2',
  codes: {
    'http://loinc.org': {
      'LA6716-0': 'Geen hartslag, of een onhoorbare hartslag',
      'LA6717-8': 'Een hartslag van minder dan 100 slagen per minuut',
      'LA6718-6': 'Een hartslag van meer dan 100 slagen per minuut',
    },
  },
} as const satisfies Codelist;

export const herkomstCodelijst = {
  name: 'HerkomstCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.15.1.2',
  codes: {
    'http://snomed.info/sct': {
      '264362003': 'Eigen woonomgeving',
      '80522000': 'Instelling voor revalidatie',
      '42665001': 'Instelling voor verpleging/verzorging',
      '62480006': 'GGZ instelling',
      '22232009': 'Ander ziekenhuis',
      '442311008': 'In dit ziekenhuis geboren',
      '284546000': 'Hospice',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Overig',
    },
  },
} as const satisfies Codelist;

export const hoorFunctieCodelijst = {
  name: 'HoorFunctieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.17.1',
  codes: {
    'http://snomed.info/sct': {
      '162339002': 'Geen gehoorstoornis',
      '15188001': 'Verminderde gehoorfunctie',
      '8531006': 'Volledig doof',
    },
  },
} as const satisfies Codelist;

export const horenHulpmiddelTypeCodelijst = {
  name: 'HorenHulpmiddelTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.17.2',
  codes: {
    'http://snomed.info/sct': {
      '6012004': 'Gehoorapparaat',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.22.211': {
      '0': 'Geen',
    },
  },
} as const satisfies Codelist;

export const houdingCodelijst = {
  name: 'HoudingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.4.5',
  codes: {
    'http://snomed.info/sct': {
      '10904000': 'Staande positie',
      '102538003': 'Liggende positie',
      '33586001': 'Zittende positie',
      '272587006': 'Achteroverleunende positie',
      '34106002': 'Trendelenburgligging',
    },
  },
} as const satisfies Codelist;

export const houdingHandhavenCodelijst = {
  name: 'HoudingHandhavenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.3.4',
  codes: {
    'http://snomed.info/sct': {
      '19811000146100': 'Onafhankelijk',
      '16601000146106': 'Hulp nodig',
      '282848007': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const houdingVeranderenCodelijst = {
  name: 'HoudingVeranderenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.3.1',
  codes: {
    'http://snomed.info/sct': {
      '19821000146105': 'Onafhankelijk',
      '16611000146108': 'Hulp nodig',
      '303384002': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const huidLateraliteitCodelijst = {
  name: 'HuidLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.3.3',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const huidskleurScoreCodelijst = {
  name: 'HuidskleurScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.16.4',
  codes: {
    'http://loinc.org': {
      'LA6722-8': 'Een bleke of blauwe huidskleur',
      'LA6723-6': 'Roze lijfje, maar blauwachtige armen en benen',
      'LA6724-4': 'Mooie roze huidskleur',
    },
  },
} as const satisfies Codelist;

export const huilenCodelijst = {
  name: 'HuilenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.13.4',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.21.4': {
      Cry0: 'Huilt niet (wakker of slapend)',
      Cry1: 'Kreunt, kermt of jengelt; klaagt af en toe',
      Cry2: 'Huilt voortdurend, schreeuwt of jammert, klaagt veelvuldig',
    },
  },
} as const satisfies Codelist;

export const infuuskatheterTypeCodelijst = {
  name: 'InfuuskatheterTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.10.2.1',
  codes: {
    'http://snomed.info/sct': {
      '82449006': 'Perifeer intraveneus infuus',
      '52124006': 'Centraal veneuze katheter',
      '30610008': 'Epidurale katheter',
      '303727009': 'Arteriële katheter',
      '102318003': 'Port-a-cath',
      '450866001': 'Hemodialyse katheter',
      tbd: 'Subcutaan infuus',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const interpretatieVlaggenCodelijst = {
  name: 'InterpretatieVlaggenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.13.1.7',
  codes: {
    'http://snomed.info/sct': {
      '281302008': 'Boven referentiewaarde',
      '281300000': 'Onder referentiewaarde',
      '11896004': 'Intermediair',
      '30714006': 'Resistent',
      '131196009': 'Sensitief',
    },
  },
} as const satisfies Codelist;

export const journaalregelType = {
  name: 'JournaalregelType',
  oid: '2.16.840.1.113883.2.4.3.11.60.103.11.2',
  codes: {
    'http://fhir.nl/fhir/NamingSystem/journaalregeltypen': {
      S: 'Subjectief',
      O: 'Objectief',
      E: 'Evaluatie',
      P: 'Plan',
    },
  },
} as const satisfies Codelist;

export const juridischeStatusCodelijst = {
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
} as const satisfies Codelist;

export const kalmteAgitatieCodelijst = {
  name: 'Kalmte_AgitatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.12.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.20.2': {
      Calm1: 'Kalm (kind helder en rustig)',
      Calm2: 'Licht angstig (kind toont lichte onrust)',
      Calm3: 'Angstig (kind lijkt onrustig, kan zich beheersen)',
      Calm4: 'Zeer angstig (kind lijkt zeer onrustig, kan zich nog net beheersen)',
      Calm5: 'Paniekerig (ernstige onrust met verlies van beheersing)',
    },
  },
} as const satisfies Codelist;

export const kledingCodelijst = {
  name: 'KledingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.1.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.8.1': {
      UNDRESSED: 'Zonder kleding.',
      MINIMAL: 'Lichte kleding/ondergoed [Kleding die niet significant het gewicht beïnvloedt.]',
      FULL: 'Volledig gekleed, inclusief schoenen [Kleren die een significante bijdrage hebben aan het gewicht, inclusief schoenen.]',
      DIAPER: 'Luier [Individu draagt alleen een luier - zou significant aan het gewicht kunnen bijdragen.]',
    },
  },
} as const satisfies Codelist;

export const lateraliteitCodelijst = {
  name: 'LateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.13.1.12',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const levensovertuigingCodelijst = {
  name: 'LevensovertuigingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.5.1',
  codes: {
    'http://snomed.info/sct': {
      '160542002': 'Atheïst',
      '160567004': 'Agnost',
      '309687009': 'Boeddhist',
      '271448006': 'Anglicaan',
      '80587008': "Jehova''s getuige",
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
} as const satisfies Codelist;

export const lichaamsbewegingCodelijst = {
  name: 'LichaamsbewegingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.12.5',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.20.5': {
      Mov1: 'Geen beweging',
      Mov2: 'Incidentele (3 of minder) kleine bewegingen',
      Mov3: 'Frequente (3 of meer) kleine bewegingen',
      Mov4: 'Heftige bewegingen met armen en benen',
      Mov5: 'Heftige bewegingen ook met romp en hoofd',
    },
  },
} as const satisfies Codelist;

export const lijnStatusCodelijst = {
  name: 'LijnStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.10.2.3',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.12.1': {
      LNP: 'Lopend',
      DOP: 'Afgedopt',
    },
  },
} as const satisfies Codelist;

export const locatieGehoorapparaatCodelijst = {
  name: 'LocatieGehoorapparaatCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.17.3',
  codes: {
    'http://snomed.info/sct': {
      '89644007': 'Linkeroor',
      '25577004': 'Rechteroor',
      '34338003': 'Beide oren',
    },
  },
} as const satisfies Codelist;

export const lopenCodelijst = {
  name: 'LopenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.3.9',
  codes: {
    'http://snomed.info/sct': {
      '165245003': 'Onafhankelijk',
      '16581000146103': 'Hulp nodig',
      '282145008': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const lumenLocatieCodelijst = {
  name: 'LumenLocatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.10.2.2',
  codes: {
    'http://snomed.info/sct': {
      '40415009': 'Proximaal',
      '255561001': 'Mediaal',
      '46053002': 'Distaal',
    },
  },
} as const satisfies Codelist;

export const manchetTypeCodelijst = {
  name: 'ManchetTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.4.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.15.1': {
      STD: 'Standaard (Standaard manchet voor een volwassene (manchet 16x30 cm)',
      L: 'Groot (Een manchet voor een volwassene met een armomtrek van 35 tot 44 cm (manchet 16x36 cm))',
      S: 'Klein (Een manchet voor een volwassene met een armomtrek van 22 tot 26 cm (manchet 12x22 cm) )',
      XL: 'Extra groot (Een manchet voor het dijbeen of arm wanneer de armomtrek 45 tot 52 cm is (manchet 16x42 cm))',
      KIND: 'Maat voor kind (Een manchet voor kinderen of voor volwassenen met een dunne arm (manchet ca. 8x21 cm) )',
      JONGKIND: 'Maat voor jong kind (Een manchet voor jonge kinderen (manchet ca. 5x15 cm))',
      NEONAAT: 'Maat voor neonaat (Een manchet voor neonaten (manchet ca. 3x6 cm))',
    },
  },
} as const satisfies Codelist;

export const mateVanKritiekZijnCodelijst = {
  name: 'MateVanKritiekZijnCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.8.2.4',
  codes: {
    'http://snomed.info/sct': {
      '255604002': 'Licht',
      '6736007': 'Matig',
      '24484000': 'Ernstig',
      '399166001': 'Fataal',
    },
  },
} as const satisfies Codelist;

export const medicatieToedieningRedenVanAfwijkenCodelijst = {
  name: 'MedicatieToedieningRedenVanAfwijkenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.13.3',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      NI: 'Geen informatie',
    },
    'http://hl7.org/fhir/v3/ActReason': {
      DISCONT: 'Product niet meer leverbaar',
      'NON-AVAIL': 'Patiënt niet beschikbaar',
      PREFUS: 'Patiënt heeft geweigerd',
      UNABLE: 'Toediening volgens voorschrift niet mogelijk',
      FOABORT: 'Medicatieafspraak is gestopt',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4': {
      FORGOT: 'Vergeten toe te dienen',
      APNA: 'Toediener niet aanwezig',
    },
  },
} as const satisfies Codelist;

export const medicatieafspraakAanvullendeInformatieCodelijst = {
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
} as const satisfies Codelist;

export const medicatiegebruikStopTypeCodelijst = {
  name: 'MedicatiegebruikStopTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.11.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1': {
      '1': 'Tijdelijke onderbreking van medicamenteuze behandeling (bijvoorbeeld tijdelijk stoppen gebruik vanwege operatie).',
      '2': 'Het staken van een bestaande medicamenteuze behandeling.',
    },
  },
} as const satisfies Codelist;

export const medicatieverstrekkingAanvullendeInformatieCodelijst = {
  name: 'MedicatieverstrekkingAanvullendeInformatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.9.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.3.2052': {
      '1': 'Aantal bewust gewijzigd',
      '2': 'Recall',
      '3': 'Retour',
    },
  },
} as const satisfies Codelist;

export const medicatieverstrekkingDistributievormCodelijst = {
  name: 'MedicatieverstrekkingDistributievormCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.9.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3.8': {
      '1': 'Geïndividualiseerd distributiesysteem (GDS)',
    },
  },
} as const satisfies Codelist;

export const medischHulpmiddelLateraliteitCodelijst = {
  name: 'MedischHulpmiddelLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.10.1.4',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const meetLocatieCodelijst = {
  name: 'MeetLocatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.4.4',
  codes: {
    'http://snomed.info/sct': {
      '40983000': 'Bovenarm',
      '368209003': 'Rechter bovenarm',
      '368208006': 'Linker bovenarm',
      '68367000': 'Bovenbeen',
      '11207009': 'Rechter bovenbeen',
      '61396006': 'Linker bovenbeen',
      '8205005': 'Pols',
      '9736006': 'Rechterpols',
      '5951000': 'Linkerpols',
      '7569003': 'Vinger',
      '344001': 'Enkel',
      '6685009': 'Rechterenkel',
      '51636004': 'Linkerenkel',
    },
  },
} as const satisfies Codelist;

export const meetmethodeCodelijst = {
  name: 'MeetmethodeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.4.1',
  codes: {
    'http://snomed.info/sct': {
      '22762002': 'Niet-invasief',
      '10179008': 'Invasief',
    },
  },
} as const satisfies Codelist;

export const mustGewichtsverliesScoreCodelijst = {
  name: 'MUSTGewichtsverliesScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.5.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.4.2': {
      G0: 'Gewichtsverlies <5%',
      G1: 'Gewichtsverlies = 5-10%',
      G2: 'Gewichtsverlies >10%',
    },
  },
} as const satisfies Codelist;

export const naamgebruikCodelijst = {
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
} as const satisfies Codelist;

export const nhgTable14v7ContactType = {
  name: 'NHGTable14v7-ContactType',
  oid: '2.16.840.1.113883.2.4.3.11.60.103.11.3',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      UNK: 'Onbekend',
      OTH: 'Anders',
    },
    'https://referentiemodel.nhg.org/tabellen/nhg-tabel-14-contactwijze': {
      '01': 'visite',
      '02': 'nacht/dienst visite',
      '03': 'consult',
      '04': 'nacht/dienst consult',
      '05': 'telefonisch contact',
      '06': 'nacht/dienst telefonisch consult',
      '08': 'postverwerking',
      '09': 'overleg',
      '11': 'notitie/memo',
      '12': 'e-consult',
    },
  },
} as const satisfies Codelist;

export const nummerSoortCodelijst = {
  name: 'NummerSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.20.6.2',
  codes: {
    'http://hl7.org/fhir/v3/AddressUse': {
      HP: 'Telefoonnummer thuis',
      TMP: 'Tijdelijk telefoonnummer',
      WP: 'Zakelijk telefoonnummer',
    },
  },
} as const satisfies Codelist;

export const ontwikkelingMotoriekCodelijst = {
  name: 'OntwikkelingMotoriekCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.32.3',
  codes: {
    'http://snomed.info/sct': {
      '282632008': 'Draait van buik naar rug en andersom',
      '282607006': 'Kan kruipen',
      '302040002': 'Kan zelfstandig zitten',
      '282888002': 'Trekt zich op tot staan',
      '165245003': 'Kan zonder hulp lopen',
    },
  },
} as const satisfies Codelist;

export const ontwikkelingSociaalCodelijst = {
  name: 'OntwikkelingSociaalCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.32.4',
  codes: {
    'http://snomed.info/sct': {
      '47041000146107': 'Lacht terug',
      '26281000146106': 'Speelt geven en nemen',
      '26301000146107': 'Kan spelen met andere kinderen',
      '26291000146108': 'Kan vrienden maken',
      '26321000146104': 'Kan zich inleven in anderen',
    },
  },
} as const satisfies Codelist;

export const ontwikkelingTaalCodelijst = {
  name: 'OntwikkelingTaalCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.32.5',
  codes: {
    'http://snomed.info/sct': {
      '258116008': 'Brabbelt',
      '26261000146103': 'Begrijpt korte dagelijks gebruikte zinnen',
      '26341000146105': 'Spreekt korte dagelijks gebruikte zinnen',
      '26361000146106': 'Is verstaanbaar voor bekenden',
      '26371000146100': 'Is verstaanbaar voor onbekenden',
    },
  },
} as const satisfies Codelist;

export const ontwikkelingVerstandelijkCodelijst = {
  name: 'OntwikkelingVerstandelijkCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.32.6',
  codes: {
    'http://snomed.info/sct': {
      '281136009': 'Kan abstract denken',
      '716433009': 'Kan zelf problemen oplossen',
      '26381000146103': 'Heeft brede interesse',
      '26311000146109': 'Heeft inzicht in gevolgen van eigen gedrag',
      '304687006': 'Kan beredeneerde keuzes maken',
    },
  },
} as const satisfies Codelist;

export const orderStatusCodelijst = {
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
} as const satisfies Codelist;

export const organisatieTypeCodelijst = {
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
} as const satisfies Codelist;

export const pijnLateraliteitCodelijst = {
  name: 'PijnLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.9.3',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const pijnMeetmethodeCodelijst = {
  name: 'PijnMeetmethodeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.9.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.9.1': {
      NRS: 'NRS',
      VAS10: 'VAS10',
      VAS100: 'VAS100',
    },
  },
} as const satisfies Codelist;

export const polsRegelmatigheidCodelijst = {
  name: 'PolsRegelmatigheidCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.7.1',
  codes: {
    'http://snomed.info/sct': {
      '271636001': 'Polsslag regelmatig',
      '61086009': 'Polsslag onregelmatig',
    },
  },
} as const satisfies Codelist;

export const probleemLateraliteitCodelijst = {
  name: 'ProbleemLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.1.6',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const probleemStatusCodelijst = {
  name: 'ProbleemStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.1.2',
  codes: {
    'http://snomed.info/sct': {
      '55561003': 'Actueel',
      '73425007': 'Niet actueel',
    },
  },
} as const satisfies Codelist;

export const probleemTypeCodelijst = {
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
} as const satisfies Codelist;

export const protheseTypeCodelijst = {
  name: 'ProtheseTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.13.2',
  codes: {
    'http://snomed.info/sct': {
      '27606000': 'Gebitsprothese',
      '261345007': 'Orthothese',
    },
  },
} as const satisfies Codelist;

export const redenMedicatieafspraakCodelijst = {
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
} as const satisfies Codelist;

export const redenWijzigenOfStoppenGebruikCodelijst = {
  name: 'RedenWijzigenOfStoppenGebruikCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.9.11.2',
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
} as const satisfies Codelist;

export const reflexenScoreCodelijst = {
  name: 'ReflexenScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.16.5',
  codes: {
    'http://loinc.org': {
      'LA6719-4': 'Reageert niet op prikkels/Geen reactie',
      'LA6720-2': 'Reageert met kleine jammergeluidjes en zwakke bewegingen',
      'LA6721-0': 'Reageert door te huilen, te hoesten of te niezen',
    },
  },
} as const satisfies Codelist;

export const relatieCodelijst = {
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
} as const satisfies Codelist;

export const resultaatStatusCodelijst13_1_8 = {
  name: 'ResultaatStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.13.1.8',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.16.1': {
      pending: 'Uitslag volgt',
      preliminary: 'Voorlopig',
      final: 'Definitief',
      appended: 'Aanvullend',
      corrected: 'Gecorrigeerd',
    },
  },
} as const satisfies Codelist;

export const resultaatStatusCodelijst13_3_1 = {
  name: 'ResultaatStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.13.3.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.15.1': {
      pending: 'Uitslag volgt',
      preliminary: 'Voorlopig',
      final: 'Definitief',
      appended: 'Aanvullend',
      corrected: 'Gecorrigeerd',
    },
  },
} as const satisfies Codelist;

export const resultaatTypeCodelijst = {
  name: 'ResultaatTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.13.1.1',
  codes: {
    'http://snomed.info/sct': {
      '252275004': 'Hematologie',
      '275711006': 'Klinische chemie',
      '68793005': 'Serologie/ immunologie',
      '395124008': 'Virologie',
      '314076009': 'Toxicologie',
      '19851009': 'Microbiologie',
      '405825005': 'Moleculaire genetica',
    },
  },
} as const satisfies Codelist;

export const ritmeCodelijst = {
  name: 'RitmeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.5.1',
  codes: {
    'http://snomed.info/sct': {
      '5467003': 'Normaal ademhalingsritme',
      '85617008': 'Abnormaal ademhalingsritme',
    },
  },
} as const satisfies Codelist;

export const rolCodelijst = {
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
} as const satisfies Codelist;

export const schedelomvangMeetmethodeCodelijst = {
  name: 'SchedelomvangMeetmethodeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.14.1',
  codes: {
    'http://snomed.info/sct': {
      '31551000146109': 'Meten van schedelomvang m.b.v. meetlint',
      '31561000146107': 'Meten van schedelomvang m.b.v. echografisch onderzoek',
    },
  },
} as const satisfies Codelist;

export const skGewichtsverliesScoreCodelijst = {
  name: 'SKGewichtsverliesScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.28.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.17.1': {
      G0: 'Geen gewichtsverlies of stilstand in groei/ gewicht',
      G2: 'Gewichtsverlies of stilstand in groei/ gewicht aanwezig',
    },
  },
} as const satisfies Codelist;

export const skVoedingsScoreCodelijst = {
  name: 'SKVoedingsScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.28.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.17.3': {
      Z0: 'Normale voedselinname',
      Z1: 'Verminderde voedselinname',
    },
  },
} as const satisfies Codelist;

export const skVoedingstoestandCodelijst = {
  name: 'SKVoedingstoestandCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.28.4',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.17.4': {
      T0: 'Goede voedingstoestand',
      T1: 'Slechte voedingstoestand',
    },
  },
} as const satisfies Codelist;

export const skZiektebeeldScoreCodelijst = {
  name: 'SKZiektebeeldScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.28.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.17.2': {
      R0: 'Geen ziektebeeld met verhoogd risico',
      R1: 'Ziektebeeld met verhoogd risico aanwezig',
    },
  },
} as const satisfies Codelist;

export const snaQrcBMIScoreCodelijst = {
  name: 'SNAQrcBMIScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.29.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.19.3': {
      B2: 'Ondergewicht (BMI<20)',
      B1: 'Te Licht (20 <=BMI <22)',
      B0: 'Gezond (22 <=BMI <28)',
    },
  },
} as const satisfies Codelist;

export const snaQrcEetlustScoreCodelijst = {
  name: 'SNAQrcEetlustScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.29.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.19.2': {
      B0: 'Normale eetlust',
      B1: 'Verminderde eetlust de afgelopen maand',
    },
  },
} as const satisfies Codelist;

export const snaQrcGewichtsverliesScoreCodelijst = {
  name: 'SNAQrcGewichtsverliesScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.29.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.19.1': {
      G0: 'Geen gewichtsverlies',
      G1: 'Meer dan 6 kg in de laatste 6 maanden',
      G2: 'Meer dan 3 kg in de laatste maand',
    },
  },
} as const satisfies Codelist;

export const snaQrcHulpBijEtenCodelijst = {
  name: 'SNAQrcHulpBijEtenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.29.4',
  codes: {
    'http://snomed.info/sct': {
      '165224005': 'Onafhankelijk',
      '129033007': 'Hulp nodig',
    },
  },
} as const satisfies Codelist;

export const snaq65BovenarmOmtrekScoreCodelijst = {
  name: 'SNAQ65_BovenarmOmtrekScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.30.4',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.18.4': {
      A0: 'Omtrek >= 25cm',
      A1: 'Omtrek < 25cm',
    },
  },
} as const satisfies Codelist;

export const snaq65EetlustScoreCodelijst = {
  name: 'SNAQ65_EetlustScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.30.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.18.2': {
      B0: 'Normale eetlust',
      B1: 'Verminderde eetlust de afgelopen week',
    },
  },
} as const satisfies Codelist;

export const snaq65GewichtsverliesScoreCodelijst = {
  name: 'SNAQ65_GewichtsverliesScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.30.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.18.1': {
      G0: 'Minder dan 4kg in de laatste maand',
      G2: 'Meer dan 4kg in de laatste maand',
    },
  },
} as const satisfies Codelist;

export const snaq65InspanningsScoreCodelijst = {
  name: 'SNAQ65_InspanningsScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.30.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.18.3': {
      In0: 'In staat tot fysieke inspanning',
      In1: 'Niet in staat tot fysieke inspanning',
    },
  },
} as const satisfies Codelist;

export const snaqGewichtsverliesScoreCodelijst = {
  name: 'SNAQGewichtsverliesScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.6.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.5.1': {
      G0: 'Geen gewichtverlies',
      G1: 'Meer dan 3 kg in de laatste maand',
      G2: 'Meer dan 6 kg in de laatste 6 maanden',
    },
  },
} as const satisfies Codelist;

export const sondeTypeCodelijst = {
  name: 'SondeTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.10.3.1',
  codes: {
    'http://snomed.info/sct': {
      '126065006': 'Jejunostomie katheter',
      '470571004': 'Gastrostomie katheter',
      '281414004': 'PEG sonde',
      '8921000146109': 'PRG sonde',
      '8851000146109': 'PEG-J sonde',
      '8911000146104': 'PEJ sonde',
      '17102003': 'Neus-maagsonde',
      '8581000146101': 'Neus-jejunumsonde',
      '8591000146104': 'Neus-duodenumsonde',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const soortAandoeningCodelijst = {
  name: 'SoortAandoeningCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.3.1',
  codes: {
    'http://snomed.info/sct': {
      '402276007': 'Huidletsel door incontinentie',
      '58759008': 'Intertrigo/smetten',
      '43116000': 'Eczeem',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const soortHulpCodelijst = {
  name: 'SoortHulpCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.3.2.1',
  codes: {
    'http://snomed.info/sct': {
      '60689008': 'Professionele thuiszorg',
      '386229000': 'Mantelzorg',
    },
  },
} as const satisfies Codelist;

export const soortInterventieCodelijst = {
  name: 'SoortInterventieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.14.3.3',
  codes: {
    'http://snomed.info/sct': {
      '90278001': 'Separatie',
      '29251000146109': 'Afzondering',
      '386423001': 'Fixatie',
      '29211000146105': 'Gedwongen medicatie',
      '37041007': 'Gedwongen voeding en/of vocht',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const soortTabakGebruikCodelijst = {
  name: 'SoortTabakGebruikCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.2.3',
  codes: {
    'http://snomed.info/sct': {
      '65568007': 'Rookt sigaretten',
      '59978006': 'Rookt sigaren',
      '82302008': 'Rookt pijp',
      '160619003': 'Rookt shag',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const spierspanningCodelijst = {
  name: 'SpierspanningCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.12.7',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.20.7': {
      Musc1: 'Spieren volledig ontspannen; geen spierspanning',
      Musc2: 'Verminderde spierspanning; minder weerstand dan normaal',
      Musc3: 'Normale spierspanning',
      Musc4: 'Toegenomen spierspanning en buiging van vingers en tenen',
      Musc5: 'Extreme spierstijfheid en buiging van vingers en tenen',
    },
  },
} as const satisfies Codelist;

export const spierspanningScoreCodelijst = {
  name: 'SpierspanningScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.16.3',
  codes: {
    'http://loinc.org': {
      'LA6713-7': 'Geen spierspanning aanwezig/slap',
      'LA6714-5': 'Weinig bewegingen met armpjes en beentjes',
      'LA6715-2': 'Beweegt armpjes en beentjes goed',
    },
  },
} as const satisfies Codelist;

export const stomaLateraliteitCodelijst = {
  name: 'StomaLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.2.3',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const stomaTypeCodelijst = {
  name: 'StomaTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.5.2.1',
  codes: {
    'http://snomed.info/sct': {
      '281601009': 'urostoma',
      '261072008': 'dubbelloops colostoma',
      '261030007': 'eindstandige colostoma',
      '311413000': 'dubbelloops ileostoma',
      '311412005': 'eindstandige ileostoma',
      '280361007': 'tracheostoma',
      '29241000146106': 'stoma t.b.v. Malone procedure',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'anders',
    },
  },
} as const satisfies Codelist;

export const stoptype = {
  name: 'Stoptype',
  oid: '2.16.840.1.113883.2.4.3.11.60.20.77.11.19',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1': {
      '1': 'Tijdelijk',
      '2': 'Definitief',
    },
  },
} as const satisfies Codelist;

export const symptoomCodelijst = {
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
} as const satisfies Codelist;

export const tabakGebruikStatusCodelijst = {
  name: 'TabakGebruikStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.2.2',
  codes: {
    'http://snomed.info/sct': {
      '449868002': 'Rookt dagelijks',
      '230059006': 'Rookt soms',
      '43381005': 'Rookt passief',
      '8517006': 'Ex-roker',
      '405746006': 'Niet-roker, maar rookgedrag in verleden onbekend',
      '266919005': 'Nooit gerookt',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const teKledenLichaamsdeelCodelijst = {
  name: 'TeKledenLichaamsdeelCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.11.2',
  codes: {
    'http://snomed.info/sct': {
      '38266002': 'Gehele lichaam',
      '362874006': 'Bovenlichaam',
      '362875007': 'Onderlichaam',
    },
  },
} as const satisfies Codelist;

export const teWassenLichaamsdeelCodelijst = {
  name: 'TeWassenLichaamsdeelCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.10.2',
  codes: {
    'http://snomed.info/sct': {
      '38266002': 'Gehele lichaam',
      '302549007': 'Gezicht',
      '362874006': 'Bovenlichaam',
      '362875007': 'Onderlichaam',
    },
  },
} as const satisfies Codelist;

export const tekstStatusCodelijst = {
  name: 'TekstStatusCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.13.2.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.16.1': {
      pending: 'Uitslag volgt',
      preliminary: 'Voorlopig',
      final: 'Definitief',
      appended: 'Aanvullend',
      corrected: 'Gecorrigeerd',
    },
  },
} as const satisfies Codelist;

export const tekstUitslagTypeCodelijst = {
  name: 'TekstUitslagTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.13.2.1',
  codes: {
    'http://snomed.info/sct': {
      '19851009': 'microbiologie',
      '363679005': 'overige beeld vormende techniek',
      '363680008': 'röntgen',
      '16310003': 'echografie',
      '77477000': 'CT',
      '113091000': 'MRI',
      '77343006': 'angiografie',
      '40701008': 'echocardiografie',
      '371572003': 'nucleaire geneeskunde',
      '108257001': 'pathologie',
      '71388002': 'procedure',
    },
  },
} as const satisfies Codelist;

export const telecomTypeCodelijst = {
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
} as const satisfies Codelist;

export const temperatuurTypeCodelijst = {
  name: 'TemperatuurTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.6.1',
  codes: {
    'http://snomed.info/sct': {
      '307047009': 'Rectale temperatuur',
      '415945006': 'Orale temperatuur (onder de tong)',
      '415882003': 'Axillaire temperatuur (onder de oksel)',
      '415929009': 'Inguinale temperatuur (via de lies)',
      '415974002': 'Tympanische temperatuur',
      '415922000': 'Temporale temperatuur',
      '364246006': 'Vaginale temperatuur',
      '698832009': 'Blaastemperatuur',
      '276885007': 'Kern temperatuur (invasief gemeten)',
    },
  },
} as const satisfies Codelist;

export const toedieningHulpmiddelCodelijst = {
  name: 'ToedieningHulpmiddelCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.5.4',
  codes: {
    'http://snomed.info/sct': {
      '336623009': 'Neusbril',
      '428285009': 'Venturi masker',
      '427591007': 'Non-rebreathing masker',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const toedieningsafspraakAanvullendeInformatieCodelijst = {
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
} as const satisfies Codelist;

export const toedieningswegCodelijst = {
  name: 'ToedieningswegCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.4.3',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
    'urn:oid:2.16.840.1.113883.2.4.4.9': {
      '9': 'oraal',
      '6': 'nasaal (snuiven)',
      '62': 'Inhalatie (roken)',
      '5': 'Intraveneus (spuiten)',
    },
  },
} as const satisfies Codelist;

export const toestemmingCodelijst = {
  name: 'ToestemmingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.14.3.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.6.1': {
      '1': 'Geen instemming patiënt',
      '2': 'Instemming patiënt',
      '3': 'Geen instemming wettelijk vertegenwoordiger',
      '4': 'Instemming wettelijke vertegenwoordiger',
    },
  },
} as const satisfies Codelist;

export const toiletgebruikCodelijst = {
  name: 'ToiletgebruikCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.22.4',
  codes: {
    'http://snomed.info/sct': {
      '129062008': 'Onafhankelijk',
      '129045003': 'Hulp nodig',
      '284901005': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const traplopenCodelijst = {
  name: 'TraplopenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.3.12',
  codes: {
    'http://snomed.info/sct': {
      '165249009': 'Onafhankelijk',
      '165248001': 'Hulp nodig',
      '301589003': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const troostbaarCodelijst = {
  name: 'TroostbaarCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.13.5',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.21.5': {
      Cons0: 'Is tevreden, ontspannen',
      Cons1: 'Is te troosten door af en toe aan te raken, te knuffelen of toe te spreken; laat zich afleiden',
      Cons2: 'Is moeilijk te troosten of op te beuren',
    },
  },
} as const satisfies Codelist;

export const uiterlijkeVerzorgingCodelijst = {
  name: 'UiterlijkeVerzorgingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.33.1',
  codes: {
    'http://snomed.info/sct': {
      '704437004': 'Onafhankelijk',
      '27941000146109': 'Hulp nodig',
      '704436008': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const uitvoerenTransferCodelijst = {
  name: 'UitvoerenTransferCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.3.7',
  codes: {
    'http://snomed.info/sct': {
      '714915006': 'Onafhankelijk',
      '714917003': 'Hulp nodig',
      '714887007': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const urineContinentieCodelijst = {
  name: 'UrineContinentieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.14.1',
  codes: {
    'http://snomed.info/sct': {
      '165232002': 'Incontinent',
      '165233007': 'Af en toe een ongelukje (max. 1 keer per 24 uur)',
      '165234001': 'Continent (gedurende meer dan 7 dagen)',
    },
  },
} as const satisfies Codelist;

export const urineKatheterTypeCodelijst = {
  name: 'UrineKatheterTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.14.2',
  codes: {
    'http://snomed.info/sct': {
      '23973005': 'Verblijfskatheter',
      '469715007': 'Eenmalige katheter',
      '337636000': 'Condoomkatheter',
      '286861005': 'Suprapubische katheter',
      '257366006': 'Dubbel J catheter',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const verificatieStatusCodelijst = {
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
} as const satisfies Codelist;

export const verrichtenVPKHandelingCodelijst = {
  name: 'VerrichtenVPKHandelingCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.34.1',
  codes: {
    'http://snomed.info/sct': {
      '27911000146108': 'Onafhankelijk',
      '27931000146101': 'Hulp nodig',
      '27951000146107': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const verrichtingLateraliteitCodelijst = {
  name: 'VerrichtingLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.14.1.3',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const verzekeringssoortCodelijst = {
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
} as const satisfies Codelist;

export const verzorgenTandenCodelijst = {
  name: 'VerzorgenTandenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.13.1',
  codes: {
    'http://snomed.info/sct': {
      '19861000146103': 'Onafhankelijk',
      '16671000146104': 'Hulp nodig',
      '289125004': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const visueleFunctieCodelijst = {
  name: 'VisueleFunctieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.16.1',
  codes: {
    'http://snomed.info/sct': {
      '45089002': 'Geen visuele stoornis',
      '397540003': 'Verminderd gezichtsvermogen',
      '267727004': '(Vrijwel) blind',
    },
  },
} as const satisfies Codelist;

export const voedingMethodeCodelijst = {
  name: 'VoedingMethodeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.31.2',
  codes: {
    'http://snomed.info/sct': {
      '169741004': 'Borstvoeding',
      '268472006': 'Flesvoeding',
    },
  },
} as const satisfies Codelist;

export const voedingSoortCodelijst = {
  name: 'VoedingSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.31.1',
  codes: {
    'http://snomed.info/sct': {
      '226790003': 'Borstvoeding',
      '386127005': 'Kunstvoeding',
    },
  },
} as const satisfies Codelist;

export const voedingsScoreCodelijst = {
  name: 'VoedingsScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.6.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.5.3': {
      Z0: 'Geen drink- of sondevoeding',
      Z1: 'Drink- of sondevoeding in de afgelopen maand',
    },
  },
} as const satisfies Codelist;

export const weekdagCodelijst = {
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
} as const satisfies Codelist;

export const wilsverklaringTypeCodelijst = {
  name: 'WilsverklaringTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.15.1',
  codes: {
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1': {
      NR: 'Niet reanimeren verklaring',
      VOL: 'Volmacht',
      VERB: 'Behandelverbod',
      VERBVL: 'Behandelverbod met aanvulling Voltooid Leven',
      MON: 'Mondelinge afspraak',
      EU: 'Euthanasieverzoek',
      EUD: 'Euthanasieverzoek met aanvulling Dementie',
      LW: 'Levenswensverklaring',
      DO: 'Verklaring donorschap',
    },
  },
} as const satisfies Codelist;

export const wondLateraliteitCodelijst = {
  name: 'WondLateraliteitCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.2.8',
  codes: {
    'http://snomed.info/sct': {
      '7771000': 'Links',
      '24028007': 'Rechts',
      '51440002': 'Rechts en links',
    },
  },
} as const satisfies Codelist;

export const wondRandCodelijst = {
  name: 'WondRandCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.2.5',
  codes: {
    'http://snomed.info/sct': {
      '449743005': 'Epithelisatie',
      '367466007': 'Irritatie',
      '449752001': 'Ondermijning',
      '3644009': 'Verweking',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const wondSoortCodelijst = {
  name: 'WondSoortCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.2.4',
  codes: {
    'http://snomed.info/sct': {
      '112633009': 'Chirurgische wond',
      '416462003': 'Traumatische wond',
      '95344007': 'Ulcus cruris',
      '94579000': 'Oncologische ulcer',
      '403722002': 'Stralingswond',
      '371087003': 'Ulcus van diabetische voet',
      '428220001': 'Skin tear',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const wondVochtigheidCodelijst = {
  name: 'WondVochtigheidCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.2.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.7.3': {
      DROOG: 'Droge wond',
      VOCHTIG: 'Vochtige wond',
      NAT: 'Natte wond',
    },
  },
} as const satisfies Codelist;

export const wondWeefselOncoUlcerCodelijst = {
  name: 'WondWeefselOncoUlcerCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.2.2',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.7.1': {
      GRAAD1: 'Graad I',
      GRAAD2: 'Graad II',
      GRAAD3: 'Graad III',
      GRAAD4: 'Graad IV',
      GRAAD5: 'Graad V',
    },
  },
} as const satisfies Codelist;

export const wondWeefselWCSCodelijst = {
  name: 'WondWeefselWCSCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.19.2.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.7.2': {
      ROOD: 'granulerend weefsel',
      GEEL: 'met infectieverschijnselen of fibrinebeslag',
      ZWART: 'met necrose',
    },
  },
} as const satisfies Codelist;

export const woningTypeCodelijst = {
  name: 'WoningTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.7.8.1',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.13.1': {
      BOVENW: 'Bovenwoning',
      BENEDENW: 'Benedenwoning',
      EENGEZW: 'Eengezinswoning',
      FLATW: 'Appartement of flatwoning',
      AANLW: 'Aanleunwoning',
      WOONB: 'Woonboot',
      WOONW: 'Woonwagen',
      AWBZIN: 'Instelling AWBZ',
      DAKLOO: 'Dakloos',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'Anders',
    },
  },
} as const satisfies Codelist;

export const zelfstandigMedicatiegebruikCodelijst = {
  name: 'ZelfstandigMedicatiegebruikCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.35.1',
  codes: {
    'http://snomed.info/sct': {
      '27901000146106': 'Onafhankelijk',
      '27921000146103': 'Hulp nodig',
      '285035003': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const zichKledenCodelijst = {
  name: 'ZichKledenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.11.1',
  codes: {
    'http://snomed.info/sct': {
      '129035000': 'Onafhankelijk',
      '129039006': 'Hulp nodig',
      '284974001': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const zichWassenCodelijst = {
  name: 'ZichWassenCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.10.1',
  codes: {
    'http://snomed.info/sct': {
      '19831000146107': 'Onafhankelijk',
      '16621000146103': 'Hulp nodig',
      '284787001': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const ziekteScoreCodelijst = {
  name: 'ZiekteScoreCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.5.3',
  codes: {
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.4.3': {
      Z0: 'Niet ziek',
      Z1: 'Ziek',
    },
  },
} as const satisfies Codelist;

export const zienHulpmiddelTypeCodelijst = {
  name: 'ZienHulpmiddelTypeCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.16.2',
  codes: {
    'http://snomed.info/sct': {
      '423013001': 'leesbril',
      '50121007': 'bril',
      '57368009': 'contactlenzen',
      '264865009': 'loep',
    },
    'http://hl7.org/fhir/v3/NullFlavor': {
      OTH: 'anders',
    },
    'urn:oid:2.16.840.1.113883.2.4.3.11.22.218': {
      '0': 'geen visuele hulpmiddelen',
    },
  },
} as const satisfies Codelist;

export const zindelijkheidFecesCodelijst = {
  name: 'ZindelijkheidFecesCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.32.2',
  codes: {
    'http://snomed.info/sct': {
      '26421000146106': 'Niet zindelijk',
      '26441000146100': 'Af en toe een ongelukje',
      '26401000146103': 'Volledig zindelijk',
    },
  },
} as const satisfies Codelist;

export const zindelijkheidUrineCodelijst = {
  name: 'ZindelijkheidUrineCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.32.1',
  codes: {
    'http://snomed.info/sct': {
      '26411000146101': 'Niet zindelijk',
      '29261000146107': 'Zindelijk overdag, ’s nacht niet',
      '26431000146108': 'Af en toe een ongelukje',
      '26391000146101': 'Volledig zindelijk',
    },
  },
} as const satisfies Codelist;

export const zonodigCriteriumCodelijst = {
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
} as const satisfies Codelist;

export const zorgBijMenstruatieCodelijst = {
  name: 'ZorgBijMenstruatieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.4.22.3',
  codes: {
    'http://snomed.info/sct': {
      '19851000146101': 'Onafhankelijk',
      '16661000146105': 'Hulp nodig',
      '284957001': 'Volledig afhankelijk',
    },
  },
} as const satisfies Codelist;

export const zorgverlenerRolCodelijst = {
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
} as const satisfies Codelist;

export const zwangerschapsduurEenheidCodelijst = {
  name: 'ZwangerschapsduurEenheidCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.7.11.2',
  codes: {
    'http://unitsofmeasure.org': {
      d: 'dag',
      wk: 'week',
    },
  },
} as const satisfies Codelist;
