import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/bgz/define/field';
import { type ZibGroup, zibGroups } from '../../src/zib';
import { isObject, type Json } from '../properties/law/places';
import { fullRecords } from '../properties/law/sample';
import { recordsWith } from '../properties/law/together';
import { read } from './instances';
import { instanceOf } from './writer';

/** Properties that a zib says ADA has no element for, or says nothing of: what has no id of its own in zib 2017. */
const withoutElement = (group: ZibGroup): readonly string[] =>
  Object.entries(fieldsOf(zibGroups[group].schema) ?? {})
    .filter(([, { ada, concept }]) => ada === false || (ada === undefined && concept?.id === undefined))
    .map(([name]) => name);

/** Records that are nothing without what ADA has no element for. */
const isHeld: Readonly<Partial<Record<ZibGroup, (record: Json) => boolean>>> = {
  // A payer who is a person.
  payers: ({ insuranceCompany }) => insuranceCompany !== undefined,
};

/** As ADA has it: no names beside references, and nothing empty. */
function plain(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  const { display: _shown, ...reference } = value as Json;
  const own = typeof reference.id === 'string' && Object.keys(value).length === 2 ? reference : (value as Json);
  const inner = Object.entries(own).map(([name, held]) => [name, plain(held)] as const);
  const said = inner.filter(([, held]) => held !== undefined && !(isObject(held) && Object.keys(held).length === 0));
  return Object.fromEntries(said);
}

describe('an instance written by the elements of a zib', () => {
  const groups = Object.keys(zibGroups) as ZibGroup[];

  it.each(groups)('is read as the records again: %s', (group) => {
    for (const record of fullRecords(group).filter(isHeld[group] ?? (() => true))) {
      const records = recordsWith(group, [record]) as unknown as Json;
      const { xml, kept } = instanceOf(records);
      expect(plain(read(xml).records)).toEqual(plain(kept));
      const [given, back] = [records, kept].map((all) => [all[group]].flat()[0] as Json);
      const lost = Object.keys(given ?? {}).filter((name) => !Object.hasOwn(back ?? {}, name));
      expect(withoutElement(group)).toEqual(expect.arrayContaining(lost));
    }
  });
});
