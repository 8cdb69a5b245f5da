import { isJson } from '../json';
import { compileWriter, type WriteResource } from './compile-writer';
import { shownName } from './fhir-xml-error';
import { FHIR } from './namespaces';
import type { Writing } from './writing';
import type { FhirXmlModel } from './xml-model';

const writers = new WeakMap<FhirXmlModel, WriteResource>();

function writerOf(model: FhirXmlModel): WriteResource {
  const known = writers.get(model);
  if (known) return known;
  const writer = compileWriter(model);
  writers.set(model, writer);
  return writer;
}

/**
 * Writes a resource in the XML form of FHIR STU3 (xml.html): one line, elements in the order of their definition whatever the
 * order in JSON, ids and extensions of primitives inside them, the narrative copied.
 *
 * @param resource The resource in its JSON form. A property that is undefined counts as absent.
 * @param model Order and types of the elements; see `createFhirXmlModel`.
 * @returns The document without XML declaration; its encoding is whatever it is sent in, UTF-8 in FHIR.
 * @throws {FhirXmlError} When XML cannot say what the resource holds: a property its type does not have, a value of another
 * JSON form than its type's, a control character. Nothing is ever left out in silence.
 * @example
 * writeFhirXml({ resourceType: 'Patient', active: true }, model);
 * // <Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>
 */
export function writeFhirXml(resource: unknown, model: FhirXmlModel): string {
  const type = isJson(resource) ? resource.resourceType : undefined;
  const writing: Writing = { xml: '', depth: 0, path: [typeof type === 'string' ? shownName(type) : 'Resource'] };
  writerOf(model)(resource, writing, ` xmlns="${FHIR}"`);
  return writing.xml;
}
