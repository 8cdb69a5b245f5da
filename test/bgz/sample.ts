import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fieldsOf } from '../../src/bgz/define/field';
import { sourceSections } from '../../src/bgz/index';
import { zibOf } from '../../src/bgz/zibs';
import { agb, type BgzRecordsInput, type MetadataInput, ura, type ZibGroup } from '../../src/zib';

/** The records of each zib: those in its folder here, under the name of their list. */
const samples = await Promise.all(
  readdirSync(import.meta.dirname)
    .filter((folder) => existsSync(path.join(import.meta.dirname, folder, 'sample.ts')))
    .map(async (folder) => ((await import(`./${folder}/sample.ts`)) as { sample: Partial<BgzRecordsInput> }).sample),
);

const lists: Partial<BgzRecordsInput> = Object.assign({}, ...samples);

const clinic = { identificationNumbers: [ura('00009999')], organizationName: 'Kliniek De Proef' };

/** The first record of each zib that has metadata has all of it. */
const metadata: MetadataInput = {
  firstRegistration: {
    dateTime: '2024-02-04T10:31',
    actor: {
      healthProfessional: {
        identificationNumbers: [agb('01234999')],
        nameInformation: { unstructuredName: 'A. Melder' },
      },
    },
    onBehalfOf: clinic,
    activitySystem: 'urn:oid:2.16.840.1.113883.4.642.3.429',
    statement: 'f-1',
  },
  lastModification: { dateTime: '2024-03-01T08:00:15+01:00', actor: { healthcareProvider: clinic } },
};

const withMetadata = (name: string, records: unknown): unknown => {
  const fields = fieldsOf(zibOf(name as ZibGroup).schema);
  if (fields?.metadata === undefined) return records;
  const [first, ...others] = [records].flat() as object[];
  return Array.isArray(records) ? [{ ...first, metadata }, ...others] : { ...first, metadata };
};

/** Everything an adapter can write, in the order of the BgZ, written with the builders' input forms; the person is fictional. */
export const sample = Object.fromEntries(
  sourceSections.flatMap(({ key }) =>
    Object.entries(lists)
      .filter(([name]) => name === key)
      .map(([name, records]) => [name, withMetadata(name, records)]),
  ),
) as unknown as BgzRecordsInput;

/** A deep copy that a test may change. */
export function sampleJson(): { [key: string]: unknown } {
  return structuredClone(sample) as unknown as { [key: string]: unknown };
}
