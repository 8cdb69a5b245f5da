import { type IdKey, idTable, keyOf, numberColumn } from './id-table';
import { latestRows } from './latest-rows';
import { type NumberLists, numberLists } from './number-lists';
import type { Rf2Concepts } from './rf2-concepts';
import { readRf2 } from './rf2-reader';
import type { Rf2Remarks } from './rf2-remarks';
import { SnomedError } from './snomed-error';

/** The languages an index holds terms in. */
export const TERM_LANGUAGES = ['nl', 'en'] as const;
export type TermLanguage = (typeof TERM_LANGUAGES)[number];

/** Ids of the language reference sets that decide which terms count, per language, in order of preference. */
export type LanguageRefsets = Readonly<Record<TermLanguage, readonly string[]>>;

/** A term of a concept in one of the languages: a description in it, or one that a reference set of it accepts. */
export interface Rf2Term {
  readonly text: string;
  /** The fully specified name, with its semantic tag between brackets. */
  readonly fsn: boolean;
  /** Per language (place in {@link TERM_LANGUAGES}) whether it is a term in it, listed or not. */
  readonly spoken: readonly boolean[];
  /** Per language whether a reference set accepts it. */
  readonly accepted: readonly boolean[];
  /** Per language the place of the reference set that prefers it; undefined when none does. */
  readonly preferred: readonly (number | undefined)[];
}

/** The language a description is in by its code (ISO 639-1, a region may follow); undefined for any other. */
const languageOf = (code: string): TermLanguage | undefined =>
  TERM_LANGUAGES.find((language) => code.toLowerCase().split('-')[0] === language);

/** The terms of a release. */
export interface Rf2Descriptions {
  /** The terms of the concept with this number. */
  termsOf(concept: number): Rf2Term[];
  readonly latest: number;
}

const FSN = { hi: 900000000, lo: 3001 } as const;
const SYNONYM = { hi: 900000000, lo: 13009 } as const;
const PREFERRED = { hi: 900000000, lo: 548007 } as const;
const ACCEPTABLE = { hi: 900000000, lo: 549004 } as const;
const same = (a: IdKey, b: IdKey) => a.hi === b.hi && a.lo === b.lo;

/**
 * Reads the active descriptions in Dutch and English and what the language reference sets say of them. A term that no set
 * lists, or only a set for another use such as patient-friendly terms, is a right name of its concept all the same.
 */
export async function readDescriptions(
  descriptionFiles: readonly string[],
  languageFiles: readonly string[],
  concepts: Rf2Concepts,
  refsets: LanguageRefsets,
  remarks: Rf2Remarks,
): Promise<Rf2Descriptions> {
  const rows = latestRows('description', remarks);
  const concept = numberColumn(32);
  const kind = numberColumn(8);
  // Place of the language plus one, so that 0 says "another".
  const tongue = numberColumn(8);
  const starts = numberColumn(32);
  const ends = numberColumn(32);
  const spoken = new Set<TermLanguage>();
  const key: IdKey = { hi: 0, lo: 0 };
  const other: IdKey = { hi: 0, lo: 0 };
  let texts = Buffer.allocUnsafe(1 << 20);
  let written = 0;
  for (const file of descriptionFiles) {
    const columns = ['id', 'effectiveTime', 'active', 'conceptId', 'languageCode', 'typeId', 'term'];
    await readRf2(file, columns, (row) => {
      row.sctid(0, key);
      const at = rows.accept(key, row);
      if (at < 0) return;
      row.sctid(5, other);
      const type = same(other, FSN) ? 2 : same(other, SYNONYM) ? 1 : 0;
      row.sctid(3, other);
      const owner = concepts.ids.find(other);
      const active = row.active(2);
      if (active && owner < 0) {
        remarks.add(
          'concept-missing',
          () => `A description is of concept ${row.text(3)}, which no concept file holds.`,
        );
      }
      const kept = active && owner >= 0 ? type : 0;
      kind.set(at, kept);
      if (kept === 0) return;
      const language = languageOf(row.text(4));
      if (language !== undefined) spoken.add(language);
      tongue.set(at, language === undefined ? 0 : TERM_LANGUAGES.indexOf(language) + 1);
      concept.set(at, concepts.place[owner] ?? 0);
      if (written + 4096 > texts.length) texts = Buffer.concat([texts], texts.length * 2);
      const term = row.text(6);
      if (term === '' || term.length > 1024) row.refuse(6, 'a term of 1 to 1024 characters');
      starts.set(at, written);
      written += texts.write(term, written);
      ends.set(at, written);
    });
  }

  const acceptance = await readLanguages(languageFiles, rows.ids, refsets, remarks);
  for (const language of TERM_LANGUAGES) {
    if (!spoken.has(language) || acceptance.rowsOf(language) > 0) continue;
    const message = `There are descriptions in "${language}", but no rows of language reference set ${refsets[language].join(' or ')}; say which one holds them with languageRefsets.`;
    throw new SnomedError('rf2-incomplete', message);
  }

  const isTerm = (row: number, language: number) =>
    tongue.get(row) === language + 1 || acceptance.of(row, language).accepted;
  const held = numberColumn(32);
  const owners = numberColumn(32);
  let count = 0;
  for (let at = 0; at < rows.ids.size; at++) {
    if (kind.get(at) === 0 || !TERM_LANGUAGES.some((_language, place) => isTerm(at, place))) continue;
    held.set(count, at);
    owners.set(count, concept.get(at));
    count += 1;
  }
  const lists: NumberLists = numberLists(concepts.count, count, owners, held);
  const termOf = (row: number): Rf2Term => {
    const languages = TERM_LANGUAGES.map((_language, place) => acceptance.of(row, place));
    return {
      text: texts.toString('utf8', starts.get(row), ends.get(row)),
      fsn: kind.get(row) === 2,
      spoken: TERM_LANGUAGES.map((_language, place) => isTerm(row, place)),
      accepted: languages.map((language) => language.accepted),
      preferred: languages.map((language) => language.preferred),
    };
  };
  return {
    termsOf: (at) => Array.from(lists.values.subarray(lists.starts[at], lists.starts[at + 1]), termOf),
    latest: Math.max(rows.latest, acceptance.latest),
  };
}

