import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../../src/index';
import { bgzRecords, bsn, type Problem, problem, snomed } from '../../src/zib';
import { ANNA, ask, facadeOf, inMode, search } from './support';

const records = (count: number, name = 'astma') =>
  bgzRecords({
    patient: { id: 'p', identificationNumbers: [bsn(ANNA)] },
    problems: Array.from({ length: count }, (_one, i) => ({
      id: `p-${i}`,
      problemName: snomed('195967001', name),
      problemStatus: 'active' as const,
    })),
  });

const nextOf = (bundle: Bundle) => bundle.link?.find((link) => link.relation === 'next')?.url;

async function walk(facade: ReturnType<typeof facadeOf>, first: string): Promise<Bundle[]> {
  const pages = [await search(facade, first)];
  for (let next = nextOf(pages[0] as Bundle); next !== undefined; next = nextOf(pages[pages.length - 1] as Bundle)) {
    pages.push(await search(facade, next));
  }
  return pages;
}

describe('paging', () => {
  const facade = facadeOf({ sources: sourcesOf([records(7)], { groups: 'all' }) });

  it('gives everything in one page unless _count asks for less', async () => {
    const bundle = await search(facade, 'Condition');
    expect(bundle.total).toBe(7);
    expect(nextOf(bundle)).toBeUndefined();
    expect(nextOf(await search(facade, 'Condition?_count=7'))).toBeUndefined();
  });

  it.each([1, 2, 3, 6])('walks through the whole result once, %i at a time, without a total', async (count) => {
    const pages = await walk(facade, `Condition?_count=${count}&clinical-status=active`);
    const whole = inMode(await search(facade, 'Condition'), 'match');
    expect(pages).toHaveLength(Math.ceil(7 / count));
    expect(pages.flatMap((page) => inMode(page, 'match'))).toEqual(whole);
    for (const page of pages) {
      expect(page.total).toBeUndefined();
      expect(page.link?.[0]?.url).toContain('clinical-status=active');
    }
  });

  it('brings with each page what that page includes', async () => {
    const pages = await walk(facade, 'Condition?_count=3&_include=Condition:patient');
    expect(pages.map((page) => inMode(page, 'include').map((one) => one.resourceType))).toEqual([
      ['Patient'],
      ['Patient'],
      ['Patient'],
    ]);
  });

  it('ends with 410 when the records changed between two pages', async () => {
    const next = nextOf(await search(facade, 'Condition?_count=3')) ?? '';
    const changed = facadeOf({ sources: sourcesOf([records(7, 'asthma')], { groups: 'all' }) });
    const answer = await ask(changed, next);
    expect(answer.status).toBe(410);
    expect(answer.body.resourceType).toBe('OperationOutcome');
  });

  it('takes no page it did not make', async () => {
    for (const page of ['3', '999999-0000000000000000', '-1-0000000000000000']) {
      expect([400, 410]).toContain((await ask(facade, `Condition?_count=3&_page=${page}`)).status);
    }
  });

  it('holds for records added in between', async () => {
    const list: Problem[] = [...(records(4).problems ?? [])];
    const growing = facadeOf({
      sources: { ...sourcesOf([records(0)], { groups: 'all' }), problems: () => list },
      pageMemoryMiB: 0,
    });
    const next = nextOf(await search(growing, 'Condition?_count=2')) ?? '';
    list.unshift(problem({ id: 'new', problemName: snomed('44054006'), problemStatus: 'active' }));
    expect((await ask(growing, next)).status).toBe(410);
  });
});
