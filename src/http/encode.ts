import type { FhirResource } from 'fhir/r3';
import { fhirJson } from '../fhir/written-numbers';
import { type AnswerCoding, asItIs, coded } from './compression';
import { FHIR_JSON, FHIR_XML, type WireFormat } from './negotiation';

type ToXml = (resource: FhirResource, pretty: boolean) => string;
let toXml: ToXml | undefined;

/** The writer of XML with the model behind it; a facade that is only asked for JSON never loads it. */
async function loadToXml(): Promise<ToXml> {
  const [{ writeFhirXml }, { indentXml }, { createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../fhir/xml/write-fhir-xml'),
    import('../fhir/xml/indent-xml'),
    import('../fhir/xml/xml-model'),
    import('../fhir/definitions/definitions'),
  ]);
  const model = createFhirXmlModel(definitionsOf());
  return (resource, pretty) => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>${writeFhirXml(resource, model)}`;
    return pretty ? indentXml(xml) : xml;
  };
}

/** How a resource goes out. */
export interface Encoding {
  readonly format: WireFormat;
  /** With line breaks. */
  readonly pretty?: boolean;
  /** Left out: sent as it is. */
  readonly coding?: AnswerCoding;
}

/**
 * A response that holds a resource.
 *
 * @throws {FhirXmlError} When XML is asked for and cannot say what the resource holds.
 */
export async function encode(
  status: number,
  resource: FhirResource,
  { format, pretty = false, coding = asItIs }: Encoding,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  // Patient data is not for caches between the two hospitals.
  const fixed = {
    'content-type': format === 'xml' ? FHIR_XML : FHIR_JSON,
    'cache-control': 'no-store',
    vary: 'accept, accept-encoding',
  };
  if (format === 'xml') toXml ??= await loadToXml();
  const text = format === 'xml' && toXml ? toXml(resource, pretty) : fhirJson(resource, { pretty });
  const sent = await coded(text, coding);
  const code: Record<string, string> = sent.coding === undefined ? {} : { 'content-encoding': sent.coding };
  return new Response(sent.body, { status, headers: { ...fixed, ...code, ...headers } });
}
