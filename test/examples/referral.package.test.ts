import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('npm run example:referral', () => {
  it('plays every step as it must be, and shows nobody', async () => {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'examples/referral/run.ts'], { cwd: root });
    const steps = [...stdout.matchAll(/^ ?\d+\. (.) (.*)$/gm)].map(([, mark, title]) => `${mark} ${title}`);
    expect(steps.filter((step) => !step.startsWith('✔'))).toEqual([]);
    for (const said of [
      'kan ontvangen',
      'notificeert',
      'token',
      'haalt de BgZ op',
      'verwijsbrief',
      'wijzigt',
      'trekt',
      'verlopen',
      'andere ontvanger',
      'de andere',
      'ingetrokken token',
      'bron',
      'onbereikbaar en komt terug',
      'spoor',
    ])
      expect(
        steps.some((step) => step.toLowerCase().includes(said.toLowerCase())),
        said,
      ).toBe(true);
    expect(stdout).toMatch(/\d+ steps as they must be, 0 not/);
    // HTTP exchanges are shown in short, without whose they are.
    expect(stdout).toMatch(/POST \/fhir\/Task → 201/);
    expect(stdout).toMatch(/PUT \/fhir\/Task\?identifier=.* → 200/);
    expect(stdout).not.toMatch(/999990019|999990032|Voorbeeld/);
  });
});
