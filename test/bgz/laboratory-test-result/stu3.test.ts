import type { FhirResource, Observation } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { laboratoryTestResultStu3 } from '../../../src/bgz/laboratory-test-result/stu3';
import { readBgz } from '../../../src/read';
import { type Coded, loinc, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { mapped } from '../stu3-support';
import { holdWayBack } from '../way-back';

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/zib-LaboratoryTestResult-Observation';
const sodium = loinc('2951-2', 'Natrium');

const map = (...results: object[]) =>
  mapped({ patient: sample.patient, laboratoryTestResults: results as never }).filter(
    (one): one is Observation => one.resourceType === 'Observation',
  );

/** A unit as its word tells: the words of the record, its term, or the code. */
function shownUnit(value: unknown): unknown {
  // A length of time has a word alone.
  if (typeof value !== 'object' || (value as { nullFlavor?: string }).nullFlavor !== undefined) return value;
  const { originalText, ...own } = value as Coded & { originalText?: string; version?: string };
  const word = originalText ?? own.display ?? own.code;
  if (own.version === undefined && (own.display ?? word) === word) return { ...own, display: word };
  return word === (own.display ?? own.code) ? own : value;
}

describe('LaboratoryTestResult → zib-LaboratoryTestResult-Observation', () => {
  it('is one Observation where it is one test and nothing more', () => {
    const test = { testCode: sodium, testResult: { quantity: ucum(138, 'mmol/L') }, testResultStatus: 'final' };
    const [only, ...more] = map({ id: 'a', laboratoryTests: [test], comment: 'nuchter' });
    expect(more).toEqual([]);
    expect(only).toMatchObject({ status: 'final', valueQuantity: { value: 138 }, comment: 'nuchter' });
    expect(only).not.toHaveProperty('related');
  });

  it('is a panel with a member of each test otherwise, each of them a laboratory result of its own', () => {
    const [panel, ...tests] = map(...(sample.laboratoryTestResults ?? []).slice(0, 1), {
      id: 'lab-3',
      panelOrBattery: sodium,
    }).filter(({ code }) => code.coding?.[0]?.code !== '2951-2');
    expect(tests).toHaveLength(4);
    expect(panel?.related?.map(({ type, target }) => [type, target.display])).toEqual([
      ...tests.map(({ code }) => ['has-member', code.coding?.[0]?.display]),
      ['derived-from', 'Natrium'],
    ]);
    expect(panel?.related?.slice(0, 4).map(({ target }) => target.reference)).toEqual(
      tests.map(({ id }) => `Observation/${id}`),
    );
    expect(new Set(tests.map(({ id }) => id)).size).toBe(4);
    for (const { category } of [panel, ...tests] as Observation[])
      expect(category?.[0]?.coding?.map(({ code }) => code)).toEqual(['laboratory', '49581000146104']);
    // A test without a status has that of the whole, and says so without the zib's own code.
    expect(tests.map(({ status }) => status)).toEqual(['preliminary', 'final', 'final', 'final']);
    expect(tests.map((one) => '_status' in one && one._status !== undefined)).toEqual([true, false, false, false]);
    expect(tests[0]?.interpretation?.coding?.map(({ code }) => code)).toEqual(['I', '11896004', 'N']);
    expect(tests[1]?.valueQuantity).toMatchObject({ comparator: '<', value: -2.5 });
  });

  it.each([
    ['a status of the whole', { resultStatus: 'final' }],
    ['a date of the whole', { dateTime: '2026-01-01' }],
    ['a test of which nothing is known yet', { laboratoryTests: [{ testCode: sodium }] }],
    [
      'words on one test',
      { laboratoryTests: [{ testCode: sodium, testResult: { text: 'x' }, resultInterpretation: 'goed' }] },
    ],
  ])('has a whole without a name for %s', (_name, more) => {
    const [whole, test] = map({ id: 'a', laboratoryTests: [{ testCode: sodium, testResult: { text: 'x' } }], ...more });
    expect(whole?.code).toMatchObject({ extension: [{ valueCode: 'UNK' }], text: 'Laboratoriumuitslag' });
    expect(test?.code.coding?.[0]?.code).toBe('2951-2');
  });

  it('says that no status is known, and not that it is final', () => {
    expect(map({ id: 'a', panelOrBattery: sodium })[0]).toMatchObject({ status: 'unknown' });
  });

  it('keeps the ids of tests where another is put before them', () => {
    const potassium = { testCode: loinc('2823-3', 'Kalium'), testResult: { quantity: ucum(4, 'mmol/L') } };
    const other = { testCode: sodium, testResult: { quantity: ucum(138, 'mmol/L') } };
    const idsOf = (...laboratoryTests: object[]) =>
      map({ id: 'a', panelOrBattery: loinc('24326-1'), laboratoryTests })
        .slice(1)
        .map(({ id }) => id);
    const [first] = idsOf(potassium);
    expect(idsOf(other, potassium)[1]).toBe(first);
    expect(idsOf(potassium, potassium)).toHaveLength(2);
  });
});

describe('zib-LaboratoryTestResult-Observation → LaboratoryTestResult', () => {
  const isOwn = (resource: FhirResource) => resource.meta?.profile?.includes(PROFILE) === true;
  holdWayBack({
    group: 'laboratoryTestResults',
    stu3: laboratoryTestResultStu3,
    isOwn,
    differences: [
      {
        at: /\.unit$/,
        why: 'beside the code of a Quantity stands one word, which is the term of the code',
        back: shownUnit,
      },
    ],
  });

  const category = [{ coding: [{ system: 'http://snomed.info/sct', code: '49581000146104' }] }];
  const observation = (id: string, more: object) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    category,
    code: { coding: [loinc('2951-2')] },
    subject: { reference: 'Patient/p' },
    ...more,
  });
  const member = (id: string) => ({ type: 'has-member', target: { reference: `Observation/${id}`, display: id } });
  const read = (...resources: object[]) =>
    readBgz([{ resourceType: 'Patient', id: 'p', identifier: [] }, ...resources].map((one) => ({ ...one })));
  const value = { valueQuantity: { value: 1, unit: 'mmol/L' } };

  it('reads a panel once, whatever the order of the resources', async () => {
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('a'), member('b')] });
    const tests = [observation('a', value), observation('b', value)];
    for (const given of [
      [panel, ...tests],
      [...tests, panel],
    ]) {
      const { records, issues } = await read(...given);
      expect(records.laboratoryTestResults?.map(({ id }) => id)).toEqual(['panel']);
      expect(records.laboratoryTestResults?.[0]?.laboratoryTests?.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(issues.filter(({ code }) => code !== 'refused')).toEqual([]);
    }
  });

  it('reads a member that says more than a test can as a result of its own', async () => {
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('a'), member('b')] });
    const more = { ...value, performer: [{ display: 'Lab', reference: 'Organization/x' }] };
    const { records } = await read(panel, observation('a', value), observation('b', more));
    const byId = new Map(records.laboratoryTestResults?.map((one) => [one.id, one]));
    const whole = byId.get('panel');
    expect([...byId.keys()].sort()).toEqual(['b', 'panel']);
    expect(whole?.laboratoryTests?.map(({ id }) => id)).toEqual(['a']);
    expect(whole?.relatedResults).toEqual([{ id: 'b', display: 'b', relation: 'has-member' }]);
  });

  it('keeps a test of which the status is not known out of a panel that is final', async () => {
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('a')] });
    const { records } = await read(panel, observation('a', { ...value, status: 'unknown' }));
    expect(records.laboratoryTestResults?.find(({ id }) => id === 'panel')).not.toHaveProperty('laboratoryTests');
    expect(records.laboratoryTestResults?.find(({ id }) => id === 'a')?.laboratoryTests).toHaveLength(1);
  });

  it('reads nothing of a result whose two statuses contradict each other', async () => {
    const own = { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.16.1', code: 'final' }] };
    const url = 'http://nictiz.nl/fhir/StructureDefinition/code-specification';
    const _status = { extension: [{ url, valueCodeableConcept: own }] };
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('a')] });
    const { records, issues } = await read(panel, observation('a', { ...value, status: 'preliminary', _status }));
    expect(records.laboratoryTestResults?.map(({ id }) => id)).toEqual(['panel']);
    expect(records.laboratoryTestResults?.[0]).not.toHaveProperty('laboratoryTests');
    expect(issues.map(({ code }) => code)).toContain('modifier');
  });

  it.each([
    ['of some people', { appliesTo: [{ text: 'zwanger' }] }],
    ['of another kind', { type: { coding: [{ system: 'http://x.example', code: 'therapeutic' }] } }],
    ['with a bound that is none', { high: { value: 5, comparator: '<' } }],
  ])('takes no limits from a range %s', async (_name, more) => {
    const range = { low: { value: 1 }, ...more };
    const { records, notRead } = await read(observation('a', { ...value, referenceRange: [range] }));
    expect(records.laboratoryTestResults?.[0]?.laboratoryTests?.[0]).not.toHaveProperty('referenceRangeLowerLimit');
    expect(notRead.map(({ path }) => path)).toContain('Observation.referenceRange[0].low.value');
  });

  it('reads tests that stand in one Observation, with the moment of it', async () => {
    const component = [{ code: { coding: [loinc('2823-3')] }, valueString: 'laag' }];
    const given = observation('a', { effectiveDateTime: '2026-01-01', component });
    const [result] = (await read(given)).records.laboratoryTestResults ?? [];
    expect(result).toMatchObject({
      panelOrBattery: { code: '2951-2' },
      laboratoryTests: [{ testCode: { code: '2823-3' }, testResult: { text: 'laag' }, testDateTime: '2026-01-01' }],
    });
  });

  it('ends where results are members of each other', async () => {
    const { records } = await read(
      observation('a', { related: [member('b')] }),
      observation('b', { related: [member('a')] }),
    );
    expect(records.laboratoryTestResults?.map(({ id }) => id).sort()).toEqual(['a', 'b']);
  });

  const report = (more: object) => ({
    resourceType: 'DiagnosticReport',
    id: 'a',
    status: 'final',
    category: { coding: [{ system: 'http://snomed.info/sct', code: '4241000179101' }] },
    code: { coding: [loinc('58410-2')] },
    subject: { reference: 'Patient/p' },
    conclusion: 'geen afwijkingen',
    ...more,
  });
  const results = (...ids: string[]) => ids.map((id) => ({ reference: `Observation/${id}`, display: id }));

  it('reads a report with the tests in it, whose ids may be those of the report', async () => {
    const { records, notRead } = await read(
      report({ result: results('a', 'b') }),
      observation('a', value),
      observation('b', value),
    );
    expect(records.laboratoryTestResults).toMatchObject([
      {
        id: 'DiagnosticReport-a',
        panelOrBattery: { code: '58410-2' },
        resultStatus: { code: 'final' },
        comment: 'geen afwijkingen',
        laboratoryTests: [{ id: 'a' }, { id: 'b' }],
      },
    ]);
    expect(notRead.filter(({ path }) => path.startsWith('DiagnosticReport'))).toEqual([]);
  });

  it('reads a report of a panel as related to it, and each test once', async () => {
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('b')] });
    const { records } = await read(report({ result: results('panel', 'b') }), panel, observation('b', value));
    const byId = new Map(records.laboratoryTestResults?.map((one) => [one.id, one]));
    expect([...byId.keys()].sort()).toEqual(['DiagnosticReport-a', 'panel']);
    expect(byId.get('DiagnosticReport-a')?.relatedResults).toMatchObject([{ id: 'panel', relation: 'has-member' }]);
    expect(byId.get('DiagnosticReport-a')).not.toHaveProperty('laboratoryTests');
    expect(byId.get('panel')?.laboratoryTests).toHaveLength(1);
  });

  it.each([
    [
      'a report of another department',
      { category: { coding: [{ system: 'http://snomed.info/sct', code: '394914008' }] } },
      'other-zib',
    ],
    ['a report that is there in part', { status: 'partial' }, 'modifier'],
  ])('reads no result from %s', async (_name, more, code) => {
    const { records, issues } = await read(report(more));
    expect(records.laboratoryTestResults).toBeUndefined();
    expect(issues.map((one) => one.code)).toContain(code);
  });

  const blood = (id: string, code: string) => ({
    resourceType: 'Specimen',
    id,
    type: { coding: [{ system: 'http://snomed.info/sct', code }] },
    subject: { reference: 'Patient/p' },
  });
  const taken = (id: string) => ({ ...value, specimen: { reference: `Specimen/${id}` } });

  it('says of the whole what all tests say of their specimen, and of a test alone what the others do not', async () => {
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('a'), member('b')] });
    const [one, other] = [blood('s', '119297000'), blood('u', '122575003')];
    const same = await read(panel, observation('a', taken('s')), observation('b', taken('s')), one);
    expect(same.records.laboratoryTestResults).toMatchObject([
      { id: 'panel', specimen: { specimenMaterial: { code: '119297000' } }, laboratoryTests: [{}, {}] },
    ]);
    const apart = await read(panel, observation('a', taken('s')), observation('b', taken('u')), one, other);
    const materials = apart.records.laboratoryTestResults?.map(({ id, specimen }) => [
      id,
      specimen?.specimenMaterial?.code,
    ]);
    expect(materials?.toSorted()).toEqual([
      ['a', '119297000'],
      ['b', '122575003'],
      ['panel', undefined],
    ]);
  });

  it('keeps a result by itself that a panel can only hold in part, and no other', async () => {
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('a'), member('b')] });
    const wrong = { ...value, method: { coding: [{ system: 'http://loinc.org', code: '1-1' }] } };
    const { records } = await read(panel, observation('a', wrong), observation('b', value));
    expect(records.laboratoryTestResults?.map(({ id }) => id).sort()).toEqual(['a', 'panel']);
    expect(records.laboratoryTestResults?.find(({ id }) => id === 'panel')?.laboratoryTests).toHaveLength(2);
  });

  it('keeps a test by itself that was registered otherwise than its panel', async () => {
    const panel = observation('panel', { code: { text: 'panel' }, related: [member('a'), member('b')] });
    const metadata = {
      resourceType: 'Provenance',
      id: 'm',
      target: [{ reference: 'Observation/a' }],
      recorded: '2026-01-01T10:00:00+01:00',
      activity: { system: 'http://hl7.org/fhir/v3/DataOperation', code: 'CREATE' },
      agent: [{ whoReference: { reference: 'Organization/o', display: 'Lab' } }],
    };
    const lab = { resourceType: 'Organization', id: 'o', name: 'Lab' };
    const { records } = await read(panel, observation('a', value), observation('b', value), metadata, lab);
    expect(records.laboratoryTestResults?.map(({ id }) => id).sort()).toEqual(['a', 'panel']);
  });
});
