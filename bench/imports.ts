import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { line, median } from './measure';

const dist = resolve(import.meta.dirname, '../dist');

/** Bytes of a door with every chunk it loads; dependencies not counted. */
function bytesOf(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const chunks = [...text.matchAll(/from\s*"(\.[^"]+)"|import\s*"(\.[^"]+)"/g)].map((match) =>
    resolve(dirname(file), match[1] ?? match[2] ?? ''),
  );
  return statSync(file).size + chunks.reduce((sum, chunk) => sum + bytesOf(chunk, seen), 0);
}

/** Milliseconds a fresh process takes to import a module; the process itself is not counted. */
function importTime(file: string): number {
  const code = `const t=performance.now();await import(${JSON.stringify(`file://${file}`)});process.stdout.write(String(performance.now()-t))`;
  const runs = Array.from({ length: 9 }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })),
  );
  return median(runs);
}

/** Import of each door: time in a fresh process and bytes, beside zod alone, which every door needs. */
export function importReport(): string[] {
  const doors = { 'bgz-facade/zib': resolve(dist, 'zib/index.js'), 'bgz-facade': resolve(dist, 'index.js') };
  const zod = resolve(import.meta.dirname, '../node_modules/zod/index.js');
  return [
    line('import zod alone', importTime(zod), 'ms'),
    ...Object.entries(doors).flatMap(([door, file]) => [
      line(`import ${door}`, importTime(file), 'ms'),
      line(`import ${door}: own code`, bytesOf(file) / 1024, 'KiB'),
    ]),
  ];
}
