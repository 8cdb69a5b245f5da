import { viewOf } from '../src/view';
import { startBrowser } from '../test/view/browser';
import { chromium } from '../test/view/chromium';
import { demo, manyResults, patient, unvalidated } from '../test/view/given';
import { figure, type Row, skipped } from './figures';
import { countBelow } from './machine';

const RESULTS = 5_000;
const ROUNDS = 5;

/** The page of a BgZ, opened in the Chromium of the system: when there is something to read, and when all of it is there. */
export async function viewReport(): Promise<readonly Row[]> {
  if (chromium === undefined) return [skipped('the page of a BgZ', 'Chromium is not installed')];
  const before = performance.now();
  const view = await viewOf({ fhir: [patient, ...manyResults(RESULTS)] }, unvalidated);
  const made = performance.now() - before;
  const small = await viewOf({ records: demo('mevrouw-van-der-voorbeeld') }, unvalidated);
  const browser = await startBrowser();
  try {
    const first: number[] = [];
    const all: number[] = [];
    let size = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { page, html } = await browser.open(view);
      const [painted, whole] = await page.evaluate(() => [
        performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        performance.now(),
      ]);
      first.push(painted ?? Number.NaN);
      all.push(whole ?? Number.NaN);
      size = html.length;
      countBelow();
      await page.close();
    }
    const { html } = await browser.open(small);
    return [
      figure('page of a demo patient', html.length / 1_000, 'kB', { most: 600 }),
      figure('5,000 results: viewOf, without the validator', made, 'ms'),
      figure('5,000 results: page', size / 1_000, 'kB'),
      figure('5,000 results: opened to first content', first, 'ms', { most: 1_000 }),
      figure('5,000 results: opened to all of it', all, 'ms'),
    ];
  } finally {
    countBelow();
    await browser.close();
  }
}
