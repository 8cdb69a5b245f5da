import { escapeAttribute, escapeContent } from './escape';
import { XHTML } from './namespaces';
import { SaxesParser } from './saxes-parser';

/**
 * Tells whether a text is what `Narrative.div` holds: one well-formed `div` in the XHTML namespace that stands on its own,
 * so that it may be copied into XML as it is.
 *
 * @param maxDepth Deepest nesting of elements in it.
 */
export function isNarrativeDiv(text: string, maxDepth: number): boolean {
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let depth = 0;
  let sound = text.startsWith('<') && text.endsWith('>');
  const fail = () => {
    throw new Error('no narrative');
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('xmldecl', fail);
  parser.on('processinginstruction', fail);
  parser.on('opentag', ({ local, uri }) => {
    if (depth === 0 && (local !== 'div' || uri !== XHTML)) sound = false;
    depth++;
    if (depth > maxDepth) fail();
  });
  parser.on('closetag', () => {
    depth--;
  });
  try {
    parser.write(text).close();
  } catch {
    return false;
  }
  return sound;
}

/** The part of a tag that a narrative is rewritten from. */
export interface NarrativeTag {
  readonly local: string;
  readonly prefix: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, NarrativeAttribute>>;
}

interface NarrativeAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly uri: string;
  readonly value: string;
}

/** Takes the narrative out of a document as text that stands on its own, as FHIR JSON wants it. */
export interface NarrativeWriter {
  open(tag: NarrativeTag): void;
  text(text: string): void;
  /** Something stood here that the text does without: a processing instruction, the marks of a CDATA section. */
  leaveOut(): void;
  /** True when the div itself ends. */
  close(): boolean;
  /**
   * The text: as it stood in the document, or, when it needs a namespace that is declared outside of it or
   * holds what the text does without, written anew.
   *
   * @param source The div from its first to its last character.
   */
  result(source: string): string;
}

/** Follows a div from its opening tag on. */
export function narrativeWriter(): NarrativeWriter {
  const open: { readonly name: string; readonly uri: string }[] = [];
  let asItStood = true;
  let written = '';
  let empty = false;

  function attributesOf(tag: NarrativeTag): string {
    let text = '';
    const declared = new Set<string>();
    for (const { name, prefix, uri, value } of Object.values(tag.attributes)) {
      if (name === 'xmlns' || prefix === 'xmlns') continue;
      if (prefix !== '' && prefix !== 'xml') {
        asItStood = false;
        if (!declared.has(prefix)) text += ` xmlns:${prefix}="${escapeAttribute(uri) ?? ''}"`;
        declared.add(prefix);
      }
      text += ` ${name}="${escapeAttribute(value) ?? ''}"`;
    }
    return text;
  }

  return {
    open(tag) {
      if (tag.prefix !== '' || (open.length === 0 && !tag.attributes.xmlns)) asItStood = false;
      const namespace = open.at(-1)?.uri === tag.uri ? '' : ` xmlns="${escapeAttribute(tag.uri) ?? ''}"`;
      open.push({ name: tag.local, uri: tag.uri });
      written += `${empty ? '>' : ''}<${tag.local}${namespace}${attributesOf(tag)}`;
      empty = true;
    },
    text(text) {
      written += `${empty ? '>' : ''}${escapeContent(text)}`;
      empty = false;
    },
    leaveOut() {
      asItStood = false;
    },
    close() {
      const tag = open.pop();
      written += empty ? '/>' : `</${tag?.name}>`;
      empty = false;
      return open.length === 0;
    },
    result: (source) => (asItStood ? source : written),
  };
}
