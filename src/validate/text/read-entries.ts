import { isJson, type Json } from '../../fhir/json';
import { keepRead, standInFor, type Unread } from '../walk/stand-in';
import { inTurns } from './in-turns';
import type { Outline, ResourceSpan, Span } from './outline';
import { propertiesIn } from './scan-json';

/** Ends the reading of a text of which a resource proved to be no JSON. */
export class BrokenText extends Error {}

const lengthOf = ({ start, end }: Span): number => end - start;

/** The resources of a Bundle, each read from the text when it is asked for. */
export class Entries {
  /** The Bundle, with what stands for its resources. */
  readonly bundle: Json;
  /** Characters of resources read so far. */
  read = 0;
  readonly #text: string;
  readonly #outline: Outline;
  readonly #unread: readonly UnreadResource[];
  /** How many properties the objects have that were read. */
  #properties: number;
  #isBroken = false;
  /** Those that are at hand, in the order in which they were read; a ring would be no faster. */
  #atHand: UnreadResource[] = [];
  #size = 0;

  /** @throws {SyntaxError} When the text beside its resources is no JSON. */
  constructor(text: string, outline: Outline) {
    this.#text = text;
    this.#outline = outline;
    const bundle: unknown = JSON.parse(outline.text);
    this.#properties = propertiesIn(bundle);
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
  valueAt({ start, end }: Span): unknown {
    if (start < 0) return undefined;
    try {
      return JSON.parse(this.#text.slice(start, end));
    } catch {
      this.#isBroken = true;
      throw new BrokenText();
    }
  }

  /** Reads a resource, or gives what is still at hand of it. */
  resourceOf(unread: UnreadResource): Json {
    if (unread.atHand) return unread.atHand;
    const { span } = unread;
    // What starts with a brace and is JSON is an object.
    const resource = this.valueAt(span) as Json;
    keepRead(resource, unread.standIn);
    this.read += lengthOf(span);
    if (!unread.wasRead) this.#properties += propertiesIn(resource);
    unread.wasRead = true;
    unread.atHand = resource;
    this.#atHand.push(unread);
    this.#size += lengthOf(span);
    if (this.#size > 2 * inTurns.held) this.#forget(unread);
    return resource;
  }

  /** Forgets what was read first. */
  #forget(but: UnreadResource): void {
    const kept: UnreadResource[] = [];
    for (const unread of this.#atHand) {
      if (this.#size <= inTurns.held || unread === but) kept.push(unread);
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
      const { all, entries = [] } = this.#outline;
      // Of a property that is given twice the first as well.
      if (all.length > this.#unread.length) {
        const last = new Set(entries);
        for (const span of all) if (!last.has(span)) this.valueAt(span);
      }
    } catch (error) {
      if (!(error instanceof BrokenText)) throw error;
    }
    return !this.#isBroken;
  }

  /** Whether some object has a property twice; known when all is read. */
  get repeat(): boolean {
    return this.#properties !== this.#outline.scan.properties;
  }
}

/** A resource in an entry, by its place in the text. */
class UnreadResource implements Unread {
  readonly standIn: Json = standInFor(this);
  wasRead = false;
  atHand: Json | undefined;

  constructor(
    readonly entries: Entries,
    readonly span: ResourceSpan,
  ) {}

  get resourceType(): unknown {
    return this.entries.valueAt(this.span.resourceType);
  }

  get id(): unknown {
    return this.entries.valueAt(this.span.id);
  }

  get meta(): unknown {
    return this.entries.valueAt(this.span.meta);
  }

  read(): Json {
    return this.entries.resourceOf(this);
  }
}
