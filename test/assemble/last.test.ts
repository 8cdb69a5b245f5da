import type { Coding, Observation } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { lastOf } from '../../src/assemble/last';
import type { SourceGroup } from '../../src/assemble/ports';

const loinc = (code: string): Coding => ({ system: 'http://loinc.org', code });
const own = (code: string): Coding => ({ system: 'urn:oid:2.999.1', code });
const other: Coding = { system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH' };

const seen = (id: string, code: Observation['code'], when: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code,
  ...when,
});
const on = (effectiveDateTime: string) => ({ effectiveDateTime });
const during = (start?: string, end?: string) => ({
  effectivePeriod: { ...(start && { start }), ...(end && { end }) },
});

/** The ids of the last, of observations of these sections. */
function last(all: readonly Observation[], max = 1, group: (one: Observation) => string = () => 'results') {
  const request = { type: 'Observation', criteria: [], includes: [], last: { max } } as const;
  const candidates = all.map((resource) => ({ resource, group: group(resource) as SourceGroup }));
  return lastOf(request, candidates).map(({ id }) => id);
}

describe('observations that are about the same', () => {
  it.each<[string, readonly Observation[], readonly string[]]>([
    [
      'have a code in common, whatever else they have',
      [
        seen('a', { coding: [loinc('718-7')] }, on('2024-01-01')),
        seen('b', { coding: [own('HB'), loinc('718-7')] }, on('2024-01-02')),
        seen('c', { coding: [loinc('2951-2')] }, on('2023-01-01')),
      ],
      ['b', 'c'],
    ],
    [
      'or share one with a third that has both, wherever it stands',
      [
        seen('a', { coding: [own('HB')] }, on('2024-01-01')),
        seen('b', { coding: [loinc('718-7')] }, on('2024-01-03')),
        seen('c', { coding: [own('HB'), loinc('718-7')] }, on('2024-01-02')),
      ],
      ['b'],
    ],
    [
      'are not told by the code alone',
      [
        seen('a', { coding: [own('1')] }, on('2024-01-01')),
        seen('b', { coding: [{ ...own('1'), system: 'urn:oid:2.999.2' }] }, on('2024-01-02')),
      ],
      ['a', 'b'],
    ],
    [
      'are told by their words where they have no code, and a nullFlavor is none',
      [
        seen('a', { coding: [other], text: 'bloedsmeer' }, on('2024-01-01')),
        seen('b', { coding: [other], text: 'kweek' }, on('2024-01-02')),
        seen('c', { text: 'kweek' }, on('2024-01-03')),
        seen('d', { coding: [other] }, on('2024-01-01')),
        seen('e', { coding: [other] }, on('2024-01-02')),
      ],
      ['a', 'c', 'd', 'e'],
    ],
  ])('%s', (_, all, wanted) => {
    expect(last(all)).toEqual(wanted);
  });

  it('are of one section', () => {
    const all = [
      seen('a', { coding: [loinc('1-8')] }, on('2024-01-01')),
      seen('b', { coding: [loinc('1-8')] }, on('2024-01-02')),
    ];
    expect(last(all, 1, ({ id }) => (id === 'a' ? 'results' : 'bloodPressures'))).toEqual(['a', 'b']);
  });

  it('are all of a section whose codes say the same', () => {
    const all = [
      seen('a', { coding: [loinc('8302-2')] }, on('2024-01-01')),
      seen('b', { coding: [loinc('8306-3')] }, on('2024-01-02')),
    ];
    expect(last(all, 1, () => 'bodyHeights')).toEqual(['b']);
    expect(last(all, 2, () => 'bodyHeights')).toEqual(['a', 'b']);
  });
});

describe('when an observation was', () => {
  const of = (when: Partial<Observation>, id: string) => seen(id, { coding: [loinc('1-8')] }, when);
  it.each<[string, readonly Partial<Observation>[], readonly number[]]>([
    ['a period by its start, however long it goes on', [during('2020-01-01'), during('2022-01-01', '2022-02-01')], [1]],
    ['a period by its end where that is all', [during(undefined, '2020'), on('2021-01-01')], [1]],
    ['one without a date is not the last where one has a date', [{}, on('1999')], [1]],
    ['those without a date are all the last where none has one', [{}, {}], [0, 1]],
  ])('%s', (_, all, wanted) => {
    expect(last(all.map((when, at) => of(when, String(at))))).toEqual(wanted.map(String));
  });

  it('counts from the last, and those without a date where too few have one', () => {
    const all = [on('2024-01-01'), {}, on('2024-01-03'), on('2024-01-02'), on('2024-01-02')].map((when, at) =>
      of(when, String(at)),
    );
    expect(last(all, 1)).toEqual(['2']);
    expect(last(all, 2)).toEqual(['2', '3', '4']);
    expect(last(all, 4)).toEqual(['0', '2', '3', '4']);
    expect(last(all, 5)).toEqual(['0', '1', '2', '3', '4']);
  });
});
