import { createHash } from 'node:crypto';
import { checksumsOf, checksumTableLength } from './page-checksums';
import { SnomedError } from './snomed-error';

/**
 * The index file: a preamble of 48 bytes (magic, format version, length of the header, SHA-256 of the header), the
 * header as JSON, from the next multiple of 4096 the sections, each on a multiple of 8, and after them a checksum for each
 * page of the sections (see ./page-checksums). The header holds the SHA-256 of the checksums, so that every byte that is
 * read has been checked, and nothing is read for a check alone. All numbers little-endian.
 *
 * | section | holds |
 * |---|---|
 * | `samples` | every 512th id, 8 bytes each; read at opening |
 * | `ids` | concept ids ascending, 8 bytes each: the digits before the last nine, and the last nine |
 * | `flags` | a byte per concept: 1 active |
 * | `parentStarts`, `parents` | numbers of the parents of concept n from `parentStarts[n]` to `parentStarts[n + 1]` |
 * | `termStarts`, `terms` | bytes of the terms of concept n, see ./term-bytes |
 * | `members` | numbers of the members of each reference set, ascending, set after set |
 */
export const SECTIONS = [
  'samples',
  'ids',
  'flags',
  'parentStarts',
  'parents',
  'termStarts',
  'terms',
  'members',
] as const;

export type Section = (typeof SECTIONS)[number];

/** One id in `samples` stands for this many ids. */
export const SAMPLE = 512;

/** How much an index holds. */
export interface SnomedCounts {
  /** Active and inactive concepts. */
  readonly concepts: number;
  readonly activeConcepts: number;
  /** Is-a relationships, each pair of concepts once. */
  readonly parents: number;
  /** Dutch and English terms, a term shared by two languages once. */
  readonly terms: number;
  readonly refsets: number;
  /** Members of all reference sets together. */
  readonly members: number;
}

/** What the header says about the contents. */
export interface IndexHeader {
  /** Module id of the edition, for example `11000146104` for the Netherlands. */
  readonly edition: string;
  /** Date of the edition as yyyymmdd. */
  readonly version: string;
  readonly counts: SnomedCounts;
  /** Namespaces of the extension concepts. */
  readonly namespaces: readonly string[];
  /** Semantic tags, referred to by the terms. */
  readonly tags: readonly string[];
  /** Reference sets by id: place of the first member in `members`, and how many. */
  readonly refsets: Readonly<Record<string, readonly [first: number, count: number]>>;
  /** Start, counted from the first section, and length in bytes. */
  readonly sections: Readonly<Record<Section, readonly [start: number, length: number]>>;
  /** SHA-256 over the checksums of the pages, and so over everything after the header. */
  readonly sha256: string;
}

const MAGIC = Buffer.from('BGZSNOMD', 'latin1');
/** 3: a checksum for each page, held against it whenever the page is read. */
const FORMAT = 3;
const ALIGNMENT = 4096;

/** Length of what precedes the JSON of the header. */
export const PREAMBLE = 48;

const aligned = (length: number, to: number) => Math.ceil(length / to) * to;

/** Where the sections begin in a file with a header of this length. */
export function sectionsStart(headerLength: number): number {
  return aligned(PREAMBLE + headerLength, ALIGNMENT);
}

/** The whole file, in pieces to write one after the other. */
export function indexFile(
  about: Omit<IndexHeader, 'sections' | 'sha256'>,
  contents: Readonly<Record<Section, Buffer>>,
): Buffer[] {
  const body: Buffer[] = [];
  const sections: Partial<Record<Section, [number, number]>> = {};
  let length = 0;
  for (const section of SECTIONS) {
    const bytes = contents[section];
    sections[section] = [length, bytes.length];
    const filling = Buffer.alloc(aligned(bytes.length, 8) - bytes.length);
    body.push(bytes, filling);
    length += bytes.length + filling.length;
  }
  const checksums = checksumsOf(body);
  const sha256 = createHash('sha256').update(checksums).digest('hex');
  const json = Buffer.from(JSON.stringify({ ...about, sections, sha256 }));
  const preamble = Buffer.alloc(PREAMBLE);
  MAGIC.copy(preamble);
  preamble.writeUInt32LE(FORMAT, 8);
  preamble.writeUInt32LE(json.length, 12);
  createHash('sha256').update(json).digest().copy(preamble, 16);
  const head = Buffer.alloc(sectionsStart(json.length));
  preamble.copy(head);
  json.copy(head, PREAMBLE);
  return [head, ...body, checksums];
}

/** Length of the header by its preamble. Throws `index-foreign` and `index-version`. */
export function headerLength(preamble: Buffer, file: string): number {
  if (preamble.length < PREAMBLE || !preamble.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new SnomedError('index-foreign', `${file} is not a SNOMED CT index of bgz-facade.`, { file });
  }
  const format = preamble.readUInt32LE(8);
  if (format !== FORMAT) {
    const message = `${file} has format ${format} and this version reads ${FORMAT}; build the index again.`;
    throw new SnomedError('index-version', message, { file });
  }
  return preamble.readUInt32LE(12);
}

/** The header by its bytes. Throws `index-corrupt` when its checksum differs or its sections contradict its counts. */
export function readHeader(preamble: Buffer, json: Buffer, file: string): IndexHeader {
  if (!createHash('sha256').update(json).digest().equals(preamble.subarray(16, PREAMBLE))) {
    throw new SnomedError(
      'index-corrupt',
      `The header of ${file} does not match its checksum; build the index again.`,
      { file },
    );
  }
  // The checksum says that our own writer wrote it, so the shape is known.
  const header = JSON.parse(json.toString('utf8')) as IndexHeader;
  const { counts, sections } = header;
  const expected: Partial<Record<Section, number>> = {
    samples: 8 * Math.ceil(counts.concepts / SAMPLE),
    ids: 8 * counts.concepts,
    flags: counts.concepts,
    parentStarts: 4 * (counts.concepts + 1),
    parents: 4 * counts.parents,
    termStarts: 4 * (counts.concepts + 1),
    members: 4 * counts.members,
  };
  for (const section of SECTIONS) {
    const length = expected[section];
    if (length === undefined || sections[section][1] === length) continue;
    throw new SnomedError('index-corrupt', `Section ${section} of ${file} does not have its length.`, { file });
  }
  return header;
}

/** Length of the sections together. */
export function sectionsLength({ sections }: IndexHeader): number {
  return Math.max(...SECTIONS.map((section) => sections[section][0] + aligned(sections[section][1], 8)));
}

/** Length of the whole file by its header. */
export function fileLength(header: IndexHeader, jsonLength: number): number {
  const length = sectionsLength(header);
  return sectionsStart(jsonLength) + length + checksumTableLength(length);
}
