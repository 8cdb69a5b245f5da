import { relative } from 'node:path';
import type { TestModule } from 'vitest/node';

const HOW_MANY = 10;

/** Lines that name the slowest test files of a run with their seconds (loading and tests), the slowest first. */
export function slowestFiles(modules: readonly TestModule[]): string[] {
  const taken = modules.map((module) => {
    const { collectDuration, duration } = module.diagnostic();
    return { file: relative(process.cwd(), module.moduleId), ms: collectDuration + duration };
  });
  return taken
    .sort((a, b) => b.ms - a.ms)
    .slice(0, HOW_MANY)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);
}
