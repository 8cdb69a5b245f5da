import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startEpd } from '../../examples/demo/epd';
import { startPages } from '../../examples/demo/pages';
import { pullDemo } from '../../examples/demo/pull';
import { viewIn } from '../cli/view-in';
import { installedProject } from '../installed-project';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

describe('the demo', () => {
  it.each([
    ['of who has the repository', root, 'examples/demo/demo.ts', []],
    [
      'of who installed the package',
      installedProject(['tsx']),
      'node_modules/bgz-facade/examples/demo/demo.ts',
      ['--once'],
    ],
  ])('%s ends by itself where there is no terminal', async (_whose, cwd, file, args) => {
    const tsx = resolve(cwd, 'node_modules/tsx/dist/cli.mjs');
    expect(readFileSync(resolve(root, 'README.md'), 'utf8')).toContain(
      'npx tsx node_modules/bgz-facade/examples/demo/demo.ts',
    );
    const { stdout } = await run(process.execPath, [tsx, file, ...args], { cwd });
    expect(stdout.match(/^Totaal: \d+ resources in \d+ verzoeken$/gm)).toHaveLength(3);
    expect(stdout).not.toContain('Ctrl+C');
  });

  it('shows what was pulled of each patient, under no other name than that of this machine', async () => {
    const epd = await startEpd(() => new Date('2026-11-24T11:00:00Z'));
    const pulls = await Promise.all(epd.grants.map(({ token }) => pullDemo(epd.baseUrl, token, epd.offers)));
    const pages = await startPages(pulls);
    try {
      const names = await Promise.all(
        [1, 2, 3].map(async (nth) => viewIn(await (await fetch(`${pages.url}${nth}`)).text()).patient?.name),
      );
      expect(names).toContain('Anna Sofie van der Voorbeeld-Bedenksel');
      expect(new Set(names).size).toBe(3);
      expect(await (await fetch(pages.url)).text()).toContain('href="/3"');
      expect((await fetch(`${pages.url}4`)).status).toBe(404);
    } finally {
      pages.stop();
      await epd.stop();
    }
  });
});
