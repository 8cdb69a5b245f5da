import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sctid } from '../../scripts/make-rf2';
import { buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import {
  addTerm,
  built,
  conceptRow,
  GB,
  ids,
  isARow,
  memberRow,
  NL,
  type Rf2Kind,
  type Rf2Rows,
  rf2Path,
  smallRelease,
  temporaryDirectory,
  US,
  uuid,
  writeRf2,
} from './snomed-fixture';

const CORE = '900000000000207008';
const NETHERLANDS = '11000146104';
const empty = (): Rf2Rows => ({ concept: [], description: [], relationship: [], language: [], refset: [] });

/** Adds a file to a release, with its columns and rows. */
function addFile(directory: string, path: string, columns: string, rows: readonly (readonly string[])[]): void {
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [columns.split(' '), ...rows].map((row) => `${row.join('\t')}\n`).join(''));
}

/** Says which release of which module is in the directory. */
function addModuleDependencies(
  directory: string,
  rows: readonly (readonly [module: string, date: string, active?: string])[],
) {
  const columns =
    'id effectiveTime active moduleId refsetId referencedComponentId sourceEffectiveTime targetEffectiveTime';
  const refset = '900000000000534007';
  const path = 'Snapshot/Refset/Metadata/der2_ssRefset_ModuleDependencySnapshot_NL1000146_20260331.txt';
  const row = ([module, date, active = '1']: (typeof rows)[number]) => [
    uuid(),
    date,
    active,
    module,
    refset,
    CORE,
    date,
    '20260101',
  ];
  addFile(directory, path, columns, rows.map(row));
}

describe('the version of an index', () => {
  it('is the date of the release, however old its latest row and however new that of another', async () => {
    const rows = smallRelease();
    for (const row of rows.concept) row[1] = '20200131';
    const quiet = await built(writeRf2(temporaryDirectory(), rows));
    expect(quiet.index.version).toBe('20260331');
    expect(quiet.summary.remarks).toEqual([]);

    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const later = empty();
    later.concept.push(conceptRow(ids.absent, { time: '20260430' }));
    later.relationship.push(isARow(3009, ids.absent, ids.root, { time: '20260430' }));
    writeRf2(directory, later, { release: 'INT_20260430' });
    const { summary } = await built(directory);
    expect(summary).toMatchObject({ edition: NETHERLANDS, version: '20260331' });
    expect(summary.remarks).toEqual([
      {
        code: 'later-than-release',
        count: 1,
        message: `There are files of 20260430, later than release 20260331 of edition ${NETHERLANDS}.`,
      },
    ]);
  });

  it('is what the module dependencies say of the edition, before the names of the files', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease(), { release: 'Custom_20260415' });
    addModuleDependencies(directory, [
      [NETHERLANDS, '20260228'],
      [NETHERLANDS, '20260331'],
      [NETHERLANDS, '20260531', '0'],
      [CORE, '20260410'],
    ]);
    expect((await built(directory)).summary.version).toBe('20260331');
    expect((await built(directory, { edition: CORE })).summary.version).toBe('20260410');
  });

  it('is that of the latest row only when nothing names a release, and that is said', async () => {
    const directory = temporaryDirectory();
    const elsewhere = writeRf2(temporaryDirectory(), smallRelease());
    for (const kind of ['concept', 'description', 'relationship', 'language', 'refset'] as Rf2Kind[]) {
      const name = basename(rf2Path(kind)).replace('_NL1000146_20260331', '');
      writeFileSync(join(directory, name), readFileSync(join(elsewhere, rf2Path(kind))));
    }
    const { summary } = await built(directory);
    expect(summary.version).toBe('20260331');
    expect(summary.remarks.map(({ code }) => code)).toEqual(['version-from-rows']);
  });

  it('is refused when told as no date, as an edition that is no module is', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const told = (options: object) => buildSnomedIndex({ rf2: directory, out: join(directory, 'x'), ...options });
    await expect(told({ version: '20260231' })).rejects.toThrow(/`version`|\.version/);
    await expect(told({ version: '2026-03-31' })).rejects.toThrow(TypeError);
    await expect(told({ edition: '11000146105' })).rejects.toThrow(TypeError);
    await expect(told({ edtion: NETHERLANDS })).rejects.toThrow(/edtion/);
  });
});

