import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects with long test files first: one that starts last is waited for with nothing beside it. */
const order = ['thorough', 'stores', 'package', 'fast'];

/** Starts the test files of one project after those of another, so that those that share a process follow each other. */
export class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project }: TestSpecification): number => order.indexOf(project.name);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
