import { defineConfig } from 'vitest/config';
import { BaseSequencer, type ProjectConfig, type TestSpecification } from 'vitest/node';

/** What a test needs stands in its file's name; `npm test` runs all of them. */
const suffixes = {
  /** Opens databases: PostgreSQL where it is installed, and the embedded one. */
  stores: 'test/**/*.stores.test.ts',
  /** Runs what `npm run build` made, as processes of their own. */
  package: 'test/**/*.package.test.ts',
  /** Opens pages in the Chromium of the system. */
  browser: 'test/**/*.browser.test.ts',
  /** Takes many random draws, or every case of the oracle. */
  thorough: 'test/**/*.thorough.test.ts',
  /** What takes minutes and changes seldom: `npm run test:extended`, and with each release. */
  extended: 'test/**/*.extended.test.ts',
};

const setupFiles = ['test/draws.ts'];

/** Tests that ask a facade through the door of `test/facade/door.ts`. */
const throughDoors =
  'test/facade/{authorize-parameters,bsn-in-answers,dialects,documents,in-parts,last,leave-out,links,metadata,not-offered,offered,operation,outgoing,page-memory,paged-sources,paging,parts,refusals,search-dates,search-parameters,searches,shared-sources,trail,xml}.test.ts';

const project = (name: string, include: string[], exclude: string[] = [], more: ProjectConfig = {}) => ({
  extends: true as const,
  test: { name, include, exclude, ...more },
});

/** Projects with long test files first: one that starts last is waited for with nothing beside it. */
const order = ['thorough', 'stores', 'browser', 'package', 'node', 'fast'];

/** Starts the test files of one project after those of another, so that those that share a process follow each other. */
class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project: { name } }: TestSpecification): number => order.indexOf(name);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    // Ends what hangs; no test is about how long it takes, and a busy machine may take ten times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 600_000,
    // Left to itself, a machine of two cores runs one file at a time, and half of it waits.
    maxWorkers: '100%',
    sequence: { sequencer: TestOrder },
    // `npm run test:coverage`: what the fast tests run of the sources.
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'html', 'lcov'] },
    projects: [
      project('fast', ['test/**/*.test.ts'], Object.values(suffixes), { isolate: false, setupFiles }),
      // The tests of the facade once more, through a server of Node and a real connection where `fast` calls `fetch`.
      project('node', [throughDoors], Object.values(suffixes), {
        isolate: false,
        setupFiles,
        env: { BGZ_DOOR: 'node' },
      }),
      project('stores', [suffixes.stores], [], {
        globalSetup: ['test/sql/postgres-setup.ts'],
        // Files that run in one process share its embedded database.
        isolate: false,
      }),
      project('browser', [suffixes.browser], [], { setupFiles }),
      project('package', [suffixes.package]),
      project('thorough', [suffixes.thorough], [], { isolate: false, setupFiles }),
      project('extended', [suffixes.extended], [], { setupFiles }),
    ],
  },
});
