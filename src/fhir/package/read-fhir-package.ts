import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { isJson } from '../json';

/** A resource as a package holds it. */
export type FhirResource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/** What a FHIR package holds: its name, its version and its conformance resources; examples are left out. */
export interface FhirPackage {
  readonly name: string;
  readonly version: string;
  readonly resources: readonly FhirResource[];
}

/** Thrown when a path holds no FHIR package; names the file at fault. */
export class FhirPackageError extends Error {
  override readonly name = 'FhirPackageError';
  /** Stable code of the error. */
  readonly code = 'fhir-package-unreadable';
}

interface PackageFile {
  readonly name: string;
  readonly text: () => string;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The files directly under `package/`; examples and other folders hold no conformance resources. */
function filesOf(path: string): PackageFile[] {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path);
    if (!names.includes('package.json') && names.includes('package')) return filesOf(join(path, 'package'));
    return names.map((name) => ({ name, text: () => decoder.decode(readFileSync(join(path, name))) }));
  }
  const bytes = readFileSync(path);
  const files: PackageFile[] = [];
  for (const entry of parseTar(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes)) {
    const name = /^(?:\.\/)?package\/([^/]+)$/.exec(entry.name)?.[1];
    const { data } = entry;
    if (name && data) files.push({ name, text: () => decoder.decode(data) });
  }
  return files;
}

function parse(path: string, file: PackageFile): unknown {
  try {
    return JSON.parse(file.text());
  } catch (error) {
    throw new FhirPackageError(`${path}: ${file.name} holds no JSON (${(error as Error).message})`);
  }
}

/**
 * Reads a FHIR package in the official layout.
 *
 * @param path A `.tgz`, a folder with `package.json` in it, or the folder above its `package` folder.
 * @returns Name, version and the resources, in the order of their file names, so that the same input reads the same.
 * @throws {FhirPackageError} When there is no package at the path, or a file in it is not JSON.
 */
export function readFhirPackage(path: string): FhirPackage {
  let files: PackageFile[];
  try {
    files = filesOf(path);
  } catch (error) {
    throw new FhirPackageError(
      `${path}: no FHIR package (.tgz or folder) can be read here (${(error as Error).message})`,
    );
  }
  const manifestFile = files.find((file) => file.name === 'package.json');
  const manifest = manifestFile && parse(path, manifestFile);
  if (!isJson(manifest) || typeof manifest.name !== 'string' || typeof manifest.version !== 'string') {
    throw new FhirPackageError(`${path}: package.json with a name and a version is missing`);
  }
  const resources = files
    .filter((file) => file.name.endsWith('.json') && file.name !== 'package.json' && !file.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((file) => parse(path, file))
    .filter((value): value is FhirResource => isJson(value) && typeof value.resourceType === 'string');
  return { name: manifest.name, version: manifest.version, resources };
}