describe('a date in a release', () => {
  it.each(['99999999', '20260230', '20250229', '20261301', '20260100', '00000000', '19000229', '2026033'])(
    '%s is refused in a row, with its place',
    async (date) => {
      const rows = smallRelease();
      (rows.concept[1] as string[])[1] = date;
      await expect(built(writeRf2(temporaryDirectory(), rows))).rejects.toMatchObject({
        code: 'rf2-malformed',
        line: 3,
        column: 'effectiveTime',
        message: expect.stringContaining(`found "${date}"`),
      });
    },
  );

  it('is taken on the last day of February in a leap year', async () => {
    const rows = smallRelease();
    (rows.concept[1] as string[])[1] = '20240229';
    expect((await built(writeRf2(temporaryDirectory(), rows))).summary.counts.concepts).toBe(6);
  });

  it('is refused in the name of a file and in a module dependency', async () => {
    const named = writeRf2(temporaryDirectory(), smallRelease(), { release: 'NL1000146_99999999' });
    await expect(built(named)).rejects.toMatchObject({ code: 'rf2-malformed', message: /_99999999\.txt/ });
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    addModuleDependencies(directory, [[NETHERLANDS, '20260331']]);
    const file = join(
      directory,
      'Snapshot/Refset/Metadata/der2_ssRefset_ModuleDependencySnapshot_NL1000146_20260331.txt',
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace('20260331\t20260101', '20260431\t20260101'));
    await expect(built(directory)).rejects.toMatchObject({ code: 'rf2-malformed', column: 'sourceEffectiveTime' });
  });
});

describe('is-a that runs in a circle', () => {
  it.each<[string, (rows: Rf2Rows) => void, readonly string[]]>([
    [
      'a concept that is its own parent',
      (rows) => rows.relationship.push(isARow(3020, ids.heart, ids.heart)),
      [ids.heart],
    ],
    [
      'two that are each other',
      (rows) => rows.relationship.push(isARow(3020, ids.heart, ids.slowHeart)),
      [ids.heart, ids.slowHeart],
    ],
    [
      'a root below its descendants',
      (rows) => {
        rows.relationship = rows.relationship.filter((row) => row[0] !== sctid(3004, 2));
        rows.relationship.push(isARow(3020, ids.root, ids.slowHeart));
      },
      [ids.root, ids.slowHeart, ids.heart, ids.finding],
    ],
  ])('is refused with its concepts: %s', async (_what, change, members) => {
    const rows = smallRelease();
    change(rows);
    const error = await built(writeRf2(temporaryDirectory(), rows)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SnomedError', code: 'rf2-cyclic' });
    const [, ...named] = /circle: (\d+)((?: is a \d+)*)\.$/.exec((error as Error).message) ?? [];
    const chain = named.join('').split(' is a ');
    expect(new Set(chain)).toEqual(new Set(members));
    expect(chain).toHaveLength(members.length + 1);
    expect(chain.at(-1)).toBe(chain[0]);
    for (const [at, child] of chain.slice(0, -1).entries()) {
      const stated = rows.relationship.some((row) => row[2] === '1' && row[4] === child && row[5] === chain[at + 1]);
      expect(stated, `${child} is a ${chain[at + 1]}`).toBe(true);
    }
  });

  it('does not count a relationship that has ended', async () => {
    const rows = smallRelease();
    rows.relationship.push(isARow(3020, ids.heart, ids.slowHeart, { active: '0' }));
    expect((await built(writeRf2(temporaryDirectory(), rows))).index.isA(ids.heart, ids.slowHeart)).toBe(false);
  });
});

describe('the right names of a concept', () => {
  it('are every active description in the language, listed or not; not those of another language or a retired one', async () => {
    const rows = smallRelease();
    const patientFriendly = '15551000146102';
    addTerm(rows, 4020, ids.heart, 'nl', 'hartklacht', [patientFriendly]);
    addTerm(rows, 4021, ids.heart, 'nl', 'iets met het hart', []);
    addTerm(rows, 4022, ids.heart, 'en', 'gone', [US, GB], { active: '0' });
    addTerm(rows, 4023, ids.heart, 'nl', 'coeur', []);
    for (const row of rows.description) if (row[7] === 'coeur') row[5] = 'fr';
    addTerm(rows, 4024, ids.heart, 'nl', 'hartaandoening', [NL]);
    const { index } = await built(writeRf2(temporaryDirectory(), rows));
    expect(index.displays(ids.heart)).toEqual(['Heart finding', 'hartaandoening', 'hartklacht', 'iets met het hart']);
    expect(index.preferredTerm(ids.heart, 'nl')).toBeUndefined();
  });

  it('are refused when they are not in UTF-8, which would make every right name a wrong one', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const file = join(directory, rf2Path('description'));
    writeFileSync(file, Buffer.from(readFileSync(file, 'utf8'), 'latin1'));
    await expect(built(directory)).rejects.toMatchObject({
      code: 'rf2-malformed',
      column: 'term',
      message: expect.stringContaining('text in UTF-8'),
    });
  });
});

