import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { qualityOf } from '../../src/quality';
import { folderWith, good, line } from './fixtures';
import { demoPatients, runBgz, runBgzIn } from './run-bgz';

describe('bgz quality', () => {
  it('measures what files hold together, in JSON as the library does', async () => {
    const bundle = join(folderWith(), 'bundle.json');
    await runBgz('convert', '--from', 'records', '--now', '2026-11-24', '--out', bundle, demoPatients);
    const more = folderWith({
      'a.ndjson': line(good),
      'b.xml': '<Patient xmlns="http://hl7.org/fhir"><id value="x"/></Patient>',
    });
    const args = ['quality', bundle, more, '--now', '2026-11-24'];
    const [json, text] = await Promise.all([runBgz(...args, '--format', 'json'), runBgz(...args, '--lang', 'nl')]);
    const fromXml = { resourceType: 'Patient', id: 'x' } as const;
    const input = [JSON.parse(readFileSync(bundle, 'utf8')), good, fromXml];
    const expected = qualityOf(input, { now: new Date('2026-11-24T11:00:00Z'), language: 'en' });
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(text.stdout).toMatch(/^Registratiekwaliteit van de BgZ, peildatum 2026-11-24\n/);
  });

  it('reads standard input', async () => {
    const { code, stdout } = await runBgzIn({ input: JSON.stringify(good) }, 'quality', '-', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).total.records).toBe(1);
  });

  it.each([
    ['what is no JSON', '{"geheim'],
    ['JSON without a resource', '{"name":"geheim"}'],
    ['a list', '[]'],
    ['XML that is not FHIR', '<geheim'],
  ])('ends with 2 for %s, names the file and quotes nothing', async (_what, text) => {
    const { code, stdout, stderr } = await runBgz('quality', join(folderWith({ 'a.json': text }), 'a.json'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/a\.json holds no FHIR resource that can be read\.\n$/);
    expect(stderr).not.toContain('geheim');
  });
});
