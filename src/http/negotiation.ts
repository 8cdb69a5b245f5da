import { Refusal } from './refusal';

/** The media type the facade sends (STU3). */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** The same in XML. */
export const FHIR_XML = 'application/fhir+xml; charset=utf-8';

/** The two forms of a resource. */
export type WireFormat = 'json' | 'xml';

/** Spellings a receiver may ask by; the older STU3 ones (`application/json+fhir`) are understood and never sent. */
const SPELLINGS: Readonly<Record<string, WireFormat>> = {
  'application/fhir+json': 'json',
  'application/json+fhir': 'json',
  'application/json': 'json',
  'text/json': 'json',
  json: 'json',
  'application/fhir+xml': 'xml',
  'application/xml+fhir': 'xml',
  'application/xml': 'xml',
  'text/xml': 'xml',
  xml: 'xml',
};

interface Range {
  readonly type: string;
  /** How much it is wanted, 0 to 1; 0 refuses it. */
  readonly weight: number;
  /** False for a range of another FHIR version. */
  readonly stu3: boolean;
}

function range(text: string): Range {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim());
  const parameters = new Map(
    rest.map((parameter) => {
      const [name = '', value = ''] = parameter.split('=');
      return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')] as const;
    }),
  );
  const weight = Number(parameters.get('q') ?? 1);
  return {
    type: type.toLowerCase(),
    weight: weight >= 0 && weight <= 1 ? weight : 0,
    stu3: (parameters.get('fhirversion') ?? '3.0').startsWith('3.0'),
  };
}

/** From most to least specific; the first that speaks of a form decides about it (RFC 9110 §12.5.1). */
const SPECIFICITY: readonly ((type: string, format: WireFormat) => boolean)[] = [
  (type, format) => Object.hasOwn(SPELLINGS, type) && SPELLINGS[type] === format,
  (type) => type === 'application/*' || type === 'text/*',
  (type) => type === '*/*',
];

/** Ranges of an Accept that are looked at; who asks by more than these asks for nothing in particular. */
const MOST_RANGES = 50;

interface Wish {
  readonly format: WireFormat;
  readonly weight: number;
  /** Place in SPECIFICITY of what decided. */
  readonly specificity: number;
}

function wishFor(format: WireFormat, ranges: readonly Range[]): Wish | undefined {
  for (const [specificity, speaksOf] of SPECIFICITY.entries()) {
    const wishes = ranges
      .map(({ type, weight, stu3 }) => ({ format, weight, specificity, about: stu3 && speaksOf(type, format) }))
      .filter(({ about }) => about)
      .sort((a, b) => b.weight - a.weight);
    if (wishes[0]) return wishes[0];
  }
  return undefined;
}

/**
 * The form a request is best answered in; undefined when it wants neither. `_format` goes before `Accept`; neither means
 * JSON. Of forms wanted alike the one that is named goes before the one that a wildcard takes, and JSON before XML: the
 * order in the header says nothing (RFC 9110 §12.5.1).
 */
export function preferredFormat(accept: string | null, format: string | undefined): WireFormat | undefined {
  // Nearly every request names one form and nothing else.
  if (format === undefined && accept !== null && Object.hasOwn(SPELLINGS, accept)) return SPELLINGS[accept];
  const asked = format ?? (accept === null || accept.trim() === '' ? '*/*' : accept);
  // A plus in a query is a blank; `_format=application/fhir+json` sent unescaped still means what it says.
  const ranges = (
    format === undefined ? asked.split(',', MOST_RANGES) : [asked.replace(/ (?=json|xml|fhir)/, '+')]
  ).map(range);
  const [best] = (['json', 'xml'] as const)
    .flatMap((one) => wishFor(one, ranges) ?? [])
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.specificity - b.specificity);
  return best?.format;
}

/** The form a request is answered in. Refuses (406) a request that takes neither JSON nor XML in STU3. */
export function negotiate(accept: string | null, format: string | undefined): WireFormat {
  const preferred = preferredFormat(accept, format);
  if (preferred) return preferred;
  throw new Refusal(406, {
    code: 'not-supported',
    diagnostics: 'This server answers in application/fhir+json or application/fhir+xml (FHIR STU3, 3.0.2).',
    location: format === undefined ? 'http.Accept' : 'http._format',
  });
}
