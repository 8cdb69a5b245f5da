import { SaxesParser } from 'saxes';
import { note } from '../walk/run';
import { containedIn } from '../walk/scope';
import type { Check } from './checks';
import { narrativeAttributes, narrativeElements } from './narrative-markup';

const XHTML = 'http://www.w3.org/1999/xhtml';

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
  if (name.startsWith('xmlns:')) return undefined;
  // XHTML tells capitals apart, so one list is enough to refuse onclick and onClick.
  if (!narrativeAttributes.has(name)) return { rule: 'narrative-unsafe', what: `@${plainName(name)}` };
  if ((name === 'href' || name === 'src') && UNSAFE_URL.test(value)) {
    return { rule: 'narrative-unsafe', what: `@${name}` };
  }
  if (name === 'style' && UNSAFE_STYLE.test(value)) return { rule: 'narrative-unsafe', what: '@style' };
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
  const onText = (text: string): void => {
    if (depth > 0 && text.trim() !== '') content = true;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > MAX_DEPTH) fail('narrative-form', 'it is nested too deep');
    if (depth === 1 && tag.name !== 'div') fail('narrative-form', 'the outermost element is no div');
    if (depth === 1 && tag.attributes.xmlns !== XHTML) fail('narrative-form', 'the XHTML namespace is missing');
    if (tag.name === 'img') content = true;
    const source = tag.attributes.src;
    if (source?.startsWith('#') && !hasContained(source.slice(1)))
      fail('narrative-form', 'an image points to nothing contained');
    if (!narrativeElements.has(tag.name)) fail('narrative-unsafe', `<${plainName(tag.name)}>`);
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
export const narrativeCheck: Check = (at) => {
  const { value } = at;
  if (typeof value !== 'string') return;
  const fault = narrativeFault(value, (id) => containedIn(at.scope, id) !== undefined);
  if (!fault) return;
  note(at, fault.rule, { found: fault.what, reason: fault.what });
};
