import type { Bundle, FhirResource } from 'fhir/r3';
import type { FhirXmlModel } from '../fhir/xml/xml-model';
import { qualityOf } from '../quality/quality-of';
import { qualityText } from '../quality/quality-text';
import type { Language } from '../validate/issue';
import { EXTENSIONS, findFiles } from './files/find-files';
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

// Asked for at the first file in XML; most are JSON.
let model: Promise<FhirXmlModel> | undefined;

async function xmlModel(): Promise<FhirXmlModel> {
  const { createFhirXmlModel } = await import('../fhir/xml/xml-model');
  const { definitionsOf } = await import('../fhir/definitions/definitions');
  return createFhirXmlModel(definitionsOf());
}

async function readValue(text: string): Promise<unknown> {
  if (!/^\uFEFF?\s*</.test(text)) return JSON.parse(text.replace(/^\uFEFF/, ''));
  const { readFhirXml } = await import('../fhir/xml/read-fhir-xml');
  model ??= xmlModel();
  return readFhirXml(text, await model).value;
}

async function resourceIn(text: string): Promise<Resource | undefined> {
  // The message of the parser may quote the record.
  const value = await readValue(text).catch(() => undefined);
  const isResource = typeof value === 'object' && value !== null && 'resourceType' in value;
  // The measuring passes over whatever in a resource is not as it should be.
  return isResource ? (value as Resource) : undefined;
}

/**
 * `bgz quality`: figures over all files together. A file that cannot be read would make the figures those of something
 * else, so it ends the command.
 */
export async function quality(paths: readonly string[], { format, lang, now }: QualityCommand): Promise<number> {
  const moment = parseNow(now);
  const resources: Resource[] = [];
  for (const file of await findFiles(paths, EXTENSIONS)) {
    for await (const read of readSources(file)) {
      if ('unreadable' in read) throw new UsageError(read.unreadable[lang]);
      const resource = 'text' in read ? await resourceIn(read.text) : undefined;
      if (resource === undefined) throw new UsageError(`${read.source} holds no FHIR resource that can be read.`);
      resources.push(resource);
    }
  }
  const report = qualityOf(resources, { now: moment, language: lang });
  process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : qualityText(report, lang));
  return 0;
}
