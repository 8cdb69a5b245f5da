import { narrativeElements } from './narrative-markup';

const START = '<div xmlns="http://www.w3.org/1999/xhtml"';

/** What fetches or runs takes a bracket, an `@` or an escape, but for these. */
const isPlainStyle = (style: string): boolean => /^[\w :;,.%#-]*$/.test(style) && !/behaviou?r|javascript/i.test(style);

/** Leads out of the narrative by a scheme that runs nothing. */
const isPlainLink = (url: string): boolean => /^(?:https?|mailto|tel):/.test(url);

/** Attributes that lead nowhere and fetch nothing, whatever their value or where their value is so. */
const plainAttributes: readonly { readonly name: string; readonly isPlain?: (value: string) => boolean }[] = [
  { name: 'style', isPlain: isPlainStyle },
  { name: 'href', isPlain: isPlainLink },
  ...['title', 'colspan', 'rowspan', 'lang', 'xml:lang', 'class', 'id', 'border'].map((name) => ({ name })),
];

/** Which of these begins at a place; -1 where none does. */
function attributeAt(xhtml: string, at: number): number {
  for (let place = 0; place < plainAttributes.length; place++) {
    const { name = '' } = plainAttributes[place] ?? {};
    if (xhtml.startsWith(name, at) && xhtml.startsWith('="', at + name.length)) return place;
  }
  return -1;
}

const entities: readonly string[] = ['&amp;', '&lt;', '&gt;', '&quot;', '&apos;'];

const MAX_DEPTH = 100;

const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;

/** Letters and digits of an element's name; any other name is none of a plain narrative. */
function nameEnd(xhtml: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = xhtml.charCodeAt(at);
    if (!((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57))) return at;
    at++;
  }
}

/** The end of the attributes of a tag, each once and plain, where `>` or `/>` stands; -1 when they are not. */
function attributesEnd(xhtml: string, from: number): number {
  let at = from;
  let seen = 0;
  while (xhtml.charCodeAt(at) === 32) {
    at++;
    if (xhtml.charCodeAt(at) === SLASH) return at;
    const place = attributeAt(xhtml, at);
    const attribute = plainAttributes[place];
    if (attribute === undefined || (seen & (1 << place)) !== 0) return -1;
    seen |= 1 << place;
    const { name, isPlain } = attribute;
    at += name.length + 2;
    const start = at;
    for (let unit = xhtml.charCodeAt(at); unit !== 34; unit = xhtml.charCodeAt(++at)) {
      if (!(unit >= 32 && unit < 0xd800) || unit === LESS || unit === AMPERSAND) return -1;
    }
    if (isPlain && !isPlain(xhtml.slice(start, at))) return -1;
    at++;
  }
  return at;
}

/**
 * Whether a narrative is one that nothing is wrong with, told without reading it as XML: a `div` with plain elements that are
 * closed as they were opened, plain attributes, and some text. What it says no to may be right all the same.
 */
export function isPlainNarrative(xhtml: string): boolean {
  if (!xhtml.startsWith(START)) return false;
  const open: string[] = ['div'];
  let content = false;
  let at = attributesEnd(xhtml, START.length);
  if (xhtml.charCodeAt(at) !== GREATER) return false;
  at++;
  const { length } = xhtml;
  while (at < length) {
    const unit = xhtml.charCodeAt(at);
    if (unit === LESS) {
      const isEnd = xhtml.charCodeAt(at + 1) === SLASH;
      const from = isEnd ? at + 2 : at + 1;
      const end = nameEnd(xhtml, from);
      const name = xhtml.slice(from, end);
      if (isEnd) {
        if (open.pop() !== name || xhtml.charCodeAt(end) !== GREATER) return false;
        at = end + 1;
        if (open.length === 0) return content && at === length;
        continue;
      }
      // What an image shows may not be there.
      if (name === 'img' || !narrativeElements.has(name)) return false;
      const behind = attributesEnd(xhtml, end);
      const isEmpty = xhtml.charCodeAt(behind) === SLASH;
      if (behind < 0 || xhtml.charCodeAt(isEmpty ? behind + 1 : behind) !== GREATER) return false;
      at = behind + (isEmpty ? 2 : 1);
      if (!isEmpty && open.push(name) > MAX_DEPTH) return false;
    } else if (unit === AMPERSAND) {
      const entity = entities.find((one) => xhtml.startsWith(one, at));
      if (entity === undefined) return false;
      content = true;
      at += entity.length;
    } else {
      // `]]>` is the one thing a text may not hold.
      if (unit === GREATER || unit >= 0xd800 || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13)) return false;
      if (unit > 32 && unit < 127) content = true;
      at++;
    }
  }
  return false;
}
