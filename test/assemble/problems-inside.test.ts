import type { Condition, FhirResource, MedicationStatement, Procedure } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import {
  checkSources,
  type FacadeOptions,
  resourcesOf,
  type Sources,
  sourcesToRecords,
  toCollection,
} from '../../src/index';
import { bgzRecords, bsn, medicationUse, patient, problem, procedure, snomed } from '../../src/zib';
import { ANNA, ask, facadeOf, inMode, recordedLog, search, TOM } from '../facade/support';

const now = new Date('2026-11-24T10:00:00Z');
const anna = patient({ id: 'p', identificationNumbers: [bsn(ANNA)] });
const slow = { id: '1', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active' } as const;
const infarct = { id: '1', problemName: snomed('22298006', 'myocardinfarct'), problemStatus: 'active' } as const;

const done = (id: string, ...problems: object[]) =>
  procedure({
    id,
    procedureType: snomed('64915003', 'operatie'),
    procedureCategory: snomed('387713003', 'chirurgische verrichting'),
    procedureStartDate: '2026-01-01',
    indications: problems.map((one) => ({ problem: one as typeof slow })),
  });
const used = (id: string, one: object) =>
  medicationUse({
    id,
    registrationDateTime: '2026-01-01',
    useIndicator: true,
    productUsed: { productName: 'metoprolol' },
    reasons: [{ problem: one as typeof slow }],
  });

type Given = Omit<Parameters<typeof bgzRecords>[0], 'patient'>;
const parsed = (records: Given) => bgzRecords.parse({ patient: anna, ...records });

function over(records: Omit<Sources, 'patient'>, options: Partial<FacadeOptions> = {}) {
  const { lines, logger } = recordedLog();
  const facade = facadeOf({ sources: { patient: () => [anna], ...records }, logger, ...options });
  return { facade, lines };
}

const conditions = (found: readonly FhirResource[]) =>
  found.filter((one): one is Condition => one.resourceType === 'Condition');
const namesOf = (found: readonly FhirResource[]) => conditions(found).map(({ code }) => code?.coding?.[0]?.display);
const reasons = (found: readonly FhirResource[]) =>
  found.flatMap((one) => (one as Procedure | MedicationStatement).reasonReference ?? []);

describe('a problem given whole under the id of another problem', () => {
  it.each<[string, Given, string]>([
    [
      'in two records',
      { procedures: [done('a', slow), done('b', infarct)] },
      'procedures[1].indications[0].problem.id',
    ],
    ['twice in one record', { procedures: [done('a', slow, infarct)] }, 'procedures[0].indications[1].problem.id'],
    [
      'in the list',
      { problems: [problem(infarct)], procedures: [done('a', slow)] },
      'procedures[0].indications[0].problem.id',
    ],
    [
      'in records of two zibs',
      { procedures: [done('a', slow)], medicationUses: [used('m', infarct)] },
      'medicationUses[0].reasons[0].problem.id',
    ],
    [
      'with a comment more',
      { problems: [problem(slow)], procedures: [done('a', { ...slow, comment: 'sinds kort' })] },
      'procedures[0].indications[0].problem.id',
    ],
  ])('%s is refused where it stands', (_what, records, at) => {
    const result = parsed(records);
    expect(result.ok ? [] : result.issues).toMatchObject([{ code: 'duplicate-id', at }]);
  });

  it('fails a request, and the log names both', async () => {
    const { facade, lines } = over({ procedures: () => [done('a', slow), done('b', infarct)] });
    const answer = await ask(facade, 'Procedure');
    expect(answer.status).toBeGreaterThanOrEqual(500);
    const told = lines.find(({ kind }) => kind === 'conflicting-record');
    expect(told).toMatchObject({ group: 'procedures', record: 'b' });
    expect(told?.detail).toContain(
      'record b: the problem at indications[0].problem has the id of another problem, in record a (procedures)',
    );
    expect(JSON.stringify(lines)).not.toMatch(/bradycardie|myocardinfarct/);
  });

  it('costs only the record it stands in where the vendor has invalid records reported', async () => {
    const { facade } = over({ procedures: () => [done('a', slow), done('b', infarct)] }, { invalidRecords: 'report' });
    const bundle = await search(facade, 'Procedure');
    expect(reasons(inMode(bundle, 'match') as FhirResource[]).map(({ display }) => display)).toEqual(['bradycardie']);
    expect(inMode(bundle, 'outcome')).toHaveLength(1);
  });

  it('is seen in a search that does not ask for the problem list, too', async () => {
    const { facade, lines } = over(
      { problems: () => [problem(infarct)], procedures: () => [done('a', slow)] },
      { invalidRecords: 'report' },
    );
    expect(inMode(await search(facade, 'Procedure'), 'match')).toEqual([]);
    expect(lines.find(({ kind }) => kind === 'conflicting-record')?.detail).toContain('in the problem list');
  });

  it('shows each record its own diagnosis, and has another FHIR id, where no request sees both', async () => {
    const { facade } = over({ procedures: () => [done('a', slow)], medicationUses: () => [used('m', infarct)] });
    const procedures = inMode(await search(facade, 'Procedure'), 'match') as FhirResource[];
    const uses = inMode(await search(facade, 'MedicationStatement'), 'match') as FhirResource[];
    const [first] = reasons(procedures);
    const [second] = reasons(uses);
    expect([first?.display, second?.display]).toEqual(['bradycardie', 'myocardinfarct']);
    expect(first?.reference).not.toBe(second?.reference);
  });

  it('is told of by checkSources and sourcesToRecords', async () => {
    const sources: Sources = {
      patient: () => [anna],
      problems: () => [problem(infarct)],
      procedures: () => [done('a', slow), done('b')],
    };
    const { patients } = await checkSources(sources, { patients: [{ bsn: ANNA }], now });
    const found = patients[0]?.records.find(({ name }) => name === 'a');
    expect(found).toMatchObject({ arrives: false, resources: [], findings: [{ kind: 'conflict' }] });
    const read = await sourcesToRecords(sources, { bsn: ANNA }, { now });
    expect(read).toMatchObject({
      ok: false,
      failures: [{ group: 'procedures', source: 0, kind: 'conflicting-record', record: 'a' }],
    });
  });
});

describe('the same problem given whole more than once', () => {
  it('is one Condition, and the one of the list where it is word for word that', () => {
    const records = bgzRecords({
      patient: anna,
      problems: [slow],
      procedures: [done('a', slow), done('b', slow)],
      medicationUses: [used('m', { ...infarct, id: '2' }), used('n', { ...infarct, id: '2' })],
    });
    const resources = resourcesOf(records, { now });
    expect(namesOf(resources).sort()).toEqual(['bradycardie', 'myocardinfarct']);
    expect(new Set(reasons(resources).map(({ reference }) => reference)).size).toBe(2);
  });

  it('has the same FHIR id in every answer, whether the list is asked for or not', async () => {
    let asked = 0;
    const { facade } = over({
      problems: () => {
        asked++;
        return [problem(slow)];
      },
      procedures: () => [done('a', slow)],
      medicationUses: () => [used('m', slow)],
    });
    const [listed] = inMode(await search(facade, 'Condition'), 'match') as Condition[];
    for (const type of ['Procedure', 'MedicationStatement']) {
      const found = inMode(await search(facade, type), 'match') as FhirResource[];
      expect(reasons(found)).toEqual([{ reference: `Condition/${listed?.id}`, display: 'bradycardie' }]);
    }
    expect(asked).toBe(3);
  });

  it('asks for no problem list when no record holds a problem whole', async () => {
    const { facade } = over({
      problems: () => {
        throw new Error('not asked for');
      },
      procedures: () => [done('a')],
    });
    expect(inMode(await search(facade, 'Procedure'), 'match')).toHaveLength(1);
  });
});

describe('a problem given whole that is about somebody else', () => {
  const other = { ...slow, subject: bsn(TOM) };

  it('is refused', () => {
    const result = parsed({ procedures: [done('a', other)], medicationUses: [used('m', { ...other, id: '2' })] });
    expect(result.ok ? [] : result.issues).toMatchObject([
      { code: 'invalid-identifier', at: 'procedures[0].indications[0].problem.subject' },
      { code: 'invalid-identifier', at: 'medicationUses[0].reasons[0].problem.subject' },
    ]);
  });

  it('never leaves', async () => {
    const sources = { procedures: () => [done('a', other), done('b', { ...slow, subject: bsn(ANNA) })] };
    const { facade, lines } = over(sources, { completeness: 'partial' });
    const found = inMode(await search(facade, 'Procedure'), 'match') as FhirResource[];
    expect(found).toHaveLength(1);
    expect(lines).toMatchObject([{ kind: 'other-patient', record: 'a' }]);
    const { patients } = await checkSources({ patient: () => [anna], ...sources }, { patients: [{ bsn: ANNA }], now });
    const [a] = patients[0]?.records.filter(({ name }) => name === 'a') ?? [];
    expect(a).toMatchObject({ arrives: false, findings: [{ kind: 'other-patient' }] });
  });
});

describe('two different records under one FHIR id', () => {
  it('are never joined: two patients under one key cannot be in one collection', async () => {
    const tom = bgzRecords({ patient: { id: 'p', identificationNumbers: [bsn(TOM)] } });
    expect(() => toCollection([bgzRecords({ patient: anna }), tom], { now })).toThrow(
      /two different resources have the id Patient\//,
    );
  });
});
