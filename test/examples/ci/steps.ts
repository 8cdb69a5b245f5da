import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const folder = resolve(import.meta.dirname, '../../../examples/ci');

const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'));

/** A pipeline as its file states it: what it runs in which environment, and the files that are kept of it. */
export interface Pipeline {
  readonly env: Readonly<Record<string, string>>;
  /** Each is run by a shell of its own. */
  readonly scripts: readonly string[];
  readonly kept: readonly string[];
}

interface GithubStep {
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

const texts = (env: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));

/** examples/ci/github-actions.yml: a shell for each step. */
export function githubPipeline(): Pipeline {
  const file = read('github-actions.yml') as {
    readonly jobs: { readonly bgz: { readonly env: Record<string, unknown>; readonly steps: readonly GithubStep[] } };
  };
  const { env, steps } = file.jobs.bgz;
  const kept = steps.flatMap(({ with: given = {} }) => [given.sarif_file, given.report_paths]);
  return {
    env: texts(env),
    scripts: steps.flatMap(({ run }) => run ?? []),
    kept: kept.filter((name) => name !== undefined),
  };
}

/** examples/ci/gitlab-ci.yml: one shell for all lines. */
export function gitlabPipeline(): Pipeline {
  const { bgz } = read('gitlab-ci.yml') as {
    readonly bgz: {
      readonly variables: Record<string, unknown>;
      readonly before_script: readonly string[];
      readonly script: readonly string[];
      readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly junit: string } };
    };
  };
  return {
    env: texts(bgz.variables),
    scripts: [[...bgz.before_script, ...bgz.script].join('\n')],
    kept: [...bgz.artifacts.paths, bgz.artifacts.reports.junit],
  };
}
