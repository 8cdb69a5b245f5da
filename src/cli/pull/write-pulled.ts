import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FhirResource } from 'fhir/r3';
import { fhirJson } from '../../fhir/written-numbers';
import type { PulledSection, PullResult } from '../../receive/pull-result';
import { systemCode, UsageError } from '../usage-error';

/** An address without a slash behind it. */
export const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Resources as entries under the addresses they have at the server; FHIR has no empty list. */
const entries = (base: string, resources: readonly FhirResource[], mode?: 'match' | 'include') =>
  resources.map((resource) => ({
    ...(resource.id !== undefined && { fullUrl: `${base}/${resource.resourceType}/${resource.id}` }),
    resource,
    ...(mode && { search: { mode } }),
  }));

const withEntries = (bundle: object, all: readonly object[]): object =>
  all.length > 0 ? { ...bundle, entry: all } : bundle;

/** A section as the searchset of all its pages; the address that was asked without who was asked about. */
export function searchsetOf(base: string, { offer, matches, included }: PulledSection): object {
  const asked = offer === undefined ? '' : offer.kind === 'query' ? offer.query : offer.reference;
  const self = asked.replace(/(?:patient\.)?identifier=[^&]*&?/g, '').replace(/[?&]$/, '');
  const bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    link: [{ relation: 'self', url: `${base}/${self}` }],
  };
  return withEntries(bundle, [...entries(base, matches, 'match'), ...entries(base, included, 'include')]);
}

/** A folder that holds nothing: what is of another pull, of another patient perhaps, must not stand beside this. */
async function isFree(folder: string): Promise<boolean> {
  const inside = await readdir(folder).catch((error: unknown) => (systemCode(error) === 'ENOENT' ? [] : undefined));
  return inside !== undefined && inside.length === 0;
}

/** @throws {UsageError} When something is in the folder already. */
export async function checkFolder(folder: string): Promise<void> {
  if (!(await isFree(folder))) throw new UsageError(`${folder} is not an empty folder, nor a new one.`);
}

/** A name of a file for a section, in the order of the pull: `14-AllergyIntolerance.json`. */
function fileOf({ offer, input }: PulledSection, at: number): string {
  const [type = ''] = (offer?.kind === 'query' ? offer.query : (offer?.reference ?? input ?? '')).split(/[/?[]/);
  return `${String(at + 1).padStart(2, '0')}-${type.replace(/\W/g, '')}.json`;
}

/**
 * Writes what was pulled: all resources as one collection Bundle, each section as a searchset, and the documents. Files of
 * patients: the folder is made for who runs the command only.
 *
 * @throws {UsageError} When it cannot be written.
 */
export async function writePulled(folder: string, url: string, result: PullResult): Promise<void> {
  const base = withoutSlash(url);
  const put = (name: string, content: string | Uint8Array) =>
    writeFile(path.join(folder, name), content, { mode: 0o600 });
  try {
    await mkdir(path.join(folder, 'sections'), { recursive: true, mode: 0o700 });
    const all = entries(base, Object.values(result.resources).flat());
    await put('bgz.json', fhirJson(withEntries({ resourceType: 'Bundle', type: 'collection' }, all)));
    for (const [at, section] of result.sections.entries())
      await put(`sections/${fileOf(section, at)}`, fhirJson(searchsetOf(base, section)));
    if (result.documents.some(({ bytes }) => bytes)) await mkdir(path.join(folder, 'documents'), { recursive: true });
    for (const [at, { bytes, contentType }] of result.documents.entries())
      if (bytes) await put(`documents/${at + 1}${contentType.startsWith('application/pdf') ? '.pdf' : ''}`, bytes);
  } catch (error) {
    throw new UsageError(`${folder} cannot be written (${systemCode(error)}).`);
  }
}
