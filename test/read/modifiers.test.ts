import { describe, expect, it } from 'vitest';
import { sections } from '../../src/bgz/index';
import { extensionUrl } from '../../src/fhir/extensions';
import { resourcesOf } from '../../src/index';
import { readBgz } from '../../src/read';
import { bgzRecords } from '../../src/zib';
import { sample } from '../bgz/sample';
import { now } from './support';

type Loose = Record<string, unknown>;

const sent = resourcesOf(bgzRecords(sample), { now }) as unknown as readonly Loose[];
const patient = sent.find(({ resourceType }) => resourceType === 'Patient') as Loose;
const profilesOf = ({ meta }: Loose): readonly string[] => (meta as { profile?: string[] } | undefined)?.profile ?? [];

/** What of an element is not known, and that it is not. */
const unknown = { extension: [{ url: extensionUrl('data-absent-reason'), valueCode: 'unknown' }] };

const stated = sections.flatMap(({ key, type, profiles, modifiers = {} }) => {
  const resource = sent.find(
    (one) => one.resourceType === type && profilesOf(one).some((url) => profiles.includes(url)),
  );
  return Object.entries(modifiers).flatMap(([name, { mayBeUnknown = false }]) =>
    resource === undefined ? [] : [{ key, type, name, mayBeUnknown, resource }],
  );
});

async function readWith(resource: Loose, changed: Loose) {
  const { records, issues, notRead } = await readBgz([patient, { ...resource, ...changed }], { now });
  const { patient: _patient, ...others } = records;
  return {
    read: Object.values(others).flat().length,
    apart: issues.filter(({ code }) => code === 'modifier').map(({ path }) => path),
    left: notRead.map(({ path }) => path),
  };
}

describe.each(stated)('of $key, $type.$name', ({ type, name, mayBeUnknown, resource }) => {
  it('that is said to be unknown is none that is left out', async () => {
    const { read, apart, left } = await readWith(resource, { [name]: undefined, [`_${name}`]: unknown });
    if (!mayBeUnknown) expect([apart, read]).toEqual([[`${type}.${name}`], 0]);
    else {
      expect(apart).toEqual([]);
      expect(left).toContainEqual(expect.stringMatching(`^${type}(\\.${name}\\.extension.*)?$`));
    }
  });

  it('nor one that has a value beside it', async () => {
    const { apart, left } = await readWith(resource, { [name]: resource[name] ?? false, [`_${name}`]: unknown });
    if (!mayBeUnknown) expect(apart).toEqual([`${type}.${name}`]);
    else expect(left).toContainEqual(expect.stringMatching(`^${type}(\\.${name}.*)?$`));
  });

  it.each<[string, Loose]>([
    ['rules', { _implicitRules: unknown }],
    [
      'an extension that modifies',
      { extension: [{ url: 'https://epd.example/iets', modifierExtension: [{ url: 'x' }] }] },
    ],
  ])('%s beside it set the resource apart', async (_name, changed) => {
    const { read, apart } = await readWith(resource, changed);
    expect(read).toBe(0);
    expect(apart).toHaveLength(1);
  });
});

it('every section of resources with a status states what of it modifies', () => {
  expect(new Set(stated.map(({ key }) => key)).size).toBeGreaterThan(25);
});
