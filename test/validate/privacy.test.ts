import type { Bundle, FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/index';
import { anna, tom } from '../facade/support';
import { validator } from './fixtures/support';

/** What may be in a record and never in a report: a name, a BSN, free text. */
const NAME = 'Merkteken';
const BSN = '999990019';
const markers = [NAME, BSN];
const TEXT = `${NAME} uit Utrecht, ${BSN}`;

const now = new Date('2026-11-24T10:00:00Z');
const resources: unknown[] = JSON.parse(
  JSON.stringify([anna, tom].flatMap((records) => resourcesOf(records, { now }))),
);

type Step = string | number;

function leavesOf(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A copy in which the value at a path is another. */
function withValue(value: unknown, path: readonly Step[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (Array.isArray(value)) return value.map((item, at) => (at === step ? withValue(item, rest, replacement) : item));
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [step]: withValue(Reflect.get(value, step), rest, replacement) };
}

function everyLeaf(value: unknown, replacement: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => everyLeaf(item, replacement));
  if (typeof value !== 'object' || value === null) return replacement;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'resourceType' || key === 'url' ? inner : everyLeaf(inner, replacement),
    ]),
  );
}

async function said(given: unknown): Promise<{ readonly issues: number; readonly text: string }> {
  const reports = await Promise.all(
    (['nl', 'en'] as const).map((language) => validator.validate(given, { language, rules: ['bgz-msz'] })),
  );
  return { issues: reports[0]?.issues.length ?? 0, text: JSON.stringify(reports) };
}

async function expectSilence(given: unknown): Promise<number> {
  const { issues, text } = await said(given);
  for (const marker of markers) expect(text).not.toContain(marker);
  return issues;
}

describe('a report holds nothing of the patient', () => {
  it('when text stands in any one place of the demo records', async () => {
    let issues = 0;
    for (const resource of resources) {
      for (const path of leavesOf(resource)) issues += await expectSilence(withValue(resource, path, TEXT));
    }
    expect(issues).toBeGreaterThan(1000);
  });

  it.each([
    ['text', TEXT],
    ['a name in an object', { [`${NAME}-x`.toLowerCase()]: TEXT }],
    ['a BSN as number', Number(BSN)],
    ['a BSN as text', BSN],
    ['a list of texts', [TEXT, NAME]],
    ['padded text', `  ${TEXT}  `],
  ])('when %s stands in every place at once', async (_, value) => {
    for (const resource of resources) expect(await expectSilence(everyLeaf(resource, value))).toBeGreaterThan(0);
  });

  it('when it stands where the type of a resource should', async () => {
    const contained = {
      resourceType: 'Patient',
      contained: [{ resourceType: TEXT, id: 'a' }],
      managingOrganization: { reference: '#a' },
    };
    const entry = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: 'urn:oid:1.2', resource: { resourceType: TEXT } }],
    };
    for (const given of [{ resourceType: TEXT }, contained, entry])
      expect(await expectSilence(given)).toBeGreaterThan(0);
  });

  it('when it stands in text that is no JSON', async () => {
    for (const text of [TEXT, `{"family": ${NAME}}`, `{"${NAME}": "${TEXT}`, `{"resourceType":"Patient","${TEXT}":1`]) {
      expect(await expectSilence(text)).toBeGreaterThan(0);
    }
  });

  it('when it stands in the parts of a Bundle', async () => {
    const [resource] = resources as FhirResource[];
    const bundle: Bundle = {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'self', url: 'https://x.example' }],
      entry: [{ fullUrl: 'urn:oid:1.2', resource }],
    };
    for (const path of leavesOf(bundle).filter((one) => !one.includes('resource'))) {
      await expectSilence(withValue(bundle, path, TEXT));
    }
  });
});
