const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition';
const FHIR_NL = 'http://fhir.nl/fhir/StructureDefinition';
const HL7 = 'http://hl7.org/fhir/StructureDefinition';

/** Canonical URLs of extensions, by the short name the concept tables write. */
const urls = {
  'code-specification': `${NICTIZ}/code-specification`,
  'practitionerrole-reference': `${NICTIZ}/practitionerrole-reference`,
  'patient-proficiency': `${NICTIZ}/patient-proficiency`,
  Comment: `${NICTIZ}/Comment`,
  'consent-additionalSources': `${NICTIZ}/consent-additionalSources`,
  'bgz-SpecificProblemName': `${NICTIZ}/bgz-SpecificProblemName`,
  'BodySite-Qualifier': `${NICTIZ}/BodySite-Qualifier`,
  'BodySite-Morphology': `${NICTIZ}/BodySite-Morphology`,
  'period-duration': `${NICTIZ}/period-duration`,
  'nl-core-preferred-pharmacy': `${FHIR_NL}/nl-core-preferred-pharmacy`,
  'nl-core-address-official': `${FHIR_NL}/nl-core-address-official`,
  'nl-core-relatedperson-role': `${FHIR_NL}/nl-core-relatedperson-role`,
  'patient-nationality': `${HL7}/patient-nationality`,
  'humanname-assembly-order': `${HL7}/humanname-assembly-order`,
  'humanname-own-prefix': `${HL7}/humanname-own-prefix`,
  'humanname-own-name': `${HL7}/humanname-own-name`,
  'humanname-partner-prefix': `${HL7}/humanname-partner-prefix`,
  'humanname-partner-name': `${HL7}/humanname-partner-name`,
  'iso21090-EN-qualifier': `${HL7}/iso21090-EN-qualifier`,
  'iso21090-ADXP-streetName': `${HL7}/iso21090-ADXP-streetName`,
  'iso21090-ADXP-houseNumber': `${HL7}/iso21090-ADXP-houseNumber`,
  'iso21090-ADXP-buildingNumberSuffix': `${HL7}/iso21090-ADXP-buildingNumberSuffix`,
  'iso21090-ADXP-unitID': `${HL7}/iso21090-ADXP-unitID`,
  'iso21090-ADXP-additionalLocator': `${HL7}/iso21090-ADXP-additionalLocator`,
  'iso21090-SC-coding': `${HL7}/iso21090-SC-coding`,
  'iso21090-nullFlavor': `${HL7}/iso21090-nullFlavor`,
  'data-absent-reason': `${HL7}/data-absent-reason`,
  'rendered-value': `${HL7}/rendered-value`,
  'procedure-method': `${HL7}/procedure-method`,
  'flag-detail': `${HL7}/flag-detail`,
} as const;

/** The short name of an extension: one of these, or of a zib; the URL of those is their name at Nictiz. */
export type ExtensionName = keyof typeof urls | `zib-${string}`;

const OF_ZIB = /^zib-[A-Za-z0-9-]+$/;

/** Whether a text is the short name of an extension. */
export const isExtensionName = (name: string): name is ExtensionName => Object.hasOwn(urls, name) || OF_ZIB.test(name);

/** The canonical URL of an extension, by its short name. */
export const extensionUrl = (name: ExtensionName): string =>
  Object.hasOwn(urls, name) ? urls[name as keyof typeof urls] : `${NICTIZ}/${name}`;

const names = new Map<string, ExtensionName>(Object.entries(urls).map(([name, url]) => [url, name as ExtensionName]));

/** The short name of an extension, by its canonical URL; undefined for one without. */
export function extensionName(url: string): ExtensionName | undefined {
  const name = url.startsWith(`${NICTIZ}/`) ? url.slice(NICTIZ.length + 1) : '';
  return names.get(url) ?? (isExtensionName(name) ? name : undefined);
}

/** The extensions that say why a value is not there. */
export const absenceExtensions: ReadonlySet<unknown> = new Set([
  urls['iso21090-nullFlavor'],
  urls['data-absent-reason'],
]);
