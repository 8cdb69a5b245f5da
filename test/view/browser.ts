import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { pageAssets } from '../../scripts/build-page';
import type { BgzView } from '../../src/view';
import { htmlOf } from '../../src/view/page-of';
import { chromium } from './chromium';

/** The script of axe, which judges a page from the inside. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page, and what it did beside being looked at. */
export interface Opened {
  readonly page: Page;
  readonly html: string;
  /** Requests for anything but the page, dialogs, errors of scripts, words on the console, other pages. */
  readonly strange: readonly string[];
}

export interface Shown {
  open(view: BgzView, options?: { readonly language?: 'nl' | 'en'; readonly dark?: boolean }): Promise<Opened>;
  close(): Promise<void>;
}

function listen(page: Page, own: string): string[] {
  const strange: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== own) strange.push(`request ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => strange.push(`error ${String(error)}`));
  page.on('console', (message) => strange.push(`console ${message.text()}`));
  page.on('popup', () => strange.push('popup'));
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(own)) strange.push(`navigated ${frame.url()}`);
  });
  return strange;
}

/** All that waited is on the page. */
export const whole = (page: Page): Promise<unknown> => page.waitForSelector('html[data-whole]', { timeout: 300_000 });

/** Starts the Chromium of the system; each page is a file of its own, as a person opens it. */
export async function startBrowser(): Promise<Shown> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bgz-view-'));
  const assets = await pageAssets(path.resolve(import.meta.dirname, '../..'));
  const browser: Browser = await puppeteer.launch({
    executablePath: chromium ?? '',
    // What runs as root in a container has no sandbox.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    protocolTimeout: 600_000,
    timeout: 300_000,
  });
  let count = 0;
  return {
    async open(view, { language = 'nl', dark = false } = {}) {
      const html = htmlOf(view, assets, { language });
      const file = path.join(folder, `${count++}.html`);
      writeFileSync(file, html);
      const page = await browser.newPage();
      page.setDefaultTimeout(300_000);
      const own = pathToFileURL(file).href;
      const strange = listen(page, own);
      await page.setViewport({ width: 1280, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
      await page.goto(own, { timeout: 300_000 });
      await whole(page);
      return { page, html, strange };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Presses the button with these words. */
export async function press(page: Page, words: string): Promise<void> {
  await page.evaluate((name) => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (button === undefined) throw new Error(`There is no button ${name}.`);
    button.click();
  }, words);
  // What is put on the page later is asked for in the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  await whole(page);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong, in a line each. Its script is let in from outside the policy of the page. */
export async function violations(page: Page): Promise<string[]> {
  // Runs where the policy of the page has no say, and sees the same document.
  const found = (await page.evaluate(
    `(() => { ${axe}; return axe.run(document, { resultTypes: ['violations'] }); })()`,
  )) as {
    readonly violations: readonly Violation[];
  };
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
