import { describe, expect, it } from 'vitest';
import { nationalReach, unreachedOf } from '../../src/assemble/unreached';
import { checkSources, type FacadeOptions, resourcesOf, type Unreached } from '../../src/index';
import { bgzRecords, bsn, nullFlavor, patient, problem, procedure, procedureRequest, snomed } from '../../src/zib';
import { eventually } from '../eventually';
import { ANNA, facadeOf, inMode, recordedLog, search } from '../facade/support';

const anna = patient({ id: 'p', identificationNumbers: [bsn(ANNA)] });
const appendectomy = snomed('80146002', 'appendectomie');
const surgical = procedure({
  id: 'v-1',
  procedureType: appendectomy,
  procedureCategory: snomed('387713003', 'chirurgische verrichting'),
  requester: { nameInformation: { lastName: { lastName: 'Huisarts' } } },
});
const guided = procedure({
  id: 'v-2',
  procedureType: appendectomy,
  procedureCategory: snomed('258174001', 'beeldgeleid'),
});
const diagnostic = procedure({
  id: 'v-3',
  procedureType: snomed('40701008', 'echocardiografie'),
  procedureCategory: snomed('103693007', 'diagnostische verrichting'),
});
const uncoded = procedure({ id: 'v-4', procedureType: appendectomy, procedureCategory: nullFlavor('UNK') });
const active = procedureRequest({ id: 'r-1', procedureType: appendectomy, requestStatus: 'active' });
const done = procedureRequest({ id: 'r-2', procedureType: appendectomy, requestStatus: 'completed' });
const NATIONAL =
  'Procedure?category=http://snomed.info/sct|387713003,http://snomed.info/sct|258174001&_include=Procedure:based-on';

function over(sources: Partial<FacadeOptions['sources']>, options: Partial<FacadeOptions> = {}) {
  const { lines, logger } = recordedLog();
  const heard: Unreached[] = [];
  const calls: string[] = [];
  const counted = Object.fromEntries(
    Object.entries(sources).map(([group, source]) => [
      group,
      (...asked: never[]) => {
        calls.push(group);
        return (source as (...asked: never[]) => unknown)(...asked);
      },
    ]),
  );
  const facade = facadeOf({
    sources: { patient: () => [anna], ...counted },
    logger,
    onUnreached: (unreached) => void heard.push(unreached),
    ...options,
  });
  return { facade, lines, heard, calls };
}

const told = (bundle: Awaited<ReturnType<typeof search>>) =>
  inMode(bundle, 'outcome').flatMap((one) => (one.resourceType === 'OperationOutcome' ? one.issue : []));

describe('a code that may be somebody', () => {
  it.each(['anna@example.org', '999999990', 'bsn-999999990', 'Jansen', 'A'.repeat(41)])(
    'is not repeated to port, log, receiver or check: %s',
    async (code) => {
      const odd = procedure({
        id: 'v-9',
        procedureType: appendectomy,
        procedureCategory: { system: 'urn:oid:2.999.1', code },
      });
      const { facade, heard, lines } = over({ procedures: () => [odd] });
      const bundle = await search(facade, NATIONAL);
      const sources = { patient: () => [anna], procedures: () => [odd] };
      const checked = await checkSources(sources, { patients: [{ bsn: ANNA }], now: new Date('2026-11-24') });
      expect(heard[0]?.misses[0]?.found).toEqual(['…']);
      expect(JSON.stringify([heard, lines, told(bundle), checked])).not.toContain(code);
      expect(told(bundle)[0]?.diagnostics).toContain('category is …, and the national search asks for 387713003');
    },
  );

  it('is repeated when it exists', async () => {
    const { facade, heard } = over({ procedureRequests: () => [done] });
    await search(facade, 'ProcedureRequest?status=active');
    expect(heard[0]?.misses[0]?.found).toEqual(['completed']);
  });
});