describe('what is remarked on a release', () => {
  const remarksOf = async (directory: string) => (await built(directory)).summary.remarks;

  it('is nothing for a sound one, nor for two that hold the same rows', async () => {
    const rows = smallRelease();
    const directory = writeRf2(temporaryDirectory(), rows);
    expect(await remarksOf(directory)).toEqual([]);
    writeRf2(directory, rows, { release: 'INT_20260101' });
    expect(await remarksOf(directory)).toEqual([]);
  });

  it.each<[string, (rows: Rf2Rows) => void, string]>([
    ['of a concept that differ', (rows) => rows.concept.push(conceptRow(ids.heart, { active: '0' })), ids.heart],
    ['of a concept that are the same', (rows) => rows.concept.push(conceptRow(ids.heart)), ids.heart],
    ['of a description', (rows) => addTerm(rows, 4008, ids.heart, 'en', 'Heart complaint', []), sctid(4008, 1)],
    ['of a relationship', (rows) => rows.relationship.push(isARow(3002, ids.heart, ids.root)), sctid(3002, 2)],
    [
      'of a member',
      (rows) => rows.refset.push(memberRow(ids.diagnoses, ids.heart, { id: rows.refset[0]?.[0] ?? '' })),
      'reference set member',
    ],
  ])('is two rows of one time %s', async (_what, change, named) => {
    const rows = smallRelease();
    change(rows);
    const remarks = await remarksOf(writeRf2(temporaryDirectory(), rows));
    expect(remarks).toEqual([
      expect.objectContaining({ code: 'two-rows-of-one-time', count: 1, message: expect.stringContaining(named) }),
    ]);
  });

  it('is two rows of one time that differ between two releases, with both files', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const other = smallRelease();
    other.concept = [conceptRow(ids.heart, { active: '0' })];
    writeRf2(directory, { ...empty(), concept: other.concept }, { release: 'INT_20260101' });
    const [remark] = await remarksOf(directory);
    expect(remark).toMatchObject({ code: 'two-rows-of-one-time', count: 1 });
    expect(remark?.message).toContain('sct2_Concept_Snapshot_INT_20260101.txt and sct2_Concept_Snapshot_NL1000146');
  });

  it('is a Delta beside the snapshots; a Delta alone is no release', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const delta = 'Delta/Terminology/sct2_Concept_Delta_NL1000146_20260430.txt';
    addFile(directory, delta, 'id effectiveTime active moduleId definitionStatusId', [conceptRow(ids.absent)]);
    expect(await remarksOf(directory)).toEqual([
      expect.objectContaining({ code: 'delta-not-read', count: 1, message: expect.stringContaining(basename(delta)) }),
    ]);
    const alone = temporaryDirectory();
    addFile(alone, delta, 'id effectiveTime active moduleId definitionStatusId', []);
    await expect(built(alone)).rejects.toMatchObject({ code: 'rf2-missing', message: /Delta files/ });
  });

  it('is a reference set that is no longer maintained: nothing is said of it any more', async () => {
    const rows = smallRelease();
    rows.concept.push(conceptRow(ids.diagnoses, { active: '0', module: NETHERLANDS }));
    const { index, summary } = await built(writeRf2(temporaryDirectory(), rows));
    expect(index.refsets).toEqual([ids.empty]);
    expect(summary.remarks).toEqual([
      expect.objectContaining({ code: 'refset-inactive', message: expect.stringContaining(ids.diagnoses) }),
    ]);
  });

  it('is a release without its relationships, and the concepts that have no parent then', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const columns = 'id effectiveTime active moduleId definitionStatusId';
    addFile(directory, 'sct2_Concept_Snapshot_INT_20260101.txt', columns, [conceptRow(ids.absent)]);
    const remarks = await remarksOf(directory);
    expect(remarks).toEqual([
      expect.objectContaining({ code: 'file-missing', count: 3, message: expect.stringContaining('INT_20260101') }),
      expect.objectContaining({ code: 'parent-missing', message: expect.stringMatching(/no parent/) }),
    ]);
  });

  it('is a description or relationship of a concept that is not there', async () => {
    const rows = smallRelease();
    addTerm(rows, 4030, ids.absent, 'nl', 'wees', [NL]);
    rows.relationship.push(isARow(3030, ids.absent, ids.root));
    expect(await remarksOf(writeRf2(temporaryDirectory(), rows))).toEqual([
      expect.objectContaining({ code: 'concept-missing', count: 2, message: expect.stringContaining(ids.absent) }),
    ]);
  });
});
