/** `npm run pictures`: the pictures of the page in docs/img, taken of examples/view/patient.json with the Chromium of the system. */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { trailOf, viewOf } from '../src/view';
import { bgzRecords } from '../src/zib';
import { press, startBrowser } from '../test/view/browser';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/img');

/** Larger than this, a picture is too heavy for a page of text. */
const LARGEST = 150_000;

const records = bgzRecords(JSON.parse(readFileSync(path.join(root, 'examples/view/patient.json'), 'utf8')));
const trail = trailOf(
  ['sender', 'receiver'].map((name) => ({
    name: `${name}.ndjson`,
    lines: readFileSync(path.join(root, `examples/view/${name}.ndjson`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  })),
);
const view = await viewOf({ records }, { now: new Date('2026-11-24T11:00:00Z'), trail });
const shown = await startBrowser();
await mkdir(folder, { recursive: true });
try {
  const { page } = await shown.open(view);
  for (const [name, button, scrollTo] of [
    ['view-doctor', 'Arts', 'header'],
    ['view-plots', 'Arts', '#section-bloodPressures'],
    ['view-testers', 'Tester', 'header'],
    ['view-trail', 'Berichten', 'header'],
  ] as const) {
    await page.setViewport({ width: 1280, height: 1000 });
    await press(page, button);
    await page.evaluate((selector) => document.querySelector(selector)?.scrollIntoView(), scrollTo);
    const picture = await page.screenshot({ type: 'webp', quality: 80 });
    if (picture.length > LARGEST) throw new Error(`${name} has ${picture.length} bytes; ${LARGEST} is the most.`);
    await writeFile(path.join(folder, `${name}.webp`), picture);
    console.log(`wrote docs/img/${name}.webp (${picture.length} bytes)`);
  }
} finally {
  await shown.close();
}
