import { describe, expect, it } from 'vitest';
import { createValidator, rules, type ValidationReport } from '../../src/validate';
import {
  exampleProfile,
  invariantExamples,
  type RuleExample,
  ruleExamples,
  toldElsewhere,
} from '../../src/validate/rules/examples';
import { invariantSentence } from '../../src/validate/rules/invariants';
import { packageOf } from './fixtures/packages';
import { HL7, validator } from './fixtures/support';

type Definition = Parameters<typeof packageOf>[number];

/** The validator an example asks for. */
function validatorOf({ profile, definitions = [], options, wrong }: RuleExample) {
  if (!profile && definitions.length === 0 && !options) return validator;
  const type = (wrong as { readonly resourceType: string }).resourceType;
  const own = profile ? [exampleProfile(type, profile)] : [];
  const { now, rules: asked, ...limits } = options ?? {};
  return createValidator({
    ...limits,
    ...(Array.isArray(asked) && { rules: ['bgz-msz'] }),
    ...(typeof now === 'string' && { now: () => new Date(now) }),
    packages: [packageOf(...([...own, ...definitions] as Definition[]))],
  });
}

const toldOf = ({ issues }: ValidationReport): readonly string[] => [...new Set(issues.map(({ rule }) => rule))];

/** That a code nobody was asked about is not verified is said of right codes too. */
const UNASKED = 'code-unverifiable';

async function told(example: RuleExample, input: unknown, rule: string): Promise<readonly string[]> {
  const report = await validatorOf(example).validate(input);
  return toldOf(report).filter((one) => one !== UNASKED || rule === UNASKED);
}

describe('the examples of the rules', () => {
  it('are there for every rule', () => {
    expect(Object.keys(ruleExamples).sort()).toEqual(Object.keys(rules).sort());
    const without = Object.entries(ruleExamples).filter(([, example]) => 'none' in example);
    expect(without.map(([id]) => id)).toEqual(['not-checked', 'code-edition']);
  });

  const examples = Object.entries(ruleExamples).flatMap(([id, example]) =>
    'none' in example ? [] : [[id, example] as const],
  );

  it.each(examples)('%s: the wrong one breaks this rule alone, the right one none', async (id, example) => {
    const broken = await told(example, example.wrong, id);
    const own = id === 'invariant' ? 'invariant:cpt-2' : id;
    expect([...broken].sort()).toEqual([own, ...(example.also ?? [])].sort());
    expect(await told(example, example.right, id)).toEqual([]);
  });
});

describe('the examples of the invariants', () => {
  it.each(Object.entries<RuleExample>(invariantExamples))('%s: likewise', async (key, example) => {
    const broken = await told(example, example.wrong, key);
    expect([...broken].sort()).toEqual([`invariant:${key}`, ...(example.also ?? [])].sort());
    expect(await told(example, example.right, key)).toEqual([]);
  });

  it('name the rule that tells what an invariant would', () => {
    for (const [key, rule] of Object.entries(toldElsewhere)) {
      expect(Object.keys(rules)).toContain(rule);
      expect(invariantSentence(key, `${HL7}/Element`), key).toBeDefined();
    }
  });
});
