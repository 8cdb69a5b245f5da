/** Canonical of a profile that Nictiz publishes under its own name. */
export const nictiz = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/${name}`;

/** Canonical of a national core profile. */
export const fhirNl = (name: string): string => `http://fhir.nl/fhir/StructureDefinition/${name}`;
