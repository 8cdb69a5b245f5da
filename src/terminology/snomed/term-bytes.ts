import type { Rf2Term, TermLanguage } from './rf2-descriptions';

/**
 * The terms of a concept as bytes, one after the other. A term is a byte of marks, then its length and UTF-8 text; or,
 * for "bradycardia (finding)" after "bradycardia", the place of that earlier term and of the tag, which keeps the fully
 * specified names small. Numbers are seven bits a byte, low first.
 */
const MARKS = { nl: 1, nlPreferred: 2, en: 4, enPreferred: 8, fsn: 16, derived: 32 } as const;

/** A term as the index holds it. */
export interface IndexTerm {
  readonly text: string;
  readonly fsn: boolean;
  /** Whether it is a term in the language. */
  readonly spoken: Readonly<Record<TermLanguage, boolean>>;
  readonly preferred: Readonly<Record<TermLanguage, boolean>>;
}

/** Gives semantic tags a number in the order they come. */
export interface TagTable {
  readonly tags: readonly string[];
  numberOf(tag: string): number;
}

/** An empty table of tags. */
export function tagTable(): TagTable {
  const numbers = new Map<string, number>();
  const tags: string[] = [];
  return {
    tags,
    numberOf(tag) {
      const known = numbers.get(tag);
      if (known !== undefined) return known;
      numbers.set(tag, tags.length);
      return tags.push(tag) - 1;
    },
  };
}

/**
 * The terms of one concept as the index keeps them: per language one preferred synonym and one preferred full name (that
 * of the first reference set that prefers one), and a text that serves both languages once. Preferred comes first, then
 * accepted, then unlisted, each Dutch first; full names come last.
 */
export function indexTerms(terms: readonly Rf2Term[]): IndexTerm[] {
  const merged = new Map<string, IndexTerm & Pick<Rf2Term, 'accepted'>>();
  for (const term of terms) {
    const key = `${term.fsn}${term.text}`;
    const before = merged.get(key);
    merged.set(key, {
      text: term.text,
      fsn: term.fsn,
      spoken: {
        nl: before?.spoken.nl === true || term.spoken[0] === true,
        en: before?.spoken.en === true || term.spoken[1] === true,
      },
      accepted: term.accepted.map((accepted, language) => accepted || before?.accepted[language] === true),
      preferred: {
        nl: before?.preferred.nl === true || isPreferred(term, terms, 0),
        en: before?.preferred.en === true || isPreferred(term, terms, 1),
      },
    });
  }
  return [...merged.values()]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ text, fsn, spoken, preferred }) => ({ text, fsn, spoken, preferred }));
}

function rank({ fsn, spoken, preferred, accepted }: IndexTerm & Pick<Rf2Term, 'accepted'>): number {
  const order = [preferred.nl, preferred.en, accepted[0], accepted[1], spoken.nl, true];
  return (fsn ? order.length : 0) + order.indexOf(true);
}

function isPreferred(term: Rf2Term, terms: readonly Rf2Term[], language: number): boolean {
  const rank = (other: Rf2Term) => other.preferred[language] ?? Number.POSITIVE_INFINITY;
  if (rank(term) === Number.POSITIVE_INFINITY) return false;
  const rivals = terms.filter((other) => other.fsn === term.fsn);
  const first = Math.min(...rivals.map(rank));
  return rivals.find((other) => rank(other) === first) === term;
}

/** Writes the terms of a concept to `target` at `start`, which must have room; gives the end. */
export function writeTerms(terms: readonly IndexTerm[], tags: TagTable, target: Buffer, start: number): number {
  let at = start;
  const writeNumber = (value: number) => {
    for (let rest = value; ; rest >>>= 7) {
      target[at++] = rest > 127 ? (rest & 127) | 128 : rest;
      if (rest <= 127) return;
    }
  };
  terms.forEach((term, place) => {
    const marks =
      (term.spoken.nl ? MARKS.nl : 0) |
      (term.preferred.nl ? MARKS.nlPreferred : 0) |
      (term.spoken.en ? MARKS.en : 0) |
      (term.preferred.en ? MARKS.enPreferred : 0) |
      (term.fsn ? MARKS.fsn : 0);
    const [, stem, tag] = (term.fsn && /^(.+) \(([^()]+)\)$/s.exec(term.text)) || [];
    const base = stem === undefined ? -1 : terms.findIndex((other, before) => before < place && other.text === stem);
    if (base >= 0 && tag !== undefined) {
      target[at++] = marks | MARKS.derived;
      writeNumber(base);
      writeNumber(tags.numberOf(tag));
      return;
    }
    target[at++] = marks;
    writeNumber(Buffer.byteLength(term.text));
    at += target.write(term.text, at);
  });
  return at;
}

/** The most bytes {@link writeTerms} can need. */
export function roomFor(terms: readonly IndexTerm[]): number {
  return terms.reduce((sum, term) => sum + 16 + 3 * term.text.length, 0);
}

/** Reads the terms of a concept; undefined when the bytes are not terms. */
export function readTerms(bytes: Buffer, tags: readonly string[]): IndexTerm[] | undefined {
  const terms: IndexTerm[] = [];
  let at = 0;
  const readNumber = () => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const marks = bytes[at++] ?? 0;
    const first = readNumber();
    let text: string;
    if (marks & MARKS.derived) {
      const stem = terms[first]?.text;
      const tag = tags[readNumber()];
      if (stem === undefined || tag === undefined) return undefined;
      text = `${stem} (${tag})`;
    } else {
      if (at + first > bytes.length) return undefined;
      text = bytes.toString('utf8', at, at + first);
      at += first;
    }
    terms.push({
      text,
      fsn: (marks & MARKS.fsn) !== 0,
      spoken: { nl: (marks & MARKS.nl) !== 0, en: (marks & MARKS.en) !== 0 },
      preferred: { nl: (marks & MARKS.nlPreferred) !== 0, en: (marks & MARKS.enPreferred) !== 0 },
    });
  }
  return terms;
}
