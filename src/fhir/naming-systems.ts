/**
 * OID to STU3 URI, for identifiers and code systems (spec "identifiers-and-codes" §1 and §2).
 * Systems without a URI of their own keep `urn:oid:`; every OID not listed becomes `urn:oid:<oid>`.
 */
export const systems = {
  bsn: 'http://fhir.nl/fhir/NamingSystem/bsn',
  ura: 'http://fhir.nl/fhir/NamingSystem/ura',
  uziPerson: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers',
  uziSystem: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-sys',
  agb: 'http://fhir.nl/fhir/NamingSystem/agb-z',
  uzovi: 'http://fhir.nl/fhir/NamingSystem/uzovi',
  big: 'http://fhir.nl/fhir/NamingSystem/big',
  uziRole: 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode',
  aortaApplication: 'http://fhir.nl/fhir/NamingSystem/aorta-app-id',
  organizationType: 'http://nictiz.nl/fhir/NamingSystem/organization-type',
  agbSpecialism: 'urn:oid:2.16.840.1.113883.2.4.6.7',
  gtin: 'https://www.gs1.org/gtin',
  // The same numbers as codes of products: zib-Product, zib-Vaccination and zib-VaccinationRecommendation fix the OID.
  gtinCode: 'urn:oid:1.3.160',
  hibc: 'urn:oid:2.16.840.1.113883.6.40',
  snomed: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  atc: 'http://www.whocc.no/atc',
  gpk: 'urn:oid:2.16.840.1.113883.2.4.4.1',
  prk: 'urn:oid:2.16.840.1.113883.2.4.4.10',
  hpk: 'urn:oid:2.16.840.1.113883.2.4.4.7',
  zi: 'urn:oid:2.16.840.1.113883.2.4.4.8',
  snk: 'urn:oid:2.16.840.1.113883.2.4.4.1.750',
  ssk: 'urn:oid:2.16.840.1.113883.2.4.4.1.725',
  thesaurus122: 'urn:oid:2.16.840.1.113883.2.4.4.1.902.122',
  gstandaardTable40: 'urn:oid:2.16.840.1.113883.2.4.4.1.902.40',
  gstandaardUnit: 'urn:oid:2.16.840.1.113883.2.4.4.1.900.2',
  gstandaardRoute: 'urn:oid:2.16.840.1.113883.2.4.4.9',
  gstandaardForm: 'urn:oid:2.16.840.1.113883.2.4.4.11',
  nhgTable25: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-25-gebruiksvoorschrift#aanvullend-numeriek',
  icd10: 'urn:oid:2.16.840.1.113883.6.90',
  icpc1: 'http://hl7.org/fhir/sid/icpc-1-nl',
  icpc2: 'http://hl7.org/fhir/sid/icpc-2',
  icf: 'http://hl7.org/fhir/sid/icf-nl',
  nanda: 'urn:oid:2.16.840.1.113883.6.20',
  omaha: 'urn:oid:2.16.840.1.113883.6.98',
  dsm4: 'urn:oid:2.16.840.1.113883.6.126',
  dsm5: 'http://hl7.org/fhir/sid/dsm5',
  dhdDiagnosis: 'urn:oid:2.16.840.1.113883.2.4.3.120.5.1',
  dhdProcedure: 'urn:oid:2.16.840.1.113883.2.4.3.120.5.2',
  nullFlavor: 'http://hl7.org/fhir/v3/NullFlavor',
  actStatus: 'http://hl7.org/fhir/v3/ActStatus',
  actCode: 'http://hl7.org/fhir/v3/ActCode',
  actReason: 'http://hl7.org/fhir/v3/ActReason',
  addressUse: 'http://hl7.org/fhir/v3/AddressUse',
  administrativeGender: 'http://hl7.org/fhir/v3/AdministrativeGender',
  maritalStatus: 'http://hl7.org/fhir/v3/MaritalStatus',
  roleCode: 'http://hl7.org/fhir/v3/RoleCode',
  participationType: 'http://hl7.org/fhir/v3/ParticipationType',
  languageAbilityMode: 'http://hl7.org/fhir/v3/LanguageAbilityMode',
  languageAbilityProficiency: 'http://hl7.org/fhir/v3/LanguageAbilityProficiency',
  country: 'urn:iso:std:iso:3166',
  countryGba: 'urn:oid:2.16.840.1.113883.2.4.4.16.34',
  nationality: 'urn:oid:2.16.840.1.113883.2.4.4.16.32',
  language: 'urn:ietf:bcp:47',
  telecomType: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.22.1',
  nameUsage: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.4',
  houseNumberIndication: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.3',
  insuranceType: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1',
  contactRole: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472',
  legalStatus: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.232',
  medicationCategory: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3',
  stopType: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.1',
  medicationReason: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.2',
  uri: 'urn:ietf:rfc:3986',
} as const;

