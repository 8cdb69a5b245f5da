import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BgzView, type Pair, viewOf } from '../../src/view';
import { type ZibGroup, zibGroups } from '../../src/zib';
import { runs } from '../effort';
import { randomRecords } from '../properties/law/drawn';
import { recordsWith } from '../properties/law/together';
import { press, type Shown, startBrowser, violations } from './browser';
import { chromium } from './chromium';
import { demo, demoNames, en, manyResults, nl, now, patient, result, searchset, unvalidated } from './given';

/** As the page shows it: signs that turn the direction of writing are named. */
const visible = (text: string): string =>
  text.replace(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );

const pairsOf = (pairs: readonly Pair[], say: typeof nl): string[] =>
  pairs.flatMap(({ label, value, parts }) =>
    parts === undefined
      ? [visible(`${say(label) || '–'}: ${say(value ?? '')}`)]
      : [visible(say(label) || '–'), ...pairsOf(parts, say)],
  );

/** All that the items of a view tell, in any order: the page has an order of its own. */
function toldBy(view: BgzView, say: typeof nl): string[] {
  const seriesRows = view.series.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ item }) => item)));
  const listed = [...view.sections.flatMap(({ items }) => items), ...view.other, ...view.apart];
  // A measurement stands in each line that it has a value of.
  const times = (nth: number) => Math.max(1, seriesRows.filter((item) => item === nth).length);
  return listed.flatMap((nth) => {
    const told = pairsOf(view.items[nth]?.told ?? [], say);
    return Array.from({ length: times(nth) }, () => told).flat();
  });
}

