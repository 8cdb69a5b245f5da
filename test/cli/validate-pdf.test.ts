import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { validate } from '../../src/cli/validate';
import { claiming, fakeVeraPdf, reportOf, resultOf } from '../validate/pdf/support';
import { folderWith, good } from './fixtures';

const conforming = reportOf(resultOf('PDF/A-2B', true));

describe('bgz validate, of a PDF', () => {
  const cwd = folderWith({ 'a.json': good });
  mkdirSync(join(cwd, 'letters'));
  const letter = join(cwd, 'letters', 'brief.PDF');
  writeFileSync(letter, claiming);
  writeFileSync(join(cwd, 'letters', 'unnamed'), claiming);
  afterEach(() => vi.restoreAllMocks());

  /** Exit code, the verdict by file, and what was told beside the report. */
  async function run(verapdf: string | undefined, ...paths: readonly string[]) {
    const told: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
    const out = join(cwd, 'report.out');
    const code = await validate(paths, {
      plausibility: true,
      format: 'json',
      failOn: 'error',
      lang: 'en',
      colour: false,
      out,
      ...(verapdf !== undefined && { verapdf }),
    });
    const { files }: { files: { source: string; verdict: string }[] } = JSON.parse(readFileSync(out, 'utf8'));
    return { code, verdicts: files.map(({ verdict }) => verdict), told: told.join('') };
  }

  it('tells the verdict of veraPDF, beside those of resources', async () => {
    const good = fakeVeraPdf(conforming, 0);
    const bad = fakeVeraPdf(reportOf(resultOf('PDF/A-2B', false)), 1);
    expect(await run(good, letter, cwd)).toMatchObject({ code: 0, verdicts: ['conforms', 'conforms'] });
    expect(await run(bad, letter)).toMatchObject({ code: 1, verdicts: ['does-not-conform'] });
    expect(await run(good, join(cwd, 'letters', 'unnamed'))).toMatchObject({ code: 0, verdicts: ['conforms'] });
  });

  it('ends with 2 when nobody judged it, and says so; a folder has no documents then', async () => {
    const { code, verdicts, told } = await run('/nowhere/verapdf', letter, join(cwd, 'a.json'));
    expect({ code, verdicts }).toEqual({ code: 2, verdicts: ['conforms'] });
    expect(told).toContain('brief.PDF: Conformance to PDF/A was not checked: it needs veraPDF, which was not found.');
    expect(await run(undefined, cwd)).toMatchObject({ code: 0, verdicts: ['conforms'] });
  });
});
