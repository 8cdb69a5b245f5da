import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { optionalPeers } from '../../scripts/production-packages';
import { root } from '../../site/pages';
import type { CodeBlock } from '../code-blocks';
import { chromium } from '../view/chromium';
import { startRegistry } from './registry';
import { pageWith, stepsOf } from './steps';
import { Walker } from './walk';

const PAGE = 'docs/tutorial.md';

/** What a page of a BgZ has when all of it is there. */
const WHOLE = 'html[data-whole]';

/** What a page shows when an element is there, and the pages that it links to. */
async function shown(
  browser: Browser,
  url: string,
  isThere: string,
): Promise<{ readonly text: string; readonly links: readonly string[] }> {
  const page = await browser.newPage();
  await page.goto(url, { timeout: 300_000 });
  await page.waitForSelector(isThere, { timeout: 300_000 });
  return page.evaluate(() => ({
    text: document.body.textContent ?? '',
    links: [...document.querySelectorAll('a')].map(({ href }) => href),
  }));
}

it(`${PAGE} is what a stranger does and sees, from an empty folder; vitest -u writes what is printed into it`, async () => {
  const registry = await startRegistry(['typescript', '@types/node', 'undici-types']);
  const walker = new Walker(registry.url);
  const browser =
    chromium &&
    (await puppeteer.launch({
      executablePath: chromium,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      protocolTimeout: 600_000,
      timeout: 300_000,
    }));
  const printed = new Map<CodeBlock, string>();
  const times: string[] = [];
  try {
    for await (const { step, text, ms, folder } of walker.walk(stepsOf(PAGE))) {
      if (step.kind !== 'run') continue;
      times.push(`${(ms / 1000).toFixed(1).padStart(6)} s  ${step.block.code.trim().replaceAll('\n', '; ')}`);
      if (step.printed) printed.set(step.printed, text);
      if (!browser) continue;
      const [, ui] = /^ui: (\S+)$/m.exec(text) ?? [];
      if (ui !== undefined) {
        const list = await shown(browser, ui.replace('8080', walker.port), 'h1');
        expect(list.text).toContain('Anna Sofie van der Voorbeeld');
        expect((await shown(browser, list.links.at(-1) ?? '', WHOLE)).text).toContain('penicilline');
      }
      if (step.block.code.includes('--view bgz.html')) {
        const page = await shown(browser, pathToFileURL(path.join(folder, 'bgz.html')).href, WHOLE);
        for (const told of ['Jansen-de Vries, A.', 'penicilline', 'koemelk', 'metformine'])
          expect(page.text).toContain(told);
      }
    }
  } finally {
    console.log(times.join('\n'));
    if (browser) await browser.close();
    await walker.leave();
    registry.close();
  }
  // npm looks at what may be installed beside a package, and leaves it where it is.
  expect(registry.refused.filter((name) => !optionalPeers.includes(name))).toEqual([]);
  expect(printed.size).toBeGreaterThan(8);
  await expect(pageWith(PAGE, printed)).toMatchFileSnapshot(path.join(root, PAGE));
});
