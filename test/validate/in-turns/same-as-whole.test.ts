import { describe, expect, it } from 'vitest';
import { createValidator } from '../../../src/validate';
import { runs } from '../../effort';
import { now } from '../../facade/support';
import { packageOf, profileOf } from '../fixtures/packages';
import { mutateText } from '../safety/mutate-text';
import { mutateValue, textOf } from '../safety/mutate-value';
import { randomOf } from '../safety/random';
import { bundle, bundles, collections, condition, entry, patient, practitioner, texts } from './bundles';
import { expectSameAsWhole, type NamedText } from './support';

const asText = ([name, value]: readonly [string, unknown]): NamedText => ({ name, text: JSON.stringify(value) });
const demo = collections.map((one, at): NamedText => asText([`collection ${at}`, one]));
const searchsets = collections.map((one, at) => asText([`searchset ${at}`, { ...one, type: 'searchset' }]));
const ofAllTypes = Object.entries(bundles).map(asText);
const nearly = Object.entries(texts).map(([name, text]): NamedText => ({ name, text }));

const rulesIn = (reports: readonly string[]): ReadonlySet<string> =>
  new Set(
    reports.flatMap((report) => (JSON.parse(report) as { issues: { rule: string }[] }).issues.map(({ rule }) => rule)),
  );

/** Says that it knows a code of each kind, that of another it cannot tell, and counts how often it is asked each thing. */
function terminology() {
  const asked: string[] = [];
  return {
    asked,
    name: 'some codes',
    supports: () => true,
    async lookup(question: { readonly code: string }) {
      asked.push(JSON.stringify(question));
      const { code } = question;
      if (code.endsWith('3')) return { result: 'not-member', reason: 'unknown-code' } as const;
      if (code.endsWith('5')) return { result: 'unverifiable', reason: 'unreachable' } as const;
      return { result: 'member', display: 'een term', displays: ['een term'] } as const;
    },
  };
}

describe('a Bundle that is read resource by resource has the report of one that is read whole', () => {
  it('of the demo patients, as collections and searchsets', async () => {
    await expectSameAsWhole([...demo, ...searchsets]);
    await expectSameAsWhole(searchsets, {}, { rules: ['bgz-msz'], language: 'nl', plausibility: false });
  });

  it('of every type, and with what is seldom in one', async () => {
    const told = rulesIn(await expectSameAsWhole(ofAllTypes));
    // The rules that look from one entry at another are among what was compared.
    for (const rule of [
      'bundle-incomplete',
      'bundle-duplicate',
      'bundle-reference',
      'bundle-outcome',
      'bundle-full-url',
      'bundle-first-entry',
      'reference-unresolved',
      'reference-target-profile',
      'code-unverifiable',
    ])
      expect([...told], rule).toContain(rule);
    await expectSameAsWhole(ofAllTypes, {}, { rules: ['bgz-msz'], profiles: ['zib-Problem', 'nl-core-patient'] });
  });

  it('with texts that are broken, or say something twice', async () => {
    const told = rulesIn(await expectSameAsWhole(nearly));
    for (const rule of ['json-syntax', 'depth-limit', 'duplicate-property', 'primitive-format'])
      expect([...told], rule).toContain(rule);
  });

  it('with a terminology provider, which is asked each question once', async () => {
    const inputs = [...demo, ...ofAllTypes];
    await expectSameAsWhole(inputs, { terminology: [terminology()] });
    const provider = terminology();
    const validator = createValidator({ now, terminology: [provider] });
    await validator.validate(demo[0]?.text);
    expect(provider.asked.length).toBeGreaterThan(0);
    expect(new Set(provider.asked).size).toBe(provider.asked.length);
  });

  it('with origins, and fewer issues shown than there are', async () => {
    const origins = (resource: string) => [{ group: 'problems', record: 'r', name: `record of ${resource}` }];
    await expectSameAsWhole([...ofAllTypes, ...nearly], { maxIssues: 3 }, { origins });
  });

  it('with more errors than are looked for', async () => {
    const many = { ...condition, note: Array.from({ length: 4000 }, () => ({ x: 1 })) };
    const input = asText([
      'many',
      bundle(
        'collection',
        [patient, many, practitioner, many].map((one) => entry(one)),
      ),
    ]);
    // The last of them is never looked at.
    const last = input.text.lastIndexOf('"x":1');
    const broken = { name: 'broken', text: `${input.text.slice(0, last)}"x":01${input.text.slice(last + 5)}` };
    const told = rulesIn(await expectSameAsWhole([input, broken]));
    expect(told).toContain('fault-limit');
    expect(told).toContain('json-syntax');
  });

  it('with a profile on the Bundle that slices its entries by what is in them', async () => {
    const url = 'http://x.example/profile';
    const discriminator = [{ type: 'value', path: 'resource.code.coding.code' }];
    const profile = profileOf(url, 'Bundle', [
      { path: 'Bundle.entry', slicing: { rules: 'closed', discriminator } },
      { path: 'Bundle.entry', sliceName: 'bradycardia', min: 2, max: '2' },
      { path: 'Bundle.entry.resource', type: [{ code: 'Condition' }] },
      { path: 'Bundle.entry.resource.code.coding.code', fixedCode: '48867003' },
    ]);
    const claiming = bundle('collection', [entry(condition), entry(patient)], { meta: { profile: [url] } });
    await expectSameAsWhole([asText(['sliced', claiming])], { packages: [packageOf(profile)] });
  });

  it('when values, names and lists are changed at random', async () => {
    const mutants = Array.from({ length: runs(60) }, (_, seed): NamedText => {
      const random = randomOf(seed + 1);
      const one = random.pick([...Object.values(bundles), ...Object.values(bundles), ...collections]);
      const changed = mutateValue(structuredClone(one), 1 + random.below(6), random);
      return { name: `seed ${seed + 1}`, text: textOf(changed, random.below(2) * 2) ?? '' };
    });
    await expectSameAsWhole(mutants, {}, { rules: ['bgz-msz'] });
  });

  it('when characters of the text are changed at random', async () => {
    const mutants = Array.from({ length: runs(150) }, (_, seed): NamedText => {
      const random = randomOf(seed + 1);
      const text = mutateText(random.pick([...ofAllTypes, ...nearly])?.text ?? '', 1 + random.below(4), random);
      return { name: `seed ${seed + 1}`, text };
    });
    await expectSameAsWhole(mutants);
  });
});
