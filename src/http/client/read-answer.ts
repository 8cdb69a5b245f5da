import { decodeText } from '../../fhir/decode-text';
import { isJson } from '../../fhir/json';
import { measureJson } from '../../fhir/json-text';
import { keepNumbers } from '../../fhir/walk-json';

/** What an answer holds, or why it cannot be read. */
export type AnswerRead =
  | {
      readonly ok: true;
      /** The resource; undefined when the answer was empty. */
      readonly value: unknown;
      /** True when the XML held something that FHIR does not have and that `value` therefore lacks. */
      readonly lossy?: boolean;
    }
  | { readonly ok: false; readonly failure: 'unreadable' | 'wrong-charset' | 'too-large' | 'given-up' };

const unreadable = { ok: false, failure: 'unreadable' } as const;
const tooLarge = { ok: false, failure: 'too-large' } as const;
const givenUp = { ok: false, failure: 'given-up' } as const;
/** Tags of an XML answer that are read; the same as JSON has values, give or take. */
const MOST_TAGS = 1_000_000;

/** Told how many values an answer has, before they are unfolded; false when that is too much. */
export type CountValues = (count: number) => boolean;

/** Reads the bytes of an answer, JSON or XML, in the character set they are told to be in. */
export async function readBytes(
  bytes: Uint8Array,
  contentType: string | null,
  count: CountValues = () => true,
): Promise<AnswerRead> {
  const decoded = decodeText(bytes, contentType);
  return decoded.ok ? readText(decoded.text, count) : { ok: false, failure: 'wrong-charset' };
}

/** Reads the text of an answer, JSON or XML by what it begins with: the media types of the field are not to be trusted. */
async function readText(text: string, count: CountValues): Promise<AnswerRead> {
  const trimmed = text.trimStart();
  if (trimmed === '') return { ok: true, value: undefined };
  if (trimmed.startsWith('<')) return fromXml(trimmed, count);
  const measured = measureJson(trimmed);
  if (!measured.ok) return measured.fault === 'too-many-values' ? tooLarge : unreadable;
  if (!count(measured.values)) return givenUp;
  try {
    const value: unknown = JSON.parse(trimmed);
    if (!isJson(value)) return unreadable;
    keepNumbers(trimmed, value);
    return { ok: true, value };
  } catch {
    return unreadable;
  }
}

/** The XML model with its definitions is loaded by whoever needs it only. */
export async function xmlModel() {
  const [{ createFhirXmlModel }, { definitionsOf }] = await Promise.all([
    import('../../fhir/xml/xml-model'),
    import('../../fhir/definitions/definitions'),
  ]);
  return createFhirXmlModel(definitionsOf());
}

function tagsIn(text: string): number {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0 && tags <= MOST_TAGS; at = text.indexOf('<', at + 1)) tags++;
  return tags;
}

async function fromXml(text: string, count: CountValues): Promise<AnswerRead> {
  const tags = tagsIn(text);
  if (tags > MOST_TAGS) return tooLarge;
  if (!count(tags)) return givenUp;
  const [{ readFhirXml }, model] = await Promise.all([import('../../fhir/xml/read-fhir-xml'), xmlModel()]);
  const { value, faults } = readFhirXml(text, model);
  return value === undefined ? unreadable : { ok: true, value, lossy: faults.length > 0 };
}
