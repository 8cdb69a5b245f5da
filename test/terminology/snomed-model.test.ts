import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRf2, sctid } from '../../scripts/make-rf2';
import { buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { openSnomedIndex, type SnomedIndex } from '../../src/terminology/snomed/open-snomed-index';
import { GB, NL, plainRows, temporaryDirectory, US } from './snomed-fixture';

interface Model {
  readonly active: Map<string, boolean>;
  readonly ancestors: (code: string) => Set<string>;
  readonly members: Map<string, Set<string>>;
  readonly displays: Map<string, Set<string>>;
  readonly preferred: Record<'nl' | 'en', Map<string, string>>;
}

/** What a release says, computed from its text files with nothing of the index. */
function modelOf(directory: string): Model {
  const active = new Map(plainRows(directory, /Concept_/).map((row) => [row.id ?? '', row.active === '1']));
  const parents = new Map<string, Set<string>>();
  for (const row of plainRows(directory, /Relationship_/)) {
    if (row.active !== '1' || row.typeId !== '116680003') continue;
    const { sourceId = '', destinationId = '' } = row;
    parents.set(sourceId, (parents.get(sourceId) ?? new Set()).add(destinationId));
  }
  const ancestors = (code: string, seen = new Set<string>([code])): Set<string> => {
    for (const parent of parents.get(code) ?? []) if (!seen.has(parent)) ancestors(parent, seen.add(parent));
    return seen;
  };
  const members = new Map<string, Set<string>>();
  for (const row of plainRows(directory, /Refset_Simple/)) {
    const { refsetId = '', referencedComponentId = '' } = row;
    const set = members.get(refsetId) ?? new Set();
    members.set(refsetId, set);
    if (row.active === '1' && active.has(referencedComponentId)) set.add(referencedComponentId);
  }
  const descriptions = new Map(plainRows(directory, /Description_/).map((row) => [row.id, row]));
  const displays = new Map<string, Set<string>>();
  const preferred = { nl: new Map<string, string>(), en: new Map<string, string>() };
  for (const { active: state, conceptId = '', term = '' } of descriptions.values()) {
    if (state === '1') displays.set(conceptId, (displays.get(conceptId) ?? new Set()).add(term));
  }
  const refsets = plainRows(directory, /Refset_Language/).filter((row) => row.active === '1');
  for (const language of [GB, US, NL]) {
    for (const row of refsets.filter(({ refsetId }) => refsetId === language)) {
      const description = descriptions.get(row.referencedComponentId);
      if (description?.active !== '1') continue;
      const { conceptId = '', term = '' } = description;
      const synonym = description.typeId === '900000000000013009';
      // US comes after GB here, so that it overrules.
      if (synonym && row.acceptabilityId === '900000000000548007') {
        preferred[language === NL ? 'nl' : 'en'].set(conceptId, term);
      }
    }
  }
  return { active, ancestors, members, displays, preferred };
}

describe.each([
  { concepts: 1, seed: 1, lineEnd: '\n', cacheMiB: 16 },
  { concepts: 512, seed: 2, lineEnd: '\n', cacheMiB: 16 },
  { concepts: 513, seed: 3, lineEnd: '\r\n', cacheMiB: 16 },
  { concepts: 6000, seed: 4, lineEnd: '\n', cacheMiB: 0.01 },
] as const)('the index of a release of $concepts concepts agrees with its files', ({ cacheMiB, ...release }) => {
  const directory = temporaryDirectory();
  const out = join(directory, 'snomed.idx');
  let index: SnomedIndex;
  let model: Model;
  let codes: readonly string[];

  beforeAll(async () => {
    makeRf2({ directory, ...release });
    await buildSnomedIndex({ rf2: directory, out });
    index = openSnomedIndex(out, { cacheMiB });
    model = modelOf(directory);
    codes = [...model.active.keys()];
  });
  afterAll(() => index?.close());

  it('on which concepts exist and are active', () => {
    expect(codes.filter((code) => !index.has(code))).toEqual([]);
    expect(codes.filter((code) => index.isActive(code) !== model.active.get(code))).toEqual([]);
    expect(index.counts.concepts).toBe(codes.length);
    expect(index.counts.activeConcepts).toBe(codes.filter((code) => model.active.get(code)).length);
  });

  it('on which concepts do not exist, before, between and after those that do', () => {
    const near = codes.flatMap((code) => [1n, -1n, 10n, 1_000_000_000n].map((step) => String(BigInt(code) + step)));
    const wrong = [...near, '100000', '999999999999999999', sctid(3, 0)].filter((code) => !model.active.has(code));
    expect(wrong.filter((code) => index.has(code) || index.isActive(code))).toEqual([]);
  });

  it('on is-a, for every ancestor and for as many concepts that are none', () => {
    const disagreements: string[] = [];
    codes.forEach((code, at) => {
      const ancestors = model.ancestors(code);
      const strangers = [1, 7, 100].map((step) => codes[(at * 31 + step) % codes.length] ?? '');
      for (const other of [...ancestors, ...strangers]) {
        if (index.isA(code, other) !== ancestors.has(other)) disagreements.push(`${code} is-a ${other}`);
      }
    });
    expect(disagreements).toEqual([]);
  });

  it('on the members of every reference set', () => {
    expect(index.refsets).toEqual([...model.members.keys()].sort());
    for (const [refset, members] of model.members) {
      expect(codes.filter((code) => index.inRefset(code, refset) !== members.has(code))).toEqual([]);
    }
    expect(index.counts.members).toBe([...model.members.values()].reduce((sum, set) => sum + set.size, 0));
  });

  it('on the active terms and the preferred ones', () => {
    for (const code of codes) {
      expect([...index.displays(code)].sort(), code).toEqual([...(model.displays.get(code) ?? [])].sort());
      for (const language of ['nl', 'en'] as const) {
        const expected = model.preferred[language].get(code);
        const term = index.preferredTerm(code, language);
        if (expected !== undefined) expect(term, code).toBe(expected);
        else expect(term === undefined || (language === 'en' && / \(.+\)$/.test(term)), `${code}: ${term}`).toBe(true);
      }
    }
  });

  it('on its checksum', () => {
    expect(() => index.verify()).not.toThrow();
  });
});
