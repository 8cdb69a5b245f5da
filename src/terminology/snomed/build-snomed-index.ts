import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkOptions, shapeOf } from '../../options/check-options';
import { listOf, type Rules, required, text } from '../../options/rules';
import { isSnomedConceptId } from '../check-digits';
import { isCalendarDate } from './calendar-date';
import { type IndexHeader, indexFile, SAMPLE, type SnomedCounts } from './index-format';
import { releaseVersion } from './release-version';
import { type Rf2Concepts, readConcepts } from './rf2-concepts';
import { type LanguageRefsets, type Rf2Descriptions, readDescriptions } from './rf2-descriptions';
import { findRf2Files } from './rf2-files';
import { readModuleVersions } from './rf2-modules';
import { readRefsets } from './rf2-refsets';
import { readParents } from './rf2-relationships';
import { type Rf2Remark, rf2Remarks } from './rf2-remarks';
import { indexTerms, roomFor, tagTable, writeTerms } from './term-bytes';

/** What {@link buildSnomedIndex} needs. */
export interface BuildSnomedIndexOptions {
  /** Directory with one or more RF2 releases, unpacked; snapshot files are found by name, however deep. */
  readonly rf2: string;
  /** The index file to write; it is replaced in one step when the build succeeds. */
  readonly out: string;
  /**
   * Ids of the language reference sets whose terms count, per language in order of preference. Default: Dutch
   * `31000146106`; English `900000000000509007` (US) and `900000000000508004` (GB).
   */
  readonly languageRefsets?: Partial<LanguageRefsets>;
  /** Module id of the edition; default the Netherlands when its module is in the release, else international. */
  readonly edition?: string;
  /**
   * Date of the release as yyyymmdd; default what the module dependencies say of the edition, else what the names of the
   * files say that hold its concepts.
   */
  readonly version?: string;
}

/** What was built. */
export interface BuiltSnomedIndex {
  readonly file: string;
  readonly edition: string;
  readonly version: string;
  readonly counts: SnomedCounts;
  /** Size of the file. */
  readonly bytes: number;
  /** What about the release is worth knowing: nothing that kept it from being indexed. */
  readonly remarks: readonly Rf2Remark[];
}

const NETHERLANDS = '11000146104';
const INTERNATIONAL = '900000000000207008';

const LANGUAGE_REFSETS: LanguageRefsets = {
  nl: ['31000146106'],
  en: ['900000000000509007', '900000000000508004'],
};

const buildRules: Rules<BuildSnomedIndexOptions> = {
  rf2: required(text),
  out: required(text),
  languageRefsets: shapeOf<Partial<LanguageRefsets>>({ nl: listOf(text), en: listOf(text) }),
  edition: {
    allowed: "the id of a module, for example '11000146104'",
    meets: (value) => typeof value === 'string' && isSnomedConceptId(value),
  },
  version: {
    allowed: "a date of the calendar as yyyymmdd, for example '20260331'",
    meets: (value) => typeof value === 'string' && /^\d{8}$/.test(value) && isCalendarDate(Number(value)),
  },
};

/**
 * Reads a SNOMED CT release in RF2 and writes the index that `openSnomedIndex` opens: concepts with their state, active
 * Dutch and English terms, is-a, and the members of the simple reference sets. Of a component that comes more than once
 * (an international release beside a Dutch one) the latest state counts.
 *
 * Throws SnomedError: `rf2-missing` (files), `rf2-malformed` (file, line and column), `rf2-incomplete` (a parent or
 * language reference set is not there), `rf2-cyclic` (is-a runs in a circle). Nothing is written then.
 *
 * @example await buildSnomedIndex({ rf2: './SnomedCT_Netherlands', out: './snomed.idx' });
 */
