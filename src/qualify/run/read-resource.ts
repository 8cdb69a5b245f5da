import { isJson, type Json } from '../../fhir/json';
import { parseJson } from '../../fhir/json-text';
import { xmlModel } from '../../http/client/read-answer';

/** The resource that a text holds in this form; undefined when it holds none. */
export async function readResource(text: string, form: 'json' | 'xml'): Promise<Json | undefined> {
  if (form === 'json') {
    const parsed = parseJson(text);
    return parsed.ok && isJson(parsed.value) ? parsed.value : undefined;
  }
  const { readFhirXml } = await import('../../fhir/xml/read-fhir-xml');
  const { value } = readFhirXml(text, await xmlModel());
  return isJson(value) ? value : undefined;
}
