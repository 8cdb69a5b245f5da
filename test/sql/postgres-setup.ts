import type { TestProject } from 'vitest/node';
import { hasPostgres, startPostgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the socket of the PostgreSQL server of this run; undefined where PostgreSQL is not installed. */
    postgres: string | undefined;
  }
}

/** Starts one PostgreSQL server for all test files of a run; each test takes databases of its own. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!hasPostgres) {
    project.provide('postgres', undefined);
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgres', server.home);
  return server.stop;
}
