import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extension, OperationOutcome } from 'fhir/r3';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createValidator, type ValidationReport } from '../../src/validate';
import { broken, doubtful, epdPatient, folderWith, good, line, ownPackage } from './fixtures';
import { runBgz, runBgzIn } from './run-bgz';

const cwd = folderWith({
  'good.json': good,
  'broken.json': broken,
  'doubtful.json': doubtful,
  'ageless.json': { ...good, birthDate: undefined },
  'lines.ndjson': line(good) + line(broken),
  'empty-set.json': { resourceType: 'Bundle', type: 'collection' },
  ...Object.fromEntries(Object.entries(ownPackage).map(([name, content]) => [`own/package/${name}`, content])),
});
const validate = (...args: string[]) => runBgzIn({ cwd }, 'validate', ...args);

/** Names and attributes of the elements of an XML text; throws when it is not well-formed. */
function elementsOf(xml: string): { readonly name: string; readonly attributes: Record<string, string> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.write(xml).close();
  return elements;
}

describe('bgz validate', () => {
  it('ends with 0 and one line for a file that conforms', async () => {
    const { code, stdout, stderr } = await validate('good.json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'good.json: conforms (1 resource, 1 profile applied)',
        '',
        '1 file, 1 resource, 1 profile applied, 0 errors, 0 warnings',
        'Verdict: conforms',
        '',
      ].join('\n'),
    );
  });

  it('ends with 1 and tells per file what is wrong, where, and by which concept and rule', async () => {
    const { code, stdout, stderr } = await validate('broken.json', 'good.json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^broken\.json: does not conform/);
    expect(stdout).toContain('\n\ngood.json: conforms');
    expect(stdout).toContain('Patient.gender (line 15:3)');
    expect(stdout).toContain('NL-CM:0.1.9 Gender, patient.gender');
    expect(stdout).toContain('binding-required');
    expect(stdout.endsWith('Verdict: does not conform (1 of 2 files)\n')).toBe(true);
    expect(stdout).not.toContain('\n\n\n');
    expect(stdout).not.toContain('999990019');
  });

  it('reads Dutch with --lang nl', async () => {
    const { stdout } = await validate('broken.json', '--lang', 'nl');
    expect(stdout).toContain('broken.json: voldoet niet');
    expect(stdout).toContain('Oordeel: voldoet niet');
  });

  it('lets warnings pass, and not with --fail-on warning', async () => {
    const [lenient, strict] = await Promise.all([
      validate('doubtful.json'),
      validate('doubtful.json', '--fail-on', 'warning'),
    ]);
    expect(lenient.stdout).toContain('profile-unknown');
    expect([lenient.code, strict.code]).toEqual([0, 1]);
  });

  it('asks for a profile of a vendor package with --package and --profile', async () => {
    const own = ['--package', 'own', '--profile', epdPatient];
    const [aged, ageless] = await Promise.all([validate('good.json', ...own), validate(...own, 'ageless.json')]);
    expect(aged.code).toBe(0);
    expect(aged.stdout).toContain('2 profiles applied');
    expect(ageless.code).toBe(1);
    expect(ageless.stdout).toMatch(new RegExp(`cardinality-min,\\s+${epdPatient}`));
  });

  it('adds the asserts of the national qualification with --rules bgz-msz', async () => {
    const [plain, asked] = await Promise.all([
      validate('empty-set.json'),
      validate('--rules', 'bgz-msz', 'empty-set.json'),
    ]);
    expect(plain.stdout).not.toContain('bgz-msz');
    expect(asked.code).toBe(1);
    expect(asked.stdout).toContain('bgz-msz');
  });

  it('writes the report to --out without colours, and the totals to standard error', async () => {
    const out = join(folderWith(), 'report.txt');
    const { code, stdout, stderr } = await validate('broken.json', '--out', out);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Verdict: does not conform (1 of 1 file)');
    expect(readFileSync(out, 'utf8')).toBe((await validate('broken.json')).stdout);
    expect(readFileSync(out, 'utf8')).not.toContain('\x1b');
  });

  it('does not take its own report for input', async () => {
    const folder = folderWith({ 'good.json': good, 'report.json': '{}' });
    const args = ['validate', '.', '--format', 'json', '--out', 'report.json'];
    expect((await runBgzIn({ cwd: folder }, ...args)).code).toBe(0);
    expect((await runBgzIn({ cwd: folder }, ...args)).code).toBe(0);
  });
});

