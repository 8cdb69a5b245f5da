import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A package as the lockfile states it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier or expression, or what the package says in its place. */
  readonly license: string;
  /** Subresource integrity: algorithm and base64. */
  readonly integrity: string;
  /** Names of the packages it asks for. */
  readonly asks: readonly string[];
}

interface Entry {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '..');

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

function stated(place: string, entry: Entry): LockedPackage {
  const { version, license, integrity } = entry;
  if (version === undefined || license === undefined || integrity === undefined)
    throw new Error(`package-lock.json says no version, licence or integrity of ${place}.`);
  const asks = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).sort();
  return { name: nameOf(place), version, license, integrity, asks };
}

/** What `npm install bgz-facade` brings along: all that is in the lockfile for more than work on this repository, by name. */
export const productionPackages: readonly LockedPackage[] = Object.entries(packages)
  .filter(([place, { dev, devOptional, peer }]) => place !== '' && !dev && !devOptional && !peer)
  .map(([place, entry]) => stated(place, entry))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** One package of the lockfile, at the place the repository itself has it. */
export function lockedPackage(name: string): LockedPackage {
  const place = `node_modules/${name}`;
  const entry = packages[place];
  if (entry === undefined) throw new Error(`package-lock.json has no ${name}.`);
  return stated(place, entry);
}

/** Packages that add something when they are installed beside this one, by name. */
export const optionalPeers: readonly string[] = Object.keys(packages['']?.peerDependencies ?? {}).sort();
