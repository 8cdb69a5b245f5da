import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { figure, type Row } from './figures';

interface Measured {
  /** Milliseconds until the first bytes, and until the last. */
  readonly first: number;
  readonly all: number;
  readonly bytes: number;
  /** Most bytes of the heap beyond those of the records while the answer leaves. */
  readonly held: number;
}

const MIB = 2 ** 20;
// Of the laboratory, as the national search asks for it.
const CATEGORY = 'category=http://snomed.info/sct%7C49581000146104';
const ALL = `Observation?${CATEGORY}&_include=Observation:specimen&_revinclude=Provenance:target`;
const LAST = `Observation/$lastn?${CATEGORY}`;

async function measured(count: number, given: 'pages' | 'all' | 'last', search: string): Promise<Measured> {
  const child = fork(resolve(import.meta.dirname, 'observations-child.ts'), [String(count), given, search], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  const [answer] = await once(child, 'message');
  child.kill();
  return answer as Measured;
}

/** A long history: 1, 5,000 and 50,000 laboratory results, of a source that gives all and of one that gives pages. */
export async function observationsReport(): Promise<readonly Row[]> {
  const one = await measured(1, 'pages', ALL);
  const rows: Row[] = [figure('1 result: answered in', one.all, 'ms')];
  for (const given of ['pages', 'all'] as const) {
    const few = await measured(5_000, given, ALL);
    const many = await measured(50_000, given, ALL);
    const growth = many.all / few.all / 10;
    const early = many.first / many.all;
    const held = many.held / many.bytes;
    const what = `50,000 of a source that gives ${given}`;
    rows.push(
      figure(`${what}: answered in`, many.all, 'ms'),
      figure(`${what}: per result, of that in 5,000`, growth, 'x', { most: 1.2 }),
    );
    // What a source gives all at once is mapped whole before anything leaves, and leaves in one piece.
    if (given === 'pages')
      rows.push(
        figure(`${what}: first bytes, of that time`, early, 'x', { most: 0.05 }),
        figure(`${what}: size of the answer`, many.bytes / MIB, 'MiB'),
        figure(`${what}: held meanwhile, of that size`, held, 'x', { most: 0.2 }),
      );
  }
  const asked = await measured(50_000, 'last', LAST);
  const found = await measured(50_000, 'all', LAST);
  return [
    ...rows,
    figure('$lastn of 50,000: a source that knows what is last', asked.all, 'ms'),
    figure('$lastn of 50,000: that, of the time of one that does not', asked.all / found.all, 'x'),
  ];
}