/** The systems of products and substances in the G-Standaard: GPK, PRK, HPK, ZI number, SNK, SSK and thesaurus 122. */
export const gStandaardSystems: readonly string[] = [
  systems.gpk,
  systems.prk,
  systems.hpk,
  systems.zi,
  systems.snk,
  systems.ssk,
  systems.thesaurus122,
];

const uriByOid: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.2.4.6.3': systems.bsn,
  '2.16.528.1.1007.3.3': systems.ura,
  '2.16.528.1.1007.3.1': systems.uziPerson,
  '2.16.528.1.1007.3.2': systems.uziSystem,
  '2.16.840.1.113883.2.4.6.1': systems.agb,
  '2.16.840.1.113883.2.4.6.4': systems.uzovi,
  '2.16.528.1.1007.5.1': systems.big,
  '2.16.840.1.113883.2.4.15.111': systems.uziRole,
  '2.16.840.1.113883.2.4.6.6': systems.aortaApplication,
  '2.16.840.1.113883.2.4.15.1060': systems.organizationType,
  '1.3.160': systems.gtin,
  '2.16.840.1.113883.6.96': systems.snomed,
  '2.16.840.1.113883.6.1': systems.loinc,
  '2.16.840.1.113883.6.8': systems.ucum,
  '2.16.840.1.113883.6.73': systems.atc,
  '2.16.840.1.113883.2.4.4.5': systems.nhgTable25,
  '2.16.840.1.113883.2.4.4.31.1': systems.icpc1,
  '2.16.840.1.113883.6.139': systems.icpc2,
  '2.16.840.1.113883.5.1008': systems.nullFlavor,
  '2.16.840.1.113883.5.14': systems.actStatus,
  '2.16.840.1.113883.5.4': systems.actCode,
  '2.16.840.1.113883.5.8': systems.actReason,
  '2.16.840.1.113883.5.1119': systems.addressUse,
  '2.16.840.1.113883.5.1': systems.administrativeGender,
  '2.16.840.1.113883.5.2': systems.maritalStatus,
  '2.16.840.1.113883.5.111': systems.roleCode,
  '2.16.840.1.113883.5.90': systems.participationType,
  '2.16.840.1.113883.5.60': systems.languageAbilityMode,
  '2.16.840.1.113883.5.61': systems.languageAbilityProficiency,
  '1.0.3166.1.2.2': systems.country,
  // The other code systems of HL7 version 3 and version 2 that STU3 publishes with a URI and the package bundles.
  ...Object.fromEntries(
    Object.entries({
      25: 'Confidentiality',
      33: 'DocumentCompletion',
      43: 'EntityNamePartQualifier',
      45: 'EntityNameUse',
      88: 'ParticipationFunction',
      110: 'RoleClass',
      112: 'RouteOfAdministration',
      139: 'TimingEvent',
      1020: 'ProbabilityDistributionType',
      1063: 'ObservationValue',
      1076: 'ReligiousAffiliation',
      1122: 'EntityNamePartQualifierR2',
      1123: 'DataOperation',
      1138: 'ActUSPrivacyLaw',
    }).map(([arc, name]) => [`2.16.840.1.113883.5.${arc}`, `http://hl7.org/fhir/v3/${name}`]),
  ),
  ...Object.fromEntries(
    Object.entries({ 31: '0078', 58: '0131', 347: '0136', 108: '0203', 283: '0443', 284: '0444' }).map(
      ([arc, table]) => [`2.16.840.1.113883.18.${arc}`, `http://hl7.org/fhir/v2/${table}`],
    ),
  ),
};

