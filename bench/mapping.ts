import { toCollection } from 'bgz-facade';
import { bgzRecords } from 'bgz-facade/zib';
import { line, timeOf } from './measure';
import { recordsOf } from './records';

const now = new Date('2026-11-24T10:00:00Z');

/** Mapping and assembling a whole patient, against JSON.stringify of the same Bundle; and how both grow. */
export function mappingReport(): string[] {
  const sizes = [1, 100].map((factor) => {
    const records = recordsOf(factor);
    const bundle = toCollection([records], { now });
    const plain: unknown = JSON.parse(JSON.stringify(records));
    return {
      factor,
      resources: bundle.entry?.length ?? 0,
      map: timeOf(() => toCollection([records], { now }), 1500),
      narrate: timeOf(() => toCollection([records], { now, narrative: true }), 1500),
      stringify: timeOf(() => JSON.stringify(bundle), 800),
      parse:
        timeOf(() => bgzRecords.parse(JSON.parse(JSON.stringify(plain))), 800) -
        timeOf(() => JSON.parse(JSON.stringify(plain)), 400),
    };
  });
  const lines = sizes.flatMap(({ factor, resources, map, narrate, stringify, parse }) => {
    const ratio = map / stringify;
    return [
      line(`${factor}x records (${resources} resources): map and assemble`, map, 'ms'),
      line(`${factor}x records: JSON.stringify of the Bundle`, stringify, 'ms'),
      line(`${factor}x records: ratio`, ratio, 'x', { text: 'aim <= 5', met: ratio <= 5 }),
      line(`${factor}x records: narratives beside that, of JSON.stringify`, (narrate - map) / stringify, 'x'),
      line(`${factor}x records: check raw records (zod), for comparison`, parse, 'ms'),
    ];
  });
  const [small, large] = sizes;
  const growth = small && large ? large.map / small.map / 100 : Number.NaN;
  const rival = small && large ? large.stringify / small.stringify / 100 : Number.NaN;
  return [
    ...lines,
    line('growth from 1x to 100x, per record: map and assemble', growth, 'x', {
      text: 'aim <= 1.2',
      met: growth <= 1.2,
    }),
    line('growth from 1x to 100x, per record: JSON.stringify', rival, 'x'),
  ];
}
