/** What XML 1.0 does not allow at all, escaped or not: most control characters, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns these into blanks inside an attribute, unless they are written as references.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as it may stand in XML content or in an attribute; characters XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"'\t\n\r]/g, (one) => entities[one] ?? one);
}

/** Attributes as XML text; values may hold anything. */
export const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');

/** Content keeps its line ends as they are; `xmlText` writes them as references, which read badly. */
export const content = (text: string): string => text.split('\n').map(xmlText).join('\n');
