import { describe, expect, it } from 'vitest';
import { runBgz } from './run-bgz';

describe('bgz concepts', () => {
  it('lists the zibs, in the order of the BgZ', async () => {
    const { code, stdout } = await runBgz('concepts');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^patient +Patient +Patiënt \(NL-CM:0\.1\.1\)$/);
    expect(stdout).toMatch(/\ncareTeams +CareTeam +/);
  });

  it.each(['bloodPressures', 'BloodPressure', 'bloeddruk', 'NL-CM:12.4.1'])('shows a zib by %s', async (name) => {
    const { code, stdout } = await runBgz('concepts', name);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^NL-CM:12\.4\.1 BloodPressure \(Bloeddruk\), group bloodPressures\n/);
    expect(stdout).toMatch(/systolicBloodPressure +1\.\.1 +Quantity +NL-CM:12\.4\.2 SystolischeBloeddruk\n/);
    expect(stdout).toContain('→ Observation.component(8480-6).valueQuantity');
    expect(stdout).toMatch(/HoudingCodelijst [\d.]+: standing \(10904000\), lying \(102538003\), sitting/);
  });

  it('gives it as JSON', async () => {
    const { stdout } = await runBgz('concepts', 'allergyIntolerances', '--format', 'json');
    const { id, concepts } = JSON.parse(stdout);
    expect(id).toBe('NL-CM:8.2.1');
    expect(concepts.find(({ record }: { record: string }) => record === 'reactions.severity').cardinality).toBe('0..1');
  });

  it('ends with 2 for what is none, and says what may be meant', async () => {
    const { code, stderr } = await runBgz('concepts', 'bloedruk');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'There is no zib bloedruk (did you mean bloodPressures?); "bgz concepts" lists them.\n',
    });
  });
});

describe('bgz codelists', () => {
  it('lists the value sets with their codes counted', async () => {
    const { code, stdout } = await runBgz('codelists', 'list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nErnstCodelijst +3 +http\S+\n/);
    // Those of which a terminology knows the rest are marked.
    expect(stdout).toMatch(/ \d+\+ +http/);
  });

  it('finds codes by a piece of a term, whatever its accents and case, and by the code', async () => {
    const [byTerm, byCode] = await Promise.all([
      runBgz('codelists', 'search', 'ERNSTÍG'),
      runBgz('codelists', 'search', '24484000'),
    ]);
    expect(byTerm.stdout).toMatch(/http:\/\/snomed\.info\/sct\|24484000 {2}.*\n +.*ErnstCodelijst/);
    expect(byCode.code).toBe(0);
    expect(byCode.stdout).toContain('ErnstCodelijst');
  });

  it('ends with 1 when nothing is found, and says what is not listed here', async () => {
    const { code, stdout, stderr } = await runBgz('codelists', 'search', 'zwanenzang');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('not listed in full');
  });
});
