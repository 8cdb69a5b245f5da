import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createValidator } from '../../../src/validate';

const NESTED = 'http://x.example/nested';

/** A patient with many extensions below a long row of nested ones. */
function patient(depth: number, leaves: readonly unknown[]): object {
  let extension: readonly unknown[] = leaves;
  for (let level = 0; level < depth; level++) extension = [{ url: NESTED, extension }];
  return { resourceType: 'Patient', extension };
}

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

describe('a large input', () => {
  it('with 10,000 errors is looked at up to there, and that is said', async () => {
    const leaves = many(10_100, () => ({ url: NESTED, valueString: 'x', foo: 1 }));
    const { verdict, counts, issues } = await createValidator().validate(patient(4, leaves));
    expect(verdict).toBe('does-not-conform');
    expect(counts).toMatchObject({ fatal: 1, error: 10_000 });
    expect(issues).toHaveLength(10_000);
    expect(issues[0]).toMatchObject({ rule: 'fault-limit', severity: 'fatal' });
    expect(issues[0]?.message).toContain('10000 faults or more');
  });

  it('is looked at to its end while it has fewer, and the report holds the gravest of what was found', async () => {
    const leaves = many(60, (at) => ({ url: NESTED, valueString: 'x', ...(at > 40 && { foo: 1 }) }));
    const { counts, issues } = await createValidator({ maxIssues: 20 }).validate(patient(3, leaves));
    expect(counts).toMatchObject({ fatal: 0, error: 19 });
    expect(issues.filter(({ severity }) => severity === 'error')).toHaveLength(19);
    expect(issues).toHaveLength(20);
  });

  it('lets others have their turn meanwhile, and says the same as of each of its resources alone', async () => {
    const entry = many(7500, (at) => ({
      fullUrl: `https://zorg.example/fhir/Patient/p${at}`,
      resource: { ...patient(2, [{ url: NESTED, valueString: at % 1500 === 0 ? ' ' : 'x' }]), id: `p${at}` },
    }));
    const validator = createValidator();
    let busy = true;
    let turns = 0;
    const report = validator.validate({ resourceType: 'Bundle', type: 'collection', entry }).finally(() => {
      busy = false;
    });
    while (busy) {
      await setImmediate();
      turns += 1;
    }
    expect(turns).toBeGreaterThan(3);
    const found = (await report).issues.filter(({ rule }) => rule === 'string-blank');
    expect(found.map(({ expression }) => expression)).toEqual(
      [0, 1500, 3000, 4500, 6000].map(
        (at) => `Bundle.entry[${at}].resource.extension[0].extension[0].extension[0].valueString`,
      ),
    );
  });

  it('is left where it is when the caller ends it', async () => {
    const entry = many(1500, (at) => ({
      fullUrl: `https://zorg.example/fhir/Patient/p${at}`,
      resource: { ...patient(2, [{ url: NESTED, valueString: 'x' }]), id: `p${at}` },
    }));
    const ends = new AbortController();
    const bundle = { resourceType: 'Bundle', type: 'collection', entry };
    const report = createValidator().validate(bundle, { signal: ends.signal });
    ends.abort(new Error('too late'));
    await expect(report).rejects.toThrow('too late');
  });
});
