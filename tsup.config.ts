import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { PluginBuild } from 'esbuild';
import { defineConfig } from 'tsup';
import { writePage } from './scripts/build-page';
import { builtIn } from './scripts/built-in';

const doors = {
  index: 'src/index.ts',
  'zib/index': 'src/zib.ts',
  'legacy/index': 'src/legacy/index.ts',
  'ada/index': 'src/ada/index.ts',
  'read/index': 'src/read/index.ts',
  'validate/index': 'src/validate/index.ts',
  'quality/index': 'src/quality/index.ts',
  'terminology/index': 'src/terminology/index.ts',
  'notified-pull/index': 'src/notified-pull.ts',
  'audit/index': 'src/audit.ts',
  'node/index': 'src/node.ts',
  'qualify/index': 'src/qualify/index.ts',
  'view/index': 'src/view/index.ts',
};

const declarationsOf = (file: string): string => file.replace(/^src\/(.*)\.ts$/, 'declarations/$1.d.ts');

/** The parser of XML is required by a file of CommonJS, which bundlers follow; see src/fhir/xml/saxes-parser.ts. */
const saxes = {
  name: 'saxes',
  setup(build: PluginBuild): void {
    build.onResolve({ filter: /\/saxes-parser$/ }, () => ({ path: '#saxes', external: true }));
  },
};

export default defineConfig({
  // The worker stands where the shared chunks do: the one that starts it finds it beside itself.
  entry: { ...doors, 'cli/bgz': 'src/cli/bgz.ts', 'validate-worker': 'src/cli/validate/worker.ts' },
  format: ['esm'],
  target: 'node20',
  // The command has no types of its own. Those of the doors are joined from the declarations that `tsc` wrote (tsconfig.declarations.json):
  // to have them made while they are joined takes four times as long, and gigabytes.
  dts: {
    entry: Object.fromEntries(Object.entries(doors).map(([door, file]) => [door, declarationsOf(file)])),
    // The FHIR types are written into ours: under Node's own resolution `fhir/r3` of @types/fhir cannot be found.
    resolve: ['fhir/r3'],
  },
  splitting: true,
  // Of these only what is used comes along: to load them from many files of their own took more than all else that a door loads.
  noExternal: [...builtIn],
  // A third of what a door costs is the reading of its text. Names stay, so that a stack trace can be read.
  esbuildOptions(options) {
    options.minifyWhitespace = true;
    options.minifySyntax = true;
  },
  sourcemap: true,
  clean: true,
  // The page of `bgz view` runs in a browser: it is made by itself, and read when a page is written.
  onSuccess: () => {
    copyFileSync(path.join(import.meta.dirname, 'scripts/saxes.cjs'), path.join(import.meta.dirname, 'dist/saxes.cjs'));
    return writePage(import.meta.dirname);
  },
  esbuildPlugins: [saxes],
});