interface Acceptance {
  /** What the reference sets of a language say of a description row. */
  of(row: number, language: number): { readonly accepted: boolean; readonly preferred: number | undefined };
  rowsOf(language: TermLanguage): number;
  readonly latest: number;
}

async function readLanguages(
  files: readonly string[],
  descriptions: ReturnType<typeof idTable>,
  refsets: LanguageRefsets,
  remarks: Rf2Remarks,
): Promise<Acceptance> {
  const known = idTable();
  const wanted: { readonly language: number; readonly place: number }[] = [];
  TERM_LANGUAGES.forEach((language, at) => {
    refsets[language].forEach((id, place) => {
      const refset = keyOf(id);
      if (refset === undefined) throw new SnomedError('rf2-missing', `"${id}" is not the id of a reference set.`);
      wanted[known.add(refset)] = { language: at, place };
    });
  });

  const rows = latestRows('language reference set member', remarks);
  const description = numberColumn(32);
  const refset = numberColumn(8);
  const acceptability = numberColumn(8);
  const key: IdKey = { hi: 0, lo: 0 };
  const other: IdKey = { hi: 0, lo: 0 };
  for (const file of files) {
    const columns = ['id', 'effectiveTime', 'active', 'refsetId', 'referencedComponentId', 'acceptabilityId'];
    await readRf2(file, columns, (row) => {
      row.sctid(3, other);
      const set = known.find(other);
      if (set < 0) return;
      row.member(0, key);
      const at = rows.accept(key, row);
      if (at < 0) return;
      row.sctid(5, other);
      const value = same(other, PREFERRED) ? 2 : same(other, ACCEPTABLE) ? 1 : row.refuse(5, 'an acceptability');
      row.sctid(4, other);
      const target = descriptions.find(other);
      acceptability.set(at, row.active(2) && target >= 0 ? value : 0);
      description.set(at, Math.max(target, 0));
      refset.set(at, set);
    });
  }

  const counts = TERM_LANGUAGES.map(() => 0);
  const accepted = TERM_LANGUAGES.map(() => numberColumn(8));
  // Holds the place of the preferring reference set plus one, so that 0 says "none".
  const preferred = TERM_LANGUAGES.map(() => numberColumn(8));
  for (let at = 0; at < rows.ids.size; at++) {
    const set = wanted[refset.get(at)];
    if (acceptability.get(at) === 0 || set === undefined) continue;
    counts[set.language] = (counts[set.language] ?? 0) + 1;
    const row = description.get(at);
    accepted[set.language]?.set(row, 1);
    const before = preferred[set.language]?.get(row) || 255;
    if (acceptability.get(at) === 2) preferred[set.language]?.set(row, Math.min(before, set.place + 1));
  }
  return {
    of(row, language) {
      const place = preferred[language]?.get(row) ?? 0;
      return { accepted: accepted[language]?.get(row) === 1, preferred: place === 0 ? undefined : place - 1 };
    },
    rowsOf: (language) => counts[TERM_LANGUAGES.indexOf(language)] ?? 0,
    latest: rows.latest,
  };
}
