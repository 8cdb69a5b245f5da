import { closeSync } from 'node:fs';
import { checkArgument, checkOptions } from '../../options/check-options';
import { numeric, type Rules, required, text } from '../../options/rules';
import { type IdKey, keyOf, namespaceOf } from './id-table';
import { openFile, readStart, unreadable } from './index-file';
import { SAMPLE, type Section, type SnomedCounts } from './index-format';
import { pagedFile } from './pages';
import type { TermLanguage } from './rf2-descriptions';
import { SnomedError } from './snomed-error';
import { type IndexTerm, readTerms } from './term-bytes';

/**
 * A SNOMED CT edition on disk. Codes are texts of digits; any other text is simply not a concept. Every function throws
 * {@link SnomedError} when the file cannot be read any more (`index-corrupt`, `index-truncated`, `index-closed`).
 */
export interface SnomedIndex {
  /** Module id of the edition, for example `11000146104`. */
  readonly edition: string;
  /** Date of the edition as yyyymmdd. */
  readonly version: string;
  readonly counts: SnomedCounts;
  /** Ids of the reference sets, ascending as text. */
  readonly refsets: readonly string[];
  /** Whether the edition has the concept, active or not. */
  has(code: string): boolean;
  /** Whether the edition has the concept and it is active. */
  isActive(code: string): boolean;
  /**
   * Every active Dutch and English term, preferred and Dutch first, then the accepted ones and those that no language
   * reference set lists, full names included; empty for no concept.
   */
  displays(code: string): readonly string[];
  /** The preferred term in a language, or the full name where only that is preferred; undefined when there is none. */
  preferredTerm(code: string, language: TermLanguage): string | undefined;
  /** Whether the concept is `ancestor` itself or below it, as FHIR's `is-a` means. */
  isA(code: string, ancestor: string): boolean;
  /** Whether the concept is an active member of the reference set; false also when the edition has no such set. */
  inRefset(code: string, refset: string): boolean;
  /** Whether the edition has concepts of the namespace of this id; a short id belongs to every edition. */
  holdsNamespaceOf(code: string): boolean;
  /**
   * Reads the whole file once and throws `index-corrupt` when any of it differs from its checksum. Lookups check what they
   * read; this tells beforehand.
   */
  verify(): void;
  /** Closes the file. */
  close(): void;
}

/** How {@link openSnomedIndex} reads. */
export interface OpenSnomedIndexOptions {
  /** The most memory for pages of the file, in MiB; default 16. */
  readonly cacheMiB?: number;
}

const indexRules: Rules<OpenSnomedIndexOptions> = { cacheMiB: numeric(0) };

/**
 * Opens an index written by `buildSnomedIndex`, in milliseconds and without loading it: pages are read when a lookup
 * needs them. The file is opened read-only and may be shared by any number of processes.
 *
 * Throws {@link SnomedError}: `index-unreadable`, `index-foreign`, `index-version`, `index-truncated`, `index-corrupt`.
 *
 * @example const index = openSnomedIndex('./snomed.idx'); index.isA('22298006', '64572001');
 */
export function openSnomedIndex(file: string, options: OpenSnomedIndexOptions = {}): SnomedIndex {
  checkArgument('openSnomedIndex', 'file', file, required(text));
  checkOptions('openSnomedIndex', options, indexRules);
  const descriptor = openFile(file);
  try {
    return indexOf(descriptor, file, options);
  } catch (cause) {
    closeSync(descriptor);
    throw cause instanceof SnomedError ? cause : unreadable(file, cause);
  }
}

