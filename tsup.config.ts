import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'zib/index': 'src/zib/index.ts',
    'ada/index': 'src/ada/index.ts',
    'cli/bgz': 'src/cli/bgz.ts',
  },
  format: ['esm'],
  target: 'node20',
  dts: true,
  splitting: true,
  sourcemap: true,
  clean: true,
});
