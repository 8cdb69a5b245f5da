import { decodeText } from '../fhir/decode-text';
import { isJson } from '../fhir/json';

/** What an answer holds, or why it cannot be read. */
export type AnswerRead =
  | {
      readonly ok: true;
      /** The resource; undefined when the answer was empty. */
      readonly value: unknown;
      /** True when the XML held something that FHIR does not have and that `value` therefore lacks. */
      readonly lossy?: boolean;
    }
  | { readonly ok: false; readonly failure: 'unreadable' | 'wrong-charset' };

const unreadable = { ok: false, failure: 'unreadable' } as const;

/** Reads the bytes of an answer, JSON or XML, in the character set they are told to be in. */
export async function readBytes(bytes: Uint8Array, contentType: string | null): Promise<AnswerRead> {
  const decoded = decodeText(bytes, contentType);
  return decoded.ok ? readText(decoded.text) : { ok: false, failure: 'wrong-charset' };
}

/** Reads the text of an answer, JSON or XML by what it begins with: the media types of the field are not to be trusted. */
export async function readText(text: string): Promise<AnswerRead> {
  const trimmed = text.trimStart();
  if (trimmed === '') return { ok: true, value: undefined };
  if (trimmed.startsWith('<')) return fromXml(trimmed);
  try {
    const value: unknown = JSON.parse(trimmed);
    return isJson(value) ? { ok: true, value } : unreadable;
  } catch {
    return unreadable;
  }
}

/** The XML model with its definitions is loaded by whoever needs it only. */
export async function xmlModel() {
  const [{ createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../fhir/xml/xml-model'),
    import('../fhir/definitions/definitions'),
  ]);
  return createFhirXmlModel(definitionsOf());
}

async function fromXml(text: string): Promise<AnswerRead> {
  const [{ readFhirXml }, model] = await Promise.all([import('../fhir/xml/read-fhir-xml'), xmlModel()]);
  const { value, faults } = readFhirXml(text, model);
  return value === undefined ? unreadable : { ok: true, value, lossy: faults.length > 0 };
}
