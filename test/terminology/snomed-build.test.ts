import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuildSnomedIndexOptions, buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { openSnomedIndex } from '../../src/terminology/snomed/open-snomed-index';
import {
  addTerm,
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

async function built(directory: string, options: Partial<BuildSnomedIndexOptions> = {}) {
  const out = join(directory, 'out', 'snomed.idx');
  const summary = await buildSnomedIndex({ rf2: directory, out, ...options });
  return { summary, out, index: openSnomedIndex(out) };
}

describe('the index of a release', () => {
  it('tells active, inactive and unknown concepts apart', async () => {
    const { index } = await built(writeRf2(temporaryDirectory(), smallRelease()));
    const states = [ids.heart, ids.dutch, ids.retired, ids.absent, 'x', ''].map((code) => [
      index.has(code),
      index.isActive(code),
    ]);
    expect(states).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [false, false],
      [false, false],
      [false, false],
    ]);
  });

  it('follows active is-a relationships only, over every parent, and counts a concept as its own is-a', async () => {
    const { index } = await built(writeRf2(temporaryDirectory(), smallRelease()));
    expect(index.isA(ids.slowHeart, ids.root)).toBe(true);
    expect(index.isA(ids.slowHeart, ids.slowHeart)).toBe(true);
    expect(index.isA(ids.root, ids.slowHeart)).toBe(false);
    expect(index.isA(ids.dutch, ids.finding)).toBe(true);
    expect(index.isA(ids.dutch, ids.slowHeart)).toBe(false);
    expect(index.isA(ids.heart, ids.slowHeart)).toBe(false);
    expect(index.isA(ids.retired, ids.finding)).toBe(false);
    expect(index.isA(ids.absent, ids.absent)).toBe(false);
  });

  it('keeps the active members of reference sets that are concepts', async () => {
    const { index, summary } = await built(writeRf2(temporaryDirectory(), smallRelease()));
    expect(index.refsets).toEqual([ids.diagnoses, ids.empty].sort());
    const members = [ids.slowHeart, ids.dutch, ids.heart].map((code) => index.inRefset(code, ids.diagnoses));
    expect(members).toEqual([true, true, false]);
    expect(index.inRefset(ids.slowHeart, ids.empty)).toBe(false);
    expect(index.inRefset(ids.slowHeart, 'toString')).toBe(false);
    expect(summary.counts).toMatchObject({ refsets: 2, members: 2 });
  });

  it('keeps the terms a language reference set accepts: preferred and Dutch first, full names last', async () => {
    const { index } = await built(writeRf2(temporaryDirectory(), smallRelease()));
    const accepted = ['traag hart', 'Slow heart', 'trage hartslag', 'Slow heartbeat', 'Slow heart (finding)'];
    expect(index.displays(ids.slowHeart)).toEqual(accepted);
    expect(index.preferredTerm(ids.slowHeart, 'nl')).toBe('traag hart');
    expect(index.preferredTerm(ids.slowHeart, 'en')).toBe('Slow heart');
    expect(index.preferredTerm(ids.heart, 'nl')).toBeUndefined();
    expect(index.displays(ids.dutch)).toEqual(['cariës aan het hart']);
    expect(index.displays(ids.finding)).toEqual(['Finding']);
    expect(index.preferredTerm(ids.finding, 'en')).toBe('Finding');
    expect(index.displays(ids.absent)).toEqual([]);
  });

  it('prefers the terms of the language reference set that is named first', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const { index } = await built(directory, { languageRefsets: { en: [GB, US] } });
    expect(index.preferredTerm(ids.slowHeart, 'en')).toBe('Slow heartbeat');
    expect(index.preferredTerm(ids.heart, 'en')).toBe('Heart finding');
    const british = await built(directory, { languageRefsets: { en: [GB] } });
    expect(british.index.displays(ids.heart)).toEqual([]);
  });

  it('says which edition and version it holds, unless told', async () => {
    const directory = writeRf2(temporaryDirectory(), smallRelease());
    const { index, summary } = await built(directory);
    expect([index.edition, index.version]).toEqual(['11000146104', '20260331']);
    expect(summary).toMatchObject({ edition: '11000146104', version: '20260331', bytes: expect.any(Number) });
    const told = await built(directory, { edition: '731000124108', version: '20260301' });
    expect([told.index.edition, told.index.version]).toEqual(['731000124108', '20260301']);
  });

  it('knows which namespaces it holds concepts of', async () => {
    const { index } = await built(writeRf2(temporaryDirectory(), smallRelease()));
    const held = [ids.absent, ids.absentDutch, ids.american, 'x'].map((code) => index.holdsNamespaceOf(code));
    expect(held).toEqual([true, true, false, false]);
  });

  it.each([
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no line end after the last row', (text: string) => text.trimEnd()],
    ['empty lines at the end', (text: string) => `${text}\n\n`],
    ['columns in another order', (text: string) => text.replaceAll(/^(.*?)\t(.*?)\t/gm, '$2\t$1\t')],
  ])('is the same for a release with %s', async (_what, change) => {
    const plain = await built(writeRf2(temporaryDirectory(), smallRelease()));
    const other = await built(writeRf2(temporaryDirectory(), smallRelease(), { change }));
    expect(readFileSync(other.out).equals(readFileSync(plain.out))).toBe(true);
  });

  it('reads rows that straddle the pieces a file is read in', async () => {
    const rows = smallRelease();
    for (let i = 0; i < 2000; i++) addTerm(rows, 50_000 + i, ids.heart, 'en', `${i} ${'é'.repeat(500)}`, [US]);
    const { index } = await built(writeRf2(temporaryDirectory(), rows));
    expect(index.displays(ids.heart)).toHaveLength(2001);
    expect(index.displays(ids.heart)).toContain(`1999 ${'é'.repeat(500)}`);
    expect(index.displays(ids.slowHeart)).toContain('traag hart');
  });
});

