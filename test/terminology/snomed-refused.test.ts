import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { built, ids, NL, type Rf2Kind, rf2Path, smallRelease, temporaryDirectory, writeRf2 } from './snomed-fixture';

describe('a release that cannot be indexed', () => {
  const withCell = (kind: Rf2Kind, line: number, column: number, value: string) => (text: string, of: Rf2Kind) => {
    const lines = text.split('\n').map((row) => row.split('\t'));
    if (of === kind) lines[line - 1]?.splice(column, 1, value);
    return lines.map((row) => row.join('\t')).join('\n');
  };

  const wrongDigit = `${ids.heart.slice(0, -1)}${(Number(ids.heart.at(-1)) + 1) % 10}`;
  it.each<[string, Rf2Kind, number, string, string, ReturnType<typeof withCell>]>([
    ['a wrong check digit', 'concept', 3, 'id', wrongDigit, withCell('concept', 3, 0, wrongDigit)],
    ['an id with a letter', 'concept', 4, 'id', '10O3007', withCell('concept', 4, 0, '10O3007')],
    ['a date that is none', 'concept', 2, 'effectiveTime', '2026-03', withCell('concept', 2, 1, '2026-03')],
    ['another mark of activity', 'relationship', 5, 'active', 'true', withCell('relationship', 5, 2, 'true')],
    ['an id with a leading zero', 'relationship', 2, 'sourceId', '0100100', withCell('relationship', 2, 4, '0100100')],
    ['a member without UUID', 'refset', 3, 'id', '80000517', withCell('refset', 3, 0, '80000517')],
    ['an empty term', 'description', 2, 'term', '""', withCell('description', 2, 7, '')],
    ['another acceptability', 'language', 2, 'acceptabilityId', ids.root, withCell('language', 2, 6, ids.root)],
    ['a missing column', 'language', 1, 'refsetId', 'no column refsetId', withCell('language', 1, 4, 'refset')],
  ])('says in which file, line and column it found %s', async (_what, kind, line, column, found, change) => {
    const directory = writeRf2(temporaryDirectory(), smallRelease(), { change });
    const out = join(directory, 'x.idx');
    const error = await buildSnomedIndex({ rf2: directory, out }).catch((thrown: unknown) => thrown);
    const file = rf2Path(kind).split('/').at(-1) ?? '';
    expect(error).toMatchObject({ name: 'SnomedError', code: 'rf2-malformed', file, line, column });
    expect(String(error)).toContain(`${file}, line ${line}, column ${column}`);
    expect(String(error)).toContain(found);
    expect(readdirSync(directory)).toEqual(['Snapshot']);
  });

  it('says which line has too few columns', async () => {
    const change = (text: string, kind: Rf2Kind) => (kind === 'concept' ? `${text}1\t2\n` : text);
    const directory = writeRf2(temporaryDirectory(), smallRelease(), { change });
    const line = smallRelease().concept.length + 2;
    const message = `line ${line}: expected 5 columns, found 2`;
    await expect(built(directory)).rejects.toMatchObject({
      code: 'rf2-malformed',
      line,
      message: expect.stringContaining(message),
    });
  });

  it.each<[Rf2Kind, string]>([
    ['concept', 'concepts'],
    ['description', 'descriptions'],
    ['relationship', 'relationships'],
    ['language', 'languages'],
  ])('says when there is no file of kind %s', async (missing, named) => {
    const change = (text: string, kind: Rf2Kind) => (kind === missing ? undefined : text);
    const directory = writeRf2(temporaryDirectory(), smallRelease(), { change });
    await expect(built(directory)).rejects.toMatchObject({
      code: 'rf2-missing',
      message: expect.stringContaining(`no RF2 snapshot of ${named}`),
    });
  });

  it('says when the directory is not there', async () => {
    await expect(built(join(temporaryDirectory(), 'nowhere'))).rejects.toMatchObject({ code: 'rf2-missing' });
  });

  it('says when a file is empty', async () => {
    const change = (text: string, kind: Rf2Kind) => (kind === 'relationship' ? '' : text);
    const directory = writeRf2(temporaryDirectory(), smallRelease(), { change });
    await expect(built(directory)).rejects.toMatchObject({ code: 'rf2-malformed', message: /empty/ });
  });

  it('refuses an extension without the international edition, on which is-a would be silently wrong', async () => {
    const rows = smallRelease();
    rows.concept = rows.concept.filter(([id]) => id !== ids.heart);
    const error = await built(writeRf2(temporaryDirectory(), rows)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'rf2-incomplete' });
    expect(String(error)).toContain(ids.heart);
  });

  it('refuses descriptions in a language whose reference set is not there, and takes the one it is told', async () => {
    const rows = smallRelease();
    for (const row of rows.language) if (row[4] === NL) row[4] = ids.diagnoses;
    const directory = writeRf2(temporaryDirectory(), rows);
    await expect(built(directory)).rejects.toMatchObject({ code: 'rf2-incomplete', message: /"nl".*31000146106/ });
    const { index } = await built(directory, { languageRefsets: { nl: [ids.diagnoses] } });
    expect(index.preferredTerm(ids.slowHeart, 'nl')).toBe('traag hart');
  });

  it('leaves the index that was there as it was', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const { out } = await built(directory);
    const before = readFileSync(out);
    writeRf2(directory, smallRelease(), { change: withCell('concept', 3, 0, 'x') });
    await expect(buildSnomedIndex({ rf2: directory, out })).rejects.toMatchObject({ code: 'rf2-malformed' });
    expect(readFileSync(out).equals(before)).toBe(true);
    expect(existsSync(`${out}.${process.pid}.tmp`)).toBe(false);
  });
});
