import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { productionPackages } from '../scripts/production-packages';

const root = resolve(import.meta.dirname, '..');
const { version, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** What a test needs of the package as it is packed; declarations alone are half of it. */
const PARTS = ['dist', 'profiles', 'codelists', 'rules', 'examples', 'package.json'];

function link(modules: string, name: string): void {
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir');
}

/**
 * An empty project in which the package is installed as pnpm does it: the package finds what it depends on and nothing else,
 * and the project what it asked for itself. What it asks for beside the package is that of this repository.
 *
 * @returns Its folder.
 */
export function installedProject(besides: readonly string[] = []): string {
  const project = mkdtempSync(join(tmpdir(), 'bgz-project-'));
  const modules = join(project, 'node_modules');
  const store = join(modules, '.pnpm', `bgz-facade@${version}`, 'node_modules');
  const own = join(store, 'bgz-facade');
  mkdirSync(own, { recursive: true });
  // A copy: a link would find all packages of this repository.
  for (const part of PARTS) cpSync(join(root, part), join(own, part), { recursive: true });
  for (const { name } of productionPackages) link(store, name);
  symlinkSync(own, join(modules, 'bgz-facade'), 'dir');
  for (const name of besides) {
    link(modules, name);
    if (name in peerDependencies) link(store, name);
  }
  return project;
}

/** Copies files of `examples/` into a project, as a vendor does. */
export function copyExamples(project: string, names: readonly string[]): void {
  for (const name of names) cpSync(join(root, 'examples', name), join(project, name), { recursive: true });
}
