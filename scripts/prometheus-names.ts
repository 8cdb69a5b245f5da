import { counters, gauges, histograms } from '../src/telemetry/instruments';

/** An instrument with its names in Prometheus. */
export interface Metric {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly attributes: readonly string[];
  readonly kind: 'counter' | 'histogram' | 'gauge';
  /** As series are called there. */
  readonly series: readonly string[];
}

interface Instrument {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly attributes: readonly string[];
}

/** OpenTelemetry's rules for Prometheus: dots become underscores, a unit a suffix, an annotation in braces none, a counter ends with `_total`. */
function seriesOf({ name, unit }: Instrument, kind: Metric['kind']): readonly string[] {
  const plain = `${name.replaceAll('.', '_')}${unit === 's' ? '_seconds' : ''}`;
  if (kind === 'counter') return [`${plain}_total`];
  return kind === 'gauge' ? [plain] : ['_bucket', '_sum', '_count'].map((part) => plain + part);
}

const of = (table: Readonly<Record<string, Instrument>>, kind: Metric['kind']): readonly Metric[] =>
  Object.values(table).map((one) => ({ ...one, kind, series: seriesOf(one, kind) }));

/** Every instrument there is. */
export const metrics: readonly Metric[] = [
  ...of(counters, 'counter'),
  ...of(histograms, 'histogram'),
  ...of(gauges, 'gauge'),
];
