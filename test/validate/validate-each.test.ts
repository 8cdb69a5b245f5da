import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createValidator, type LineReport } from '../../src/validate';
import { lineOf, validator } from './fixtures/support';

const sound = '{"resourceType":"Patient","id":"a","gender":"male"}';
const odd = '{"resourceType":"Patient","id":"b","gender":"man","name":[{"family":"Jansen–Ωmega 👩‍⚕️"}]}';
const broken = '{"resourceType":"Patient",';
const twice = '{"resourceType":"Patient","gender":"male","gender":"male"}';
const texts = [sound, '', odd, broken, '  \r', twice, sound];
const ndjson = texts.join('\n');

async function all(source: Parameters<typeof validator.validateEach>[0], by = validator): Promise<LineReport[]> {
  const reports: LineReport[] = [];
  for await (const one of by.validateEach(source)) reports.push(one);
  return reports;
}

async function* chunked<T>(chunks: readonly T[]): AsyncGenerator<T> {
  yield* chunks;
}

/** What `validate` says of each line by itself. */
async function oneByOne(): Promise<LineReport[]> {
  const reports: LineReport[] = [];
  for (const [at, text] of texts.entries()) {
    if (text.trim() === '') continue;
    const report = await validator.validate(text);
    const line = at + 1;
    reports.push({ line, report: { ...report, issues: report.issues.map((issue) => ({ ...issue, line })) } });
  }
  return reports;
}

describe('validateEach', () => {
  it('says of each line what validate says of its text, with the line it is on', async () => {
    const reports = await all([ndjson]);
    expect(reports).toEqual(await oneByOne());
    expect(reports.map(({ line, report }) => [line, report.issues.map(lineOf)])).toEqual([
      [1, []],
      [3, ['error binding-required Patient.gender']],
      [4, ['fatal json-syntax Patient']],
      [6, ['error duplicate-property Patient.gender']],
      [7, []],
    ]);
  });

  it('reads text and bytes in whatever pieces they come', async () => {
    const expected = await all([ndjson]);
    const bytes = new TextEncoder().encode(ndjson);
    const cuts = fc.array(fc.nat(bytes.length), { maxLength: 8 }).map((places) => [...places].sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), async (places, asText) => {
        const given = asText ? ndjson : bytes;
        const pieces = [0, ...places].map((from, at) => given.slice(from, places[at] ?? given.length));
        expect(await all(chunked<string | Uint8Array>(pieces))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('tells of a line that is no text, or too long to read, and goes on', async () => {
    const latin = new Uint8Array([
      ...new TextEncoder().encode('{"resourceType":"Patient","id":"'),
      0xe9,
      0x22,
      0x7d,
      10,
    ]);
    const small = createValidator({ maxSize: 100 });
    const long = `{"resourceType":"Patient","id":"${'x'.repeat(1000)}"}\n`;
    const reports = await all([latin, long, `${sound}\n`, odd.slice(0, 50), 'x'.repeat(60)], small);
    expect(reports.map(({ line, report }) => [line, report.issues.map(lineOf)])).toEqual([
      [1, ['fatal json-syntax $this']],
      [2, ['fatal size-limit $this']],
      [3, []],
      [4, ['fatal size-limit $this']],
    ]);
    expect(reports[0]?.report.issues[0]).toMatchObject({ line: 1, message: expect.stringContaining('UTF-8') });
    expect(reports.slice(0, 2).map(({ report }) => report.verdict)).toEqual(['does-not-conform', 'does-not-conform']);
  });

  it('takes the options of validate, and refuses what are none', async () => {
    const own = { language: 'nl', profiles: ['zib-Problem'] } as const;
    const dutch = validator.validateEach([odd], own);
    const { value } = await dutch.next();
    const { issues } = await validator.validate(odd, own);
    expect(value?.report.issues.map(({ message }: { message: string }) => message)).toEqual(
      issues.map(({ message }) => message),
    );
    await expect(validator.validateEach([odd], { langauge: 'nl' } as never).next()).rejects.toThrow(TypeError);
    await expect(all([5] as never)).rejects.toThrow('validateEach: the source gives text or bytes (Uint8Array).');
  });

  it('reads no further than is asked for, and lets go of the source', async () => {
    let given = 0;
    let ended = false;
    async function* endless() {
      try {
        for (;;) {
          given++;
          yield `${sound}\n`;
        }
      } finally {
        ended = true;
      }
    }
    for await (const { line } of validator.validateEach(endless())) if (line === 10) break;
    expect(given).toBeLessThan(13);
    expect(ended).toBe(true);
  });

  it('ends when the source fails or the signal says so, with the reason of that', async () => {
    async function* failing() {
      yield `${sound}\n`;
      throw new RangeError('the disk is gone');
    }
    await expect(all(failing())).rejects.toThrow('the disk is gone');
    const ends = new AbortController();
    const reports = validator.validateEach([ndjson], { signal: ends.signal });
    await reports.next();
    ends.abort(new Error('enough'));
    await expect(reports.next()).rejects.toThrow('enough');
  });
});
