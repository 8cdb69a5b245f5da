import type { Bundle, Medication, OperationOutcome } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { checkSources, type FacadeOptions, type Sources } from '../../src/index';
import { createValidator } from '../../src/validate';
import { bsn, snomed } from '../../src/zib';
import { ANNA, ask, BASE, facadeOf, inMode, now, recordedLog, search } from './support';

/** A profile of the same name that asks for one element more. */
const asking = (profile: string, element: string) => {
  const type = element.split('.')[0] ?? '';
  return {
    resourceType: 'StructureDefinition',
    url: `http://nictiz.nl/fhir/StructureDefinition/${profile}`,
    name: profile,
    kind: 'resource',
    type,
    baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
    derivation: 'constraint',
    differential: { element: [{ id: element, path: element, min: 1 }] },
  };
};

/** What has no words of its own does not conform; a product must have a form. */
const validator = createValidator({
  now,
  packages: [
    {
      name: 'vendor.example',
      version: '1.0.0',
      resources: [
        asking('BgZ-Problem', 'Condition.note'),
        asking('zib-MedicationUse', 'MedicationStatement.note'),
        asking('zib-Product', 'Medication.form'),
      ],
    },
  ],
});

const person = { id: 'p', identificationNumbers: [bsn(ANNA)] };
const diabetes = (id: string, comment?: string) => ({
  id,
  problemName: snomed('44054006', 'diabetes'),
  problemStatus: 'active',
  comment,
});
const use = (
  id: string,
  productName: string,
  comment: string | undefined,
  pharmaceuticalForm: string | undefined = '9',
) => ({
  id,
  useIndicator: true,
  registrationDateTime: '2026-01-01',
  productUsed: { productName, pharmaceuticalForm },
  comment,
});

function over(sources: object, options: Partial<FacadeOptions> = {}) {
  const { lines, logger } = recordedLog();
  const entries: AuditEntry[] = [];
  const facade = facadeOf({
    sources: { patient: () => [person], ...sources } as Sources,
    validate: 'enforce',
    validator,
    audit: { write: async (entry) => void entries.push(entry) },
    logger,
    ...options,
  });
  return { facade, lines, entries };
}

const problems = () => [diabetes('good-1', 'thuis gemeten'), diabetes('bad-1'), diabetes('good-2', 'bij opname')];
const report = { invalidRecords: 'report' } as const;
const notes = (bundle: Bundle) =>
  inMode(bundle, 'match').map((one) => (one as { note?: { text: string }[] }).note?.[0]?.text);
const told = (bundle: Bundle) =>
  inMode(bundle, 'outcome').flatMap((one) => (one as OperationOutcome).issue.map(({ diagnostics }) => diagnostics));

describe('validate: enforce, with invalidRecords: report', () => {
  it('withholds the record that does not conform, names it as an invalid one, and serves the others', async () => {
    const { facade, lines, entries } = over({ problems }, report);
    const bundle = await search(facade, 'Condition');
    expect(notes(bundle)).toEqual(['thuis gemeten', 'bij opname']);
    expect(bundle.total).toBe(2);
    expect(told(bundle)).toEqual([
      expect.stringMatching(/^Source 1 of problems: record bad-1: does not conform: .*note/),
    ]);
    expect(lines).toMatchObject([
      { event: 'source-failed', group: 'problems', source: 0, record: 'bad-1', kind: 'invalid-record' },
    ]);
    expect(entries).toMatchObject([{ outcome: 'partial', resources: 2, missing: ['problems/bad-1 (invalid-record)'] }]);
  });

  it('tells the position of the source, beside what else is missing', async () => {
    const { facade, lines, entries } = over(
      { problems: [() => [diabetes('good-1', 'x'), { id: 'worse-1' }], () => [diabetes('bad-1')]] },
      report,
    );
    expect(told(await search(facade, 'Condition'))).toEqual([
      expect.stringMatching(/^Source 1 of problems: record worse-1: /),
      expect.stringMatching(/^Source 2 of problems: record bad-1: does not conform/),
    ]);
    expect(lines.map(({ source, record }) => [source, record])).toEqual([
      [0, 'worse-1'],
      [1, 'bad-1'],
    ]);
    expect(entries[0]?.missing).toEqual(['problems/worse-1 (invalid-record)', 'problems/bad-1 (invalid-record)']);
  });

  it('leaves out what only that record includes', async () => {
    const medicationUses = () => [use('u-1', 'met woorden', 'x'), use('u-2', 'zonder', undefined)];
    const bundle = await search(
      over({ medicationUses }, report).facade,
      'MedicationStatement?_include=MedicationStatement:medication',
    );
    expect(inMode(bundle, 'match')).toHaveLength(1);
    expect(inMode(bundle, 'include').map((one) => (one as Medication).code?.text)).toEqual(['met woorden']);
    expect(told(bundle)).toEqual([expect.stringContaining('record u-2: does not conform')]);
  });

  it('withholds the record of which an include does not conform', async () => {
    const medicationUses = () => [
      use('u-1', 'met vorm', 'x'),
      { ...use('u-2', 'zonder', 'y'), productUsed: { productName: 'zonder' } },
    ];
    const bundle = await search(
      over({ medicationUses }, report).facade,
      'MedicationStatement?_include=MedicationStatement:medication',
    );
    expect(notes(bundle)).toEqual(['x']);
    expect(inMode(bundle, 'include').map((one) => (one as Medication).code?.text)).toEqual(['met vorm']);
    expect(told(bundle)).toEqual([expect.stringMatching(/record u-2: does not conform: .*form/)]);
  });

  it('keeps pages what they are', async () => {
    const { facade } = over({ problems }, report);
    const seen: (readonly (string | undefined)[])[] = [];
    for (let next: string | undefined = `${BASE}/Condition?_count=1`; next !== undefined; ) {
      const page: Bundle = await search(facade, next);
      seen.push(
        notes(page),
        told(page).map((text) => /record [\w-]+/.exec(text ?? '')?.[0]),
      );
      next = page.link?.find(({ relation }) => relation === 'next')?.url;
    }
    expect(seen).toEqual([['thuis gemeten'], [], [], ['record bad-1'], ['bij opname'], []]);
  });

  it('does the same where the vendor chose completeness: partial', async () => {
    const bundle = await search(over({ problems }, { completeness: 'partial' }).facade, 'Condition');
    expect(notes(bundle)).toEqual(['thuis gemeten', 'bij opname']);
  });

  it('ends the request when the fault is not of a record, or of the patient', async () => {
    const all = { verdict: 'does-not-conform', counts: { fatal: 0, error: 1, warning: 0, information: 0 } };
    const rest = { profiles: [], resources: 1, unverified: { codes: {}, profiles: [], references: 0 } };
    for (const expression of ['Bundle.total', 'Bundle.entry[0].resource.name']) {
      const issue = {
        severity: 'error',
        code: 'invalid',
        rule: 'x',
        resource: '',
        expression,
        message: 'not right',
      } as const;
      const validator = { validate: async () => ({ ...all, ...rest, issues: [issue] }) as never };
      expect((await ask(over({}, { ...report, validator }).facade, 'Patient')).status).toBe(500);
    }
  });
});

