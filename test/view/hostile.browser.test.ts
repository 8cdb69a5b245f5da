import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewOf } from '../../src/view';
import { press, type Shown, startBrowser } from './browser';
import { chromium } from './chromium';
import { now, patient, result, searchset } from './given';

const ran = 'globalThis.ran = (globalThis.ran ?? 0) + 1; alert(1)';

/** Texts that would do something where a page takes them for more than text. */
const texts = [
  `<script>${ran}</script>`,
  `</script><script>${ran}</script>`,
  `<img src=x onerror="${ran}">`,
  `<svg onload="${ran}"><a href="javascript:${ran}">x</a></svg>`,
  `"><iframe srcdoc="<script>${ran}</script>"></iframe>`,
  `javascript:${ran}`,
  '<!--',
  '<style>*{display:none}</style>',
  '</title></head><body onload=alert(1)>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example.org">',
  '<link rel=stylesheet href="https://evil.example.org/x.css">',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is sent.
  '${alert(1)}',
  '\u202e10 gm',
  '\u2066x\u2069',
  '__proto__',
  'constructor',
  '&lt;b&gt;&amp;',
  'x'.repeat(200_000),
];

const everywhere = (text: string): object[] => [
  {
    ...patient,
    name: [{ text }],
    address: [{ text, line: [text], city: text }],
    photo: [{ url: text, contentType: 'image/png' }],
    link: [{ other: { reference: text }, type: text }],
    [text.length < 100 ? text : 'x']: text,
  },
  {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    code: { text, coding: [{ system: text, code: text, display: text }] },
    patient: { reference: 'Patient/p1', display: text },
    note: [{ text }],
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` },
  },
  result('r', 5, text, text, {
    code: { text },
    comment: text,
    referenceRange: [{ text }],
    identifier: [{ system: text, value: text }],
  }),
  { resourceType: 'Basic', id: text, code: { text } },
  { resourceType: text, id: 'x' },
  {
    resourceType: 'OperationOutcome',
    issue: [{ severity: text, code: text, diagnostics: text, details: { text } }],
  },
];

describe.skipIf(chromium === undefined)('a hostile BgZ in Chromium', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await startBrowser();
  });
  afterAll(() => shown?.close());

  it('is shown as text and does nothing: no script, no dialog, no request, no link', async () => {
    const fhir = texts.map((text) => searchset(text, everywhere(text)));
    const raw = `{"resourceType":"Basic","id":"proto","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`;
    const view = await viewOf({ fhir: [...fhir, raw] }, { now, names: texts.map((text) => text.slice(0, 50)) });
    const { page, html, strange } = await shown.open(view);
    // One tag each, whatever the data says.
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html.match(/<\/script>/g)).toHaveLength(3);
    for (const view_ of ['Arts', 'Tester']) {
      await press(page, view_);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      if (view_ === 'Arts') await page.waitForSelector('.sources pre');
      const state = await page.evaluate(() => ({
        ran: (globalThis as { ran?: number }).ran,
        polluted: ({} as { polluted?: boolean }).polluted,
        tags: document.querySelectorAll('iframe, img, object, embed, base, form, link, main style, main script').length,
        links: [...document.querySelectorAll('a')]
          .map((one) => one.getAttribute('href'))
          .filter((href) => !href?.startsWith('#')),
        handlers: [...document.querySelectorAll('*')]
          .flatMap((one) => one.getAttributeNames())
          .filter((name) => name.startsWith('on')),
        text: document.body.textContent ?? '',
      }));
      expect({ ...state, text: '' }).toEqual({
        ran: undefined,
        polluted: undefined,
        tags: 0,
        links: [],
        handlers: [],
        text: '',
      });
      if (view_ === 'Arts')
        for (const text of texts.filter((one) => !/[\u202e\u2066]/.test(one)))
          expect(state.text.includes(text)).toBe(true);
      expect(state.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
    expect(strange).toEqual([]);
    await page.close();
  });

  it('could run nothing if it came so far: the policy of the page stops scripts, styles, markup and requests', async () => {
    const view = await viewOf({ fhir: [patient] }, { now, validate: false });
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { page } = await shown.open(view);
    const stopped = await page.evaluate(async (url) => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violated.push(effectiveDirective),
      );
      const script = document.createElement('script');
      try {
        script.textContent = 'globalThis.ran = 1';
      } catch {
        violated.push('script text');
      }
      const style = document.createElement('style');
      style.textContent = '*{display:none}';
      document.head.append(style);
      const image = document.createElement('img');
      image.src = `${url}x.png`;
      document.body.append(image);
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
      } catch {
        violated.push('markup');
      }
      await fetch(url).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { violated: [...new Set(violated)].sort(), ran: (globalThis as { ran?: number }).ran };
    }, address);
    expect(stopped.ran).toBeUndefined();
    expect(stopped.violated).toEqual(
      expect.arrayContaining(['connect-src', 'img-src', 'markup', 'script text', 'style-src-elem']),
    );
    expect(asked).toBe(0);
    await page.close();
    await new Promise((resolve) => server.close(resolve));
  });
});
