import { describe, expect, it } from 'vitest';
import {
  createValidator,
  definitionsOf,
  explain,
  type InvariantMeaning,
  type RuleExample,
  rules,
  type ValidationIssue,
} from '../../src/validate';
import { exampleProfile } from '../../src/validate/rules/examples/example';
import { pdfRules } from '../../src/validate/rules/pdf';
import { packageOf } from './fixtures/packages';
import { HL7, type Json, validator } from './fixtures/support';

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

/** That a code nobody was asked about is not verified is said of right codes too. */
const UNASKED = 'code-unverifiable';

/** The rules that find something. */
const toldOf = (issues: readonly ValidationIssue[], rule: string): readonly string[] =>
  [...new Set(issues.map((issue) => issue.rule))].filter((one) => one !== UNASKED || rule === UNASKED).sort();

/** The wrong one breaks a rule alone, the right one none, but for what they say of themselves; gives what was found. */
async function holds(rule: string, example: RuleExample): Promise<readonly ValidationIssue[]> {
  const { wrong, right, also = [], both = [], remarked = [] } = example;
  const by = validatorOf(example);
  const { issues } = await by.validate(wrong);
  expect(toldOf(issues, rule)).toEqual([rule, ...also, ...both].sort());
  expect(toldOf((await by.validate(right)).issues, rule)).toEqual([...both, ...remarked].sort());
  return issues;
}

describe('the examples of the rules', () => {
  const examples = Object.keys(rules).map((id) => [id, explain(id)?.example] as const);

  it('are there for every rule', () => {
    expect(examples.filter(([, example]) => example === undefined).map(([id]) => id)).toEqual([
      'fault-limit',
      'not-checked',
      'code-edition',
      ...Object.keys(pdfRules),
    ]);
  });

  it.each(examples)('%s: the wrong one breaks this rule alone, the right one none', async (id, example) => {
    if (example) await holds(id === 'invariant' ? 'invariant:cpt-2' : id, example);
  });
});

const definitions = definitionsOf();
const keys = new Set(
  definitions
    .urls()
    .flatMap((url) => definitions.get(url)?.elements ?? [])
    .flatMap(({ invariants = [] }) => invariants.map(({ key }) => key)),
);
const meanings = [...keys].flatMap((key) =>
  (explain(`invariant:${key}`)?.meanings ?? []).map(
    (meaning) => [key, meaning.stated.flatMap(({ places }) => places).join(', '), meaning] as const,
  ),
);

/** The rule that finds what breaks an invariant: its own, or the one its note names. */
const ruleOf = (key: string, { note }: InvariantMeaning): string =>
  /^Rule (\S+) tells what breaks this one/.exec(note ?? '')?.[1] ?? `invariant:${key}`;

/** What one would think to break an invariant that nothing breaks. */
const unbreakable: Readonly<Record<string, Json>> = {
  'csd-1': {
    resourceType: 'CodeSystem',
    status: 'draft',
    content: 'complete',
    concept: [{ code: 'a' }, { code: 'a', concept: [{ code: 'a' }] }],
  },
  'eld-11': {
    resourceType: 'DataElement',
    status: 'draft',
    element: [{ path: 'A', type: [{ code: 'boolean' }], binding: { strength: 'example', description: 'x' } }],
  },
  'sdf-15': {
    resourceType: 'StructureDefinition',
    url: 'https://example.org/fhir/StructureDefinition/a',
    name: 'A',
    status: 'draft',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: `${HL7}/Patient`,
    snapshot: {
      element: [{ id: 'Patient', path: 'Patient', definition: 'x', min: 0, max: '*', type: [{ code: 'Patient' }] }],
    },
  },
};

describe('the examples of the invariants', () => {
  it('are there for every invariant of the bundled definitions, or the reason why not', () => {
    expect(keys.size).toBeGreaterThan(200);
    expect([...keys].filter((key) => !meanings.some(([of]) => of === key))).toEqual([]);
    const without = meanings.filter(([, , { example }]) => example === undefined);
    expect(without.map(([key]) => key).sort()).toEqual(Object.keys(unbreakable).sort());
    for (const [, , { note }] of without) expect(note).toMatch(/^There is no example: .{20}/);
  });

  it.each(meanings)('%s at %s: the wrong one breaks it alone, the right one does not', async (key, places, meaning) => {
    const { example } = meaning;
    if (!example) return;
    const rule = ruleOf(key, meaning);
    const issues = await holds(rule, example);
    if (rule !== `invariant:${key}` || places.endsWith('…')) return;
    // It is this meaning of the key that is broken: the finding names a definition that states it.
    const definition = issues.find((issue) => issue.rule === rule)?.profile?.replace(/.*\//, '');
    expect(places.split(', ').map((place) => place.replace(/[.:].*/, ''))).toContain(definition);
  });

  it.each(Object.entries(unbreakable))('%s: is not broken, as it says', async (key, input) => {
    const { issues } = await validator.validate(input);
    expect(issues.map(({ rule }) => rule)).not.toContain(`invariant:${key}`);
  });
});
