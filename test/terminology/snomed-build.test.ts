import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addTerm,
  built,
  conceptRow,
  GB,
  ids,
  isARow,
  memberRow,
  type Rf2Rows,
  smallRelease,
  temporaryDirectory,
  US,
  uuid,
  writeRf2,
} from './snomed-fixture';

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
    expect(summary.counts).toEqual({ concepts: 6, activeConcepts: 5, parents: 5, terms: 10, refsets: 2, members: 2 });
  });

  it('keeps every active term: preferred and Dutch first, then accepted, then unlisted, full names last', async () => {
    const { index } = await built(writeRf2(temporaryDirectory(), smallRelease()));
    const accepted = ['traag hart', 'Slow heart', 'trage hartslag', 'Slow heartbeat'];
    expect(index.displays(ids.slowHeart)).toEqual([...accepted, 'Sluggish ticker', 'Slow heart (finding)']);
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
    expect(british.index.preferredTerm(ids.heart, 'en')).toBeUndefined();
    expect(british.index.displays(ids.heart)).toEqual(['Heart finding']);
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
  // A parent no file holds is no obstacle once the relationship has ended.
  older.relationship.push(isARow(3010, ids.finding, ids.american));
  newer.relationship.push(isARow(3010, ids.finding, ids.american, { active: '0', time: '20260430' }));
  newer.refset.push(memberRow(ids.diagnoses, ids.finding, { id: member, active: '0', time: '20260430' }));
  addTerm(newer, 4005, ids.slowHeart, 'nl', 'traag hart (nieuw)', [], { time: '20260430' });

  // Files are read in the order of their names, so both orders are tried.
  it.each([
    // The Dutch concept is in the older one, whose date is then that of the edition.
    ['NL1000146_20260331', 'INT_20260430', '20260331'],
    ['NL1000146_20260401', 'NL1000146_20260430', '20260401'],
  ])('count with the latest state of each component (%s, then %s)', async (before, after, version) => {
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
      expect(index.version).toBe(version);
    }
  });
});