function indexOf(descriptor: number, file: string, options: OpenSnomedIndexOptions): SnomedIndex {
  const { header, sections } = readStart(descriptor, file);
  const { counts } = header;
  const startOf = (section: Section) => header.sections[section][0];
  const at = {
    ids: startOf('ids'),
    flags: startOf('flags'),
    parentStarts: startOf('parentStarts'),
    parents: startOf('parents'),
    termStarts: startOf('termStarts'),
    terms: startOf('terms'),
    members: startOf('members'),
  };
  const pages = pagedFile(descriptor, file, sections, Math.max(16, Math.round((options.cacheMiB ?? 16) * 256)));
  // A copy: the page it came from is given up for another.
  const samples = Buffer.from(pages.bytes(startOf('samples'), startOf('samples') + header.sections.samples[1]));
  // One code is asked several things in a row: is it active, is it in the set, what is it called.
  const last: { found?: { code: string; concept: number }; terms?: { concept: number; read: IndexTerm[] } } = {};
  let closed = false;

  const corrupt = (what: string) =>
    new SnomedError('index-corrupt', `${file} has ${what}; build the index again.`, { file });

  /** The number of a concept, -1 when the edition does not have it. */
  function find(code: string): number {
    if (closed) throw new SnomedError('index-closed', `${file} was closed.`, { file });
    if (last.found?.code === code) return last.found.concept;
    const key = keyOf(code);
    const concept = key === undefined ? -1 : search(key);
    last.found = { code, concept };
    return concept;
  }

  function search(key: IdKey): number {
    let low = 0;
    let high = samples.length / 8;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = samples.readUInt32LE(8 * middle) - key.hi || samples.readUInt32LE(8 * middle + 4) - key.lo;
      if (order > 0) high = middle;
      else low = middle + 1;
    }
    high = Math.min(counts.concepts, low * SAMPLE);
    low = (low - 1) * SAMPLE;
    if (low < 0) return -1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = pages.uint32(at.ids + 8 * middle) - key.hi || pages.uint32(at.ids + 8 * middle + 4) - key.lo;
      if (order === 0) return middle;
      if (order > 0) high = middle;
      else low = middle + 1;
    }
    return -1;
  }

  function termsOf(code: string): readonly IndexTerm[] {
    const concept = find(code);
    if (concept < 0) return [];
    if (concept === last.terms?.concept) return last.terms.read;
    const start = pages.uint32(at.termStarts + 4 * concept);
    const end = pages.uint32(at.termStarts + 4 * concept + 4);
    const terms = readTerms(pages.bytes(at.terms + start, at.terms + end), header.tags);
    if (terms === undefined) throw corrupt('terms that do not read');
    last.terms = { concept, read: terms };
    return terms;
  }

  function isA(code: string, ancestor: string): boolean {
    const target = find(ancestor);
    const from = find(code);
    if (target < 0 || from < 0) return false;
    if (target === from) return true;
    const seen = new Set([from]);
    for (const concept of seen) {
      const end = pages.uint32(at.parentStarts + 4 * concept + 4);
      for (let place = pages.uint32(at.parentStarts + 4 * concept); place < end; place++) {
        const parent = pages.uint32(at.parents + 4 * place);
        if (parent === target) return true;
        if (parent >= counts.concepts) throw corrupt('a parent that is no concept');
        seen.add(parent);
      }
    }
    return false;
  }

  function inRefset(code: string, refset: string): boolean {
    const concept = find(code);
    const place = Object.hasOwn(header.refsets, refset) ? header.refsets[refset] : undefined;
    if (concept < 0 || place === undefined) return false;
    let low = place[0];
    let high = place[0] + place[1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const member = pages.uint32(at.members + 4 * middle);
      if (member === concept) return true;
      if (member > concept) high = middle;
      else low = middle + 1;
    }
    return false;
  }

  return {
    edition: header.edition,
    version: header.version,
    counts,
    refsets: Object.keys(header.refsets).sort(),
    has: (code) => find(code) >= 0,
    isActive(code) {
      const concept = find(code);
      return concept >= 0 && pages.byte(at.flags + concept) === 1;
    },
    displays: (code) => [...new Set(termsOf(code).map((term) => term.text))],
    preferredTerm: (code, language) => preferredOf(termsOf(code), language),
    isA,
    inRefset,
    holdsNamespaceOf(code) {
      const key = keyOf(code);
      const namespace = key && namespaceOf(key.hi, key.lo);
      return key !== undefined && (namespace === undefined || header.namespaces.includes(namespace));
    },
    verify() {
      if (closed) throw new SnomedError('index-closed', `${file} was closed.`, { file });
      pages.verify();
    },
    close() {
      if (!closed) closeSync(descriptor);
      closed = true;
    },
  };
}

// The builder puts preferred terms first and full names last.
const preferredOf = (terms: readonly IndexTerm[], language: TermLanguage): string | undefined =>
  terms.find((term) => term.preferred[language])?.text;
