import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** What a test needs stands in its file's name; `npm test` runs all of them. */
const suffixes = {
  /** Opens databases: PostgreSQL where it is installed, and the embedded one. */
  stores: 'test/**/*.stores.test.ts',
  /** Runs what `npm run build` made, as processes of their own. */
  package: 'test/**/*.package.test.ts',
  /** Takes many random draws, or every case of the oracle. */
  thorough: 'test/**/*.thorough.test.ts',
};

const project = (name: string, include: string[], exclude: string[] = []): TestProjectConfiguration => ({
  extends: true,
  test: { name, include, exclude },
});

export default defineConfig({
  test: {
    // Ends what hangs; no test is about how long it takes, and a busy machine may take ten times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Left to itself, a machine of two cores runs one file at a time, and half of it waits.
    maxWorkers: '100%',
    projects: [
      project('fast', ['test/**/*.test.ts'], Object.values(suffixes)),
      ...Object.entries(suffixes).map(([name, files]) => project(name, [files])),
    ],
  },
});
