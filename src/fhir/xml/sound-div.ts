const ROOT = '<div xmlns="http://www.w3.org/1999/xhtml"';
const OTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)/;

const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The offset behind a name of small letters, with digits after the first; that of its start when there is none. */
function endOfName(text: string, start: number): number {
  let at = start;
  while (isLetter(text.charCodeAt(at)) || (at > start && isDigit(text.charCodeAt(at)))) at++;
  return at;
}

const LANGUAGE = 'xml:lang';

/** The offset behind the attributes of a tag, each after one blank; undefined where they are written in another way. */
function endOfAttributes(text: string, start: number): number | undefined {
  let at = start;
  const names: string[] = [];
  while (text[at] === ' ') {
    const end = text.startsWith(LANGUAGE, at + 1) ? at + 1 + LANGUAGE.length : endOfName(text, at + 1);
    const name = text.slice(at + 1, end);
    // A namespace is for a reader of XML.
    if (name === '' || name === 'xmlns' || names.includes(name) || !text.startsWith('="', end)) return undefined;
    names.push(name);
    const close = text.indexOf('"', end + 2);
    if (close < 0 || text.slice(end, close).includes('<')) return undefined;
    at = close + 1;
  }
  return at;
}

/**
 * True for a narrative that is certainly well-formed, as nearly all are: one `div` in the XHTML namespace, elements and attributes
 * with plain names, no references but the five of XML. One it says no to may be sound as well: `isNarrativeDiv` reads all of XML,
 * and takes ten times as long.
 *
 * @param text Holds no character that XML cannot hold.
 * @param maxDepth Deepest nesting of elements in it.
 */
export function isSoundDiv(text: string, maxDepth: number): boolean {
  if (!text.startsWith(ROOT) || OTHER_REFERENCE.test(text) || text.includes(']]>')) return false;
  const open: string[] = [];
  let at = 0;
  do {
    if (text[at + 1] === '/') {
      const name = open.pop() ?? '';
      const end = at + 2 + name.length;
      if (!text.startsWith(name, at + 2) || text[end] !== '>') return false;
      at = end + 1;
    } else {
      const name = open.length === 0 ? 'div' : text.slice(at + 1, endOfName(text, at + 1));
      const end = endOfAttributes(text, open.length === 0 ? ROOT.length : at + 1 + name.length);
      if (name === '' || end === undefined || open.length === maxDepth) return false;
      const isEmpty = text[end] === '/';
      at = isEmpty ? end + 2 : end + 1;
      if (text[at - 1] !== '>') return false;
      if (!isEmpty) open.push(name);
    }
    if (open.length === 0) return at === text.length;
    at = text.indexOf('<', at);
  } while (at >= 0);
  return false;
}
