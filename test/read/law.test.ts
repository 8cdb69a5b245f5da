import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/index';
import { bgzRecords } from '../../src/zib';
import { sample } from '../bgz/sample';
import { runs } from '../effort';
import { unaccounted } from './account';
import { now } from './support';

type Steps = readonly (string | number)[];

const sent = JSON.stringify(resourcesOf(bgzRecords(sample), { now }));

/** Every place of a value in the resources, but for what says which resource it is. */
const placesOf = (value: unknown, at: Steps = []): readonly Steps[] =>
  typeof value === 'object' && value !== null
    ? [
        at,
        ...Object.entries(value).flatMap(([name, inner]) =>
          at.length === 1 && ['id', 'resourceType', 'text', 'meta', 'subject', 'patient', 'beneficiary'].includes(name)
            ? []
            : placesOf(inner, [...at, Array.isArray(value) ? Number(name) : name]),
        ),
      ]
    : [at];
const places = placesOf(JSON.parse(sent)).filter((at) => at.length > 1);

/** A change of one place: a value that stands nowhere else, none, or one more beside it. */
const change = fc.record({
  at: fc.constantFrom(...places),
  kind: fc.constantFrom('replaced', 'removed', 'added', 'listed', 'object'),
  value: fc.integer({ min: 10_000, max: 99_999 }).map((number) => `qq${number}`),
  name: fc.constantFrom(
    'extension',
    'modifierExtension',
    'coding',
    'note',
    'status',
    'x',
    'valueString',
    'Jan Jansen',
    'system',
    'value',
  ),
});

function changed(
  resources: unknown,
  { at, kind, value, name }: { at: Steps; kind: string; value: string; name: string },
): void {
  let holder = resources as Record<string | number, unknown>;
  for (const step of at.slice(0, -1)) {
    const next: unknown = holder?.[step];
    if (typeof next !== 'object' || next === null) return;
    holder = next as Record<string | number, unknown>;
  }
  const last = at.at(-1) as string | number;
  if (kind === 'removed' && !Array.isArray(holder)) delete holder[last];
  else if (kind === 'replaced') holder[last] = value;
  else if (kind === 'listed') holder[last] = [holder[last], value];
  else if (kind === 'object') holder[last] = { [name]: value };
  else if (kind === 'added' && !Array.isArray(holder)) holder[name] = value;
}

describe('whatever the resources say', () => {
  it('is in the records, or named as not read', async () => {
    expect(await unaccounted(JSON.parse(sent))).toEqual([]);
  });

  it('is so with anything changed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const resources = JSON.parse(sent);
        for (const one of changes) changed(resources, one);
        expect(await unaccounted(resources)).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });
});
