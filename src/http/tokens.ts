import { systemNames } from '../fhir/naming-systems';
import { type Findings, refuse, shown } from './findings';
import { type RawParameter, splitEscaped, unescapeValue } from './parameters';

/** No URI holds a blank: it was a plus that the sender did not encode, and that a query reads as a blank. */
export const withPlus = (uri: string): string => uri.replaceAll(' ', '+');

/** One alternative of a token parameter; without `system` of any. */
export interface SearchToken {
  readonly system?: string;
  readonly code?: string;
}

/** The alternatives of a token parameter. */
export function tokens(raw: RawParameter, findings: Findings): SearchToken[] {
  return splitEscaped(raw.value, ',').flatMap((alternative): SearchToken[] => {
    const parts = splitEscaped(alternative.trim(), '|').map((part) => unescapeValue(part.trim()));
    const [first = '', second] = parts;
    if (parts.length > 2 || parts.every((part) => part === '')) {
      refuse(findings, shown(raw.key), 'A token is system|code, |code, system| or code.');
      return [];
    }
    if (second === undefined) return [{ code: first }];
    return systemNames(withPlus(first)).map((system) => ({ system, ...(second !== '' && { code: second }) }));
  });
}
