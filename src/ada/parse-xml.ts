import type { Language } from '../bgz/define/language';
import { say, type Words } from '../bgz/words/say';
import { SaxesParser } from '../fhir/xml/saxes-parser';
import type { AdaElement } from './element';
import type { AdaIssue, AdaIssueCode } from './result';

/** What an instance may measure at most; beyond it, it is refused before or while it is parsed. */
export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  /** Of the problem. */
  readonly language: Language;
}

export type XmlResult =
  | { readonly ok: true; readonly root: AdaElement }
  | { readonly ok: false; readonly issue: AdaIssue };

type Stop = (code: AdaIssueCode, line: number, words: Words) => never;

interface Open extends AdaElement {
  readonly children: Open[];
  readonly parent?: Open;
  readonly counts: Map<string, number>;
  attributes: Readonly<Record<string, string>>;
  hasText: boolean;
}

/**
 * Parses XML into a tree of elements. Stops at the first error: what follows it cannot be trusted. A DOCTYPE is refused,
 * so no entity but the five of XML itself is ever expanded and nothing outside the text is ever read.
 */
export function parseXml(xml: unknown, limits: XmlLimits): XmlResult {
  const unparsed = say('The text could not be parsed as XML.', limits.language);
  let issue: AdaIssue = { code: 'malformed-xml', path: '', line: 0, message: unparsed };
  try {
    // An exception is the only way to stop the parser halfway.
    const stop: Stop = (code, line, words) => {
      const message = say(words, limits.language);
      issue = { code, path: '', line, message };
      throw new Error(message);
    };
    return { ok: true, root: parse(checkSize(xml, limits, stop), limits, stop) };
  } catch {
    return { ok: false, issue };
  }
}

function checkSize(xml: unknown, limits: XmlLimits, stop: Stop): string {
  if (typeof xml !== 'string')
    return stop('malformed-xml', 0, {
      text: 'Found {found}, allowed is XML text.',
      values: { found: xml === null ? 'null' : say(`a ${typeof xml}`, limits.language) },
    });
  if (xml.length > limits.maxBytes || Buffer.byteLength(xml) > limits.maxBytes)
    return stop('too-large', 0, {
      text: 'Found more than {most} bytes, the most that is read (option maxBytes).',
      values: { most: String(limits.maxBytes) },
    });
  return xml;
}

/** The parser's words may quote the file after a colon; what comes before it is safe to repeat. */
function safeReason(message: string): string {
  const reason = message.replace(/^\d+:\d+: /, '').split(':')[0] ?? '';
  return reason.replace(/\.$/, '');
}

function parse(xml: string, limits: XmlLimits, stop: Stop): AdaElement {
  const parser = new SaxesParser();
  let root: Open | undefined;
  let current: Open | undefined;
  let depth = 0;

  parser.on('error', (error) =>
    stop('malformed-xml', parser.line, {
      text: 'The XML is not well-formed: {reason}.',
      values: { reason: safeReason(error.message) },
    }),
  );
  parser.on('doctype', () => stop('malformed-xml', parser.line, 'Found a DOCTYPE, allowed is XML without one.'));
  parser.on('opentagstart', ({ name }) => {
    depth += 1;
    if (depth > limits.maxDepth)
      stop('too-large', parser.line, {
        text: 'Found elements nested deeper than {most}, the most that is read.',
        values: { most: String(limits.maxDepth) },
      });
    const element = openElement(name, current, parser.line);
    current?.children.push(element);
    root ??= element;
    current = element;
  });
  parser.on('opentag', ({ attributes }) => {
    if (current) current.attributes = attributes;
  });
  const noteText = (text: string) => {
    if (current && text.trim() !== '') current.hasText = true;
  };
  parser.on('text', noteText);
  parser.on('cdata', noteText);
  parser.on('closetag', () => {
    depth -= 1;
    current = current?.parent;
  });
  parser.write(xml).close();
  return root ?? stop('malformed-xml', 0, 'Found no element, allowed is an adaxml document.');
}

function openElement(name: string, parent: Open | undefined, line: number): Open {
  const position = (parent?.counts.get(name) ?? 0) + 1;
  parent?.counts.set(name, position);
  return { name, attributes: {}, children: [], parent, position, counts: new Map(), hasText: false, line };
}
