import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { ANNA, ask, BSN, facadeOf, search } from './support';

const post = (body: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body,
});
const linkOf = (bundle: Bundle, relation: string): string =>
  bundle.link?.find((one) => one.relation === relation)?.url ?? '';

/** Every page from a first one, by the links alone. */
async function pagesFrom(first: Bundle): Promise<Bundle[]> {
  const next = linkOf(first, 'next');
  return next === '' ? [first] : [first, ...(await pagesFrom(await search(facade, next)))];
}

const facade = facadeOf();
const named = `patient.identifier=${encodeURIComponent(`${BSN}|${ANNA}`)}`;

describe('the links of a search that names a BSN', () => {
  it.each([
    ['Condition', named],
    ['Condition', named.replace('patient.', 'patient:Patient.')],
    ['Patient', named.replace('patient.', '')],
  ])('hold none after a POST of %s with %s, and lead on', async (type, body) => {
    const { body: first, text } = await ask(facade, `${type}/_search`, post(`${body}&_count=1`));
    expect(text).not.toContain(`%7C${ANNA}`);
    expect(linkOf(first as Bundle, 'self')).toMatch(type === 'Patient' ? /\?_id=[\w.-]+&_count=1$/ : /\?patient=/);
    const again = await search(facade, linkOf(first as Bundle, 'self'));
    expect(again.entry).toEqual((first as Bundle).entry);
    const pages = await pagesFrom(first as Bundle);
    const whole = await search(facade, `${type}?${body}`);
    expect(pages.flatMap(({ entry = [] }) => entry.map(({ fullUrl }) => fullUrl))).toEqual(
      whole.entry?.filter(({ search: { mode } = {} }) => mode === 'match').map(({ fullUrl }) => fullUrl),
    );
  });

  it('repeat after a GET what was asked as self, and name no BSN as next', async () => {
    const first = await search(facade, `Condition?${named}&_count=1`);
    expect(linkOf(first, 'self')).toContain(`%7C${ANNA}`);
    expect(linkOf(first, 'next')).toMatch(/\?patient=[\w.-]+&_count=1&_page=/);
    expect(await pagesFrom(first)).toHaveLength(3);
  });

  it('keep the BSN where nothing else finds the patient again', async () => {
    const any = facadeOf({ authorize: () => ({ allowed: true, patient: 'any' }) });
    expect(linkOf(await search(any, `Condition?${named}&_count=1`), 'next')).toContain(`%7C${ANNA}`);
  });
});
