import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isCalendarDate } from './calendar-date';
import type { Rf2Remarks } from './rf2-remarks';
import { SnomedError } from './snomed-error';

/** The snapshot files of one or more releases, by what they hold. */
export interface Rf2Files {
  readonly concepts: readonly string[];
  readonly descriptions: readonly string[];
  readonly relationships: readonly string[];
  readonly languages: readonly string[];
  readonly refsets: readonly string[];
  /** Which release of a module needs which release of another. */
  readonly dependencies: readonly string[];
}

// File names as the RF2 specification prescribes them; a leading x marks a beta release. Stated relationships, concrete
// values and text definitions have names of their own and are left out.
const patternsOf = (type: 'Snapshot' | 'Delta') =>
  ({
    concepts: new RegExp(`^x?sct2_Concept_[^_]*${type}[^/]*\\.txt$`, 'i'),
    descriptions: new RegExp(`^x?sct2_Description_[^_]*${type}[^/]*\\.txt$`, 'i'),
    relationships: new RegExp(`^x?sct2_Relationship_[^_]*${type}[^/]*\\.txt$`, 'i'),
    languages: new RegExp(`^x?der2_cRefset_Language[^_]*${type}[^/]*\\.txt$`, 'i'),
    refsets: new RegExp(`^x?der2_s?Refset_[^_]*${type}[^/]*\\.txt$`, 'i'),
    dependencies: new RegExp(`^x?der2_ssRefset_ModuleDependency[^_]*${type}[^/]*\\.txt$`, 'i'),
  }) as const;

const SNAPSHOT = patternsOf('Snapshot');
const DELTA = patternsOf('Delta');
const NEEDED = ['concepts', 'descriptions', 'relationships', 'languages'] as const;

/** The release a file is of, by its name: `NL1000146_20260331`; undefined when the name does not say. */
function releaseOf(file: string): { readonly name: string; readonly date: number } | undefined {
  const [, source, date] = /_([^_]+)_(\d{8})\.txt$/i.exec(basename(file)) ?? [];
  return source === undefined ? undefined : { name: `${source}_${date}`, date: Number(date) };
}

/**
 * The date of the release a file is of, by its name; 0 when the name does not say. Throws {@link SnomedError}
 * `rf2-malformed` for a date that does not exist.
 */
export function releaseDateOf(file: string): number {
  const release = releaseOf(file);
  if (release === undefined) return 0;
  if (isCalendarDate(release.date)) return release.date;
  const name = basename(file);
  const message = `${name}: expected a date of the calendar as yyyymmdd in the name, found "${release.date}".`;
  throw new SnomedError('rf2-malformed', message, { file: name });
}

/** Says which releases have concepts here but lack a file of another kind: what they say of them is then not known. */
function remarkMissing(files: Rf2Files, remarks: Rf2Remarks): void {
  const namesOf = (paths: readonly string[]) => new Set(paths.map((path) => releaseOf(path)?.name));
  for (const name of namesOf(files.concepts)) {
    if (name === undefined) continue;
    for (const kind of NEEDED) {
      if (namesOf(files[kind]).has(name)) continue;
      remarks.add('file-missing', () => `Release ${name} has concepts here, but no file of ${kind}.`);
    }
  }
}

/**
 * Finds the snapshot files under a directory, however deep: concepts, descriptions in any language, relationships,
 * language reference sets, simple (and simple map) reference sets, and module dependencies. Throws {@link SnomedError}
 * `rf2-missing` when the directory cannot be read or holds no concepts, descriptions, relationships or language
 * reference sets.
 */
export async function findRf2Files(directory: string, remarks: Rf2Remarks): Promise<Rf2Files> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new SnomedError('rf2-missing', `The directory ${directory} cannot be read.`, { file: directory }, cause);
  });
  const found = (pattern: RegExp) =>
    entries
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  const files: Rf2Files = {
    concepts: found(SNAPSHOT.concepts),
    descriptions: found(SNAPSHOT.descriptions),
    relationships: found(SNAPSHOT.relationships),
    languages: found(SNAPSHOT.languages),
    refsets: found(SNAPSHOT.refsets),
    dependencies: found(SNAPSHOT.dependencies),
  };
  const deltas = Object.values(DELTA).flatMap(found);
  for (const kind of NEEDED) {
    if (files[kind].length > 0) continue;
    const delta = deltas.length > 0 ? ' There are Delta files, which hold changes only.' : '';
    const message = `${directory} holds no RF2 snapshot of ${kind} (looked for ${SNAPSHOT[kind].source}).${delta}`;
    throw new SnomedError('rf2-missing', message, { file: directory });
  }
  for (const delta of deltas) {
    const name = basename(delta);
    remarks.add(
      'delta-not-read',
      () =>
        `${name} stands beside the snapshots and was not read: a snapshot holds what the delta of its own release changed, not that of a later one.`,
    );
  }
  remarkMissing(files, remarks);
  return files;
}
