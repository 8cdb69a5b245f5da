import type { FhirResource } from 'fhir/r3';
import { type AnswerCoding, asItIs, coded } from './compression';
import { FHIR_JSON, FHIR_XML, type WireFormat } from './negotiation';

type ToXml = (resource: FhirResource) => string;
let toXml: ToXml | undefined;

/** The writer of XML with the model behind it; a facade that is only asked for JSON never loads it. */
async function loadToXml(): Promise<ToXml> {
  const [{ writeFhirXml }, { createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../fhir/xml/write-fhir-xml'),
    import('../fhir/xml/xml-model'),
    import('../fhir/definitions/definitions'),
  ]);
  const model = createFhirXmlModel(definitionsOf());
  return (resource) => writeFhirXml(resource, model);
}

/** How a resource goes out. */
export interface Encoding {
  readonly format: WireFormat;
  /** JSON with line breaks; XML is always written without. */
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
  { format, pretty, coding = asItIs }: Encoding,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  // Patient data is not for caches between the two hospitals.
  const fixed = {
    'content-type': format === 'xml' ? FHIR_XML : FHIR_JSON,
    'cache-control': 'no-store',
    vary: 'accept, accept-encoding',
  };
  if (format === 'xml') toXml ??= await loadToXml();
  const text =
    format === 'xml' && toXml
      ? `<?xml version="1.0" encoding="UTF-8"?>${toXml(resource)}`
      : JSON.stringify(resource, null, pretty ? 2 : undefined);
  const sent = await coded(text, coding);
  const code: Record<string, string> = sent.coding === undefined ? {} : { 'content-encoding': sent.coding };
  return new Response(sent.body, { status, headers: { ...fixed, ...code, ...headers } });
}
