import type { FhirResource } from 'fhir/r3';
import { fhirJson } from '../fhir/written-numbers';
import { type AnswerCoding, asItIs, coded } from './compression';
import { bundleText, declaration, type Texts, type Write } from './entry-text';
import type { Answer } from './inbound';
import { FHIR_JSON, FHIR_XML, type WireFormat } from './negotiation';

let toXml: Write | undefined;

/** The writer of XML with the model behind it; a facade that is only asked for JSON never loads it. */
async function loadToXml(): Promise<Write> {
  const [{ writeFhirXml }, { indentXml }, { createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../fhir/xml/write-fhir-xml'),
    import('../fhir/xml/indent-xml'),
    import('../fhir/xml/xml-model'),
    import('../fhir/definitions/definitions'),
  ]);
  const model = createFhirXmlModel(definitionsOf());
  return (resource, pretty) => {
    const xml = writeFhirXml(resource, model);
    return pretty ? indentXml(xml) : xml;
  };
}

const toJson: Write = (resource, pretty) => fhirJson(resource, { pretty });

/** The writer of a form. */
export async function writerOf(format: WireFormat): Promise<Write> {
  if (format === 'json') return toJson;
  toXml ??= await loadToXml();
  return toXml;
}

/** Headers of every answer that holds patient data, which is not for caches between the two hospitals. */
export const headersOf = (format: WireFormat): Readonly<Record<string, string>> => ({
  'content-type': format === 'xml' ? FHIR_XML : FHIR_JSON,
  'cache-control': 'no-store',
  vary: 'accept, accept-encoding',
});

/** How a resource goes out. */
export interface Encoding {
  readonly format: WireFormat;
  /** With line breaks. */
  readonly pretty?: boolean;
  /** Left out: sent as it is. */
  readonly coding?: AnswerCoding;
  /** Texts of resources that are sent again and again. */
  readonly texts?: Texts | undefined;
}

/**
 * An answer that holds a resource.
 *
 * @throws {FhirXmlError} When XML is asked for and cannot say what the resource holds.
 */
export async function encode(
  status: number,
  resource: FhirResource,
  { format, pretty = false, coding = asItIs, texts }: Encoding,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const write = await writerOf(format);
  const isPlain = resource.resourceType !== 'Bundle' || pretty;
  const text = declaration[format] + (isPlain ? write(resource, pretty) : bundleText(resource, format, write, texts));
  const sent = await coded(text, coding);
  const code: Record<string, string> = sent.coding === undefined ? {} : { 'content-encoding': sent.coding };
  return { status, headers: { ...headersOf(format), ...code, ...headers }, body: sent.body };
}
