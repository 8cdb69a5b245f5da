import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { BenchCase } from './validate-cases';
import { profile } from './validate-child';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The stages of a validation by where their code stands; the first that fits. */
const STAGES: readonly (readonly [RegExp, string])[] = [
  [/src\/validate\/text\/|fhir\/json-positions/, 'text: JSON.parse, limits, duplicate properties, places'],
  [/src\/validate\/invariant\/|checks\/(?:invariants|intents)/, 'invariants'],
  [/src\/terminology\/|checks\/(?:bindings|coding|code-spec|formed)|ask-providers/, 'codes: bindings and code systems'],
  [/src\/validate\/checks\/narrative|saxes/, 'narrative'],
  [/src\/validate\/(?:report|rules)\//, 'report'],
  [/src\/validate\/checks\//, 'other checks of values'],
  [
    /src\/validate\/(?:walk|glance|compile)\/|src\/fhir\/|create-validator/,
    'walk: structure, cardinality, slicing, references',
  ],
  [/src\/bgz\//, 'plausibility'],
  [/garbage collector/, 'garbage collection'],
];

const maps = new Map<string, SourceMap | undefined>();

function mapOf(url: string): SourceMap | undefined {
  if (!maps.has(url)) {
    const file = `${fileURLToPath(url)}.map`;
    maps.set(url, existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined);
  }
  return maps.get(url);
}

/** The source file of a function in a built chunk. */
function sourceOf({ callFrame: { url, functionName, lineNumber, columnNumber } }: ProfileNode): string {
  if (!url.startsWith('file:')) return functionName;
  const entry = mapOf(url)?.findEntry(lineNumber, columnNumber);
  return entry && 'originalSource' in entry ? entry.originalSource : url;
}

const stageOf = (node: ProfileNode): string | undefined => {
  const source = sourceOf(node);
  return STAGES.find(([form]) => form.test(source))?.[1];
};

/** Share of time each stage of a validation takes by its own, from a CPU profile of the built code; largest first. */
export function stageShares(cases: readonly BenchCase[], rounds: number): readonly (readonly [string, number])[] {
  const text = profile(cases, rounds, (file) => readFileSync(file, 'utf8'));
  const { nodes, samples, timeDeltas } = JSON.parse(text) as CpuProfile;
  const stages = new Map(nodes.map((node) => [node.id, stageOf(node)]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [at, id] of samples.entries()) {
    const stage = stages.get(id);
    const time = timeDeltas[at] ?? 0;
    // What is left is the loop around the validations, and node itself.
    if (stage === undefined) continue;
    total += time;
    times.set(stage, (times.get(stage) ?? 0) + time);
  }
  return [...times].map(([stage, time]) => [stage, time / total] as const).sort((a, b) => b[1] - a[1]);
}
