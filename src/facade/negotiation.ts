import { Refusal } from './refusal';

/** The media type the facade sends (STU3). */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** The same in XML. */
export const FHIR_XML = 'application/fhir+xml; charset=utf-8';

/** The two forms of a resource. */
export type WireFormat = 'json' | 'xml';

/** Spellings a receiver may ask by; the older STU3 ones (`application/json+fhir`) are understood and never sent. */
const FORMATS: Readonly<Record<string, WireFormat>> = {
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
  '*/*': 'json',
  'application/*': 'json',
  'text/*': 'json',
};

interface Range {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

function range(text: string): Range {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim());
  const parameters = rest.map((parameter) => {
    const [name = '', value = ''] = parameter.split('=');
    return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')] as const;
  });
  return { type: type.toLowerCase(), parameters: new Map(parameters) };
}

/** How much a range is wanted, 0 to 1; 0 when it is refused, not a form of FHIR, or of another FHIR version. */
function weightOf({ type, parameters }: Range): number {
  const version = parameters.get('fhirversion');
  if (!Object.hasOwn(FORMATS, type) || (version !== undefined && !version.startsWith('3.0'))) return 0;
  const weight = Number(parameters.get('q') ?? 1);
  return weight > 0 && weight <= 1 ? weight : 0;
}

/**
 * The form a request is answered in. `_format` goes before `Accept`; neither means JSON, and of equally wanted forms the
 * first is taken. Refuses (406) what is neither JSON nor XML in STU3.
 */
export function negotiate(accept: string | null, format: string | undefined): WireFormat {
  const asked = format ?? (accept === null || accept.trim() === '' ? '*/*' : accept);
  // A plus in a query is a blank; `_format=application/fhir+json` sent unescaped still means what it says.
  const ranges = (format === undefined ? asked.split(',') : [asked.replace(/ (?=json|xml|fhir)/, '+')]).map(range);
  let best: { readonly format: WireFormat; readonly weight: number } | undefined;
  for (const one of ranges) {
    const weight = weightOf(one);
    const found = FORMATS[one.type];
    if (found && weight > (best?.weight ?? 0)) best = { format: found, weight };
  }
  if (best) return best.format;
  throw new Refusal(406, {
    code: 'not-supported',
    diagnostics: 'This server answers in application/fhir+json or application/fhir+xml (FHIR STU3, 3.0.2).',
    location: format === undefined ? 'http.Accept' : 'http._format',
  });
}
