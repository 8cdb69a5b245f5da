import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { convert } from '../../src/cli/convert';
import { quality } from '../../src/cli/quality';
import { validate } from '../../src/cli/validate';
import { view } from '../../src/cli/view';
import { allergy, bundle, patient } from '../read/support';
import { folderWith, line } from './fixtures';
import { viewIn } from './view-in';

const resources = [patient('p'), allergy('a', {})];
const ndjson = resources.map(line).join('');
const cwd = folderWith({ 'all.ndjson': ndjson });
const file = join(cwd, 'all.ndjson');

/** Runs a command with this on its standard input: its exit code and what it wrote, with the name of the input taken out. */
async function run(work: () => Promise<number>, input: string | Buffer = '') {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([Buffer.from(input)]) as never);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const code = await work().catch((error: Error) => error.message);
  vi.restoreAllMocks();
  return { code, out: out.join(''), err: err.join('') };
}

const asked = { lang: 'en', now: '2026-11-24' } as const;
const judged = { ...asked, plausibility: true, format: 'json', failOn: 'error', colour: false } as const;

const verdictsIn = (text: string) =>
  (JSON.parse(text) as { files: { source: string; verdict: string }[] }).files.map(({ source, verdict }) => [
    source.replace(file, '-'),
    verdict,
  ]);

afterEach(() => vi.restoreAllMocks());

describe('standard input as NDJSON', () => {
  it('is validated line by line, as the file is', async () => {
    const [piped, named] = [
      await run(() => validate(['-'], judged), ndjson),
      await run(() => validate([file], judged)),
    ];
    expect(verdictsIn(piped.out)).toEqual(verdictsIn(named.out));
    expect(verdictsIn(piped.out).map(([source]) => source)).toEqual(['-:1', '-:2']);
    expect(piped.code).toBe(named.code);
  });

  it('is measured by bgz quality as the file is', async () => {
    const measure = (path: string) => () => quality([path], { ...asked, format: 'json' });
    const [piped, named] = [await run(measure('-'), ndjson), await run(measure(file))];
    expect(piped).toEqual(named);
    expect(piped.code).toBe(0);
  });

  it('is shown by bgz view as the file is', async () => {
    const show = (path: string, out: string) => () => view([path], { ...asked, from: 'fhir', out: join(cwd, out) });
    const [piped, named] = [await run(show('-', 'piped.html'), ndjson), await run(show(file, 'named.html'))];
    expect(piped.code).toBe(named.code);
    const [shown, same] = ['piped.html', 'named.html'].map((name) =>
      viewIn(readFileSync(join(cwd, name), 'utf8')).items.map(({ reference }) => reference),
    );
    expect(shown).toEqual(same);
    expect(shown).toContain('AllergyIntolerance/a');
  });

  it('is converted to records as the file is, and names its lines', async () => {
    const make = (path: string) => () => convert([path], { ...asked, from: 'fhir' });
    const [piped, named] = [await run(make('-'), ndjson), await run(make(file))];
    expect(JSON.parse(piped.out)).toMatchObject({ patient: { id: 'p' }, allergyIntolerances: [{ id: 'a' }] });
    expect({ ...piped, err: piped.err.replaceAll('-:', 'all.ndjson:') }).toEqual(named);
    const half = await run(make('-'), `${ndjson}{"resourceType":"Condition"\n`);
    expect(half).toMatchObject({ code: 1, out: '' });
    expect(half.err).toMatch(/^-:3: /m);
  });

  it('holds records, a patient on each line', async () => {
    const records = {
      patient: { id: 'p', identificationNumbers: [{ system: '2.16.840.1.113883.2.4.6.3', value: '999990019' }] },
    };
    const { code, out, err } = await run(
      () => convert(['-'], { ...asked, from: 'records' }),
      `${JSON.stringify(records)}\n\n${JSON.stringify({ patient: { ...records.patient, id: 'q' } })}`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).entry).toHaveLength(2);
  });

  it('tells a line that is not UTF-8, and judges the others', async () => {
    const latin = Buffer.from(
      `{"resourceType":"Patient","name":[{"text":"Andr\xe9"}]}\n${line(patient('q'))}`,
      'latin1',
    );
    const { code, out } = await run(() => validate(['-'], judged), latin);
    expect(code).toBe(2);
    expect(JSON.parse(out).notChecked).toEqual([{ source: '-:1', reason: 'this is not UTF-8 text.' }]);
    expect(verdictsIn(out).map(([source]) => source)).toEqual(['-:2']);
  });
});

describe('JSON with a fault in it is no NDJSON', () => {
  it.each<[string, string]>([
    ['a bracket too few', JSON.stringify(bundle(patient('p')), null, 2).slice(0, -1)],
    ['a comma too few', JSON.stringify(patient('p'), null, 2).replace(',\n', '\n')],
    ['a brace too many on a line of its own', `${JSON.stringify(patient('p'))}\n}`],
    ['one line that is cut off', JSON.stringify(patient('p')).slice(0, -1)],
    ['a list of objects that is not ended', `[\n${resources.map((one) => JSON.stringify(one)).join(',\n')}\n`],
  ])('%s', async (_what, text) => {
    const { code, out } = await run(() => validate(['-'], judged), text);
    expect(code).toBe(1);
    expect(verdictsIn(out)).toEqual([['-', 'does-not-conform']]);
  });
});
