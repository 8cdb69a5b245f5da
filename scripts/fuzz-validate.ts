import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoBundles } from '../bench/validate-cases';
import { type Fuzzer, inXml, textFuzzer, valueFuzzer } from '../test/validate/safety/fuzzers';
import { growthOf, patternsIn } from './pattern-growth';

/**
 * The fuzzers of test/validate/safety for as long as wanted: `tsx scripts/fuzz-validate.ts --seed 1 --seconds 600`. Every
 * input derives from its seed, so `--seed <n> --seconds 1` shows a finding again. Ends with 1 when there was one.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '60' } },
});

const texts = (await demoBundles()).map(({ text }) => text);
const indented = texts.map((text) => JSON.stringify(JSON.parse(text), undefined, 2));
const fuzzers: Readonly<Record<string, Fuzzer>> = {
  'values of Bundles': valueFuzzer(texts),
  'characters of JSON': textFuzzer([...texts, ...indented]),
  'characters of XML': textFuzzer(inXml(texts)),
};

/** An input that takes this long is told: none of them is large enough for it. */
const SLOW_MS = 10_000;
let findings = 0;

async function fuzzFor(name: string, fuzzer: Fuzzer, seconds: number): Promise<void> {
  const first = Number(values.seed);
  const end = performance.now() + seconds * 1000;
  let seed = first;
  let slowest = { ms: 0, seed };
  for (; performance.now() < end; seed++) {
    const start = performance.now();
    const faults = await fuzzer(seed);
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { ms, seed };
    if (faults.length === 0 && ms < SLOW_MS) continue;
    findings++;
    console.log(`${name}, seed ${seed}: ${faults.length > 0 ? faults.join('\n  ') : `${ms.toFixed(0)} ms`}`);
  }
  console.log(`${name}: seeds ${first} to ${seed - 1}, slowest ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed})`);
}

const part = Number(values.seconds) / Object.keys(fuzzers).length;
for (const [name, fuzzer] of Object.entries(fuzzers)) await fuzzFor(name, fuzzer, part);

const root = join(import.meta.dirname, '..');
const patterns = patternsIn(root, ['src/validate', 'src/terminology', 'src/fhir']);
const growths = patterns.map(growthOf);
for (const { pattern, power } of growths.filter((one) => one.power > 1.5)) {
  console.log(
    `${pattern.file}: /${pattern.source}/${pattern.flags} grows with the length to the power ${power.toFixed(1)}`,
  );
  // A clock is not exact; beyond quadratic is well beyond.
  if (power > 2.4) findings++;
}
console.log(`${patterns.length} patterns measured, ${findings} findings`);
process.exitCode = findings > 0 ? 1 : 0;
