import { describe, expect, it } from 'vitest';
import { nearest, nearestName } from '../../src/fhir/did-you-mean';

describe('the nearest word', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['ACTIVE', ['active', 'inactive'], 'active'],
    ['aktive', ['active', 'inactive'], 'active'],
    ['onyl', ['only', 'withheld'], 'only'],
    ['receiverUar', ['receiverUra', 'senderUra'], 'receiverUra'],
    // Two as near, one letter of three, three letters, and what is longer than any word.
    ['abcx', ['abcd', 'abce'], undefined],
    ['nov', ['now'], undefined],
    ['problxxxStatus', ['problemStatus'], undefined],
    ['a'.repeat(65), ['a'.repeat(65)], undefined],
    ['', ['on'], undefined],
    // Somebody may be called as a word begins.
    ['Mari', ['Marihuana'], undefined],
  ])('to %s of %j is %s', (word, known, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});

describe('the nearest name', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['aktive', ['active', 'inactive'], 'active'],
    ['timeout', ['timeoutMs', 'headers'], 'timeoutMs'],
    ['lang', ['now', 'language'], 'language'],
    ['max-records-per-source', ['maxRecordsPerSource', 'maxBodyBytes'], 'maxRecordsPerSource'],
    ['nowDate', ['now', 'language'], 'now'],
    // Begins as two do, or is too short to begin as anything.
    ['maxR', ['maxRecords', 'maxResources'], undefined],
    ['max', ['maxRecords'], undefined],
    ['weather', ['problems'], undefined],
    ['----', ['problems', '-'], undefined],
  ])('to %s of %j is %s', (name, known, meant) => {
    expect(nearestName(name, known)).toBe(meant);
  });
});
