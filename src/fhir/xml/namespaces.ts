/** Namespace of FHIR elements. */
export const FHIR = 'http://hl7.org/fhir';
/** Namespace of the narrative. */
export const XHTML = 'http://www.w3.org/1999/xhtml';
/** Namespace of the attributes that declare namespaces. */
export const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** Namespace of the hints for schema validators, which say nothing about the resource. */
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
