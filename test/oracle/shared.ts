import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from './json';

export const project = path.resolve(import.meta.dirname, '../..');
export const shared = path.resolve(project, '../shared');
export const zibPackage = path.join(shared, 'packages/nictiz.fhir.nl.stu3.zib2017-2.2.18/package');
export const bgzPackage = path.join(shared, 'packages/nictiz.fhir.nl.stu3.bgzmsz-2.0.0-beta/package');
export const corePackage = path.join(shared, 'packages/hl7.fhir.r3.core-3.0.2/package');
/** Profiles of our own that some of the seeds follow. */
export const ownPackage = path.join(import.meta.dirname, 'own/package');

export const sharedIsPresent = existsSync(zibPackage) && existsSync(bgzPackage) && existsSync(corePackage);

/** What the harness makes for itself; the folder of installed packages is ignored by every tool already. */
export const cache = path.join(project, 'node_modules/.cache/bgz-oracle');

export function readFolder(folder: string, prefix = ''): { name: string; resource: JsonObject }[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.json') && file.includes('-'))
    .sort()
    .map((file) => ({ name: file.slice(0, -5), resource: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) }));
}
