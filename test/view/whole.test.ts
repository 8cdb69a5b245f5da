import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/assemble/collection';
import { toldOf } from '../../src/bgz/narrative/narrative';
import type { Json } from '../../src/fhir/json';
import { viewOf } from '../../src/view';
import { type ZibGroup, zibGroups } from '../../src/zib';
import { runs } from '../effort';
import { randomRecords } from '../properties/law/drawn';
import { recordsWith } from '../properties/law/together';
import { lines, now, told, unvalidated } from './given';

describe('whatever a builder accepts', () => {
  const groups = Object.keys(zibGroups) as ZibGroup[];

  it.each(groups)('is shown whole: %s', async (group) => {
    await fc.assert(
      fc.asyncProperty(randomRecords(group), async (given) => {
        const records = recordsWith(group, [given]);
        const view = await viewOf({ records }, unvalidated);
        const resources = resourcesOf(records, { now }) as unknown as Json[];
        expect(view.sources.map(({ fhir }) => JSON.parse(fhir))).toEqual(JSON.parse(JSON.stringify(resources)));
        for (const [nth, resource] of resources.entries()) {
          const all = told(toldOf(resource)?.told ?? []).filter((line) => !line.startsWith('Patiënt: '));
          expect(lines(view.items[nth]?.told ?? []).filter((line) => !line.startsWith('Patiënt: '))).toEqual(all);
        }
        const [record] = [records[group]].flat();
        expect(view.sources.some((one) => one.record === JSON.stringify(record, null, 2))).toBe(true);
        const listed = [...view.sections.flatMap((one) => one.items), ...view.other, ...view.apart];
        expect([...listed].sort((a, b) => a - b)).toEqual(view.items.map(({ nth }) => nth));
      }),
      { numRuns: runs(3) },
    );
  });
});
