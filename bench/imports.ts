import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { figure, inTurn, type Row } from './figures';

const root = resolve(import.meta.dirname, '..');

/** Milliseconds and MiB that a module costs a fresh process of plain node, whose own start and size are not counted. */
function importOf(file: string): { readonly ms: number; readonly mib: number } {
  const code = `const before=process.memoryUsage.rss(),t=performance.now();await import(${JSON.stringify(`file://${file}`)});const ms=performance.now()-t;process.stdout.write(JSON.stringify({ms,mib:(process.memoryUsage.rss()-before)/2**20}))`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
}

/** Import of each door, beside zod alone, of which every door has a part built in. */
export function importReport(): readonly Row[] {
  const files = {
    'zod alone': resolve(root, 'node_modules/zod/index.js'),
    'bgz-facade/zib': resolve(root, 'dist/zib/index.js'),
    'bgz-facade': resolve(root, 'dist/index.js'),
    'bgz-facade/validate': resolve(root, 'dist/validate/index.js'),
  };
  const aims: Readonly<Record<string, number>> = { 'bgz-facade/zib': 60, 'bgz-facade': 100 };
  const samples = inTurn(9, ...Object.values(files).map((file) => () => importOf(file)));
  return Object.keys(files).flatMap((door, at) => {
    const taken = samples[at] ?? [];
    const aim = aims[door];
    return [
      figure(
        `import ${door}`,
        taken.map(({ ms }) => ms),
        'ms',
        aim === undefined ? undefined : { most: aim },
      ),
      figure(
        `import ${door}: memory`,
        taken.map(({ mib }) => mib),
        'MiB',
        door === 'bgz-facade' ? { most: 25 } : undefined,
      ),
    ];
  });
}
