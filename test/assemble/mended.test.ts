import { afterEach, describe, expect, it } from 'vitest';
import type { FacadeOptions } from '../../src/index';
import { bsn, patient, problem, snomed } from '../../src/zib';
import { ANNA, facadeOf, recordedLog, search } from '../facade/support';
import { installSdk, removeSdk } from '../telemetry/sdk';

afterEach(removeSdk);

const anna = patient({ id: 'p', identificationNumbers: [bsn(ANNA)] });
const knee = { problemName: snomed('239873007', 'artrose van knie'), problemStatus: 'active' } as const;
/** Blank, blanks around, and a moment with a blank: three kinds, four values. */
const untidy = (id: string) => ({
  id,
  ...knee,
  comment: ' ',
  problemStartDate: '2020-01-02 10:00:00',
  problemEndDate: ' 2021-01-02 ',
});

function over(sources: object, options: Partial<FacadeOptions> = {}) {
  const { lines, logger } = recordedLog();
  const levels: [string, object][] = [];
  const facade = facadeOf({
    sources: { patient: () => [anna], ...sources } as FacadeOptions['sources'],
    logger: { ...logger, info: (facts) => void levels.push(['info', facts]) },
    ...options,
  });
  return { facade, lines, told: levels };
}

describe('values that a source writes in another form', () => {
  it('are told once per source and pull, at level info: counts by kind and nothing of the record', async () => {
    const { facade, lines, told } = over({
      problems: [() => [{ id: 'd-0', ...knee }], () => [untidy('d-1'), { id: 'd-2', ...knee, comment: null }]],
    });
    const bundle = await search(facade, 'Condition');
    expect(bundle.total).toBe(3);
    expect(told).toEqual([
      [
        'info',
        {
          event: 'records-mended',
          group: 'problems',
          source: 1,
          mended: { 'blank-text': 1, 'date-notation': 1, 'outer-blanks': 1, null: 1 },
          requestId: expect.any(String),
        },
      ],
    ]);
    expect(lines).toEqual([]);
    await search(facade, 'Condition');
    expect(told).toHaveLength(2);
  });

  it('count where a builder made the record, and not in a record that is refused', async () => {
    const { facade, told } = over(
      { problems: () => [problem({ id: 'd-1', ...knee, comment: ' ' }), { ...untidy('d-2'), problemStatus: 'zzz' }] },
      { invalidRecords: 'report' },
    );
    expect((await search(facade, 'Condition')).total).toBe(1);
    expect(told).toMatchObject([['info', { mended: { 'blank-text': 1 } }]]);
    expect(told[0]?.[1]).not.toHaveProperty(['mended', 'date-notation']);
  });

  it('count in a parse result that a source hands on, but for what is none of our kinds', async () => {
    const parsed = problem.parse(untidy('d-1'));
    const odd = { ...problem.parse({ id: 'd-2', ...knee }), mended: [{ what: 'Jansen 999990019' }, null, 7] };
    const copied = JSON.parse(JSON.stringify(problem.parse(untidy('d-3'))));
    const { facade, told } = over({ problems: () => [parsed, odd, copied] });
    await search(facade, 'Condition');
    expect(told).toMatchObject([['info', { mended: { 'blank-text': 2, 'date-notation': 2, 'outer-blanks': 2 } }]]);
    expect(JSON.stringify(told)).not.toMatch(/Jansen|99999/);
  });

  it('are told of the patient too, and not again for a later page', async () => {
    const number = [{ ...bsn(ANNA), value: ` ${ANNA} ` }];
    const { facade, told } = over({
      patient: () => [{ id: 'p', identificationNumbers: number }],
      problems: () => [untidy('d-1'), untidy('d-2')],
    });
    const first = await search(facade, 'Condition?_count=1');
    expect(told.map(([, facts]) => facts)).toMatchObject([{ group: 'patient' }, { group: 'problems', source: 0 }]);
    await search(facade, first.link?.find(({ relation }) => relation === 'next')?.url ?? '');
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain(ANNA);
  });

  it('are figures, by group and kind', async () => {
    const sdk = installSdk();
    const { facade } = over({ problems: () => [untidy('d-1'), untidy('d-2')] });
    await search(facade, 'Condition');
    const points = (await sdk.figures()).get('bgz.records.mended')?.dataPoints ?? [];
    expect(Object.fromEntries(points.map(({ attributes, value }) => [String(attributes.kind), value]))).toEqual({
      'blank-text': 2,
      'date-notation': 2,
      'outer-blanks': 2,
    });
    expect(points.map(({ attributes }) => attributes.group)).toEqual(['problems', 'problems', 'problems']);
  });
});
