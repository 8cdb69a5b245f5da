import { stringEnd } from '../../fhir/json-positions';
import { type JsonScan, type ScanLimits, type Scanning, scanOn, startScan } from './scan-json';

/** Where the resource of an entry stands, and where in it what others ask of it; -1 for what is not there. */
export interface ResourceSpan {
  start: number;
  end: number;
  typeStart: number;
  typeEnd: number;
  idStart: number;
  idEnd: number;
  metaStart: number;
  metaEnd: number;
}

/** A JSON text of a Bundle without the resources in its entries. */
export interface Outline {
  readonly scan: JsonScan;
  /** The text with null in place of each resource. */
  readonly text: string;
  /** For each entry its resource, where it has one; undefined where `entry` is no list. */
  readonly entries: readonly (ResourceSpan | undefined)[] | undefined;
  /** All that were left out: of a property that is given twice the last counts, and each must be JSON. */
  readonly all: readonly ResourceSpan[];
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Ends the reading of a text that is not of the form, or goes beyond a limit. */
class NoOutline extends Error {}

const spanFrom = (start: number): ResourceSpan => ({
  start,
  end: start,
  typeStart: -1,
  typeEnd: -1,
  idStart: -1,
  idEnd: -1,
  metaStart: -1,
  metaEnd: -1,
});

/** Reads a text down to the properties of the resources in the entries; what is in those is only counted through. */
class Outliner {
  readonly scan: Scanning = startScan();
  readonly all: ResourceSpan[] = [];
  entries: (ResourceSpan | undefined)[] | undefined;
  readonly #pieces: string[] = [];
  #copied = 0;

  constructor(
    readonly text: string,
    readonly limits: ScanLimits,
  ) {}

  outline(): Outline {
    const start = this.#skip(0);
    if (this.text.charCodeAt(start) !== OPEN_OBJECT) throw new NoOutline();
    const end = this.#object(start, (name, value) => {
      if (name !== 'entry') return this.#value(value);
      this.entries = undefined;
      return this.text.charCodeAt(value) === OPEN_ARRAY ? this.#entries(value) : this.#value(value);
    });
    if (this.#skip(end) !== this.text.length) throw new NoOutline();
    const text = this.#pieces.join('') + this.text.slice(this.#copied);
    return { scan: this.scan, text, entries: this.entries, all: this.all };
  }

  #entries(start: number): number {
    this.entries = [];
    let at = this.#skip(this.#open(start) + 1);
    if (this.text.charCodeAt(at) === CLOSE_ARRAY) return this.#close(at);
    for (;;) {
      let resource: ResourceSpan | undefined;
      if (this.text.charCodeAt(at) !== OPEN_OBJECT) at = this.#value(at);
      else
        at = this.#object(at, (name, value) => {
          if (name !== 'resource') return this.#value(value);
          resource = this.text.charCodeAt(value) === OPEN_OBJECT ? this.#resource(value) : undefined;
          return resource?.end ?? this.#value(value);
        });
      this.entries.push(resource);
      at = this.#skip(at);
      if (this.text.charCodeAt(at) === CLOSE_ARRAY) return this.#close(at);
      if (this.text.charCodeAt(at) !== COMMA) throw new NoOutline();
      at = this.#skip(at + 1);
    }
  }

  #resource(start: number): ResourceSpan {
    const span = spanFrom(start);
    span.end = this.#object(start, (name, value) => {
      const end = this.#value(value);
      if (name === 'resourceType') [span.typeStart, span.typeEnd] = [value, end];
      else if (name === 'id') [span.idStart, span.idEnd] = [value, end];
      else if (name === 'meta') [span.metaStart, span.metaEnd] = [value, end];
      return end;
    });
    this.#pieces.push(this.text.slice(this.#copied, start), 'null');
    this.#copied = span.end;
    this.all.push(span);
    return span;
  }

  /** Goes through the properties of an object; gives where it ends. */
  #object(start: number, onProperty: (name: string, value: number) => number): number {
    const { text } = this;
    let at = this.#skip(this.#open(start) + 1);
    if (text.charCodeAt(at) === CLOSE_OBJECT) return this.#close(at);
    for (;;) {
      if (text.charCodeAt(at) !== QUOTE) throw new NoOutline();
      const end = stringEnd(text, at);
      const colon = this.#skip(end);
      if (text.charCodeAt(colon) !== COLON) throw new NoOutline();
      this.scan.properties++;
      const written = text.slice(at + 1, end - 1);
      const name = written.includes('\\') ? nameOf(text.slice(at, end)) : written;
      at = this.#skip(onProperty(name, this.#skip(colon + 1)));
      if (text.charCodeAt(at) === CLOSE_OBJECT) return this.#close(at);
      if (text.charCodeAt(at) !== COMMA) throw new NoOutline();
      at = this.#skip(at + 1);
    }
  }

  /** Counts through a value; gives where it ends. */
  #value(start: number): number {
    const { text, scan, limits } = this;
    const first = text.charCodeAt(start);
    if (first === QUOTE) return stringEnd(text, start);
    if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
      const end = scanOn(text, start, text.length, scan, limits, scan.open);
      if (end < 0) throw new NoOutline();
      return end;
    }
    let end = start;
    while (end < text.length && !endsScalar(text.charCodeAt(end))) end++;
    if (end === start) throw new NoOutline();
    scanOn(text, start, end, scan, limits);
    return end;
  }

  #skip(from: number): number {
    let at = from;
    while (isSpace(this.text.charCodeAt(at))) at++;
    return at;
  }

  #open(at: number): number {
    if (scanOn(this.text, at, at + 1, this.scan, this.limits) < 0) throw new NoOutline();
    return at;
  }

  #close(at: number): number {
    this.scan.open--;
    return at + 1;
  }
}

const endsScalar = (code: number): boolean =>
  code === COMMA || code === CLOSE_OBJECT || code === CLOSE_ARRAY || isSpace(code);

function nameOf(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    throw new NoOutline();
  }
}

/**
 * Takes the resources out of the text of a Bundle. Whether what is left and what was taken out is JSON is for others to see: the
 * text is JSON when each of them is.
 *
 * @returns undefined where there is nothing of the kind to take out, the text goes beyond a limit, or is broken as far as this sees.
 */
export function outlineOf(text: string, limits: ScanLimits): Outline | undefined {
  try {
    return new Outliner(text, limits).outline();
  } catch (error) {
    if (error instanceof NoOutline) return undefined;
    throw error;
  }
}
