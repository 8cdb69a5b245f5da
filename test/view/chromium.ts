import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));

/** The Chromium of the system: CHROMIUM_PATH, or the usual names on the path. */
export const chromium: string | undefined = [process.env.CHROMIUM_PATH ?? '', ...onPath].find(
  (file) => file !== '' && existsSync(file),
);

if (chromium === undefined) {
  const message = 'Chromium is not installed: the tests of the page are skipped.';
  // Where the project is judged, a test that did not run proves nothing.
  if (process.env.CI) throw new Error(message);
  console.warn(message);
}
