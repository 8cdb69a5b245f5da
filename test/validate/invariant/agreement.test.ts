import fhirpath from 'fhirpath';
import stu3 from 'fhirpath/fhir-context/stu3';
import { describe, expect, it } from 'vitest';
import { compileInvariant } from '../../../src/validate/invariant/compile-invariant';
import { type Answer, arguedDifferences } from './argued-differences';
import {
  packageExamples,
  packageExpressions,
  packagesArePresent,
  type WalkedElement,
  walkElements,
} from './element-walk';
import { expressions } from './expressions';
import { type Json, onResource, outcome, patient } from './support';

if (!packagesArePresent) {
  console.log('agreement.test.ts: reference data (../shared) is absent, its tests are skipped.');
}

/** What the fhirpath package says of an element. */
function packageSays(expression: string, value: unknown, base: string, resource: Json): Answer {
  const variables = { resource, rootResource: resource, context: value };
  try {
    const options = { async: false, traceFn: () => undefined } as const;
    const answer: unknown[] = fhirpath.evaluate(value, { base, expression }, variables, stu3, options);
    const holds = answer.length === 1 && typeof answer[0] === 'boolean' ? answer[0] : answer.length > 0;
    return holds ? 'holds' : 'broken';
  } catch {
    return 'error';
  }
}

describe('our evaluator and the fhirpath package', () => {
  const argued = new Map(Object.values(arguedDifferences).flatMap((list) => list.map((one) => [one.expression, one])));
  const all = Object.values(expressions).flatMap(({ hold, break: broken }) => [...hold, ...broken]);

  it.each(all)('agree, or the difference is argued: %s', (expression) => {
    const theirs = packageSays(expression, patient, 'Patient', patient);
    expect(theirs).toBe(argued.get(expression)?.package ?? outcome(expression, onResource(patient)));
  });

  it('argue no difference that is none', () => {
    for (const [expression, { reference, package: theirs }] of argued) {
      const ours = outcome(expression, onResource(patient));
      expect(all).toContain(expression);
      expect(
        [ours, reference, theirs].every((answer) => answer === ours),
        expression,
      ).toBe(false);
    }
  });
});

describe.skipIf(!packagesArePresent)('the invariants of STU3 and of the zib profiles', () => {
  const distinct = [...new Set([...packageExpressions.values()].flatMap((set) => [...set]))];

  it('are all compiled natively', () => {
    expect(distinct.length).toBeGreaterThan(120);
    const elsewhere = distinct.filter((expression) => compileInvariant(expression).how !== 'native');
    expect(elsewhere).toEqual([]);
    const unread = distinct.filter(
      (expression) =>
        compileInvariant(expression).evaluate(onResource({ resourceType: 'Basic' })).outcome === 'not-evaluated',
    );
    expect(unread).toEqual([]);
  });

  /** Questions the package has no answer to: it follows no references, and fails on a number as the whole element. */
  function unanswered({ value }: WalkedElement, expression: string): boolean {
    return /resolve\(\)|htmlchecks/.test(expression) || typeof value === 'number';
  }

  it('get the answer of the fhirpath package on every element of every example', () => {
    const counts = { asked: 0, holds: 0, broken: 0 };
    const differences: string[] = [];
    for (const { file, json } of packageExamples()) {
      for (const element of walkElements(json)) {
        for (const expression of element.expressions) {
          if (unanswered(element, expression)) continue;
          const { value, type, resource } = element;
          const compiled = compileInvariant(expression);
          const ours = compiled.evaluate(onResource(resource, { value, type })).outcome;
          const base = element.path.endsWith('[x]') ? type : element.path;
          const theirs = packageSays(compiled.readAs ?? expression, value, base, resource);
          counts.asked += 1;
          if (ours !== 'not-evaluated') counts[ours] += 1;
          if (ours !== theirs) differences.push(`${file} ${element.path} ${expression}: ${ours}, ${theirs}`);
        }
      }
    }
    expect(differences).toEqual([]);
    expect(counts.asked).toBeGreaterThan(10_000);
    expect(counts.broken).toBeGreaterThan(0);
    console.log(`invariants on the examples: ${JSON.stringify(counts)}`);
  });
});
