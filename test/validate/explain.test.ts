import { describe, expect, it } from 'vitest';
import { definitionsOf, explain, rules } from '../../src/validate';

describe('explain', () => {
  it.each(Object.keys(rules))('%s: what, why and an example, in both languages', (id) => {
    for (const language of ['en', 'nl'] as const) {
      const told = explain(id, language);
      expect(told?.message).not.toMatch(/[{}]/);
      expect(told?.help).toMatch(/\S/);
      expect(told?.example ?? told?.note).toBeDefined();
    }
  });

  it('tells what an invariant asks, with an example', () => {
    expect(explain('invariant:per-1', 'nl')).toMatchObject({
      rule: 'invariant:per-1',
      severity: 'error',
      message: 'Regel per-1 klopt niet: een periode begint niet na haar einde.',
      example: {
        wrong: { name: [{ period: { start: '2020-02', end: '2020-01' } }] },
        right: { name: [{ period: { start: '2020-01', end: '2020-02' } }] },
      },
    });
  });

  it('tells every invariant of the bundled definitions by its sentence, where it is and its expression', () => {
    const definitions = definitionsOf();
    const rows = definitions.urls().flatMap((url) => definitions.get(url)?.elements ?? []);
    const places = new Map<string, readonly string[]>();
    for (const key of new Set(rows.flatMap(({ invariants = [] }) => invariants.map((one) => one.key)))) {
      const { message, meanings = [] } = explain(`invariant:${key}`) ?? {};
      expect(message, key).not.toContain('…');
      for (const { places: at, expression } of meanings.flatMap(({ stated }) => stated))
        places.set(`${key} ${expression}`, [...(places.get(`${key} ${expression}`) ?? []), ...at]);
    }
    const placed = ({ path }: { readonly path: string }, told: readonly string[] = []) =>
      told.some((place) => place === '…' || place.replace(/^\S+: /, '').startsWith(path));
    const unplaced = rows.flatMap((row) =>
      (row.invariants ?? [])
        .filter(({ key, expression }) => !placed(row, places.get(`${key} ${expression}`)))
        .map(({ key }) => `${key} at ${row.path}`),
    );
    expect(unplaced).toEqual([]);
    expect(explain('invariant:per-1')?.meanings).toMatchObject([
      { stated: [{ places: ['Period'], expression: 'start.empty() or end.empty() or (start <= end)' }] },
    ]);
    expect(explain('invariant:ele-1')?.meanings?.[0]?.stated[0]?.places).toHaveLength(9);
  });

  it('tells each meaning of a key that definitions share, with its places and its example', () => {
    const told = explain('invariant:inv-1');
    expect(told?.message).toMatch(
      /\[Parameters\.parameter\] a parameter holds .*; \[Task\] a task is not changed .*; /,
    );
    expect(told?.example).toBeUndefined();
    expect(told?.meanings?.map(({ stated }) => stated.flatMap(({ places }) => places))).toEqual(
      expect.arrayContaining([
        ['Parameters.parameter'],
        ['Task'],
        ['TestReport.setup.action'],
        ['TestScript.setup.action'],
        ['allergyintolerance-substanceExposureRisk: Extension'],
      ]),
    );
    for (const { stated, example } of told?.meanings ?? []) {
      const [{ places: [place = ''] = [] } = {}] = stated;
      const wrong = JSON.stringify(example?.wrong);
      expect(wrong).toContain(place.includes(': ') ? place.replace(/:.*/, '') : place.replace(/\..*/, ''));
    }
    expect(explain('invariant:hicm-outcomeofcare-1', 'nl')?.message).toMatch(
      /\[nl-core-careplan: CarePlan\.activity:nursingIntervention\] de uitkomst van een activiteit/,
    );
  });

  it('tells an invariant that is a warning as one', () => {
    expect(explain('invariant:nor-1')?.severity).toBe('warning');
    expect(explain('invariant:inv-1')?.severity).toBe('error');
  });

  it('says plainly when nothing breaks an invariant, and what is to be known of an example', () => {
    expect(explain('invariant:csd-1', 'nl')?.note).toMatch(/^Er is geen voorbeeld: de expressie neemt de vereniging/);
    const exposure = explain('invariant:inv-1')?.meanings?.find(({ note }) => note !== undefined);
    expect(exposure?.note).toMatch(/^Of the example: .* so nothing meets it; held to is what it is for\.$/);
  });

  it('names the rule that tells what an invariant would, with the example of that rule', () => {
    const told = explain('invariant:bdl-7', 'nl');
    expect(told?.note).toBe('Regel bundle-duplicate zegt wat deze breekt, en waar.');
    expect(told?.example).toEqual(explain('bundle-duplicate')?.example);
  });

  it('says of an invariant that is not ours no more than is known', () => {
    expect(explain('invariant:own-1')).toMatchObject({ message: 'Rule own-1 does not hold: ….' });
    expect(explain('invariant:own-1')?.example).toBeUndefined();
    expect(explain('invariant:own-1')?.note).toContain('No bundled definition has an invariant of this key');
    expect(explain('invariant:per-1')?.note).toBeUndefined();
    for (const key of ['toString', '__proto__']) expect(explain(`invariant:${key}`)?.example).toBeUndefined();
    for (const unknown of ['invariant:', 'Invariant:per-1', 'toString']) expect(explain(unknown)).toBeUndefined();
  });
});
