/** Why a resource could not be written as XML. */
export type FhirXmlErrorCode =
  | 'unknown-resource-type'
  | 'unknown-property'
  | 'wrong-form'
  | 'unwritable-character'
  | 'narrative-not-well-formed'
  | 'too-deep';

/** A resource that FHIR XML cannot express; nothing of it was written. The message holds no value of the resource. */
export class FhirXmlError extends Error {
  override readonly name = 'FhirXmlError';
  readonly code: FhirXmlErrorCode;
  /** FHIRPath of the element, for example `Bundle.entry[2].resource.name[0].given[1]`. */
  readonly path: string;

  constructor(code: FhirXmlErrorCode, path: string, what: string) {
    super(`${path}: ${what}`);
    this.code = code;
    this.path = path;
  }
}

/** A name as it may be shown: whoever sent it may have written anything. */
export const shownName = (name: string): string => name.replace(/[^\w.:-]/g, '?').slice(0, 40);