describe('two releases in one directory', () => {
  const older: Rf2Rows = smallRelease();
  const member = uuid();
  older.refset.push(memberRow(ids.diagnoses, ids.finding, { id: member }));
  const newer: Rf2Rows = { concept: [], description: [], relationship: [], language: [], refset: [] };
  newer.concept.push(conceptRow(ids.heart, { active: '0', time: '20260430' }), conceptRow(ids.absent));
  newer.relationship.push(
    isARow(3002, ids.heart, ids.finding, { active: '0', time: '20260430' }),
    isARow(3009, ids.absent, ids.root),
  );
  newer.refset.push(memberRow(ids.diagnoses, ids.finding, { id: member, active: '0', time: '20260430' }));
  addTerm(newer, 4005, ids.slowHeart, 'nl', 'traag hart (nieuw)', [], { time: '20260430' });

  // Files are read in the order of their names, so both orders are tried.
  it.each([
    ['INT_20260101', 'NL1000146_20260430'],
    ['NL1000146_20260331', 'INT_20260430'],
  ])('count with the latest state of each component (%s, then %s)', async (before, after) => {
    const directory = temporaryDirectory();
    writeRf2(join(directory, 'a'), older, { release: before });
    writeRf2(join(directory, 'b'), newer, { release: after });
    const reversed = temporaryDirectory();
    writeRf2(join(reversed, 'b'), older, { release: before });
    writeRf2(join(reversed, 'a'), newer, { release: after });
    for (const place of [directory, reversed]) {
      const { index } = await built(place);
      expect(index.isActive(ids.heart)).toBe(false);
      expect(index.isActive(ids.absent)).toBe(true);
      expect(index.isA(ids.dutch, ids.finding)).toBe(false);
      expect(index.isA(ids.slowHeart, ids.finding)).toBe(true);
      expect(index.inRefset(ids.finding, ids.diagnoses)).toBe(false);
      expect(index.preferredTerm(ids.slowHeart, 'nl')).toBe('traag hart (nieuw)');
      expect(index.version).toBe('20260430');
    }
  });
});

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
