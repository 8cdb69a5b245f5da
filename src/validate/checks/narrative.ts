import { SaxesParser } from 'saxes';
import { note } from '../walk/run';
import { containedIn } from '../walk/scope';
import type { Check } from './checks';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** txt-1, txt-2: basic formatting of HTML 4.0 chapters 7–11 (but section 4 of 9) and 15, links and images. */
const ELEMENTS = new Set(
  ['p', 'br', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'a', 'span', 'b', 'em', 'i', 'strong', 'small', 'big', 'tt']
    .concat(['dfn', 'q', 'var', 'abbr', 'acronym', 'cite', 'blockquote', 'hr', 'address', 'bdo', 'kbd', 'sub', 'sup'])
    .concat(['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'table', 'caption', 'colgroup', 'col', 'thead', 'tr', 'tfoot'])
    .concat([
      'tbody',
      'th',
      'td',
      'code',
      'samp',
      'img',
      'map',
      'area',
      'ins',
      'del',
      's',
      'strike',
      'u',
      'font',
      'center',
    ]),
);

const ATTRIBUTES = new Set(
  [
    'title',
    'style',
    'class',
    'id',
    'lang',
    'xml:lang',
    'dir',
    'accesskey',
    'tabindex',
    'span',
    'width',
    'align',
    'valign',
  ]
    .concat([
      'char',
      'charoff',
      'abbr',
      'axis',
      'headers',
      'scope',
      'rowspan',
      'colspan',
      'xmlns',
      'href',
      'name',
      'src',
    ])
    .concat([
      'alt',
      'height',
      'border',
      'cellpadding',
      'cellspacing',
      'summary',
      'frame',
      'rules',
      'type',
      'charset',
      'rel',
    ])
    .concat(['rev', 'hreflang', 'shape', 'coords', 'usemap', 'ismap', 'longdesc', 'cite', 'datetime', 'value', 'start'])
    .concat(['compact', 'clear', 'size', 'color', 'face', 'nowrap', 'bgcolor', 'noshade', 'hspace', 'vspace', 'target'])
    .concat(['xml:space', 'nohref', 'background', 'link', 'vlink', 'alink', 'text', 'data']),
);

const UNSAFE_URL = /^\s*(?:javascript|vbscript|data:text\/html)/i;
const UNSAFE_STYLE = /expression\s*\(|url\s*\(|@import|behaviou?r\s*:|javascript:/i;

const MAX_DEPTH = 100;

/** Ends the reading at the first fault. */
const STOP = new Error('narrative fault');

/** What a narrative may not hold; the name of the element or attribute, never its content. */
interface Fault {
  readonly rule: 'narrative-unsafe' | 'narrative-form';
  readonly what: string;
}

const plainName = (name: string): string => name.replace(/[^A-Za-z0-9:-]/g, '?').slice(0, 30);

function attributeFault(name: string, value: string): Fault | undefined {
  const lower = name.toLowerCase();
  if (lower.startsWith('xmlns:')) return undefined;
  if (lower.startsWith('on') || !ATTRIBUTES.has(lower))
    return { rule: 'narrative-unsafe', what: `@${plainName(name)}` };
  if ((lower === 'href' || lower === 'src') && UNSAFE_URL.test(value)) {
    return { rule: 'narrative-unsafe', what: `@${lower}` };
  }
  if (lower === 'style' && UNSAFE_STYLE.test(value)) return { rule: 'narrative-unsafe', what: '@style' };
  return undefined;
}

/**
 * Reads a narrative and tells what is wrong with it first.
 *
 * @param hasContained Whether an image at `#id` is there: it shows a contained resource (STU3 narrative.html#id).
 */
export function narrativeFault(xhtml: string, hasContained: (id: string) => boolean): Fault | undefined {
  let fault: Fault | undefined;
  let depth = 0;
  let content = false;
  const fail = (rule: Fault['rule'], what: string): void => {
    fault ??= { rule, what };
    throw STOP;
  };
  // Only the root's namespace matters, and looking names up in nested ones takes time that grows with the square.
  const parser = new SaxesParser();
  parser.on('error', () => fail('narrative-form', 'it is not well-formed'));
  parser.on('doctype', () => fail('narrative-unsafe', 'DOCTYPE'));
  parser.on('processinginstruction', () => fail('narrative-unsafe', '<?'));
  parser.on('text', (text) => {
    if (depth > 0 && text.trim() !== '') content = true;
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > MAX_DEPTH) fail('narrative-form', 'it is nested too deep');
    if (depth === 1 && tag.name !== 'div') fail('narrative-form', 'the outermost element is no div');
    if (depth === 1 && tag.attributes.xmlns !== XHTML) fail('narrative-form', 'the XHTML namespace is missing');
    if (tag.name === 'img') content = true;
    const source = tag.attributes.src;
    if (source?.startsWith('#') && !hasContained(source.slice(1)))
      fail('narrative-form', 'an image points to nothing contained');
    if (!ELEMENTS.has(tag.name)) fail('narrative-unsafe', `<${plainName(tag.name)}>`);
    for (const [name, value] of Object.entries(tag.attributes)) {
      const found = attributeFault(name, value);
      if (found) fail(found.rule, found.what);
    }
  });
  parser.on('closetag', () => {
    depth--;
  });
  try {
    parser.write(xhtml).close();
  } catch {
    fault ??= { rule: 'narrative-form', what: 'it is not well-formed' };
  }
  if (!fault && !content) return { rule: 'narrative-form', what: 'it has no content' };
  return fault;
}

/** The check of Narrative.div. */
export const narrativeCheck: Check = ({ value, frame, scope, run }) => {
  if (typeof value !== 'string') return;
  const fault = narrativeFault(value, (id) => containedIn(scope, id) !== undefined);
  if (!fault) return;
  note(run, fault.rule, frame, scope, { found: fault.what, reason: fault.what });
};