describe.skipIf(chromium === undefined)('the page in Chromium', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await startBrowser();
  });
  afterAll(() => shown?.close());

  /** What stands on the page, label by label. */
  const toldOn = async (page: import('puppeteer-core').Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.told > .pair')].map((pair) => {
        const label = pair.querySelector(':scope > dt')?.textContent ?? '';
        return pair.classList.contains('parted')
          ? label
          : `${label}: ${pair.querySelector(':scope > dd')?.textContent ?? ''}`;
      }),
    );

  const sorted = (all: readonly string[]): string[] => [...all].sort();

  it.each(demoNames)('shows all that is in %s, in both languages, in less than 600 kB', async (name) => {
    const view = await viewOf({ records: demo(name) }, { now });
    const { page, html, strange } = await shown.open(view);
    expect(html.length).toBeLessThan(600_000);
    expect(await page.$eval('h1', (one) => one.textContent)).toBe(view.patient?.name);
    expect(sorted(await toldOn(page))).toEqual(sorted(toldBy(view, nl)));
    await press(page, 'English');
    expect(await page.$eval('html', (one) => one.lang)).toBe('en');
    expect(sorted(await toldOn(page))).toEqual(sorted(toldBy(view, en)));
    const titles = await page.$$eval('h4', (all) => all.map(({ textContent }) => textContent));
    for (const { title } of view.items) expect(titles).toContain(visible(en(title)));
    expect(strange).toEqual([]);
    await page.close();
  });

  it('shows of each item its FHIR, its record and its findings when they are asked for', async () => {
    const view = await viewOf({ records: demo('mevrouw-van-der-voorbeeld') }, { now });
    const { page, strange } = await shown.open(view);
    const item = view.items.find(({ title }) => title === 'pijnlijke knie bij traplopen');
    await page.evaluate(
      (id) => document.querySelector<HTMLElement>(`#item-${id} .source > summary`)?.click(),
      item?.nth,
    );
    await page.waitForSelector(`#item-${item?.nth} .sources pre`);
    const [record, fhir] = await page.$$eval(`#item-${item?.nth} pre`, (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(record).toBe(view.sources[item?.nth ?? -1]?.record);
    expect(fhir).toBe(view.sources[item?.nth ?? -1]?.fhir);
    const text = await page.$eval(`#item-${item?.nth} .source`, (one) => one.textContent);
    for (const { message, rule } of item?.findings ?? []) {
      expect(text).toContain(nl(message));
      expect(text).toContain(rule);
    }
    expect(item?.findings.length).toBeGreaterThan(0);
    expect(strange).toEqual([]);
    await page.close();
  });

  it('shows whatever a builder accepts, and does nothing of it', async () => {
    const groups = Object.keys(zibGroups) as ZibGroup[];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...groups), fc.gen(), async (group, draw) => {
        const records = recordsWith(group, [draw(() => randomRecords(group))]);
        const view = await viewOf({ records }, unvalidated);
        const { page, strange } = await shown.open(view);
        // A stylesheet of ours shows line ends as they are; a lone half of a sign is no text in a document.
        const whole = (all: readonly string[]) => sorted(all.map((one) => one.replace(/\p{Surrogate}/gu, '\ufffd')));
        expect(whole(await toldOn(page))).toEqual(whole(toldBy(view, nl)));
        expect(strange).toEqual([]);
        await page.close();
      }),
      { numRuns: runs(12) },
    );
  });

  it('says first what is missing, in the words of the sender', async () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'warning', code: 'incomplete', diagnostics: 'Source 1: late.' }],
    };
    const view = await viewOf(
      { fhir: [patient, searchset('AllergyIntolerance?patient.identifier=x', [outcome], { total: 0 })] },
      unvalidated,
    );
    const { page } = await shown.open(view);
    const first = await page.$eval('main > section', (one) => [one.className, one.textContent]);
    expect(first[0]).toContain('notices grave');
    expect(first[1]).toContain('Source 1: late.');
    expect(await page.$eval('#section-allergyIntolerances', (one) => one.textContent)).toContain('niet volledig');
    await page.close();
  });

  it('folds the sections that a sender does not have into a line, and nothing that went wrong', async () => {
    const notOffered = ['payers', 'alerts', 'problems'].map((key) => ({
      severity: 'warning' as const,
      text: { nl: `Zonder ${key}.`, en: `Without ${key}.` },
      sections: [key],
      notOffered: true as const,
    }));
    const failed = { severity: 'error', text: 'Mislukt.', sections: ['vaccinations'] } as const;
    const view = await viewOf({ fhir: [patient] }, { ...unvalidated, notices: [...notOffered, failed] });
    const { page } = await shown.open(view);
    const lines = () =>
      page.$$eval('.notices li', (all) =>
        all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).map((one) => one.textContent),
      );
    expect(await lines()).toEqual([expect.stringContaining('Mislukt.')]);
    expect(await page.$eval('.notices summary', (one) => one.textContent)).toMatch(/niet; of er iets van is.* \(3\)$/);
    expect(await page.$eval('.notices', (one) => one.className)).toContain('grave');
    // What a doctor looks for first says it in its own place.
    expect(await page.$eval('#section-alerts', (one) => one.textContent)).toMatch(/niet aangeboden/i);
    await page.click('.notices summary');
    expect(await lines()).toHaveLength(4);
    await page.click('.notices summary');
    await page.emulateMediaType('print');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect((await lines()).join()).toMatch(/Mislukt.*Zonder payers.*Zonder alerts.*Zonder problems/);
    await page.close();
  });

  it('plots values of one unit with their reference, and has each in a table', async () => {
    const range = {
      referenceRange: [{ high: { value: 5, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' } }],
    };
    const values = [4.1, 4.9, 5.6, 4.4].map((value, nth) =>
      result(`a${nth}`, value, 'mmol/L', `2026-0${nth + 1}-02`, range),
    );
    const view = await viewOf({ fhir: [patient, ...values, result('b', 4100, 'umol/L', '2026-01-02')] }, unvalidated);
    const { page } = await shown.open(view);
    expect(await page.$$eval('.plot', (all) => all.map((one) => one.querySelectorAll('.mark').length))).toEqual([4]);
    expect(await page.$$eval('.plot .band', (all) => all.length)).toBe(1);
    expect(await page.$$eval('.plot .mark.out', (all) => all.length)).toBe(1);
    const rows = await page.$$eval('.series tbody tr', (all) =>
      all.map((row) => [...row.cells].slice(0, 4).map(({ textContent }) => textContent)),
    );
    expect(rows).toEqual([
      ['2 april 2026', '4,4 mmol/L', '≤ 5', ''],
      ['2 maart 2026', '5,6 mmol/L', '≤ 5', 'boven referentie'],
      ['2 februari 2026', '4,9 mmol/L', '≤ 5', ''],
      ['2 januari 2026', '4,1 mmol/L', '≤ 5', ''],
      ['2 januari 2026', '4100 umol/L', '', ''],
    ]);
    await page.close();
  });

  it('has the latest that stands in the heading of a series, both of one measurement, and words on a value beside it', async () => {
    const pressure = (id: string, when: string, values: Readonly<Record<string, number>>) => ({
      resourceType: 'Observation',
      id,
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-BloodPressure'] },
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
      subject: { reference: 'Patient/p1' },
      effectiveDateTime: when,
      component: Object.entries(values).map(([code, value]) => ({
        code: { coding: [{ system: 'http://loinc.org', code }] },
        valueQuantity: { value, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
      })),
    });
    const fhir = [
      patient,
      pressure('p-old', '2026-01-02', { '8480-6': 120, '8462-4': 80 }),
      pressure('p-new', '2026-01-03', { '8480-6': 190 }),
      result('r-good', 4.1, 'mmol/L', '2026-01-02', { comment: 'hemolytisch' }),
      result('r-wrong', 9.9, 'mmol/L', '2026-01-03', { status: 'entered-in-error' }),
    ];
    const { page } = await shown.open(await viewOf({ fhir }, unvalidated));
    const heads = await page.$$eval('.series .head', (all) => all.map((one) => one.textContent));
    expect(heads).toEqual([
      expect.stringContaining('190 / ? mm[Hg]laatste 3 januari 2026'),
      expect.stringContaining('4,1 mmol/Llaatste 2 januari 2026'),
    ]);
    const rows = await page.$$eval('#section-laboratoryTestResults tbody tr', (all) =>
      all.map((row) => [row.className, row.cells[1]?.textContent, row.cells[3]?.textContent]),
    );
    expect(rows).toEqual([
      ['gone', '9,9 mmol/L', 'geldt niet, niet in de grafiek'],
      ['', '4,1 mmol/L', 'hemolytisch'],
    ]);
    await page.close();
  });

  it('has 5,000 results, each of which finding, printing and reading aloud reach', async () => {
    const many = manyResults(5_000);
    const view = await viewOf({ fhir: [patient, ...many] }, unvalidated);
    const { page, html, strange } = await shown.open(view);
    expect(html.length).toBeLessThan(3_000_000);
    // Handles of so many elements are more than the driver takes.
    const texts = new Set(
      await page.evaluate(() => [...document.querySelectorAll('.told dd')].map(({ textContent }) => textContent)),
    );
    expect(many.every((_, nth) => texts.has(`nummer ${nth}.`))).toBe(true);
    expect(await page.evaluate(() => document.querySelectorAll('.series tbody tr').length)).toBe(5_000);
    expect(strange).toEqual([]);
    await page.close();
  });

  it.each([
    ['nl', false],
    ['nl', true],
    ['en', false],
    ['en', true],
  ] as const)('has nothing that axe finds wrong: in %s, dark %s, in both views, opened', async (language, dark) => {
    const view = await viewOf({ records: demo('meneer-van-het-geheel') }, { now });
    const notice = { severity: 'error', text: 'x', quoted: 'y', sections: ['problems'] } as const;
    const timing = { ms: 12, requests: [{ what: 'Patient', ms: 10, bytes: 4 }] };
    const { page } = await shown.open({ ...view, notices: [notice], timing }, { language, dark });
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await page.waitForSelector('.sources pre');
    expect(await violations(page)).toEqual([]);
    await press(page, 'Tester');
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('is reached by keyboard: every button, link, fold and source, with a mark of where one is', async () => {
    const view = await viewOf({ records: demo('meneer-testma') }, unvalidated);
    const { page } = await shown.open(view);
    const wanted = await page.$$eval(
      'a[href], button, summary',
      (all) => all.filter((one) => one.checkVisibility()).length,
    );
    const reached = new Set<string>();
    let unmarked = 0;
    for (let nth = 0; nth < wanted + 5; nth++) {
      await page.keyboard.press('Tab');
      const { name, isMarked } = await page.evaluate(() => {
        const one = document.activeElement;
        const all = [...document.querySelectorAll('a[href], button, summary')];
        return {
          name: String(one === null ? -1 : all.indexOf(one)),
          isMarked: one !== null && getComputedStyle(one).outlineStyle !== 'none',
        };
      });
      if (name !== '-1') {
        reached.add(name);
        if (!isMarked) unmarked++;
      }
    }
    expect(reached.size).toBe(wanted);
    expect(unmarked).toBe(0);
    await page.focus('.skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.close();
  });

  it('prints all that is told, folded or not, and none of the buttons', async () => {
    const values = Array.from({ length: 300 }, (_, nth) =>
      result(`r${nth}`, 4, 'mmol/L', '2026-01-02', { comment: `nummer ${nth}.` }),
    );
    const view = await viewOf({ fhir: [patient, ...values] }, unvalidated);
    const { page } = await shown.open(view);
    await page.emulateMediaType('print');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const [hidden, texts] = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('.told dd')];
      return [
        all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length,
        all.map(({ textContent }) => textContent),
      ];
    });
    expect(hidden).toBe(0);
    for (let nth = 0; nth < 300; nth++) expect(texts).toContain(`nummer ${nth}.`);
    expect(await page.$$eval('button', (all) => all.filter((one) => one.checkVisibility()).length)).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.$$eval('details.all[open]', (all) => all.length)).toBe(0);
    await page.close();
  });
});
