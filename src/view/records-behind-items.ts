import { type ConvertOptions, originsOf } from '../assemble/collection';
import { sectionOf } from '../bgz/index';
import type { BgzRecords } from '../bgz/listed/records';

/** A record with its names. */
export interface NamedRecord {
  readonly group: string;
  readonly id: string;
  readonly record: unknown;
}

/** Finds the record that an item is of, by the type and id of its resource. */
export type OfRecord = (type: string, id: string, section: string | undefined) => NamedRecord | undefined;

interface WithId {
  readonly id: string;
}

function byGroup(records: Partial<BgzRecords>): Map<string, Map<string, WithId>> {
  const groups = new Map<string, Map<string, WithId>>();
  for (const [group, value] of Object.entries(records)) {
    const list = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly WithId[];
    groups.set(group, new Map(list.map((record) => [record.id, record])));
  }
  return groups;
}

/**
 * The records behind resources: of records that were given, those that each resource is made from; of records that were read, the
 * one that has the id of the resource.
 */
export function ofRecords(records: Partial<BgzRecords>, options?: ConvertOptions): OfRecord {
  const groups = byGroup(records);
  const found = (group: string, id: string): NamedRecord | undefined => {
    const record = groups.get(group)?.get(id);
    return record && { group, id, record };
  };
  if (options === undefined) return (_type, id, section) => (section === undefined ? undefined : found(section, id));
  const behind = originsOf([records as BgzRecords], options);
  return (type, id, section) => {
    const origins = behind(`${type}/${id}`);
    const own = origins.find(({ group }) => group === section) ?? (origins.length === 1 ? origins[0] : undefined);
    if (own === undefined) return undefined;
    // An id that is not told in messages is one of the list all the same.
    if (own.record !== undefined) return found(own.group, own.record);
    const nth = /\d+/.exec(own.name)?.[0];
    const list = [...(groups.get(own.group)?.keys() ?? [])];
    const id_ = list[Number(nth) - 1];
    return sectionOf(own.group) && id_ !== undefined ? found(own.group, id_) : undefined;
  };
}
