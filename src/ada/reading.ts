import type { Language } from '../bgz/define/language';
import { say, type Words } from '../bgz/words/say';
import { shownId } from '../terminology/shown-id';
import type { MendedKind } from '../zib';
import { type AdaElement, attribute, pathOf } from './element';
import type { AdaIssue, AdaIssueCode, AdaMended, AdaNotRead } from './result';

/** A record, or a part of one, while it is being filled. The zib schemas judge it afterwards. */
export type Draft = Record<string, unknown>;

/** What one reading of an instance knows and collects. */
export interface Reading {
  /** The day T stands for, YYYY-MM-DD. */
  readonly today: string;
  /** Of everything that is said of the instance. */
  readonly language: Language;
  readonly issues: AdaIssue[];
  readonly notRead: AdaNotRead[];
  readonly mended: AdaMended[];
  /** Blocks that can be referred to, by element name and XML id. */
  readonly blocks: ReadonlyMap<string, AdaElement>;
  /** Building blocks some record holds. */
  readonly embedded: Set<AdaElement>;
  /** What building blocks were read to: a block is read, and its problems are reported, once. */
  readonly known: Map<AdaElement, Draft>;
  /** What the elements of records of the patient were read to, and that of the patient. */
  readonly records: Map<AdaElement, readonly Draft[]>;
  /** Which element gave a property of a draft or a place in a list; brings a schema issue back to the file. */
  readonly origins: WeakMap<object, Map<string, AdaElement>>;
  /** How many blocks without a key of their own there were, by element name. */
  readonly unkeyed: Map<string, number>;
}

const key = (name: string, id: string) => `${name} ${id}`;

/** Starts a reading: finds everything that can be referred to, wherever it stands in the instance. */
export function startReading(root: AdaElement, today: string, language: Language): Reading {
  const blocks = new Map<string, AdaElement>();
  const reading: Reading = {
    today,
    language,
    issues: [],
    notRead: [],
    mended: [],
    blocks,
    embedded: new Set(),
    known: new Map(),
    records: new Map(),
    origins: new WeakMap(),
    unkeyed: new Map(),
  };
  const visit = (element: AdaElement): void => {
    const id = attribute(element, 'id');
    if (id !== undefined) {
      if (blocks.has(key(element.name, id)))
        reportIssue(reading, 'duplicate-id', element, {
          text: 'Found an id another {element} has, allowed is one of its own.',
          values: { element: element.name },
        });
      else blocks.set(key(element.name, id), element);
    }
    element.children.forEach(visit);
  };
  visit(root);
  return reading;
}

/** The block of that element name and XML id. */
export function findBlock(reading: Reading, name: string, id: string): AdaElement | undefined {
  return reading.blocks.get(key(name, id));
}

export function reportIssue(reading: Reading, code: AdaIssueCode, element: AdaElement, words: Words): void {
  const record = nearestId(element);
  reading.issues.push({
    code,
    path: pathOf(element),
    line: element.line,
    ...(record !== undefined && { record }),
    message: say(words, reading.language),
  });
}

/** The id of the element or of the nearest one around it that has an id. */
export function nearestId(element: AdaElement): string | undefined {
  const id = attribute(element, 'id');
  if (id !== undefined) return shownId(id);
  return element.parent === undefined ? undefined : nearestId(element.parent);
}

/** Notes that a value was written in another form than it is kept in. */
export function noteMended(reading: Reading, element: AdaElement, what: MendedKind, attributeName?: string): void {
  const path = attributeName === undefined ? pathOf(element) : `${pathOf(element)}/@${attributeName}`;
  reading.mended.push({ path, line: element.line, what });
}

/** The text of an attribute as the records keep it; what had to be mended for that is noted. */
export function content(element: AdaElement, name: string, reading: Reading): string | undefined {
  const text = attribute(element, name);
  if (text !== element.attributes[name])
    noteMended(reading, element, text === undefined ? 'blank-text' : 'outer-blanks', name);
  return text;
}

export function reportUnknown(reading: Reading, element: AdaElement): void {
  const where = element.parent?.name ?? say('the document', reading.language);
  reportIssue(reading, 'unknown-element', element, {
    text: 'Found an element that ADA does not know in {element}.',
    values: { element: where },
  });
}

/** Notes that the records do not hold this element, or one attribute of it. */
export function leaveOut(reading: Reading, element: AdaElement, why: Words, attributeName?: string): void {
  const id = attribute(element, 'id');
  const path = attributeName === undefined ? pathOf(element) : `${pathOf(element)}/@${attributeName}`;
  const reason = say(why, reading.language);
  reading.notRead.push({ path, line: element.line, ...(id !== undefined && { id }), reason });
}

/** Notes which element gave a property of a draft. The first one stays: it is where the value began. */
export function noteOrigin(reading: Reading, draft: object, property: string, element: AdaElement): void {
  const origins = reading.origins.get(draft) ?? new Map<string, AdaElement>();
  if (!origins.has(property)) origins.set(property, element);
  reading.origins.set(draft, origins);
}

/** A key for a block that has none: its element name and its place among those of that name, from 1. */
export function positionalId(reading: Reading, element: AdaElement): string {
  const place = (reading.unkeyed.get(element.name) ?? 0) + 1;
  reading.unkeyed.set(element.name, place);
  return `${element.name}-${place}`;
}
