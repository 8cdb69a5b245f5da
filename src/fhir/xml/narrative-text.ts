import { SaxesParser } from './saxes-parser';

/** Elements that run on within a line; around all others there is a blank. */
const WITHIN = new Set([
  'a',
  'abbr',
  'b',
  'bdo',
  'big',
  'cite',
  'code',
  'em',
  'i',
  'q',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'tt',
  'var',
]);

/** The words of `Narrative.div`, without its markup; undefined for what is not well-formed, or holds none. */
export function narrativeText(div: string): string | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let words = '';
  const fail = () => {
    throw new Error('no narrative');
  };
  const edge = ({ local }: { readonly local: string }): void => {
    if (!WITHIN.has(local)) words += ' ';
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('opentag', edge);
  parser.on('closetag', edge);
  parser.on('text', (text) => {
    words += text;
  });
  parser.on('cdata', (text) => {
    words += text;
  });
  try {
    parser.write(div).close();
  } catch {
    return undefined;
  }
  const told = words.replace(/\s+/g, ' ').trim();
  return told === '' ? undefined : told;
}
