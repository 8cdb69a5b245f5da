import { SaxesParser } from 'saxes';
import type { Phrase } from '../../fhir/phrase';
import type { RuleFault } from '../rules';
import { saidOfNarratives } from '../rules/phrases';
import { noteFault } from '../walk/run';
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
type Fault = RuleFault<'narrative-unsafe' | 'narrative-form'>;

const unsafe = (found: string): Fault => ({ rule: 'narrative-unsafe', parameters: { found } });
const malformed = (reason: Phrase): Fault => ({ rule: 'narrative-form', parameters: { reason } });

const plainName = (name: string): string => name.replace(/[^A-Za-z0-9:-]/g, '?').slice(0, 30);

function attributeFault(name: string, value: string): Fault | undefined {
  if (name.startsWith('xmlns:')) return undefined;
  // XHTML tells capitals apart, so one list is enough to refuse onclick and onClick.
  if (!narrativeAttributes.has(name)) return unsafe(`@${plainName(name)}`);
  if ((name === 'href' || name === 'src') && UNSAFE_URL.test(value)) {
    return unsafe(`@${name}`);
  }
  if (name === 'style' && UNSAFE_STYLE.test(value)) return unsafe('@style');
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
  const fail = (found: Fault): void => {
    fault ??= found;
    throw STOP;
  };
  // Only the root's namespace matters, and looking names up in nested ones takes time that grows with the square.
  const parser = new SaxesParser();
  parser.on('error', () => fail(malformed(saidOfNarratives.notWellFormed)));
  parser.on('doctype', () => fail(unsafe('DOCTYPE')));
  parser.on('processinginstruction', () => fail(unsafe('<?')));
  const onText = (text: string): void => {
    if (depth > 0 && text.trim() !== '') content = true;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > MAX_DEPTH) fail(malformed(saidOfNarratives.tooDeep));
    if (depth === 1 && tag.name !== 'div') fail(malformed(saidOfNarratives.noDiv));
    if (depth === 1 && tag.attributes.xmlns !== XHTML) fail(malformed(saidOfNarratives.noNamespace));
    if (tag.name === 'img') content = true;
    const source = tag.attributes.src;
    if (source?.startsWith('#') && !hasContained(source.slice(1))) fail(malformed(saidOfNarratives.imageOfNothing));
    if (!narrativeElements.has(tag.name)) fail(unsafe(`<${plainName(tag.name)}>`));
    for (const [name, value] of Object.entries(tag.attributes)) {
      const found = attributeFault(name, value);
      if (found) fail(found);
    }
  });
  parser.on('closetag', () => {
    depth--;
  });
  try {
    parser.write(xhtml).close();
  } catch {
    fault ??= malformed(saidOfNarratives.notWellFormed);
  }
  if (!fault && !content) return malformed(saidOfNarratives.noContent);
  return fault;
}

/** The check of Narrative.div. */
export const narrativeCheck: Check = (at) => {
  const { value } = at;
  if (typeof value !== 'string') return;
  const fault = narrativeFault(value, (id) => containedIn(at.scope, id) !== undefined);
  if (!fault) return;
  noteFault(at, fault);
};
