import { toCollection } from 'bgz-facade';
import { bgzRecords } from 'bgz-facade/zib';
import { figure, type Row, ratios } from './figures';
import { median, roundsOf } from './measure';
import { recordsOf } from './records';

const now = new Date('2026-11-24T10:00:00Z');

function measured(factor: number) {
  const records = recordsOf(factor);
  const bundle = toCollection([records], { now });
  const text = JSON.stringify(records);
  const plain: unknown = JSON.parse(text);
  const long = { msEach: 150 };
  const map = roundsOf(() => toCollection([records], { now }), long);
  const narrate = roundsOf(() => toCollection([records], { now, narrative: true }), long);
  const stringify = roundsOf(() => JSON.stringify(bundle), long);
  const check = roundsOf(() => bgzRecords.parse(structuredClone(plain)), long);
  const clone = roundsOf(() => structuredClone(plain), long);
  return { factor, resources: bundle.entry?.length ?? 0, map, narrate, stringify, check, clone };
}

/** Mapping and assembling a whole patient, against JSON.stringify of the same Bundle; and how both grow. */
export function mappingReport(): readonly Row[] {
  const sizes = [1, 100].map(measured);
  const rows = sizes.flatMap(({ factor, resources, map, narrate, stringify, check, clone }) => [
    figure(`${factor}x records (${resources} resources): map and assemble`, map, 'ms'),
    figure(`${factor}x records: map / JSON.stringify of the Bundle`, ratios(map, stringify), 'x', { most: 5 }),
    figure(`${factor}x records: narratives beside that / JSON.stringify`, ratios(narrate, stringify), 'x'),
    figure(
      `${factor}x raw records: check / JSON.stringify`,
      check.map((ms, at) => (ms - (clone[at] ?? 0)) / (stringify[at] ?? Number.NaN)),
      'x',
    ),
  ]);
  const [small, large] = sizes;
  if (!small || !large) return rows;
  const growth = (of: 'map' | 'stringify'): number => median(large[of]) / median(small[of]) / 100;
  return [
    ...rows,
    figure('growth from 1x to 100x, per record: map and assemble', growth('map'), 'x', { most: 1.2 }),
    figure('growth from 1x to 100x, per record: JSON.stringify', growth('stringify'), 'x'),
  ];
}