describe('validate: enforce, with invalidRecords: fail', () => {
  it('ends the request and names the record to receiver and log', async () => {
    const { facade, lines } = over({ problems });
    const answer = await ask(facade, 'Condition');
    expect(answer.status).toBe(500);
    const { issue } = answer.body as OperationOutcome;
    expect(issue.at(-1)?.diagnostics).toMatch(/^Source 1 of problems: record bad-1: does not conform: .*note/);
    expect(lines).toMatchObject([
      {
        event: 'validation-refused',
        findings: [{ expression: 'Bundle.entry[1].resource', records: ['problems: record bad-1'] }],
      },
    ]);
  });

  it('names the record of a read, in either mode, and in the log of validate: report', async () => {
    const open = over({ problems }, { validate: 'off' }).facade;
    const [, bad] = inMode(await search(open, 'Condition'), 'match');
    for (const options of [{}, report]) {
      const { facade, lines } = over({ problems }, options);
      const answer = await ask(facade, `Condition/${bad?.id}`);
      expect(answer.status).toBe(500);
      expect(answer.text).toContain('record bad-1: does not conform');
      expect(lines[0]).toMatchObject({ findings: [{ records: ['problems: record bad-1'] }] });
    }
  });

  it('does not name it to who is offered the section in part', async () => {
    const only = ['Condition?clinical-status=active'];
    const { facade } = over({ problems }, { authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only }) });
    const answer = await ask(facade, 'Condition?clinical-status=active');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('bad-1');
  });
});

describe('checkSources, told that the facade enforces', () => {
  const sources = { patient: () => [person], problems } as unknown as Sources;
  const check = (more: object) =>
    checkSources(sources, { patients: [{ bsn: ANNA }], now: now(), validator, language: 'en', ...more });
  const arriving = ({ patients }: Awaited<ReturnType<typeof check>>) =>
    patients.flatMap(({ records }) =>
      records.filter(({ arrives, group }) => arrives && group === 'problems').map(({ name }) => name),
    );

  it('judges as that facade does what one record costs the others', async () => {
    const result = await check({ validate: 'enforce' });
    expect(arriving(result)).toEqual([]);
    expect(result.patients[0]?.findings).toMatchObject([
      {
        kind: 'section-refused',
        rule: 'validate',
        group: 'problems',
        message: expect.stringContaining('2 records that are right themselves do not arrive'),
      },
    ]);
    expect(arriving(await check({ validate: 'enforce', ...report }))).toEqual(['good-1', 'good-2']);
    expect(arriving(await check({ validate: 'enforce', completeness: 'partial' }))).toEqual(['good-1', 'good-2']);
    expect(arriving(await check({}))).toEqual(['good-1', 'good-2']);
  });

  it('refuses another word for it', async () => {
    await expect(check({ validate: 'enforced' })).rejects.toThrow(/`validate` is 'enforced'; allowed is 'off' or/);
  });
});
