import type { Reporter, TestModule } from 'vitest/node';
import { slowestFiles } from './slowest-files';

/** Ends a test run with its slowest files, and then one line a machine can read: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failed += 1;
      }
    }
    console.log(['Slowest files:', ...slowestFiles(modules)].join('\n'));
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
