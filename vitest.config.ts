import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to itself, a machine of two cores runs one file at a time, and half of it waits.
    maxWorkers: '100%',
  },
});