describe('a procedure that the national search does not find', () => {
  it('is handed to the port with its own id, logged, and told to the receiver without making the answer incomplete', async () => {
    const { facade, heard, lines, calls } = over({ procedures: () => [surgical, diagnostic, guided, uncoded] });
    const bundle = await search(facade, NATIONAL);
    expect(inMode(bundle, 'match')).toHaveLength(2);
    expect(bundle.total).toBe(2);
    expect(heard.map(({ group, record, searches }) => ({ group, record, searches }))).toEqual([
      { group: 'procedures', record: 'v-3', searches: [NATIONAL] },
      { group: 'procedures', record: 'v-4', searches: [NATIONAL] },
    ]);
    expect(heard[0]?.reason).toBe('category is 103693007, and the national search asks for 387713003 or 258174001');
    expect(heard[0]?.misses).toEqual([
      { parameter: 'category', asked: ['387713003', '258174001'], found: ['103693007'] },
    ]);
    expect(lines).toMatchObject([
      { event: 'record-unreached', group: 'procedures', record: 'record v-3' },
      { event: 'record-unreached', group: 'procedures', record: 'record v-4' },
    ]);
    const issues = told(bundle);
    expect(issues.every(({ severity, code }) => severity === 'information' && code === 'informational')).toBe(true);
    expect(issues.map(({ diagnostics }) => diagnostics).join('\n')).toMatch(/record v-3[\s\S]*record v-4/);
    expect(JSON.stringify([issues, lines])).not.toMatch(/echocardiografie|99999/);
    expect(calls).toEqual(['procedures']);
  });

  it('is heard of but not told where the answer holds it', async () => {
    const { facade, heard } = over({ procedures: () => [surgical, diagnostic] });
    const bundle = await search(facade, 'Procedure');
    expect(inMode(bundle, 'match')).toHaveLength(2);
    expect(told(bundle)).toEqual([]);
    expect(heard.map(({ record }) => record)).toEqual(['v-3']);
  });

  it('is told once per pull: not for a later page, not for a narrower question, not for another type', async () => {
    const { facade, heard } = over({ procedures: () => [surgical, guided, diagnostic], procedureRequests: () => [] });
    const first = await search(facade, `${NATIONAL}&_count=1`);
    expect(heard).toHaveLength(1);
    const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    expect(told(await search(facade, next))).toEqual([]);
    await search(facade, `Procedure?code=http://snomed.info/sct|80146002`);
    await search(facade, 'ProcedureRequest?status=active');
    expect(heard).toHaveLength(1);
  });

  it('names the place of one whose id could be a number of a person, and gives the vendor that id', async () => {
    const { facade, heard, lines } = over({ procedures: () => [surgical, { ...diagnostic, id: ANNA }] });
    const bundle = await search(facade, NATIONAL);
    expect(heard[0]?.record).toBe(ANNA);
    expect(lines).toMatchObject([{ record: 'record 2 (its id is not shown)' }]);
    expect(JSON.stringify([told(bundle), lines])).not.toContain(ANNA);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('listener');
      },
    ],
    ['rejects', () => Promise.reject(new Error('listener'))],
  ])('does not cost the answer when the port %s', async (_what, onUnreached) => {
    const { facade, lines } = over({ procedures: () => [diagnostic] }, { onUnreached });
    expect(inMode(await search(facade, NATIONAL), 'match')).toEqual([]);
    await eventually(() => expect(lines.map((line) => line.event)).toContain('unreached-failed'));
  });
});

describe('other sections', () => {
  it('a request that is not active is not reached by the search for planned procedures', async () => {
    const { facade, heard } = over({ procedureRequests: () => [active, done], procedures: () => [diagnostic] });
    const bundle = await search(facade, 'ProcedureRequest?status=active');
    expect(inMode(bundle, 'match')).toHaveLength(1);
    expect(heard).toMatchObject([{ group: 'procedureRequests', record: 'r-2' }]);
    expect(heard[0]?.reason).toBe('status is completed, and the national search asks for active');
  });

  it('nothing is unreached where the national search asks for all', async () => {
    const { facade, heard, lines } = over({
      problems: () => [problem({ id: 'd', problemName: appendectomy, problemStatus: 'inactive' })],
    });
    await search(facade, 'Condition');
    expect([...heard, ...lines]).toEqual([]);
  });
});

describe('the same judgement without a facade', () => {
  const records = bgzRecords({ patient: anna, procedures: [surgical, diagnostic], procedureRequests: [active, done] });
  const resources = resourcesOf(records, { now: new Date('2026-11-24T10:00:00Z') });

  it('says which national searches return a resource, includes among them', () => {
    const reach = nationalReach(resources);
    const byCode = (type: string) =>
      resources.filter(({ resourceType }) => resourceType === type).map((one) => reach(one)?.returnedBy);
    expect(byCode('Procedure')).toEqual([[NATIONAL], []]);
    expect(byCode('ProcedureRequest')).toEqual([
      ['ProcedureRequest?status=active'],
      [],
      // The request behind a procedure that is found comes along with it, whatever its status.
      [NATIONAL],
    ]);
    expect(byCode('Practitioner')).toEqual([undefined]);
  });

  it('judges given records alone', () => {
    const given = resources
      .filter(({ resourceType }) => resourceType === 'Procedure')
      .map((resource, i) => ({ group: 'procedures' as const, record: { id: `v-${i}` }, resource }));
    expect(unreachedOf(given, resources).map(({ record }) => record)).toEqual(['v-1']);
  });
});
