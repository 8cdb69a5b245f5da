import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FhirResource } from 'fhir/r3';
import { fhirJson } from '../../fhir/written-numbers';
import type { PulledSection, PullResult } from '../../receive/pull-result';
import { systemCode, UsageError } from '../usage-error';
import type { PullFigures } from './summary';

const bundleOf = (resources: readonly FhirResource[]): object => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

/** A name of a file for a section, in the order of the pull: `14-AllergyIntolerance.json`. */
function fileOf({ offer, input }: PulledSection, at: number): string {
  const [type = ''] = (offer?.kind === 'query' ? offer.query : (offer?.reference ?? input ?? '')).split(/[/?[]/);
  return `${String(at + 1).padStart(2, '0')}-${type.replace(/\W/g, '')}.json`;
}

/**
 * Writes what was pulled: all resources as one collection Bundle, each section as one, the documents, and the figures. Files of
 * patients: the folder is made for who runs the command only.
 *
 * @throws {UsageError} When it cannot be written.
 */
export async function writePulled(folder: string, result: PullResult, figures: PullFigures): Promise<void> {
  const put = (name: string, content: string | Uint8Array) =>
    writeFile(path.join(folder, name), content, { mode: 0o600 });
  try {
    await mkdir(path.join(folder, 'sections'), { recursive: true, mode: 0o700 });
    await put('bgz.json', fhirJson(bundleOf(Object.values(result.resources).flat())));
    for (const [at, section] of result.sections.entries())
      await put(`sections/${fileOf(section, at)}`, fhirJson(bundleOf([...section.matches, ...section.included])));
    if (result.documents.some(({ bytes }) => bytes)) await mkdir(path.join(folder, 'documents'), { recursive: true });
    for (const [at, { bytes, contentType }] of result.documents.entries())
      if (bytes) await put(`documents/${at + 1}${contentType.startsWith('application/pdf') ? '.pdf' : ''}`, bytes);
    await put('figures.json', `${JSON.stringify(figures, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`${folder} cannot be written (${systemCode(error)}).`);
  }
}
