import { describe, expect, it } from 'vitest';
import { explain, rules } from '../../src/validate';
import { runBgz } from './run-bgz';

describe('bgz explain', () => {
  it.each(['en', 'nl'] as const)('tells a rule in %s: how a finding reads and what to do', async (lang) => {
    const { code, stdout } = await runBgz('explain', 'cardinality-min', '--lang', lang);
    const told = explain('cardinality-min', lang);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^cardinality-min \(error\)\n/);
    expect(stdout.replace(/\n {2}/g, ' ')).toContain(`${told?.message} ${told?.help}`);
    expect(stdout).toContain(lang === 'en' ? '  Breaks it:\n' : '  Breekt haar:\n');
    expect(stdout).toContain('{"resourceType":"Observation","status":"final"}');
  });

  it('tells an invariant by its key', async () => {
    const { stdout } = await runBgz('explain', 'invariant:per-1');
    expect(stdout).toMatch(
      /^invariant:per-1 \(error\)\n {2}Rule per-1 does not hold: a period does not start after it ends\.\n/,
    );
    expect(stdout).toContain('  Stated at Period\n  FHIRPath: start.empty() or end.empty() or (start <= end)\n');
    expect(stdout).toContain('"name": [{"text":"Jansen","period":{"start":"2020-02","end":"2020-01"}}]');
  });

  it('tells what a key asks at each of the places that use it for something else, with an example of each', async () => {
    const { stdout } = await runBgz('explain', 'invariant:hicm-outcomeofcare-1', '--lang', 'nl');
    expect(stdout).toMatch(
      /\n {2}- de uitkomst van een activiteit[^-]*\n {2}Staat bij nl-core-careplan: CarePlan\.activity:nursingIntervention\n/,
    );
    expect(stdout).toMatch(/\n {2}- de uitkomst van zorg[^-]*\n[^-]*Staat bij zib-OutcomeOfCare: DiagnosticReport\n/);
    expect(stdout.match(/^ {2}Breekt haar:$/gm)).toHaveLength(2);
  });

  it('says so where nothing breaks an invariant', async () => {
    const { stdout } = await runBgz('explain', 'invariant:csd-1');
    expect(stdout.replace(/\n {2}/g, ' ')).toContain(
      'There is no example: its expression takes the union of the codes',
    );
    expect(stdout).not.toContain('Breaks it');
  });

  it('takes the key by which a message names an invariant', async () => {
    const { code, stdout } = await runBgz('explain', 'per-1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^invariant:per-1 \(error\)\n/);
  });

  it('tells every rule when none is named', async () => {
    const { code, stdout } = await runBgz('explain');
    expect(code).toBe(0);
    const told = [...stdout.matchAll(/^([a-z][\w-]*) \((?:fatal|error|warning|information)\)$/gm)].map(([, id]) => id);
    expect(told).toEqual(Object.keys(rules));
  });

  it('ends with 2 for a rule that does not exist', async () => {
    const { code, stdout, stderr } = await runBgz('explain', 'toString');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('There is no rule toString; "bgz explain" lists them all.\n');
  });
});
