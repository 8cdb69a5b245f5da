import type { Bundle, FhirResource } from 'fhir/r3';
import { qualityOf } from '../quality/quality-of';
import { qualityText } from '../quality/quality-text';
import type { Language } from '../validate/issue';
import { findFiles } from './files/find-files';
import { readSources } from './files/read-sources';
import { parseNow } from './moment';
import { UsageError } from './usage-error';

/** What `bgz quality` was asked. */
export interface QualityCommand {
  readonly format: 'text' | 'json';
  readonly lang: Language;
  readonly now?: string;
}

type Resource = Bundle | FhirResource;

function resourceIn(text: string): Resource | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const isResource = typeof value === 'object' && value !== null && 'resourceType' in value;
    // The measuring passes over whatever in a resource is not as it should be.
    return isResource ? (value as Resource) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * `bgz quality`: figures over all files together. A file that cannot be read would make the figures those of something
 * else, so it ends the command.
 */
export async function quality(paths: readonly string[], { format, lang, now }: QualityCommand): Promise<number> {
  const moment = parseNow(now);
  const resources: Resource[] = [];
  for (const file of await findFiles(paths, ['.json', '.ndjson'])) {
    for await (const read of readSources(file)) {
      if ('unreadable' in read) throw new UsageError(read.unreadable);
      const resource = resourceIn(read.text);
      if (resource === undefined) throw new UsageError(`${read.source} holds no FHIR resource in JSON.`);
      resources.push(resource);
    }
  }
  const report = qualityOf(resources, { now: moment, language: lang });
  process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : qualityText(report, lang));
  return 0;
}
