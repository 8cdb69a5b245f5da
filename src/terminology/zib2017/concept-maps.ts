/*
 * ConceptMaps of nictiz.fhir.nl.stu3.zib2017, as `codelists/` has them. Written by `npm run docs`; do not edit.
 * What is used differently is stated where it is used.
 */
import type { ConceptMap } from '../concept-map';

export const adresSoortCodelijstToAddressType = {
  name: 'AdresSoortCodelijst-to-AddressType',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/AddressUse',
      target: 'http://hl7.org/fhir/address-type',
      rows: [
        ['PST', 'postal', 'equal'],
        ['HP', null, 'unmatched'],
        ['PHYS', 'physical', 'equivalent'],
        ['TMP', null, 'unmatched'],
        ['WP', null, 'unmatched'],
        ['HV', null, 'unmatched'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const adresSoortCodelijstToAddressUse = {
  name: 'AdresSoortCodelijst-to-AddressUse',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/AddressUse',
      target: 'http://hl7.org/fhir/address-use',
      rows: [
        ['PST', null, 'unmatched'],
        ['HP', 'home', 'specializes'],
        ['PHYS', 'home', 'equivalent'],
        ['TMP', 'temp', 'equal'],
        ['WP', 'work', 'equal'],
        ['HV', 'temp', 'narrower'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const allergieCategorieCodelijstToAllergyIntoleranceCategory = {
  name: 'AllergieCategorieCodelijst-to-allergy-intolerance-category',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/allergy-intolerance-category',
      rows: [
        ['418471000', 'food', 'equal'],
        ['419511003', 'medication', 'equal'],
        ['426232007', 'environment', 'equal'],
        ['419199007', 'biologic', 'specializes'],
      ],
    },
    {
      source: 'http://hl7.org/fhir/v3/NullFlavor',
      rows: [['OTH', null, 'unmatched']],
    },
  ],
} as const satisfies ConceptMap;

export const allergieStatusCodelijstToAllergyStatus = {
  name: 'AllergieStatusCodelijst-to-allergy-status',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/ActStatus',
      target: 'http://hl7.org/fhir/allergy-clinical-status',
      rows: [
        ['active', 'active', 'equal'],
        ['obsolete', 'inactive', 'equal'],
        ['completed', 'resolved', 'equal'],
        ['nullified', null, 'unmatched'],
      ],
    },
    {
      source: 'http://hl7.org/fhir/v3/ActStatus',
      target: 'http://hl7.org/fhir/allergy-verification-status',
      rows: [['nullified', 'entered-in-error', 'equal']],
    },
  ],
} as const satisfies ConceptMap;

export const conditionClinicalStatusCodesToProbleemStatusCodelijst = {
  name: 'Condition-Clinical-Status-Codes-to-ProbleemStatusCodelijst',
  groups: [
    {
      source: 'http://hl7.org/fhir/condition-clinical',
      target: 'http://snomed.info/sct',
      rows: [
        ['active', '55561003', 'equal'],
        ['recurrence', '55561003', 'subsumes'],
        ['inactive', '73425007', 'equal'],
        ['remission', '73425007', 'subsumes'],
        ['resolved', '73425007', 'subsumes'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const dagdeelCodelijstToEventTiming = {
  name: 'DagdeelCodelijst-to-EventTiming',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/event-timing',
      rows: [
        ['73775008', 'MORN', 'equal'],
        ['255213009', 'AFT', 'equal'],
        ['3157002', 'EVE', 'equal'],
        ['2546009', 'NIGHT', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const emailSoortCodelijstToContactPointSystem = {
  name: 'EmailSoortCodelijst-to-ContactPointSystem',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/AddressUse',
      target: 'http://hl7.org/fhir/contact-point-system',
      rows: [
        ['HP', 'email', 'relatedto'],
        ['WP', 'email', 'relatedto'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const emailSoortCodelijstToContactPointUse = {
  name: 'EmailSoortCodelijst-to-ContactPointUse',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/AddressUse',
      target: 'http://hl7.org/fhir/contact-point-use',
      rows: [
        ['HP', 'home', 'equal'],
        ['WP', 'work', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const ernstCodelijstToAllergyIntoleranceSeverity = {
  name: 'ErnstCodelijst-to-AllergyIntoleranceSeverity',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/reaction-event-severity',
      rows: [
        ['255604002', 'mild', 'equal'],
        ['6736007', 'moderate', 'equal'],
        ['24484000', 'severe', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const geslachtCodelijstToAdministrativeGender = {
  name: 'GeslachtCodelijst-to-AdministrativeGender',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/AdministrativeGender',
      target: 'http://hl7.org/fhir/administrative-gender',
      rows: [
        ['M', 'male', 'equal'],
        ['F', 'female', 'equal'],
        ['UN', 'other', 'narrower'],
      ],
    },
    {
      source: 'http://hl7.org/fhir/v3/NullFlavor',
      target: 'http://hl7.org/fhir/administrative-gender',
      rows: [['UNK', 'unknown', 'equal']],
    },
  ],
} as const satisfies ConceptMap;

export const interpretatieVlaggenCodelijstToObservationInterpretation = {
  name: 'InterpretatieVlaggenCodelijst-to-observation-interpretation',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/v2/0078',
      rows: [
        ['281302008', 'H', 'equal'],
        ['281300000', 'L', 'equal'],
        ['11896004', 'I', 'equal'],
        ['30714006', 'R', 'equal'],
        ['131196009', 'S', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const mateVanKritiekZijnCodelijstToAllergyIntoleranceCriticality = {
  name: 'MateVanKritiekZijnCodelijst-to-allergy-intolerance-criticality',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/allergy-intolerance-criticality',
      rows: [
        ['255604002', 'low', 'equal'],
        ['62482003', 'low', 'equal'],
        ['6736007', 'high', 'wider'],
        ['255508009', 'high', 'wider'],
        ['24484000', 'high', 'equal'],
        ['75540009', 'high', 'equal'],
        ['399166001', 'high', 'wider'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const medicationUseStopTypeCodeLijstToMedicationStatementStatus = {
  name: 'MedicationUseStopTypeCodeLijst-to-MedicationStatementStatus',
  groups: [
    {
      source: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1',
      target: 'http://hl7.org/fhir/medication-statement-status',
      rows: [
        ['1', 'on-hold', 'equal'],
        ['2', 'stopped', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const naamgebruikCodelijstToHumanNameAssemblyOrder = {
  name: 'NaamgebruikCodelijst-to-HumanNameAssemblyOrder',
  groups: [
    {
      source: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.4',
      target: 'http://hl7.org/fhir/name-assembly-order',
      rows: [
        ['NL1', 'NL1', 'equal'],
        ['NL2', 'NL2', 'equal'],
        ['NL3', 'NL3', 'equal'],
        ['NL4', 'NL4', 'equal'],
      ],
    },
    {
      source: 'http://hl7.org/fhir/v3/NullFlavor',
      target: 'http://hl7.org/fhir/v3/NullFlavor',
      rows: [['UNK', 'UNK', 'equal']],
    },
  ],
} as const satisfies ConceptMap;

export const nhgTable14ToActEncounterCode = {
  name: 'NHGTable14-to-ActEncounterCode',
  groups: [
    {
      source: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-14-contactwijze',
      target: 'http://hl7.org/fhir/v3/ActCode',
      rows: [
        ['1', 'HH', 'equal'],
        ['2', 'HH', 'inexact'],
        ['3', 'AMB', 'equal'],
        ['4', 'AMB', 'inexact'],
        ['5', 'VR', 'wider'],
        ['6', 'VR', 'relatedto'],
        ['8', 'VR', 'relatedto'],
        ['9', 'VR', 'relatedto'],
        ['11', 'VR', 'relatedto'],
        ['12', 'VR', 'equal'],
      ],
    },
    {
      source: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-14-contactwijze',
      target: 'http://hl7.org/fhir/v3/NullFlavor',
      rows: [
        ['90', 'UNK', 'equal'],
        ['99', 'OTH', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const nummerSoortCodelijstToContactPointUse = {
  name: 'NummerSoortCodelijst-to-ContactPointUse',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/AddressUse',
      target: 'http://hl7.org/fhir/contact-point-use',
      rows: [
        ['HP', 'home', 'equal'],
        ['TMP', 'temp', 'equal'],
        ['WP', 'work', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const orderStatusCodelijstToRequestStatus = {
  name: 'OrderStatusCodelijst-to-RequestStatus',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/request-status',
      rows: [
        ['385644000', 'active', 'specializes'],
        ['385651009', 'active', 'specializes'],
      ],
    },
    {
      source: 'http://hl7.org/fhir/v3/ActStatus',
      target: 'http://hl7.org/fhir/request-status',
      rows: [
        ['new', 'active', 'specializes'],
        ['active', 'active', 'specializes'],
        ['held', 'suspended', 'equal'],
        ['cancelled', 'cancelled', 'equal'],
        ['aborted', 'active', 'subsumes'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const positieCodelijstToLOINC = {
  name: 'PositieCodelijst-to-LOINC',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://loinc.org',
      rows: [
        ['10904000', '8308-9', 'equal'],
        ['102538003', '8306-3', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const probleemStatusCodelijstToConditionClinicalStatusCodes = {
  name: 'ProbleemStatusCodelijst-to-Condition-Clinical-Status-Codes',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/condition-clinical',
      rows: [
        ['55561003', 'active', 'equal'],
        ['55561003', 'recurrence', 'specializes'],
        ['73425007', 'inactive', 'equal'],
        ['73425007', 'remission', 'specializes'],
        ['73425007', 'resolved', 'specializes'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const resultStatusCodelistToObservationStatus = {
  name: 'ResultStatusCodelist-to-ObservationStatus',
  groups: [
    {
      source: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.15.1',
      target: 'http://hl7.org/fhir/observation-status',
      rows: [
        ['pending', 'registered', 'equal'],
        ['preliminary', 'preliminary', 'equal'],
        ['final', 'final', 'equal'],
        ['appended', 'amended', 'equal'],
        ['corrected', 'corrected', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const telecomTypeCodelijstToContactPointSystem = {
  name: 'TelecomTypeCodelijst-to-ContactPointSystem',
  groups: [
    {
      source: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.22.1',
      target: 'http://hl7.org/fhir/contact-point-system',
      rows: [
        ['LL', 'phone', 'subsumes'],
        ['FAX', 'fax', 'equal'],
      ],
    },
    {
      source: 'http://hl7.org/fhir/v3/AddressUse',
      target: 'http://hl7.org/fhir/contact-point-system',
      rows: [
        ['MC', 'phone', 'subsumes'],
        ['PG', 'pager', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;

export const telecomTypeCodelijstToContactPointUse = {
  name: 'TelecomTypeCodelijst-to-ContactPointUse',
  groups: [
    {
      source: 'http://hl7.org/fhir/v3/AddressUse',
      target: 'http://hl7.org/fhir/contact-point-system',
      rows: [['MC', 'mobile', 'equal']],
    },
  ],
} as const satisfies ConceptMap;

export const verificatieStatusCodelijstToConditionVerificationStatus = {
  name: 'VerificatieStatusCodelijst-to-ConditionVerificationStatus',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/condition-ver-status',
      rows: [
        ['415684004', 'provisional', 'equal'],
        ['410590009', 'differential', 'equal'],
        ['410605003', 'confirmed', 'equal'],
        ['410516002', 'refuted', 'equal'],
      ],
    },
    {
      source: 'http://hl7.org/fhir/v3/NullFlavor',
      target: 'http://hl7.org/fhir/condition-ver-status',
      rows: [['UNK', 'unknown', 'equal']],
    },
  ],
} as const satisfies ConceptMap;

export const weekdagCodelijstToDaysOfWeek = {
  name: 'WeekdagCodelijst-to-days-of-week',
  groups: [
    {
      source: 'http://snomed.info/sct',
      target: 'http://hl7.org/fhir/days-of-week',
      rows: [
        ['307145004', 'mon', 'equal'],
        ['307147007', 'tue', 'equal'],
        ['307148002', 'wed', 'equal'],
        ['307149005', 'thu', 'equal'],
        ['307150005', 'fri', 'equal'],
        ['307151009', 'sat', 'equal'],
        ['307146003', 'sun', 'equal'],
      ],
    },
  ],
} as const satisfies ConceptMap;
