import { closeSync, copyFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeRf2, seeded } from '../../scripts/make-rf2';
import { buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { openSnomedIndex, type SnomedIndex } from '../../src/terminology/snomed/open-snomed-index';
import { SnomedError } from '../../src/terminology/snomed/snomed-error';
import { snomedProvider } from '../../src/terminology/snomed/snomed-provider';
import { runs } from '../effort';
import { plainRows, smallRelease, temporaryDirectory, writeRf2 } from './snomed-fixture';

const directory = temporaryDirectory();
const REFSET = /der2_Refset_Simple/;
const wellSaid = (cause: unknown) =>
  cause instanceof SnomedError && cause.code.startsWith('index-') && cause.file !== undefined;

/** Everything an index says of these concepts. */
const all = (index: SnomedIndex, codes: readonly string[]) => [
  { edition: index.edition, version: index.version, counts: index.counts, refsets: index.refsets },
  ...codes.map((code, at) => ({
    code,
    has: index.has(code),
    active: index.isActive(code),
    terms: index.displays(code),
    isA: codes.slice(at, at + 4).map((other) => [index.isA(code, other), index.isA(other, code)]),
    in: index.refsets.map((refset) => index.inRefset(code, refset)),
  })),
];

interface Index {
  readonly file: string;
  readonly codes: readonly string[];
  readonly answers: unknown;
}

async function indexOf(rf2: string, name: string, every: number): Promise<Index> {
  const file = join(directory, name);
  await buildSnomedIndex({ rf2, out: file });
  const rows = plainRows(rf2, /sct2_Concept_Snapshot/);
  const codes = [...new Set(rows.map((row) => row.id ?? ''))].filter((_, at) => at % every === 0);
  const index = openSnomedIndex(file);
  const answers = all(index, codes);
  index.close();
  return { file, codes, answers };
}

/** Changes bytes of a file for as long as `while` runs. */
function damaged(file: string, at: number, bytes: Buffer, meanwhile: () => void): void {
  const before = readFileSync(file).subarray(at, at + bytes.length);
  const descriptor = openSync(file, 'r+');
  try {
    writeSync(descriptor, bytes, 0, before.length, at);
    meanwhile();
  } finally {
    writeSync(descriptor, before, 0, before.length, at);
    closeSync(descriptor);
  }
}

/** What an index says after damage: the same, or its own error; `whole` says whether it noticed none. */
function saysTheSame({ file, codes, answers }: Index, what: string): boolean {
  let index: SnomedIndex | undefined;
  try {
    index = openSnomedIndex(file);
    expect(all(index, codes), what).toEqual(answers);
    return true;
  } catch (cause) {
    if (!wellSaid(cause)) throw cause;
    return false;
  } finally {
    index?.close();
  }
}

describe('an index file that was damaged', () => {
  let small: Index;
  let larger: Index;

  beforeAll(async () => {
    small = await indexOf(writeRf2(join(directory, 'small'), smallRelease()), 'small.idx', 1);
    const rf2 = join(directory, 'larger');
    makeRf2({ directory: rf2, concepts: 2_000 });
    expect(plainRows(rf2, REFSET).length).toBeGreaterThan(0);
    larger = await indexOf(rf2, 'larger.idx', 40);
  });

  it('is refused, or answers as before, whichever byte of it changed', () => {
    const bytes = readFileSync(small.file);
    let noticed = 0;
    for (let at = 0; at < bytes.length; at += at < 4_096 ? 7 : 1)
      damaged(small.file, at, Buffer.of((bytes[at] ?? 0) ^ (1 << (at % 8))), () => {
        if (!saysTheSame(small, `byte ${at}`)) noticed++;
        const contents = at >= 4_096;
        if (!contents) return;
        expect(() => openSnomedIndex(small.file).verify(), `byte ${at}`).toThrow(
          expect.objectContaining({ code: 'index-corrupt' }),
        );
      });
    expect(noticed).toBeGreaterThan(bytes.length - 4_096);
  });

  it('is refused, or answers as before, wherever runs of it were overwritten', () => {
    const { length } = readFileSync(larger.file);
    const random = seeded(7);
    let noticed = 0;
    for (let run = 0; run < runs(150); run++) {
      const at = Math.floor(random() * length);
      const bytes = Buffer.from(
        Array.from({ length: 1 + Math.floor(random() * 24) }, () => Math.floor(random() * 256)),
      );
      damaged(larger.file, at, bytes, () => {
        if (!saysTheSame(larger, `${bytes.length} bytes at ${at}`)) noticed++;
      });
    }
    expect(noticed).toBeGreaterThan(0);
  });

  it('answers what the whole pages hold, and of the others that it cannot be read', () => {
    const file = join(directory, 'half.idx');
    copyFileSync(larger.file, file);
    const index = openSnomedIndex(file);
    onTestFinished(() => index.close());
    const { length } = readFileSync(file);
    damaged(file, length - 20_000, Buffer.alloc(64, 0x5a), () => {
      const { lookup } = snomedProvider(index);
      const said = larger.codes.map((code) => lookup({ system: 'http://snomed.info/sct', code, filters: [] }));
      expect(said).toContainEqual(expect.objectContaining({ result: 'member' }));
      expect(said).toContainEqual({ result: 'unverifiable', reason: 'unreadable' });
      expect(() => index.verify()).toThrow(/does not match its checksum: the file is damaged; build the index again/);
    });
  });
});
