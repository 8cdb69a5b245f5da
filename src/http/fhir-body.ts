import { parseJson } from '../fhir/json-text';
import { type BodyLimits, bodyText } from './body';
import type { Inbound } from './inbound';
import { preferredFormat } from './negotiation';
import { Refusal } from './refusal';

const structure = (diagnostics: string) => new Refusal(400, { code: 'structure', diagnostics });

async function fromXml(text: string): Promise<unknown> {
  const [{ readFhirXml }, { createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../fhir/xml/read-fhir-xml'),
    import('../fhir/xml/xml-model'),
    import('../fhir/definitions/definitions'),
  ]);
  const { value, faults } = readFhirXml(text, createFhirXmlModel(definitionsOf()));
  const [fault] = faults;
  if (value === undefined || fault)
    throw structure(
      `The body is not FHIR XML (line ${fault?.line ?? 1}, column ${fault?.column ?? 1}: ${fault?.rule}).`,
    );
  return value;
}

/**
 * Reads a FHIR resource from a request, JSON or XML; refuses other types (415), too many bytes (413), broken text and a body that
 * was read before (400), and one that does not arrive in time (408).
 */
export async function readResource(request: Inbound, limits: BodyLimits): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const format = type === '' ? undefined : preferredFormat(type, undefined);
  if (format === undefined || type.includes('*'))
    throw new Refusal(415, {
      code: 'not-supported',
      diagnostics: 'A resource is sent as application/fhir+json or application/fhir+xml.',
      location: 'http.Content-Type',
    });
  const text = await bodyText(request, limits);
  if (format === 'xml') return fromXml(text);
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  throw structure(faultWords[parsed.fault]);
}

const MORE = 'The body is nested deeper or holds more values than any resource does.';
const faultWords = {
  'not-json': 'The body is not JSON.',
  'too-deep': MORE,
  'too-many-values': MORE,
  'repeated-name': 'The body has an object with two properties of one name.',
} as const;
