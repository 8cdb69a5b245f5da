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

/** What a `Narrative.div` holds. */
export interface NarrativeText {
  /** Its words, without its markup; empty where it has none. */
  readonly text: string;
  /** Pictures, which words cannot stand for. */
  readonly pictures: number;
}

/** Reads `Narrative.div`; undefined for what is not well-formed. */
export function readNarrative(div: string): NarrativeText | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let words = '';
  let pictures = 0;
  const fail = () => {
    throw new Error('no narrative');
  };
  const begin = (tag: { readonly local: string }): void => {
    if (tag.local === 'img') pictures += 1;
    edge(tag);
  };
  const edge = ({ local }: { readonly local: string }): void => {
    if (!WITHIN.has(local)) words += ' ';
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('opentag', begin);
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
  return { text: words.replace(/\s+/g, ' ').trim(), pictures };
}
