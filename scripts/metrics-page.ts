import { metrics } from './prometheus-names';

const intro = `# What is measured

Generated from \`src/telemetry/instruments.ts\` by \`npm run docs\`; do not edit.

The library counts and measures through OpenTelemetry (\`@opentelemetry/api\`): without an SDK in your process nothing is kept and nothing is spent. With
one, these go wherever it sends them. The dashboard and the alert rules of [examples/operate](../examples/operate/README.md) use the names that they have
in Prometheus: dots become underscores, seconds a suffix, and a counter ends with \`_total\`.

Labels have codes of ours only. What is no short code, or holds a long run of digits, becomes \`other\`: figures leave a hospital more easily than logs.
`;

const code = (text: string): string => `\`${text}\``;

const rows = metrics.map(({ name, kind, unit, attributes, series, description }) =>
  [
    code(name),
    series.map(code).join(' '),
    kind,
    unit === 's' ? 's' : unit.replaceAll(/[{}]/g, ''),
    attributes.map(code).join(' '),
    description,
  ].join(' | '),
);

const closing = `Several instances over one store each report the whole outbox: take \`max\`, not \`sum\`, of \`bgz.outbox.depth\` and \`bgz.outbox.age\`. Counters and
durations are of one instance: there take \`sum\`. When the store is out of reach the outbox leaves a gap, and is not 0.
`;

/** The text of `docs/metrics.md`. */
export const metricsPage = (): string =>
  [
    intro,
    '| OpenTelemetry | Prometheus | kind | unit | labels | what |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    closing,
  ].join('\n');
