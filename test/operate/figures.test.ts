import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { metrics } from '../../scripts/prometheus-names';
import { root } from '../../site/pages';
import { labelValues } from './codes';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const alerts = (parse(read('examples/operate/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  ({ rules }) => rules,
);
interface Panel {
  readonly id: number;
  readonly title: string;
  readonly targets: { readonly expr: string; readonly legendFormat: string }[];
}
const { panels } = JSON.parse(read('examples/operate/dashboard.json')) as { panels: Panel[] };

/** Series by name, with the labels that they have; those of scraping and of a bucket beside. */
const series = new Map(
  metrics.flatMap(({ series: names, attributes, kind }) =>
    names.map((name) => [
      name,
      new Set<string>([...attributes, 'job', 'instance', ...(kind === 'histogram' ? ['le'] : [])]),
    ]),
  ),
);

/** What an expression says that the library does not have: a series, or a label of one. */
function faultsOf(expr: string): readonly string[] {
  const named = [...expr.matchAll(/\b(bgz_\w+)(?:\{([^}]*)\})?/g)];
  if (named.length === 0) return /^up\{job="bgz-facade"\}/.test(expr) ? [] : [`no figure in ${expr}`];
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));
  return named.flatMap(([, name = '', matchers = '']) => {
    const labels = series.get(name);
    if (labels === undefined) return [`${name} is not measured`];
    const asked = [...[...matchers.matchAll(/(\w+)\s*[=!]~?/g)].map(([, label = '']) => label), ...grouped];
    return asked.filter((label) => !labels.has(label)).map((label) => `${name} has no ${label}`);
  });
}

const expressions = [
  ...alerts.map(({ alert, expr }) => ({ of: alert, expr })),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ of: title, expr }))),
];

describe('the figures of examples/operate', () => {
  it.each(expressions)('$of: $expr is of what is measured', ({ expr }) => {
    expect(faultsOf(expr)).toEqual([]);
  });

  it('are all of them: each is on the dashboard or has an alert', () => {
    const all = expressions.map(({ expr }) => expr).join('\n');
    expect(metrics.filter((one) => !one.series.some((name) => all.includes(name))).map(({ name }) => name)).toEqual([]);
  });

  it('ask for values that the library gives', () => {
    const asked = expressions.flatMap(({ expr }) =>
      [...expr.matchAll(/(failure|reason|state|outcome|event)=~?"([^"]+)"/g)].flatMap(([, label = '', values = '']) =>
        values.split('|').map((value) => `${label} ${value}`),
      ),
    );
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((one) => !labelValues.has(one))).toEqual([]);
  });

  it('have a legend of labels that their figure has', () => {
    for (const { title, targets } of panels)
      for (const { expr, legendFormat } of targets)
        for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g))
          expect(/by \(([^)]*)\)/.exec(expr)?.[1]?.split(/,\s*/), title).toContain(label);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('find a figure or label that is not there', () => {
    expect(faultsOf('sum(bgz_outbox_dept)')).toEqual(['bgz_outbox_dept is not measured']);
    expect(faultsOf('sum by (status) (bgz_pull_denials_total{patient="1"})')).toEqual([
      'bgz_pull_denials_total has no patient',
      'bgz_pull_denials_total has no status',
    ]);
  });
});

describe('the alerts', () => {
  const headings = [...read('docs/runbook.md').matchAll(/^## (.+)$/gm)].map(
    ([, title = '']) =>
      `docs/runbook.md#${title
        .toLowerCase()
        .replaceAll(/[^\w ]/g, '')
        .replaceAll(' ', '-')}`,
  );

  it.each(alerts)('$alert has a chapter of the runbook that names it or what it is about', ({ alert, annotations }) => {
    expect(headings).toContain(annotations.runbook);
    expect(read('docs/runbook.md')).toContain(`\`${alert}\``);
  });

  it('have a name of their own, and say how urgent they are', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { labels } of alerts) expect(['page', 'ticket']).toContain(labels.severity);
  });
});

describe('docs/metrics.md', () => {
  it('has each instrument with its series and labels', () => {
    const page = read('docs/metrics.md');
    for (const { name, series: names, description } of metrics) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? `no row of ${name}`;
      for (const one of names) expect(row).toContain(`\`${one}\``);
      expect(row).toContain(description);
    }
  });
});
