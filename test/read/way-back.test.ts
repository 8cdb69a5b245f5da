import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCollection } from '../../src/index';
import { type ReadRecords, readBgz } from '../../src/read';
import { type BgzRecords, bgzRecords, type ZibGroup, zibGroups } from '../../src/zib';
import { sample } from '../bgz/sample';
import { runs } from '../effort';
import { validRecords } from '../properties/records';
import { now } from './support';

/** The lists of records. */
const lists = (Object.keys(zibGroups) as ZibGroup[]).filter((group) => group !== 'patient');

/** Lists of those who others refer to: they hold only whom nothing that was read refers to. */
const parties: readonly ZibGroup[] = ['healthProfessionals', 'healthcareProviders'];

const listOf = (records: ReadRecords, group: ZibGroup): readonly { readonly id?: string }[] =>
  (records[group] ?? []) as readonly { readonly id?: string }[];

const there = (records: ReadRecords) => readBgz(toCollection([records as BgzRecords], { now }));

/** Records by their content: their own ids by where the record stands, those of who and what they hold left out. */
function content(records: ReadRecords): unknown {
  const names = new Map<unknown, string>();
  for (const group of lists)
    for (const [at, { id }] of listOf(records, group).entries()) names.set(id, `${group} ${at}`);
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) =>
        // What was registered in one go has the id of its Provenance, which is made anew.
        name === 'statement'
          ? []
          : name !== 'id'
            ? [[name, named(inner)]]
            : names.has(inner)
              ? [[name, names.get(inner)]]
              : [],
      ),
    );
  };
  return Object.fromEntries(lists.map((group) => [group, named(listOf(records, group))]));
}

/** There and back, and again: what is read is what was written, and no element of it is left. */
async function holdsWayBack(records: BgzRecords): Promise<void> {
  const first = await there(records);
  expect(first.notRead).toEqual([]);
  expect(first.issues).toEqual([]);
  // Problems given whole inside others come back in the list.
  for (const group of lists.filter((one) => !parties.includes(one)))
    expect(listOf(first.records, group).length).toBeGreaterThanOrEqual(listOf(records, group).length);
  const again = await there({ ...first.records, patient: records.patient });
  expect(content(again.records)).toEqual(content(first.records));
}

describe('records of a whole patient, written and read', () => {
  it('with everything that an adapter can write', async () => {
    await holdsWayBack(bgzRecords(sample));
  });

  it('drawn at random', async () => {
    await fc.assert(fc.asyncProperty(validRecords, holdsWayBack), { numRuns: runs(10) });
  });
});