describe('the formats of bgz validate', () => {
  const report = (...args: string[]) => validate('good.json', 'broken.json', 'lines.ndjson', ...args);

  it('json: what the library reports, by file', async () => {
    const { code, stdout } = await report('--format', 'json');
    const { verdict, files } = JSON.parse(stdout);
    expect({ code, verdict }).toEqual({ code: 1, verdict: 'does-not-conform' });
    expect(files.map(({ source, verdict }: { source: string; verdict: string }) => [source, verdict])).toEqual([
      ['good.json', 'conforms'],
      ['broken.json', 'does-not-conform'],
      ['lines.ndjson:1', 'conforms'],
      ['lines.ndjson:2', 'does-not-conform'],
    ]);
    const { source, ...ours } = files[1] as ValidationReport & { source: string };
    const theirs = await createValidator({ language: 'en' }).validate(JSON.stringify(broken, null, 2));
    expect({ source, ...ours }).toEqual({ source: 'broken.json', ...JSON.parse(JSON.stringify(theirs)) });
    expect(files[3].issues[0]).toMatchObject({ line: 2, expression: 'Patient.gender' });
  });

  it('outcome: one OperationOutcome for one file', async () => {
    const { code, stdout } = await validate('broken.json', '--format', 'outcome');
    const outcome = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
    expect(outcome.issue[0].expression).toEqual(['Patient.gender']);
  });

  it('outcome: a Bundle of them for several, each with its file, and fit for FHIR itself', async () => {
    const { stdout } = await report('--format', 'outcome');
    const bundle = JSON.parse(stdout);
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    const sources = bundle.entry.map((entry: { resource: OperationOutcome }) => entry.resource.extension?.[0]);
    expect(sources.map((one: Extension) => one.valueString)).toEqual([
      'good.json',
      'broken.json',
      'lines.ndjson:1',
      'lines.ndjson:2',
    ]);
    expect((await createValidator().validate(bundle)).verdict).toBe('conforms');
  });

  it('sarif: results at their place in the file, with the help of the rules', async () => {
    const { code, stdout } = await report('--format', 'sarif');
    const { version, runs } = JSON.parse(stdout);
    expect({ code, version }).toEqual({ code: 1, version: '2.1.0' });
    const { results, tool, artifacts } = runs[0];
    const places = results.map(({ locations }: { locations: { physicalLocation: unknown }[] }) => locations[0]);
    expect(places).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'broken.json' }, region: { startLine: 15 } } },
      { physicalLocation: { artifactLocation: { uri: 'lines.ndjson' }, region: { startLine: 2 } } },
    ]);
    expect(artifacts).toHaveLength(3);
    expect(tool.driver.version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(tool.driver.rules[0].help.text).toContain('prescribed list');
  });

  it('junit: a suite a file and a failure an error', async () => {
    const { code, stdout } = await report('--format', 'junit');
    const elements = elementsOf(stdout);
    expect(code).toBe(1);
    expect(elements[0]).toMatchObject({ name: 'testsuites', attributes: { tests: '4', failures: '2' } });
    const suites = elements.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes.name);
    expect(suites).toEqual(['good.json', 'broken.json', 'lines.ndjson:1', 'lines.ndjson:2']);
    expect(elements.filter(({ name }) => name === 'failure').map(({ attributes }) => attributes.type)).toEqual([
      'binding-required',
      'binding-required',
    ]);
  });
});

describe('what bgz validate cannot do', () => {
  it.each([
    ['no path', [], 'missing required argument'],
    ['a path that is not there', ['nowhere.json'], 'There is no file or folder nowhere.json.'],
    ['a pattern that nothing matches', ['*.xml'], 'No file matches *.xml.'],
    ['a format that is none', ['good.json', '--format', 'pdf'], 'Allowed choices are text, json'],
    ['an option that is none', ['good.json', '--strict'], "unknown option '--strict'"],
    ['rules that are none', ['good.json', '--rules', 'mine'], 'Allowed choices are bgz-msz'],
    ['a package that is not there', ['good.json', '--package', 'nope.tgz'], 'nope.tgz: no FHIR package'],
    ['a package that is none', ['good.json', '--package', 'good.json'], 'good.json: '],
    ['a profile that is not known', ['good.json', '--profile', 'http://x.example/y'], 'is not known; give its package'],
    ['an index that is none', ['good.json', '--snomed', 'good.json'], 'good.json'],
    ['a server that is none', ['good.json', '--tx', 'good.json'], '--tx must be an http(s) URL'],
    ['a server version without server', ['good.json', '--tx-version', 'r4'], '--tx-version needs --tx'],
    ['a report that cannot be written', ['good.json', '--out', 'no/such/report'], 'no/such/report cannot be written'],
  ])('%s ends with 2, a sentence and no stack', async (_what, args, sentence) => {
    const { code, stdout, stderr } = await validate(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  it('names itself and its version', async () => {
    const [help, version] = await Promise.all([runBgz('validate', '--help'), runBgz('--version')]);
    expect([help.code, version.code]).toEqual([0, 0]);
    expect(help.stdout).toContain('Ends with 0');
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
