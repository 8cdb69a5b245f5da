import type { Finding } from './refusal';

/** What is wrong with a request, as it is found. */
export type Findings = Finding[];

const FINDINGS = 50;

/** Adds a finding about a parameter. A request may hold thousands of mistakes; the first ones tell what is the matter. */
export function refuse(
  findings: Findings,
  location: string,
  diagnostics: string,
  code: Finding['code'] = 'invalid',
): void {
  if (findings.length < FINDINGS) findings.push({ code, diagnostics, location: `http.${location}` });
}

/** A key as it may be shown back: a parameter name, never a value. */
export const shown = (key: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.:-]{0,60}$/.test(key) && !/\d{6}/.test(key) ? key : '(unreadable name)';
