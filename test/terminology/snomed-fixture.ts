import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { getCurrentTest } from 'vitest/suite';
import { sctid } from '../../scripts/make-rf2';
import { type BuildSnomedIndexOptions, buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { openSnomedIndex } from '../../src/terminology/snomed/open-snomed-index';

/** A directory that is gone after the test that asked for it, or after the tests of the describe that did. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bgz-snomed-test-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  if (getCurrentTest()) onTestFinished(remove);
  else afterAll(remove);
  return directory;
}

export const ids = {
  root: sctid(1001, 0),
  finding: sctid(1002, 0),
  heart: sctid(1003, 0),
  slowHeart: sctid(1004, 0),
  retired: sctid(1005, 0),
  dutch: sctid(1006, 0, '1000146'),
  absent: sctid(1999, 0),
  absentDutch: sctid(1999, 0, '1000146'),
  american: sctid(1007, 0, '1000124'),
  diagnoses: sctid(2001, 0, '1000147'),
  empty: sctid(2002, 0, '1000147'),
} as const;

const CORE = '900000000000207008';
const NETHERLANDS = '11000146104';
export const US = '900000000000509007';
export const GB = '900000000000508004';
export const NL = '31000146106';
const FSN = '900000000000003001';
const SYNONYM = '900000000000013009';
const PREFERRED = '900000000000548007';
const ACCEPTABLE = '900000000000549004';
const IS_A = '116680003';

const COLUMNS = {
  concept: 'id effectiveTime active moduleId definitionStatusId',
  description: 'id effectiveTime active moduleId conceptId languageCode typeId term caseSignificanceId',
  relationship:
    'id effectiveTime active moduleId sourceId destinationId relationshipGroup typeId characteristicTypeId modifierId',
  language: 'id effectiveTime active moduleId refsetId referencedComponentId acceptabilityId',
  refset: 'id effectiveTime active moduleId refsetId referencedComponentId',
} as const;
export type Rf2Kind = keyof typeof COLUMNS;

const PATHS: Readonly<Record<Rf2Kind, string>> = {
  concept: 'Terminology/sct2_Concept_Snapshot',
  description: 'Terminology/sct2_Description_Snapshot-nl',
  relationship: 'Terminology/sct2_Relationship_Snapshot',
  language: 'Refset/Language/der2_cRefset_LanguageSnapshot-nl',
  refset: 'Refset/Content/der2_Refset_SimpleSnapshot',
};

/** Rows of an RF2 release under the hands of a test. */
export type Rf2Rows = Record<Rf2Kind, string[][]>;

/** Path of a file of a release, from the directory of the release. */
export const rf2Path = (kind: Rf2Kind, release = 'NL1000146_20260331') => `Snapshot/${PATHS[kind]}_${release}.txt`;

/** Writes a release; `change` gets the text of each file last. */
export function writeRf2(
  directory: string,
  rows: Rf2Rows,
  options: { release?: string; change?: (text: string, kind: Rf2Kind) => string | undefined } = {},
): string {
  for (const kind of Object.keys(COLUMNS) as Rf2Kind[]) {
    const text = `${[COLUMNS[kind].split(' '), ...rows[kind]].map((row) => row.join('\t')).join('\n')}\n`;
    const changed = options.change ? options.change(text, kind) : text;
    if (changed === undefined) continue;
    const file = join(directory, rf2Path(kind, options.release));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, changed);
  }
  return directory;
}

let members = 0;
export const uuid = () => `00000000-0000-4000-8000-${String(members++).padStart(12, '0')}`;

export const conceptRow = (id: string, { active = '1', time = '20200131', module = CORE } = {}) => [
  id,
  time,
  active,
  module,
  '900000000000074008',
];

export const isARow = (
  item: number,
  child: string,
  parent: string,
  { active = '1', time = '20200131', type = IS_A } = {},
) => [sctid(item, 2), time, active, CORE, child, parent, '0', type, '900000000000011006', '900000000000451002'];

export const memberRow = (refset: string, concept: string, { active = '1', time = '20200131', id = uuid() } = {}) => [
  id,
  time,
  active,
  NETHERLANDS,
  refset,
  concept,
];

