import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeRf2 } from '../../scripts/make-rf2';
import { buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { openSnomedIndex } from '../../src/terminology/snomed/open-snomed-index';
import { snomedProvider } from '../../src/terminology/snomed/snomed-provider';
import { ids, smallRelease, temporaryDirectory, writeRf2 } from './snomed-fixture';

describe('opening an index', () => {
  const directory = temporaryDirectory();
  const broken = join(directory, 'broken.idx');
  let good: Buffer;

  beforeAll(async () => {
    const out = join(directory, 'good.idx');
    await buildSnomedIndex({ rf2: writeRf2(directory, smallRelease()), out });
    good = readFileSync(out);
  });

  const changed = (at: number, value: number) => {
    const copy = Buffer.from(good);
    copy[at] = (copy[at] ?? 0) ^ value;
    return copy;
  };

  it.each<[string, string, () => Buffer]>([
    ['an empty file', 'index-foreign', () => Buffer.alloc(0)],
    ['a file of another kind', 'index-foreign', () => Buffer.from('id\teffectiveTime\tactive\n'.repeat(99))],
    ['a file of another kind, shorter than our preamble', 'index-foreign', () => Buffer.from('BGZSNOMD')],
    ['another format version', 'index-version', () => changed(8, 3)],
    ['a header that was changed', 'index-corrupt', () => changed(60, 1)],
    ['a checksum that was changed', 'index-corrupt', () => changed(20, 1)],
    ['a header length beyond the file', 'index-truncated', () => changed(14, 255)],
    ['a file cut off in its header', 'index-truncated', () => good.subarray(0, 100)],
    ['a file cut off in its sections', 'index-truncated', () => good.subarray(0, good.length - 8)],
    ['a file with more behind it', 'index-corrupt', () => Buffer.concat([good, Buffer.alloc(1)])],
  ])('refuses %s as %s', (_what, code, contents) => {
    writeFileSync(broken, contents());
    expect(() => openSnomedIndex(broken)).toThrow(expect.objectContaining({ name: 'SnomedError', code, file: broken }));
  });

  it('refuses a file that is not there, or a directory', () => {
    const missing = join(directory, 'missing.idx');
    expect(() => openSnomedIndex(missing)).toThrow(
      expect.objectContaining({ code: 'index-unreadable', file: missing }),
    );
    expect(() => openSnomedIndex(directory)).toThrow(expect.objectContaining({ code: 'index-unreadable' }));
  });

  it('asks for another build where the index is of an earlier version', () => {
    const older = Buffer.from(good);
    older.writeUInt32LE(2, 8);
    writeFileSync(broken, older);
    expect(() => openSnomedIndex(broken)).toThrow(/has format 2 and this version reads 3; build the index again/);
  });

  it('throws its own error after close, and closing twice is no error', () => {
    const index = openSnomedIndex(join(directory, 'good.idx'));
    index.close();
    index.close();
    expect(() => index.has(ids.root)).toThrow(expect.objectContaining({ code: 'index-closed' }));
    expect(() => index.verify()).toThrow(expect.objectContaining({ code: 'index-closed' }));
  });

  it('lets a provider answer "unreadable" when the file shrinks under it', async () => {
    const out = join(directory, 'shrinking.idx');
    makeRf2({ directory: join(directory, 'larger'), concepts: 3000 });
    await buildSnomedIndex({ rf2: join(directory, 'larger'), out });
    const index = openSnomedIndex(out);
    truncateSync(out, 5000);
    const answer = snomedProvider(index).lookup({ system: 'http://snomed.info/sct', code: '138875005' });
    expect(answer).toEqual({ result: 'unverifiable', reason: 'unreadable' });
    index.close();
  });
});
