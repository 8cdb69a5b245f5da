import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SnomedError } from './snomed-error';

/** The snapshot files of one or more releases, by what they hold. */
export interface Rf2Files {
  readonly concepts: readonly string[];
  readonly descriptions: readonly string[];
  readonly relationships: readonly string[];
  readonly languages: readonly string[];
  readonly refsets: readonly string[];
}

// File names as the RF2 specification prescribes them; a leading x marks a beta release. Stated relationships, concrete
// values and text definitions have names of their own and are left out.
const PATTERNS = {
  concepts: /^x?sct2_Concept_[^_]*Snapshot[^/]*\.txt$/i,
  descriptions: /^x?sct2_Description_[^_]*Snapshot[^/]*\.txt$/i,
  relationships: /^x?sct2_Relationship_[^_]*Snapshot[^/]*\.txt$/i,
  languages: /^x?der2_cRefset_Language[^_]*Snapshot[^/]*\.txt$/i,
  refsets: /^x?der2_s?Refset_[^_]*Snapshot[^/]*\.txt$/i,
} as const;

/**
 * Finds the snapshot files under a directory, however deep: concepts, descriptions in any language, relationships,
 * language reference sets, and simple (and simple map) reference sets. Throws {@link SnomedError} `rf2-missing` when the
 * directory cannot be read or holds no concepts, descriptions, relationships or language reference sets.
 */
export async function findRf2Files(directory: string): Promise<Rf2Files> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new SnomedError('rf2-missing', `The directory ${directory} cannot be read.`, { file: directory }, cause);
  });
  const found = (pattern: RegExp) =>
    entries
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  const files: Rf2Files = {
    concepts: found(PATTERNS.concepts),
    descriptions: found(PATTERNS.descriptions),
    relationships: found(PATTERNS.relationships),
    languages: found(PATTERNS.languages),
    refsets: found(PATTERNS.refsets),
  };
  for (const kind of ['concepts', 'descriptions', 'relationships', 'languages'] as const) {
    if (files[kind].length > 0) continue;
    const message = `${directory} holds no RF2 snapshot of ${kind} (looked for ${PATTERNS[kind].source}).`;
    throw new SnomedError('rf2-missing', message, { file: directory });
  }
  return files;
}
