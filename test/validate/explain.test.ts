import { describe, expect, it } from 'vitest';
import { explain, rules } from '../../src/validate';
import { statedInvariants } from '../../src/validate/rules/stated-invariants';

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
    for (const [key, stated] of statedInvariants()) {
      const told = explain(`invariant:${key}`)?.message ?? '';
      expect(told, key).not.toContain('…');
      for (const { at, expression } of stated) {
        expect(at.length, key).toBeGreaterThan(0);
        expect(expression, key).toBeDefined();
      }
    }
    expect(statedInvariants().get('per-1')?.[0]?.at).toEqual([
      { source: 'http://hl7.org/fhir/StructureDefinition/Period', place: 'Period' },
    ]);
  });

  it('tells each meaning of a key that definitions share', () => {
    expect(explain('invariant:hicm-outcomeofcare-1')?.message).toMatch(/text or code.*; .*conclusion/);
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
