import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { createLeaning } from '../../../src/fhir/definitions/leaning';
import { createSnapshots } from '../../../src/fhir/definitions/snapshot';
import { packageOf, profileOf } from '../../validate/fixtures/packages';
import { NICTIZ } from '../../validate/fixtures/support';

const url = (name: string): string => `http://x.example/${name}`;

/** An extension that holds another one and says something about what that holds. */
const holding = (name: string, other: string, max: string) =>
  profileOf(url(name), 'Extension', [
    { id: 'Extension', path: 'Extension', max },
    {
      id: 'Extension.extension:in',
      path: 'Extension.extension',
      sliceName: 'in',
      type: [{ code: 'Extension', profile: url(other) }],
    },
    { id: 'Extension.extension:in.extension:in', path: 'Extension.extension.extension', sliceName: 'in', min: 1 },
  ]);
const own = [
  holding('a', 'b', '1'),
  holding('b', 'c', '2'),
  holding('c', 'a', '3'),
  profileOf(url('d'), 'Extension', [{ id: 'Extension', path: 'Extension', min: 0 }], { baseDefinition: url('a') }),
];
const definitions = definitionsOf([packageOf(...own)]);
const names = own.map((one) => String(one.url));

describe('definitions that lean on each other', () => {
  it('unfold to the same, whichever is asked for first', () => {
    const alone = names.map((name) => JSON.stringify(createSnapshots(definitions).of(name)));
    for (const first of names) {
      const snapshots = createSnapshots(definitions);
      snapshots.of(first);
      expect(names.map((name) => JSON.stringify(snapshots.of(name)))).toEqual(alone);
    }
  });

  it('take the maximum of an extension from its own definition or its base', () => {
    const { maximumOf } = createLeaning(definitions);
    expect(names.map(maximumOf)).toEqual([1, 2, 3, 1]);
    const slices = names.map((name) => {
      const root = createSnapshots(definitions).of(name)?.root;
      return root?.children?.find((child) => child.name === 'extension')?.slices?.map(({ max }) => max);
    });
    expect(slices).toEqual([[2], [3], [1], [2]]);
  });

  it('are told from those that lean one way', () => {
    const { leansOn } = createLeaning(definitions);
    expect(names.map((name) => leansOn(name, url('a')))).toEqual([true, true, true, true]);
    expect(names.map((name) => leansOn(name, url('d')))).toEqual([false, false, false, false]);
    expect(leansOn(`${NICTIZ}/zib-Problem`, `${NICTIZ}/zib-Patient`)).toBe(false);
  });
});