/** A description with the language reference sets that prefer (`+`) or accept it. */
export function addTerm(
  rows: Rf2Rows,
  item: number,
  concept: string,
  language: 'nl' | 'en',
  term: string,
  refsets: readonly string[],
  { fsn = false, active = '1', time = '20200131' } = {},
): void {
  const id = sctid(item, 1);
  const type = fsn ? FSN : SYNONYM;
  rows.description.push([id, time, active, CORE, concept, language, type, term, '900000000000448009']);
  for (const refset of refsets) {
    const acceptability = refset.startsWith('+') ? PREFERRED : ACCEPTABLE;
    rows.language.push([uuid(), time, '1', CORE, refset.replace('+', ''), id, acceptability]);
  }
}

/** Five concepts: root > finding > heart > slow heart, which is also a finding, a retired one, and a Dutch one. */
export function smallRelease(): Rf2Rows {
  const rows: Rf2Rows = { concept: [], description: [], relationship: [], language: [], refset: [] };
  rows.concept.push(
    conceptRow(ids.dutch, { module: NETHERLANDS }),
    ...[ids.slowHeart, ids.heart, ids.finding, ids.root].map((id) => conceptRow(id)),
    conceptRow(ids.retired, { active: '0', time: '20260331' }),
  );
  rows.relationship.push(
    isARow(3001, ids.finding, ids.root),
    isARow(3002, ids.heart, ids.finding),
    isARow(3003, ids.slowHeart, ids.heart),
    isARow(3004, ids.slowHeart, ids.finding),
    isARow(3005, ids.dutch, ids.heart),
    isARow(3006, ids.dutch, ids.slowHeart, { active: '0' }),
    isARow(3007, ids.heart, ids.slowHeart, { type: '363698007' }),
    isARow(3008, ids.retired, ids.finding, { active: '0' }),
  );
  addTerm(rows, 4001, ids.slowHeart, 'en', 'Slow heart (finding)', [`+${US}`, `+${GB}`], { fsn: true });
  addTerm(rows, 4002, ids.slowHeart, 'en', 'Slow heart', [`+${US}`, GB]);
  addTerm(rows, 4003, ids.slowHeart, 'en', 'Slow heartbeat', [US, `+${GB}`]);
  addTerm(rows, 4004, ids.slowHeart, 'en', 'Sluggish ticker', []);
  addTerm(rows, 4005, ids.slowHeart, 'nl', 'traag hart', [`+${NL}`]);
  addTerm(rows, 4006, ids.slowHeart, 'nl', 'trage hartslag', [NL]);
  addTerm(rows, 4007, ids.slowHeart, 'nl', 'slome tikker', [NL], { active: '0' });
  addTerm(rows, 4008, ids.heart, 'en', 'Heart finding', [`+${US}`]);
  addTerm(rows, 4009, ids.retired, 'nl', 'oude bevinding', [`+${NL}`]);
  addTerm(rows, 4010, ids.dutch, 'nl', 'cariës aan het hart', [`+${NL}`]);
  addTerm(rows, 4011, ids.finding, 'nl', 'Finding', [`+${NL}`]);
  addTerm(rows, 4012, ids.finding, 'en', 'Finding', [`+${US}`]);
  rows.refset.push(
    memberRow(ids.diagnoses, ids.slowHeart),
    memberRow(ids.diagnoses, ids.dutch),
    memberRow(ids.diagnoses, ids.heart, { active: '0' }),
    memberRow(ids.empty, sctid(4001, 1)),
  );
  return rows;
}

/** Rows of every file of a release whose name fits, as records by column; read in the plainest way. */
export function plainRows(directory: string, name: RegExp): Record<string, string>[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file));
  return files.flatMap((file) => {
    const [head = '', ...lines] = readFileSync(join(directory, file), 'utf8').split(/\r?\n/);
    const columns = head.split('\t');
    return lines
      .filter((line) => line !== '')
      .map((line) => Object.fromEntries(line.split('\t').map((value, at) => [columns[at] ?? '', value])));
  });
}

/** Builds the index of a directory and opens it. */
export async function built(directory: string, options: Partial<BuildSnomedIndexOptions> = {}) {
  const out = join(directory, 'out', 'snomed.idx');
  const summary = await buildSnomedIndex({ rf2: directory, out, ...options });
  return { summary, out, index: openSnomedIndex(out) };
}
