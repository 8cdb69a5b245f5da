import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../../../src/fhir/xml/xml-model';

/** The model the library itself uses. */
export const model = createFhirXmlModel(definitionsOf());

export const FHIR_NAMESPACE = 'xmlns="http://hl7.org/fhir"';

/** Reads elements of a Patient, each on its own line from line 2 on. */
export const readPatient = (...lines: readonly string[]) =>
  readFhirXml(`<Patient ${FHIR_NAMESPACE}>\n${lines.join('\n')}\n</Patient>`, model);
