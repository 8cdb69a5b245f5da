import { nullFlavors, type ZibGroup } from '../../../src/zib';
import { withAccepted } from './change';
import { isCoded, isMoment, type Json, type Path, valueAt } from './places';
import { listedAt } from './schema';

const alien = { system: 'urn:oid:2.16.840.1.113883.2.4.3.99.1', code: 'x1', version: '2026-01' };

/** Coded places that take the codes of their list only. */
export function closedPlaces(group: ZibGroup, record: Json, paths: readonly Path[]): ReadonlySet<Path> {
  const coded = paths.filter((path) => isCoded(valueAt(record, path)));
  const { landed } = withAccepted(
    group,
    record,
    coded.map((path) => ({ path, value: alien })),
  );
  const open = new Set(landed.map(({ path }) => path));
  return new Set(coded.filter((path) => !open.has(path)));
}

const flavors = nullFlavors.flatMap((nullFlavor) => [{ nullFlavor, originalText: 'in eigen woorden' }, { nullFlavor }]);

/** Everything an open coded place may hold beside the codes of its list: each NullFlavor, a code from elsewhere. */
const others = [
  ...flavors,
  alien,
  {
    system: alien.system,
    code: 'x 2',
    originalText: 'woorden',
    translations: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.99.2', code: 'y', display: 'ook dit' }],
  },
];

const moments = [
  '1999',
  '2008-06',
  '2008-06-22',
  '2008-06-22T23:00',
  '2008-06-22T23:00:30',
  '2008-06-22T22:30:00Z',
  '2008-06-23T01:00:00.123+05:30',
  '2008-12-31T23:59:59.999999',
  '2030-01-01',
];

const decimals = [5e-7, 1e-15, 123456789.125, 1e21, '1.50', '0.10', '100.000', '0.000000050', 1, 0.1];

const postcodes = ['1234 AB', '1234AB', 'B-1000'];

const isDecimal = (path: Path, value: unknown): boolean =>
  typeof value === 'number' && /^(value|minimumValue|maximumValue|nominalValue)$/.test(String(path.at(-1)));

/** What may stand at a place in place of what does. */
export function choicesAt(group: ZibGroup, path: Path, value: unknown, isClosed = false): readonly unknown[] {
  if (isCoded(value)) return [...listedAt(group, path), ...(isClosed ? [] : others)];
  if (isMoment(value)) return moments;
  if (isDecimal(path, value)) return decimals;
  if (typeof value === 'boolean') return [true, false];
  return path.at(-1) === 'postcode' ? postcodes : listedAt(group, path);
}
