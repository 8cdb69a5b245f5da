import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mappingOf } from '../../src/cli/read-patients';
import { toCollection } from '../../src/index';
import { readBgz } from '../../src/read';
import type { BgzRecords } from '../../src/zib';

const shared = path.resolve(import.meta.dirname, '../../../shared');
const fixtures = path.join(shared, 'qualification/test/fhir');
const tools = path.join(shared, 'tools');
const isThere = [fixtures, path.join(tools, 'node_modules')].every((one) => existsSync(one));

/** The day that the relative dates of the fixtures count from. */
const today = '2026-11-24';
const now = new Date(`${today}T11:00:00Z`);
const patients = { C: '999901370', D: '999901497' };

interface Dates {
  readonly resolveFhirDates: (text: string, today: string) => string;
}

async function textsOfFixtures(): Promise<readonly string[]> {
  const { resolveFhirDates } = (await import(pathToFileURL(path.join(tools, 'dates.mjs')).href)) as Dates;
  return readdirSync(fixtures)
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .map((file) => resolveFhirDates(readFileSync(path.join(fixtures, file), 'utf8'), today));
}

interface Figures {
  readonly tally: Readonly<Record<string, Record<'expected' | 'matched' | 'wrong' | 'missing' | 'extra', number>>>;
  readonly diffs: readonly { readonly type: string; readonly path: string }[];
}

/** What the comparison of the tool says of a Bundle. */
async function compared(bundle: unknown): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bgz-nictiz-'));
  const [actual, figures] = [path.join(folder, 'actual.json'), path.join(folder, 'figures.json')];
  try {
    writeFileSync(actual, JSON.stringify(bundle));
    const options = { expected: fixtures, actual, today, json: figures };
    const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    // It ends with 1 where anything differs; what does is in the figures.
    await new Promise((resolve) => {
      execFile(process.execPath, [path.join(tools, 'compare-fhir.mjs'), ...given], resolve);
    });
    return JSON.parse(readFileSync(figures, 'utf8')) as Figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const missing = '(skipped when ../shared/qualification or ../shared/tools is absent)';

describe.skipIf(!isThere)(`the resources of Nictiz's patients, read and written again ${missing}`, () => {
  it('are the same, leaf for leaf, but for fewer than one in 200', async () => {
    const texts = await textsOfFixtures();
    const read = await Promise.all(Object.values(patients).map((bsn) => readBgz(texts, { patient: { bsn }, now })));
    const records = read.map((one) => one.records as BgzRecords);
    const { tally, diffs } = await compared(toCollection(records, { now, mapping: mappingOf('ada') }));
    const of = (name: keyof Figures['tally'][string]) =>
      Object.values(tally).reduce((sum, type) => sum + type[name], 0);
    expect(of('expected')).toBeGreaterThan(1_000);
    expect(of('matched') / (of('matched') + of('wrong') + of('extra'))).toBeGreaterThanOrEqual(0.995);
    expect(of('matched') / of('expected')).toBeGreaterThanOrEqual(0.995);
    // STU3 has room for one performer of a request, where one of Nictiz's has two.
    expect(diffs.filter(({ type, path }) => !(type === 'ProcedureRequest' && path.includes('.performer.')))).toEqual(
      [],
    );
  });

  it('have no element without a place but that second performer', async () => {
    const texts = await textsOfFixtures();
    for (const bsn of Object.values(patients)) {
      const { notRead, issues } = await readBgz(texts, { patient: { bsn }, now });
      const left = notRead.filter(({ reason }) => reason === 'no-place').map(({ path }) => path);
      // What Provenance tells of the home of D is read when its zib is.
      const isKnown = /^(ProcedureRequest\.performer\[1\]|Provenance\.target\[1\])/;
      expect(left.filter((path) => !isKnown.test(path))).toEqual([]);
      expect(issues.filter(({ code }) => code === 'refused' || code === 'not-checked')).toEqual([]);
    }
  });
});