/** Nictiz publishes zib value sets under this arc; a value set OID is never a code system (spec bgz-msz-queries §4, rule 9). */
const VALUE_SET_ARC = '2.16.840.1.113883.2.4.3.11.60.40.2';

/** `2.16…`, `urn:oid:2.16…` or a URI → the URI this product sends in STU3. */
export function systemUri(input: string): string {
  const oid = input.startsWith('urn:oid:') ? input.slice(8) : input;
  if (!/^\d+(\.\d+)+$/.test(oid)) return input;
  return uriByOid[oid] ?? `urn:oid:${oid}`;
}

/** As {@link systemUri}, of a code system: numbers of products that are codes too have another name there. */
export function codeSystemName(input: string): string {
  const uri = systemUri(input);
  return uri === systems.gtin ? systems.gtinCode : uri;
}

/** Every name that a system has in what this product sends: as a register of numbers and as a code system. */
export function systemNames(input: string): readonly string[] {
  return [...new Set([systemUri(input), codeSystemName(input)])];
}

/** True when a URI is an absolute one (`scheme:rest`, no blanks). */
export function isAbsoluteUri(input: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(input);
}

/** True when a URI begins with a scheme; whether the rest has blanks is for the format of a uri to say. */
export const hasScheme = (uri: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:\S/.test(uri);

/**
 * OIDs of code systems that STU3 gives a URL (terminologies-systems.html) and this product never sends. That of ICD-10-CM stays
 * out: the value sets of zib 2017 name ICD-10 by it.
 */
const foreignByOid: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.3': 'http://hl7.org/fhir/sid/icd-10',
  '2.16.840.1.113883.6.12': 'http://www.ama-assn.org/go/cpt',
  '2.16.840.1.113883.6.24': 'urn:iso:std:iso:11073:10101',
  '2.16.840.1.113883.6.69': 'http://hl7.org/fhir/sid/ndc',
  '2.16.840.1.113883.6.88': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  '2.16.840.1.113883.6.121': systems.language,
  '2.16.840.1.113883.6.254': systems.icf,
  '2.16.840.1.113883.6.344': systems.dsm5,
  '2.16.840.1.113883.12.292': 'http://hl7.org/fhir/sid/cvx',
  '1.2.840.10008.2.16.4': 'http://dicom.nema.org/resources/ontology/DCM',
};

/** Registers of persons, organizations, systems and products: their OIDs name no code system. */
export const registers: ReadonlySet<string> = new Set<string>([
  systems.bsn,
  systems.ura,
  systems.uziPerson,
  systems.uziSystem,
  systems.agb,
  systems.uzovi,
  systems.big,
  systems.aortaApplication,
  systems.gtin,
]);

/**
 * The URI of a code system that was named by its OID though it has one; undefined when the name is as it should be.
 * STU3 terminologies-systems: a URI defined there is used in preference to any other name.
 */
export function codeSystemUri(system: string): string | undefined {
  if (!system.startsWith('urn:oid:')) return undefined;
  const uri = foreignByOid[system.slice(8)] ?? systemUri(system);
  return uri === system || registers.has(uri) ? undefined : uri;
}

/** True for the URL of a value set by its form, `…/ValueSet/id`: such a canonical is never that of a code system. */
export const isValueSetUrl = (input: string): boolean => /^https?:\/\/[^?#\s]+\/ValueSet\/[^?#\s]/.test(input);

/** True for the OID of a zib value set, a known error when used as a system. */
export function isValueSetOid(input: string): boolean {
  const oid = input.startsWith('urn:oid:') ? input.slice(8) : input;
  return oid === VALUE_SET_ARC || oid.startsWith(`${VALUE_SET_ARC}.`);
}
