import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailOf, viewOf } from '../../src/view';
import { entryWith } from '../audit/entries';
import { press, type Shown, startBrowser, violations } from './browser';
import { demo, unvalidated } from './given';

const hostile = '</script><img src=x onerror=alert(1)>\u202e<b>';
const lines = [
  entryWith({ kind: 'send', at: '2026-11-24T09:00:00Z', object: { type: 'Task' } }),
  entryWith({ kind: 'archive', at: '2026-11-24T09:08:00Z', organization: { ura: '1', name: hostile } }),
  entryWith({ at: '2026-11-24T09:05:00Z', outcome: 'refused', reason: 'not-offered', status: 403 }),
  entryWith({ at: '2026-11-24T09:06:00Z', outcome: 'failed', reason: hostile, object: { type: hostile } }),
];

describe('the messages of a referral on the page', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await startBrowser();
  });
  afterAll(() => shown.close());

  it.each([
    ['nl', false, 'niet aangeboden in de verwijzing'],
    ['en', true, 'not offered in the referral'],
  ] as const)('are drawn and in a table, whatever is in them: in %s, dark %s', async (language, dark, reason) => {
    const view = await viewOf({ fhir: [] }, { ...unvalidated, trail: trailOf([{ name: hostile, lines }]) });
    const { page, strange } = await shown.open(view, { language, dark });
    const rows = await page.$$eval('.steps tbody tr', (all) =>
      all.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent ?? '')),
    );
    expect(rows.map(([when]) => when?.slice(11, 19))).toEqual(['10:00:00', '10:05:00', '10:06:00', '10:08:00']);
    expect(rows[1]?.join(' ')).toContain(reason);
    expect(rows[2]?.join(' ')).toContain('onerror=alert(1)>[U+202E]');
    expect(await page.$$eval('.sequence .arrow', (all) => all.length)).toBe(4);
    expect(await page.$$eval('img, b', (all) => all.length)).toBe(0);
    expect(await page.$$eval('header button', (all) => all.map(({ textContent }) => textContent))).not.toContain(
      'Tester',
    );
    expect(await violations(page)).toEqual([]);
    expect(strange).toEqual([]);
    await page.close();
  });

  it('are a third way to look at a BgZ, and no way where there is no trail', async () => {
    const records = demo('mevrouw-van-der-voorbeeld');
    const trail = trailOf([{ name: 'x', lines }]);
    const { page } = await shown.open(await viewOf({ records }, { ...unvalidated, trail }));
    expect(await page.$('.sequence')).toBeNull();
    await press(page, 'Berichten');
    expect(await page.$('.sequence')).not.toBeNull();
    await page.close();
    const without = await shown.open(await viewOf({ records }, unvalidated));
    await expect(press(without.page, 'Berichten')).rejects.toThrow('There is no button');
    await without.page.close();
  });
});
