import { describe, expect, it } from 'vitest';
import { rules } from '../../src/validate';
import { runBgz } from './run-bgz';

describe('bgz explain', () => {
  it.each(['en', 'nl'] as const)('tells a rule in %s: how a finding reads and what to do', async (lang) => {
    const { code, stdout } = await runBgz('explain', 'cardinality-min', '--lang', lang);
    const { message, help } = rules['cardinality-min'];
    expect(code).toBe(0);
    expect(stdout).toMatch(/^cardinality-min \(error\)\n/);
    expect(stdout.replace(/\n {2}/g, ' ')).toContain(`${message[lang]} ${help[lang]}`);
  });

  it('tells an invariant by its key', async () => {
    const { stdout } = await runBgz('explain', 'invariant:per-1');
    expect(stdout).toMatch(/^invariant:per-1 \(/);
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
