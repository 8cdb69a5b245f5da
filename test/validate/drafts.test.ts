import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { drafts, softenedConstraints, standIns } from '../../src/validate/drafts';
import { errorsOf, linesOf, linesOfRule, NICTIZ, onlyIssue, SNOMED, validator } from './fixtures/support';

const definitions = definitionsOf();

describe('the table of drafts', () => {
  it('names every profile of the BgZ package, in the version that is bundled', () => {
    const ofBgz = definitions.urls().filter((url) => /\/bgz-/i.test(url));
    expect(Object.entries(drafts).sort()).toEqual(ofBgz.map((url) => [url, definitions.get(url)?.version]));
  });

  it('stands in docs/validate.md as it is', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/validate.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    for (const [url, version] of Object.entries(drafts)) {
      expect(rows).toContainEqual(expect.stringMatching(`^\\| .${url.replace(/^.*\//, '')}. +\\| ${version} +\\|$`));
    }
    for (const { path, rule, reason } of softenedConstraints) {
      expect(
        rows.filter((row) => row.includes(`\`${path}\``) && row.includes(rule) && row.includes(reason.en)),
      ).toHaveLength(1);
    }
    for (const { reason } of standIns) expect(rows.filter((row) => row.includes(reason.en))).toHaveLength(1);
  });

  it('softens constraints that the drafts state', () => {
    for (const { profile, path, rule } of softenedConstraints) {
      const rows = definitions.get(profile)?.elements ?? [];
      const stated = rows.filter((row) => row.path.replace(/value[A-Z]\w*$/, 'value[x]') === path && row.fixed);
      expect([profile, path, rule, stated.length > 0]).toEqual([profile, path, 'fixed-value', true]);
    }
  });

  it('lets a draft stand in for a profile that is bundled', () => {
    for (const { claimed, asked } of standIns)
      expect([claimed, asked].map((url) => definitions.get(url)?.url)).toEqual([claimed, asked]);
  });
});

const TASKS = 'http://fhir.nl/fhir/NamingSystem';
const party = (value: string) => ({ identifier: { system: 'http://fhir.nl/fhir/NamingSystem/ura', value } });

const task = (more: object = {}) => ({
  resourceType: 'Task',
  meta: { profile: [`${NICTIZ}/BgZ-NotificationTask`] },
  identifier: [{ system: 'https://x.example/messages', value: '1' }],
  groupIdentifier: { system: 'https://x.example/messages', value: '2' },
  status: 'requested',
  intent: 'proposal',
  code: { coding: [{ system: `${TASKS}/TaskCode`, code: 'pull-notification' }] },
  requester: { agent: party('90000001'), onBehalfOf: party('90000001') },
  owner: party('90000002'),
  restriction: { period: { end: '2026-12-31' } },
  ...more,
});

const input = (code: string, valueString: string) => ({
  input: [{ type: { coding: [{ system: SNOMED, code }] }, valueString }],
});

describe('a draft profile', () => {
  it('is named in the report, with its version', async () => {
    const report = await validator.validate(task());
    expect(linesOf(report)).toEqual([]);
    expect(report.drafts).toEqual([`${NICTIZ}/BgZ-NotificationTask|2.0-beta.1`]);
    expect((await validator.validate({ resourceType: 'Basic', code: { text: 'x' } })).drafts).toEqual([]);
  });

  it.each([
    ['a Task that is cancelled', { status: 'cancelled' }, 'Task.status', 'a Task that is cancelled'],
    [
      'the right query for the code that the draft swaps',
      input('422979000', 'MedicationStatement?category=x'),
      'Task.input[0].valueString',
      'two medication codes swapped',
    ],
  ])('does not fail %s, and says why', async (_, more, expression, reason) => {
    const report = await validator.validate(task(more));
    expect(report.verdict).toBe('conforms');
    expect(linesOf(report)).toEqual([`warning fixed-value ${expression}`]);
    expect(onlyIssue(report, 'fixed-value').message).toContain(reason);
    const dutch = await validator.validate(task(more), { language: 'nl' });
    expect(onlyIssue(dutch, 'fixed-value').message).toContain('concept');
  });

  it('is held to in all else', async () => {
    const report = await validator.validate(task({ intent: 'order', owner: undefined }));
    expect(errorsOf(report)).toEqual(['error cardinality-min Task', 'error fixed-value Task.intent']);
  });

  it('leads to a value set that it names without its date', async () => {
    const procedure = (code: string) => ({
      resourceType: 'Procedure',
      status: 'completed',
      category: { coding: [{ system: SNOMED, code }] },
      code: { text: 'x' },
      subject: { reference: 'Patient/a' },
    });
    const profiles = ['https://example.org/fhir/StructureDefinition/BgZ-Procedure'];
    const rules = async (code: string) => {
      const report = await validator.validate(procedure(code), { profiles });
      return report.issues.map(({ rule }) => rule).filter((rule) => /^binding-|value-set/.test(rule));
    };
    expect(await rules('71388002')).toEqual([]);
    expect(await rules('103693007')).toEqual(['binding-extensible']);
  });
});

describe('a patient with two general practitioners', () => {
  const practitioner = (at: number) => ({ display: `huisarts ${at}`, reference: `Practitioner/${at}` });
  const patient = (...profile: readonly string[]) => ({
    resourceType: 'Patient',
    id: 'd',
    ...(profile.length > 0 && { meta: { profile } }),
    name: [{ family: 'Testma' }],
    generalPractitioner: [practitioner(1), practitioner(2)],
  });
  const bundle = (of: object) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl: 'https://x.example/Patient/d', resource: of },
      ...['a', 'b'].map((id) => ({
        fullUrl: `https://x.example/Condition/${id}`,
        resource: {
          resourceType: 'Condition',
          id,
          meta: { profile: [`${NICTIZ}/zib-Problem`] },
          clinicalStatus: 'active',
          code: { text: 'x' },
          subject: { reference: 'Patient/d' },
        },
      })),
    ],
  });

  it('that claims BgZ-Patient alone conforms, and that is told once', async () => {
    const report = await validator.validate(bundle(patient(`${NICTIZ}/BgZ-Patient`)));
    expect(errorsOf(report)).toEqual([]);
    expect(linesOfRule(report, 'profile-stand-in')).toEqual([
      'information profile-stand-in Bundle.entry[0].resource.meta.profile[0]',
    ]);
    expect(report.verdict).toBe('conforms');
  });

  it('that claims neither is not what zib-Problem refers to', async () => {
    const report = await validator.validate(bundle(patient()));
    expect(errorsOf(report)).toEqual([
      'error reference-target-profile Bundle.entry[1].resource.subject',
      'error reference-target-profile Bundle.entry[2].resource.subject',
    ]);
  });
});
