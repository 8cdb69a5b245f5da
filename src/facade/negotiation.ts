import { Refusal } from './refusal';

/** The media type the facade sends (STU3). */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** Spellings of JSON a receiver may ask for; the older `application/json+fhir` is understood and never sent. */
const JSON_TYPES = new Set(['application/fhir+json', 'application/json+fhir', 'application/json', 'text/json', 'json']);
const ANY_TYPES = new Set(['*/*', 'application/*', 'text/*']);

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

function acceptable({ type, parameters }: Range): boolean {
  if (Number(parameters.get('q') ?? 1) === 0) return false;
  const version = parameters.get('fhirversion');
  if (version !== undefined && !version.startsWith('3.0')) return false;
  return JSON_TYPES.has(type) || ANY_TYPES.has(type);
}

/** Refuses (406) what is not JSON in STU3. `_format` goes before `Accept`; neither means JSON. */
export function negotiate(accept: string | null, format: string | undefined): void {
  const asked = format ?? (accept === null || accept.trim() === '' ? '*/*' : accept);
  // A plus in a query is a blank; `_format=application/fhir+json` sent unescaped still means what it says.
  const ranges = (format === undefined ? asked.split(',') : [asked.replace(/ (?=json|xml)/, '+')]).map(range);
  if (ranges.some(acceptable)) return;
  throw new Refusal(406, {
    code: 'not-supported',
    diagnostics: 'This server answers in application/fhir+json (FHIR STU3, 3.0.2). XML is not available yet.',
    location: format === undefined ? 'http.Accept' : 'http._format',
  });
}
