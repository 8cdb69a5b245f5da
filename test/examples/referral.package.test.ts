import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasOpenssl } from '../../examples/referral/certificates';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const play = (env: NodeJS.ProcessEnv = process.env) =>
  run(process.execPath, ['--import', 'tsx', 'examples/referral/run.ts', '--all'], { cwd: root, env });

/** A step as it was told: what it is about, HTTP exchanges and other lines, and what it must show. */
interface Told {
  readonly title: string;
  readonly isGood: boolean;
  readonly lines: readonly string[];
  readonly checks: readonly string[];
}

const stepsIn = (stdout: string): readonly Told[] =>
  stdout
    .split(/\n(?= ?\d+\. )/)
    .slice(1)
    .map((text) => {
      const [head = '', ...rest] = text.split('\n');
      const [, mark, title = ''] = /^ ?\d+\. (.) (.*)$/.exec(head) ?? [];
      return {
        title,
        isGood: mark === '✔',
        lines: rest.filter((line) => line.startsWith('      ')).map((line) => line.trim().replace(/ +/g, ' ')),
        checks: rest.filter((line) => /^ {4}[✔✘]/.test(line)).map((line) => line.trim()),
      };
    });

describe.runIf(hasOpenssl)('npm run example:referral', () => {
  let stdout: string;
  let steps: readonly Told[];
  beforeAll(async () => {
    ({ stdout } = await play());
    steps = stepsIn(stdout);
  });

  /** The one step that says so. */
  function step(said: RegExp): Told {
    const [found, ...more] = steps.filter(({ title }) => said.test(title));
    if (found === undefined || more.length > 0) throw new Error(`not one step says ${said}`);
    return found;
  }

  it('plays every step as it must be, the way it goes and the ways it goes wrong', () => {
    expect(steps.filter(({ isGood }) => !isGood)).toEqual([]);
    expect(steps.filter(({ checks }) => checks.length === 0)).toEqual([]);
    for (const said of [
      /asks what Zuiderpoort takes/,
      /A stranger asks/,
      /refers to cardiology/,
      /reads the place/,
      /does not have: .*general inbox/,
      /names no dialect/,
      /The directory is out of reach/,
      /as if it were De Brug/,
      /token on the authorization base: it opens/,
      /Somebody else has that token/,
      /pulls the BgZ/,
      /referral letter/,
      /objects to Zuiderpoort/,
      /objects to diagnoses/,
      /decision point is down/,
      /up again/,
      /offers less/,
      /withdraws the referral/,
      /no new token/,
      /ends by itself/,
      /on the authorization base of Zuiderpoort/,
      /another patient/,
      /taken out of the register/,
      /A source of De Brug fails/,
      /out of reach, and comes back/,
      /One id leads/,
      /from the first notification/,
      /Both trails are whole/,
    ])
      step(said);
    expect(stdout).toContain(`\n${steps.length} steps as they must be, 0 not`);
  });

  it('shows nobody', () => {
    expect(stdout).not.toMatch(/999990019|999990032|Voorbeeld/);
  });

  it('answers nobody without a certificate of the region', () => {
    expect(step(/A stranger asks/).lines).toEqual([]);
  });

  it('finds receiver and department in the directory, and writes in the dialect that stands there', () => {
    const { lines, checks } = step(/refers to cardiology/);
    const asked = lines.filter((line) => line.startsWith('Directory GET '));
    expect(asked.join('\n')).toMatch(/Organization\?identifier=ura.*→ 200/);
    expect(asked.join('\n')).toMatch(/HealthcareService\?organization=.*service-type=/);
    expect(asked.join('\n')).toMatch(/HealthcareService\?identifier=.*\|CAR-1/);
    expect(lines).toContain('Zuiderpoort POST /fhir/Task → 201');
    expect(checks).toContain('✔ of its department, Polikliniek cardiologie, by number');
    // Searches of Nictiz's draft ask for no metadata; those of Twiin's, which Noorderlicht got, do.
    expect(checks.join('\n')).toContain('peer profile nictiz');
    expect(step(/pulls the BgZ/).lines).toContain('De Brug GET /fhir/AllergyIntolerance → 200');
    expect(step(/reads the place/).lines).toContain('De Brug GET /fhir/Location/hartcentrum-noord → 200');
  });

  it('goes by the directory, and not by what a sender says of itself', () => {
    const { lines } = step(/as if it were De Brug/);
    expect(lines.filter((line) => line === 'Zuiderpoort POST /fhir/Task → 403')).toHaveLength(2);
  });

  it('gives nothing that the decision point denies, and nothing while that cannot be asked', () => {
    const denied = step(/objects to Zuiderpoort/);
    expect(denied.lines).toContain('De Brug GET /fhir/AllergyIntolerance → 403');
    expect(denied.lines).toContain('Decisions POST /access/v1/evaluation → 200');
    expect(denied.lines.filter((line) => /De Brug GET .* → 200/.test(line))).toEqual([]);
    expect(step(/objects to diagnoses/).lines).toEqual(
      expect.arrayContaining(['De Brug GET /fhir/Condition → 403', 'De Brug GET /fhir/AllergyIntolerance → 200']),
    );
    const down = step(/decision point is down/);
    expect(down.lines).toContain('De Brug GET /fhir/AllergyIntolerance → 503');
    expect(down.lines.filter((line) => /Decisions|De Brug GET .* → 200/.test(line))).toEqual([]);
    expect(step(/up again/).lines).toContain('De Brug GET /fhir/AllergyIntolerance → 200');
  });

  it('follows one correlation id through both trails', () => {
    const id = /^X-Correlation-Id: [0-9a-f-]{36}$/;
    const pulled = step(/One id leads/).lines;
    const from = pulled.findIndex((line) => id.test(line));
    expect(pulled.slice(from)).toEqual([
      expect.stringMatching(id),
      'De Brug token of Zuiderpoort: success 200',
      expect.stringMatching(/^De Brug search of Zuiderpoort: success 200, permit \(\d+×\)$/),
      'De Brug document of Zuiderpoort: success 200, permit',
      'Zuiderpoort pull of Zuiderpoort: success',
    ]);
    expect(step(/from the first notification/).lines).toEqual([
      expect.stringMatching(id),
      'De Brug send of Ziekenhuis De Brug: success 201',
      'Zuiderpoort token of Ziekenhuis De Brug: success 200',
      'Zuiderpoort receive-notification of Ziekenhuis De Brug: success 201',
    ]);
  });
});

describe('npm run example:referral on a machine without openssl', () => {
  it('says what it needs, and ends with 1', async () => {
    const failed = play({ ...process.env, PATH: '/nowhere' });
    await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('install openssl') });
  });
});
