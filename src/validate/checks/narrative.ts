import type { Json } from '../../fhir/json';
import type { Phrase } from '../../fhir/phrase';
import { SaxesParser } from '../../fhir/xml/saxes-parser';
import type { RuleFault } from '../rules';
import { saidOfNarratives } from '../rules/phrases';
import type { From } from '../walk/cursor';
import { noteFault, type Run } from '../walk/run';
import { containedIn } from '../walk/scope';
import type { Check } from './checks';
import { narrativeAttributes, narrativeElements, toldMarkup } from './narrative-markup';
import { isPlainNarrative } from './plain-narrative';

const XHTML = 'http://www.w3.org/1999/xhtml';

const UNSAFE_URL = /^\s*(?:javascript|vbscript|data:text\/html)/i;
/** A style that fetches is not "internally contained" (txt-1); an image written out in it is. */
const UNSAFE_STYLE =
  /expression\s*\(|image-set\s*\(|url\s*\((?!\s*['"]?data:\s*image\/)|@import|behaviou?r\s*:|javascript:/i;

/** What a browser leaves out of a URL before it looks at the scheme. */
const UNSEEN = /[\t\n\r]|^[^!-\uffff]+/g;

/** A style as it is read: without comments, an escaped character as that character. */
const asRead = (style: string): string =>
  style
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(/\\(?:([\da-fA-F]{1,6})\s?|([^\n]))/g, (_, hex: string | undefined, char: string) => {
      const point = Number.parseInt(hex ?? '', 16);
      return hex === undefined ? char : point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '?';
    });

const MAX_DEPTH = 100;

/** Ends the reading at the first fault. */
const STOP = new Error('narrative fault');

/** What a narrative may not hold; the name of the element or attribute, never its content. */
type Fault = RuleFault<'narrative-unsafe' | 'narrative-form'>;

const unsafe = (found: string): Fault => ({ rule: 'narrative-unsafe', parameters: { found } });
const malformed = (reason: Phrase): Fault => ({ rule: 'narrative-form', parameters: { reason } });

function attributeFault(name: string, value: string): Fault | undefined {
  if (name.startsWith('xmlns:')) return undefined;
  // XHTML tells capitals apart, so one list is enough to refuse onclick and onClick.
  if (!narrativeAttributes.has(name)) return unsafe(`@${toldMarkup(name)}`);
  if ((name === 'href' || name === 'src') && UNSAFE_URL.test(value.replace(UNSEEN, ''))) {
    return unsafe(`@${name}`);
  }
  if (name === 'style' && UNSAFE_STYLE.test(asRead(value))) return unsafe('@style');
  return undefined;
}

/** Deeper than this no resource is looked into. */
const MAX_LEVELS = 200;

/** Adds the ids of the elements in a value, and the anchors of the narratives in it. */
function collectIds(value: unknown, into: Set<string>, level = 0): void {
  if (level > MAX_LEVELS || typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') collectIds(inner, into, level + 1);
    else if (name === 'id') into.add(inner);
    else if (name === 'div') for (const [, id] of inner.matchAll(/\s(?:id|name)="([^"<]*)"/g)) into.add(id ?? '');
  }
}

function idsOf(container: Json, run: Run): ReadonlySet<string> {
  const known = run.anchors.get(container);
  if (known) return known;
  const ids = new Set<string>();
  collectIds(container, ids);
  run.anchors.set(container, ids);
  return ids;
}

/** What an id in a narrative may lead to (STU3 narrative.html#id). */
export interface Anchors {
  /** Whether a resource is contained: an image shows one. */
  readonly contained: (id: string) => boolean;
  /** Whether anything beside the narrative has the id: a link leads to it. */
  readonly anywhere: (id: string) => boolean;
}

/** Reads a narrative and tells what is wrong with it first. */
export function narrativeFault(xhtml: string, anchors: Anchors): Fault | undefined {
  let fault: Fault | undefined;
  const named = new Set<string>();
  const links: string[] = [];
  let depth = 0;
  let content = false;
  const fail = (found: Fault): void => {
    fault ??= found;
    throw STOP;
  };
  // Every namespace that is stated must be that of XHTML, so no name needs looking up in nested ones, which takes time that grows with the square.
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
    if ((depth === 1 || tag.attributes.xmlns !== undefined) && tag.attributes.xmlns !== XHTML)
      fail(malformed(saidOfNarratives.noNamespace));
    if (tag.name === 'img') content = true;
    const source = tag.attributes.src;
    if (source?.startsWith('#') && !anchors.contained(source.slice(1)))
      fail(malformed(saidOfNarratives.imageOfNothing));
    const { id, name, href } = tag.attributes;
    if (id !== undefined) named.add(id);
    if (name !== undefined && tag.name === 'a') named.add(name);
    if (href?.startsWith('#') && href !== '#') links.push(href.slice(1));
    if (!narrativeElements.has(tag.name)) fail(unsafe(`<${toldMarkup(tag.name)}>`));
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
  if (fault) return fault;
  if (!content) return malformed(saidOfNarratives.noContent);
  const leadsNowhere = links.some((link) => !named.has(link) && !anchors.anywhere(link));
  return leadsNowhere ? malformed(saidOfNarratives.linkToNothing) : undefined;
}

function faultOf(value: unknown, { scope, run }: From): Fault | undefined {
  if (typeof value !== 'string') return undefined;
  return narrativeFault(value, {
    contained: (id) => containedIn(scope, id) !== undefined,
    anywhere: (id) => idsOf(scope.container, run).has(id),
  });
}

/** The check of Narrative.div. */
export const narrativeCheck: Check = {
  look: (at) => {
    const fault = faultOf(at.value, at);
    if (fault) noteFault(at, fault);
  },
  passes: (value, _, glance) => {
    if (typeof value !== 'string' || !(value === glance.narrative || isPlainNarrative(value)))
      return faultOf(value, glance) === undefined;
    glance.narrative = value;
    return true;
  },
};
