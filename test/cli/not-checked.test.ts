import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReportFormat } from '../../src/cli/report-writer';
import { validate } from '../../src/cli/validate';
import { broken, folderWith, good } from './fixtures';

const cwd = folderWith({ 'good.json': good, 'broken.json': broken, 'empty.ndjson': '\n' });
writeFileSync(join(cwd, 'half.json'), Buffer.from([0xff, 0xfe, 0x7b]));
const path = (name: string) => join(cwd, name);

afterEach(() => vi.restoreAllMocks());

/** The exit code and the report, with the folder taken out. */
async function report(format: ReportFormat, ...names: readonly string[]) {
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const out = path('report.out');
  const code = await validate(names.map(path), {
    plausibility: true,
    format,
    failOn: 'error',
    lang: 'en',
    colour: false,
    out,
  });
  return { code, text: readFileSync(out, 'utf8').replaceAll(`${cwd}/`, '') };
}

describe('a report of bgz validate on what could not be read', () => {
  it('has no verdict that it conforms, as text', async () => {
    const { code, text } = await report('text', 'good.json', 'half.json');
    expect(code).toBe(2);
    expect(text).toContain('half.json: not checked (this is not UTF-16');
    expect(text).toContain('2 files, 1 resource');
    expect(text.trimEnd().split('\n').at(-1)).toBe('Verdict: not checked (1 of 2 files)');
  });

  it('says both when something else does not conform', async () => {
    const { code, text } = await report('text', 'broken.json', 'half.json');
    expect(code).toBe(2);
    expect(text.trimEnd().split('\n').at(-1)).toBe('Verdict: does not conform (1 of 2 files; not checked: 1)');
  });

  it('as JSON', async () => {
    const { code, text } = await report('json', 'good.json', 'half.json');
    expect(code).toBe(2);
    expect(JSON.parse(text)).toMatchObject({
      verdict: 'not-checked',
      notChecked: [{ source: 'half.json', reason: 'this is not UTF-16 text.' }],
      files: [{ source: 'good.json', verdict: 'conforms' }],
    });
  });

  it('as JUnit: an error', async () => {
    const { text } = await report('junit', 'good.json', 'half.json');
    expect(text).toMatch(/<testsuites name="bgz validate" tests="2" failures="0" errors="1">/);
    expect(text).toContain('<error type="not-checked" message="this is not UTF-16 text."/>');
  });

  it('as SARIF: a run that did not succeed', async () => {
    const { text } = await report('sarif', 'good.json', 'half.json');
    const [run] = JSON.parse(text).runs;
    expect(run.properties.verdict).toBe('not-checked');
    expect(run.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'not checked: this is not UTF-16 text.' } }],
      },
    ]);
  });

  it('as OperationOutcome: a fatal issue', async () => {
    const { text } = await report('outcome', 'good.json', 'half.json');
    const outcomes = JSON.parse(text).entry.map(({ resource }: { resource: object }) => resource);
    expect(outcomes[1]).toMatchObject({
      extension: [{ valueString: 'half.json' }],
      issue: [{ severity: 'fatal', details: { text: 'not checked: this is not UTF-16 text.' } }],
    });
  });

  it('tells a file that holds nothing beside one that conforms', async () => {
    const { code, text } = await report('json', 'good.json', 'empty.ndjson');
    expect(code).toBe(2);
    expect(JSON.parse(text)).toMatchObject({
      verdict: 'not-checked',
      notChecked: [{ source: 'empty.ndjson', reason: 'this holds nothing.' }],
    });
  });
});
