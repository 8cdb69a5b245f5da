import { XHTML } from '../../fhir/xml/namespaces';
import type { Told } from './tell';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const SPECIAL = /[&<>\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
// With the u flag only surrogates that stand alone match.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const WRITTEN = /[&<>]|\r\n?|\n|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;

/** Lines stay lines; what XML has no way to hold is shown as what cannot be shown. */
const AS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\n': '<br/>',
  '\r': '<br/>',
  '\r\n': '<br/>',
};

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(WRITTEN, (found) => AS[found] ?? '\ufffd') : text;

function listed(told: readonly Told[]): string {
  if (told.length === 0) return '';
  let items = '';
  for (const { label, value, parts } of told) {
    items += `<li>${label === '' ? '' : `${escaped(label)}: `}${value === undefined ? listed(parts) : escaped(value)}</li>`;
  }
  return `<ul>${items}</ul>`;
}

/** What is told as XHTML (STU3 narrative.html): a title, and a list of labels with their values. */
export const toXhtml = (title: string, told: readonly Told[]): string =>
  `<div xmlns="${XHTML}" lang="nl" xml:lang="nl"><p><b>${escaped(title)}</b></p>${listed(told)}</div>`;