export async function buildSnomedIndex(options: BuildSnomedIndexOptions): Promise<BuiltSnomedIndex> {
  checkOptions('buildSnomedIndex', options, buildRules);
  const remarks = rf2Remarks();
  const files = await findRf2Files(options.rf2, remarks);
  const concepts = await readConcepts(files.concepts, remarks);
  const parents = await readParents(files.relationships, concepts, remarks);
  const { refsets, latest } = await readRefsets(files.refsets, concepts, remarks);
  const languageRefsets = {
    nl: options.languageRefsets?.nl ?? LANGUAGE_REFSETS.nl,
    en: options.languageRefsets?.en ?? LANGUAGE_REFSETS.en,
  };
  const descriptions = await readDescriptions(files.descriptions, files.languages, concepts, languageRefsets, remarks);
  const modules = await readModuleVersions(files.dependencies, remarks);
  const terms = termSections(concepts, descriptions);
  const members = refsets.flatMap((refset) => [bytesOf(refset.members)]);

  const counts: SnomedCounts = {
    concepts: concepts.count,
    activeConcepts: concepts.activeCount,
    parents: parents.values.length,
    terms: terms.count,
    refsets: refsets.length,
    members: refsets.reduce((sum, refset) => sum + refset.members.length, 0),
  };
  const edition = options.edition ?? (concepts.modules.has(NETHERLANDS) ? NETHERLANDS : INTERNATIONAL);
  const latestRow = Math.max(concepts.latest, parents.latest, latest, descriptions.latest);
  const dates = { edition, modules, named: concepts.modules, latestRow };
  const about: Omit<IndexHeader, 'sections' | 'sha256'> = {
    edition,
    version: releaseVersion(dates, options.version, remarks),
    counts,
    namespaces: concepts.namespaces,
    tags: terms.tags,
    refsets: placesOf(refsets),
  };
  const pieces = indexFile(about, {
    ...idSections(concepts),
    parentStarts: bytesOf(parents.starts),
    parents: bytesOf(parents.values),
    termStarts: bytesOf(terms.starts),
    terms: terms.bytes,
    members: Buffer.concat(members),
  });
  const bytes = await writeInOneStep(options.out, pieces);
  return { file: options.out, edition, version: about.version, counts, bytes, remarks: remarks.all };
}

const bytesOf = (numbers: Uint32Array): Buffer => {
  const bytes = Buffer.allocUnsafe(4 * numbers.length);
  numbers.forEach((value, at) => {
    bytes.writeUInt32LE(value, 4 * at);
  });
  return bytes;
};

function idSections(concepts: Rf2Concepts) {
  const ids = new Uint32Array(2 * concepts.count);
  const flags = Buffer.alloc(concepts.count);
  const samples: number[] = [];
  concepts.order.forEach((row, at) => {
    const hi = concepts.ids.hi(row);
    const lo = concepts.ids.lo(row);
    ids[2 * at] = hi;
    ids[2 * at + 1] = lo;
    flags[at] = concepts.active(row) ? 1 : 0;
    if (at % SAMPLE === 0) samples.push(hi, lo);
  });
  return { ids: bytesOf(ids), flags, samples: bytesOf(Uint32Array.from(samples)) };
}

function termSections(concepts: Rf2Concepts, descriptions: Rf2Descriptions) {
  const tags = tagTable();
  const starts = new Uint32Array(concepts.count + 1);
  let bytes = Buffer.allocUnsafe(1 << 20);
  let end = 0;
  let count = 0;
  for (let concept = 0; concept < concepts.count; concept++) {
    const terms = indexTerms(descriptions.termsOf(concept));
    const room = end + roomFor(terms);
    if (room > bytes.length) bytes = Buffer.concat([bytes], Math.max(room, bytes.length * 2));
    end = writeTerms(terms, tags, bytes, end);
    starts[concept + 1] = end;
    count += terms.length;
  }
  return { starts, bytes: bytes.subarray(0, end), tags: tags.tags, count };
}

function placesOf(refsets: readonly { readonly id: string; readonly members: Uint32Array }[]): IndexHeader['refsets'] {
  const places: Record<string, [number, number]> = {};
  let first = 0;
  for (const { id, members } of refsets) {
    places[id] = [first, members.length];
    first += members.length;
  }
  return places;
}

/** Writes beside the target and renames, so that nobody opens half an index. */
async function writeInOneStep(out: string, pieces: readonly Buffer[]): Promise<number> {
  await mkdir(dirname(out), { recursive: true });
  const temporary = `${out}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      for (const piece of pieces) if (piece.length > 0) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, out);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
