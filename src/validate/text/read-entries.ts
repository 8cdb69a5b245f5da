import { isJson, type Json } from '../../fhir/json';
import { keepRead, standInFor, type Unread } from '../walk/stand-in';
import { inTurns } from './in-turns';
import type { Outline, ResourceSpan } from './outline';
import { propertiesIn } from './scan-json';

/** Ends the reading of a text of which a resource proved to be no JSON. */
export class BrokenText extends Error {}

const lengthOf = ({ start, end }: ResourceSpan): number => end - start;

/** So many values that many resources have in common are remembered. */
const MOST_SHARED = 2_000;

/** The resources of a Bundle, each read from the text when it is asked for. */
export class Entries {
  /** The Bundle, with what stands for its resources. */
  readonly bundle: Json;
  /** Characters of resources read so far. */
  read = 0;
  readonly #text: string;
  /** How many properties the objects of the text have, were it read as a whole. */
  readonly #properties: number;
  readonly #spans: readonly ResourceSpan[];
  readonly #unread: readonly UnreadResource[];
  /** How many the objects have that were read. */
  #found: number;
  #isBroken = false;
  #shared = new Map<string, unknown>();
  /** Those that are at hand, in the order in which they were read. */
  #atHand: UnreadResource[] = [];
  #size = 0;

  /** @throws {SyntaxError} When the text beside its resources is no JSON. */
  constructor(text: string, outline: Outline) {
    this.#text = text;
    this.#properties = outline.scan.properties;
    this.#spans = outline.all;
    const bundle: unknown = JSON.parse(outline.text);
    this.#found = propertiesIn(bundle);
    this.bundle = isJson(bundle) ? bundle : {};
    const entries = this.bundle.entry as readonly { resource: Json }[];
    this.#unread = (outline.entries ?? []).flatMap((span, at) => {
      const entry = entries[at];
      if (span === undefined || entry === undefined) return [];
      const unread = new UnreadResource(this, span);
      entry.resource = unread.standIn;
      return [unread];
    });
  }

  /** The value of a piece of the text. */
  valueAt(start: number, end: number): unknown {
    return start < 0 ? undefined : this.#valueOf(this.#text.slice(start, end));
  }

  /** The same of a piece that many resources have in common. */
  sharedAt(start: number, end: number): unknown {
    if (start < 0) return undefined;
    const piece = this.#text.slice(start, end);
    const known = this.#shared.get(piece);
    if (known !== undefined) return known;
    const value = this.#valueOf(piece);
    // A map that is cleared is held by what it held before, until there is a full collection of garbage.
    if (this.#shared.size >= MOST_SHARED) this.#shared = new Map();
    this.#shared.set(piece, value);
    return value;
  }

  #valueOf(piece: string): unknown {
    try {
      return JSON.parse(piece);
    } catch {
      this.#isBroken = true;
      throw new BrokenText();
    }
  }

  /** Reads a resource, or gives what is still at hand of it. */
  resourceOf(unread: UnreadResource): Json {
    if (unread.atHand) {
      unread.isAsked = true;
      return unread.atHand;
    }
    const { span } = unread;
    // What starts with a brace and is JSON is an object.
    const resource = this.valueAt(span.start, span.end) as Json;
    keepRead(resource, unread.standIn);
    this.read += lengthOf(span);
    if (!unread.wasRead) this.#found += propertiesIn(resource);
    unread.wasRead = true;
    unread.atHand = resource;
    this.#atHand.push(unread);
    this.#size += lengthOf(span);
    if (this.#size > 2 * inTurns.held) this.#forget(unread);
    return resource;
  }

  /** Forgets what was read first, and not asked for since it was last spared. */
  #forget(but: UnreadResource): void {
    const kept: UnreadResource[] = [];
    for (const unread of this.#atHand) {
      const isSpared = unread.isAsked || unread === but;
      unread.isAsked = false;
      if (this.#size <= inTurns.held || isSpared) kept.push(unread);
      else {
        unread.atHand = undefined;
        this.#size -= lengthOf(unread.span);
      }
    }
    this.#atHand = kept;
  }

  /** Whether all of the text is JSON; reads what nobody has asked for. */
  areJson(): boolean {
    try {
      for (const unread of this.#unread) if (!unread.wasRead) this.resourceOf(unread);
      // Of a property that is given twice the first as well.
      if (this.#spans.length > this.#unread.length) {
        const last = new Set(this.#unread.map(({ span }) => span));
        for (const span of this.#spans) if (!last.has(span)) this.valueAt(span.start, span.end);
      }
    } catch (error) {
      if (!(error instanceof BrokenText)) throw error;
    }
    return !this.#isBroken;
  }

  /** Whether some object has a property twice; known when all is read. */
  get repeat(): boolean {
    return this.#found !== this.#properties;
  }
}

/** A resource in an entry, by its place in the text. */
class UnreadResource implements Unread {
  readonly standIn: Json = standInFor(this);
  wasRead = false;
  atHand: Json | undefined;
  isAsked = false;

  constructor(
    readonly entries: Entries,
    readonly span: ResourceSpan,
  ) {}

  get resourceType(): unknown {
    if (this.atHand) return this.atHand.resourceType;
    const { typeStart, typeEnd } = this.span;
    return this.entries.sharedAt(typeStart, typeEnd);
  }

  get id(): unknown {
    if (this.atHand) return this.atHand.id;
    const { idStart, idEnd } = this.span;
    return this.entries.valueAt(idStart, idEnd);
  }

  get meta(): unknown {
    if (this.atHand) return this.atHand.meta;
    const { metaStart, metaEnd } = this.span;
    return this.entries.sharedAt(metaStart, metaEnd);
  }

  read(): Json {
    return this.entries.resourceOf(this);
  }
}
