import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRf2, seeded } from '../scripts/make-rf2';
import { buildSnomedIndex } from '../src/terminology/snomed/build-snomed-index';
import { openSnomedIndex, type SnomedIndex } from '../src/terminology/snomed/open-snomed-index';
import { readRf2 } from '../src/terminology/snomed/rf2-reader';
import { snomedProvider } from '../src/terminology/snomed/snomed-provider';
import { figure, type Row } from './figures';

const CONCEPTS = 500_000;
const LOOKUPS = 200_000;
const MIB = 1024 * 1024;

const mebibytes = (what: string, value: number, aim: number) => figure(what, value, 'MiB', { most: aim });

/**
 * Calls a second of one core over codes drawn at random, when the pages they need may or may not be in memory. By the time of the
 * processor, which is spent on nothing else: what else a machine does is no part of what a lookup costs.
 */
function perSecond(codes: readonly string[], ask: (code: string, at: number) => unknown): number {
  const start = process.cpuUsage();
  codes.forEach(ask);
  const { user, system } = process.cpuUsage(start);
  return (1e6 * codes.length) / Math.max(1, user + system);
}

function rates(what: string, codes: readonly string[], ask: (code: string, at: number) => unknown): Row[] {
  const few = codes.slice(0, 1000);
  perSecond(few, ask);
  const warm = Array.from({ length: 9 }, () => perSecond(few, ask));
  return [
    figure(`${what}, any of ${LOOKUPS} codes`, perSecond(codes, ask), '/s'),
    figure(
      `${what}, 1000 codes again: each`,
      warm.map((rate) => 1e6 / rate),
      'us',
      { most: 20 },
    ),
  ];
}

function lookups(index: SnomedIndex, ids: readonly string[]): Row[] {
  const random = seeded(7);
  const any = () => ids[Math.floor(random() * ids.length)] ?? '';
  const codes = Array.from({ length: LOOKUPS }, any);
  const others = Array.from({ length: LOOKUPS }, any);
  const [refset = ''] = index.refsets;
  const provider = snomedProvider(index);
  const filters = [{ property: 'concept', op: 'is-a', value: '138875005' }] as const;
  return [
    ...rates('isActive', codes, (code) => index.isActive(code)),
    ...rates('displays', codes, (code) => index.displays(code)),
    ...rates('inRefset', codes, (code) => index.inRefset(code, refset)),
    ...rates('isA, all ancestors walked', codes, (code, at) => index.isA(code, others[at] ?? '')),
    ...rates('provider, is-a and displays', codes, (code) =>
      provider.lookup({ system: 'http://snomed.info/sct', code, filters }),
    ),
  ];
}

/** A release of half a million concepts: built, opened and asked. Made-up content in the proportions of a real one. */
export async function snomedReport(): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bgz-snomed-'));
  try {
    makeRf2({ directory, concepts: CONCEPTS });
    const ids: string[] = [];
    const file = join(directory, 'Snapshot/Terminology/sct2_Concept_Snapshot_NL1000146_20260331.txt');
    await readRf2(file, ['id'], (row) => void ids.push(row.text(0)));

    const out = join(directory, 'snomed.idx');
    const start = performance.now();
    const built = await buildSnomedIndex({ rf2: directory, out });
    const seconds = (performance.now() - start) / 1000;
    const openings = Array.from({ length: 9 }, () => {
      const before = performance.now();
      openSnomedIndex(out).close();
      return performance.now() - before;
    });
    const index = openSnomedIndex(out);
    const { concepts, terms, parents, members } = built.counts;
    return [
      figure(`build of ${concepts} concepts, ${terms} terms, ${parents} is-a, ${members} members`, seconds, 's', {
        most: 60,
      }),
      mebibytes('build: peak memory of the process', process.resourceUsage().maxRSS / 1024, 1536),
      mebibytes('index file', statSync(out).size / MIB, 80),
      figure('open, first time', openings[0] ?? 0, 'ms', { most: 10 }),
      figure('open, again', openings, 'ms'),
      ...lookups(index, ids),
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}
