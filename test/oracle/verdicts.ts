import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { defaults } from './mutate';
import { cache } from './shared';

/** One finding of the judge, reduced to facts. */
export interface Fact {
  readonly severity: string;
  readonly messageId: string;
  readonly location: string;
}

export interface Verdict {
  /** Of the resource that was judged; another hash now means the verdict is about something else. */
  readonly hash: string;
  readonly facts: readonly Fact[];
}

/** As stored: every string once, every fact as three numbers. */
interface Stored {
  readonly judge: string;
  readonly strings: readonly string[];
  readonly verdicts: Readonly<Record<string, readonly [hash: string, facts: readonly number[]]>>;
}

/** Only the verdicts on the usual draw are kept with the project. */
export const verdictsFile = (random = defaults.random): string =>
  random === defaults.random
    ? path.join(import.meta.dirname, 'verdicts.json.gz')
    : path.join(cache, `verdicts-${random}.json.gz`);

export function writeVerdicts(file: string, judge: string, verdicts: ReadonlyMap<string, Verdict>): number {
  const numbers = new Map<string, number>();
  const intern = (value: string): number => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  };
  const rows = [...verdicts].map(([id, { hash, facts }]): [string, [string, number[]]] => [
    id,
    [hash, facts.flatMap(({ severity, messageId, location }) => [severity, messageId, location].map(intern))],
  ]);
  const stored: Stored = { judge, strings: [], verdicts: Object.fromEntries(rows) };
  const packed = gzipSync(JSON.stringify({ ...stored, strings: [...numbers.keys()] }), { level: 9 });
  writeFileSync(file, packed);
  return packed.length;
}

export function readVerdicts(file: string): ReadonlyMap<string, Verdict> {
  if (!existsSync(file)) return new Map();
  // Our own file, written above.
  const stored = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Stored;
  const said = (at: number | undefined): string => stored.strings[at ?? -1] ?? '';
  return new Map(
    Object.entries(stored.verdicts).map(([id, [hash, numbers]]) => {
      const facts: Fact[] = [];
      for (let at = 0; at < numbers.length; at += 3) {
        facts.push({
          severity: said(numbers[at]),
          messageId: said(numbers[at + 1]),
          location: said(numbers[at + 2]),
        });
      }
      return [id, { hash, facts }];
    }),
  );
}
