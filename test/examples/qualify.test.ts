import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/validate';
import { ANNA, TOM } from '../facade/support';
import { allergyAt, assertsOf, inBundle, qualified, type Spoil } from '../qualify/support';

const script = path.resolve(import.meta.dirname, '../../examples/qualify/first.xml');
const tried = (bsn: string, spoil?: Spoil) =>
  qualified(spoil, { scripts: [script], variables: { 'auth-token': `Bearer ${bsn}` } });

describe('examples/qualify/first.xml', () => {
  it('is a TestScript of FHIR STU3', async () => {
    const { issues } = await createValidator().validate(readFileSync(script, 'utf8'));
    expect(issues.filter(({ severity }) => severity !== 'warning')).toEqual([]);
  });

  it.each([ANNA, TOM])('passes for any patient', async (bsn) => {
    const result = await tried(bsn);
    expect(result.verdict).toBe('passes');
    expect(assertsOf(result)).toHaveLength(15);
  });

  it('finds a code without its system, and an allergy without what causes it', async () => {
    const without = inBundle((bundle) => {
      if (allergyAt(bundle, 0)?.resourceType !== 'AllergyIntolerance') return;
      delete allergyAt(bundle, 0).code?.coding?.[0]?.system;
      delete allergyAt(bundle, 1).code;
    });
    const failed = assertsOf(await tried(ANNA, without)).filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ description }) => description)).toEqual([
      'No allergy is without what causes it, and without a status',
      'Each Coding has a system and a code',
    ]);
  });
});
