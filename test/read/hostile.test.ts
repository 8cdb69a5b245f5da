import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadResult, readBgz } from '../../src/read';
import { zibGroups } from '../../src/zib';
import { runs } from '../effort';
import { allergy, bundle, bundleOf, milk, patient } from './support';

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { extension: value };
  return value;
};
const circle: Record<string, unknown> = { resourceType: 'Bundle' };
circle.entry = [{ resource: circle }];

/** Whatever was given: records that their zibs accept, and each whole resource that is none named once with why. */
function expectSound({ records, notRead, issues, counts, complete }: ReadResult): void {
  for (const [group, held] of Object.entries(records))
    for (const record of [held].flat()) expect(zibGroups[group as keyof typeof zibGroups].parse(record).ok).toBe(true);
  for (const { message, code } of issues) {
    expect(message).toMatch(/\S/);
    expect(code).not.toBe('not-checked');
  }
  for (const { path } of notRead) expect(path).toMatch(/^[A-Z][A-Za-z]*(\.([A-Za-z]+(\[\d+\])*(\([\w-]+\))?|\?))*$/);
  expect(complete).toBe(counts.notRead + counts.issues === 0);
}

describe('readBgz, whatever it is given', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
    ['a function', () => 1],
    ['a text that is none of FHIR', 'hallo'],
    ['half a text', '{"resourceType":"Bundle","entry":['],
    ['XML with an entity', '<!DOCTYPE a [<!ENTITY b "c">]><Bundle xmlns="http://hl7.org/fhir"/>'],
    [
      'a Bundle of anything',
      { resourceType: 'Bundle', entry: [null, 5, [], {}, { resource: [] }, { resource: { resourceType: 5 } }] },
    ],
    ['a Bundle without list', { resourceType: 'Bundle', entry: { resource: 5 } }],
    ['a type that is none', bundle({ resourceType: '__proto__' } as never, { resourceType: 'constructor' } as never)],
    ['JSON nested deeper than any resource', nested(100_000)],
    ['a text nested so', `{"resourceType":"Patient","extension":${'['.repeat(100_000)}`],
    ['a circle', circle],
    ['a resource of deep elements', bundle(patient('p'), allergy('a', { extension: nested(150) }))],
  ])('%s: an answer', async (_name, input) => {
    const result = await readBgz(input);
    expectSound(result);
    expect(result.complete).toBe(false);
  });

  it('an object that throws when it is read: an answer', async () => {
    const trap = Object.defineProperty({}, 'resourceType', {
      enumerable: true,
      get: () => {
        throw new Error('geheim');
      },
    });
    const result = await readBgz([trap, bundle(patient('p'), allergy('a'))]);
    expect(result.records.allergyIntolerances).toHaveLength(1);
    expect(result.issues[0]).toMatchObject({ code: 'unreadable', where: 'input[0]' });
    expect(JSON.stringify(result)).not.toContain('geheim');
  });

  it('values that JSON has no form for cost themselves only', async () => {
    const odd = allergy('a', { onsetDateTime: () => '2020', note: [{ text: 'x', time: undefined }] });
    expect((await readBgz(bundle(patient('p'), odd))).records.allergyIntolerances).toMatchObject([{ comment: 'x' }]);
  });

  it('a Date is read as the text that JSON has for it', async () => {
    const { records } = await readBgz(bundle(patient('p'), allergy('a', { onsetDateTime: new Date(0) })));
    expect(records.allergyIntolerances).toMatchObject([{ startDateTime: '1970-01-01T00:00:00.000Z' }]);
  });

  it.each<[string, object]>([
    ['a bigint', { x: 1n }],
    ['no form as JSON', { toJSON: () => undefined }],
    ['another form as JSON', { toJSON: () => 'geheim' }],
    [
      'a form that throws',
      {
        toJSON: () => {
          throw new Error('geheim');
        },
      },
    ],
  ])('a resource with %s costs itself only, and is told', async (_name, more) => {
    const result = await readBgz(bundle(patient('p'), allergy('a', more), allergy('b')));
    expect(result.records.allergyIntolerances).toMatchObject([{ id: 'b' }]);
    expect(result.issues).toMatchObject([{ code: 'not-a-resource', where: 'Bundle.entry[1].resource' }]);
    expect(JSON.stringify(result)).not.toContain('geheim');
  });

  it('a proxy of a resource is read', async () => {
    const { records } = await readBgz(bundle(patient('p'), new Proxy(allergy('a'), {})));
    expect(records.allergyIntolerances).toHaveLength(1);
  });

  it('lists no more than is asked for, and counts all', async () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ url: `u${at}`, valueString: 'x' }));
    const { notRead, counts } = await readBgz(bundle(patient('p'), allergy('a', { extension: many })), { maxTold: 10 });
    expect(notRead).toHaveLength(10);
    expect(counts.notRead).toBeGreaterThanOrEqual(600);
  });

  it('many that refer to one large resource hold no more copies of it than is allowed', async () => {
    const telecom = Array.from({ length: 2_000 }, (_, at) => ({ system: 'phone', value: `030-${at}` }));
    const role = { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: 'Practitioner/dr' } };
    const doctor = { resourceType: 'Practitioner', id: 'dr', name: [{ text: 'Hartman' }], telecom };
    const size = JSON.stringify(doctor).length;
    const input = bundle(
      patient('p'),
      role as never,
      doctor as never,
      ...Array.from({ length: 50 }, (_, at) => allergy(`a-${at}`, { recorder: { reference: 'PractitionerRole/r' } })),
    );
    const { records, issues } = await readBgz(input, { maxCopied: 5 * size });
    const holding = records.allergyIntolerances?.filter(({ author }) => author !== undefined) ?? [];
    expect(records.allergyIntolerances).toHaveLength(50);
    expect(holding.length).toBeLessThanOrEqual(6);
    expect(issues.filter(({ code }) => code === 'too-much').length).toBe(50 - holding.length);
  });

  it('ends with the reason of its signal', async () => {
    await expect(readBgz(bundle(), { signal: AbortSignal.abort(new Error('weg')) })).rejects.toThrow('weg');
  });

  const sound = JSON.stringify(
    bundleOf({
      allergyIntolerances: [
        { ...milk, comment: 'x', author: { healthProfessional: { nameInformation: { unstructuredName: 'Hartman' } } } },
      ],
      healthcareProviders: [{ id: 'o', organizationName: 'De Proef' }],
    }),
  );
  /** Every place of a value, as the steps to it. */
  const placesOf = (value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null
      ? [
          at,
          ...Object.entries(value).flatMap(([name, inner]) =>
            placesOf(inner, [...at, Array.isArray(value) ? Number(name) : name]),
          ),
        ]
      : [at];
  const places = placesOf(JSON.parse(sound)).filter((at) => at.length > 0);

  it('our own resources with anything anywhere: records that their zibs accept', async () => {
    const change = fc.tuple(
      fc.constantFrom(...places),
      fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, '', '#', '#x', 'Patient/1', [], {}, [null], 'urn:uuid:x')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const input = JSON.parse(sound);
        for (const [at, value] of changes) {
          let holder = input;
          for (const step of at.slice(0, -1))
            holder = typeof holder === 'object' && holder !== null ? holder[step] : undefined;
          if (typeof holder === 'object' && holder !== null)
            holder[at[at.length - 1] as string] = structuredClone(value);
        }
        expectSound(await readBgz(input));
      }),
      { numRuns: runs(150) },
    );
  });

  it('any JSON as resources of any type: an answer', async () => {
    const types = [
      'Patient',
      'AllergyIntolerance',
      'Condition',
      'Procedure',
      'Practitioner',
      'Organization',
      'Bundle',
      'Observation',
    ];
    const resource = fc.tuple(
      fc.constantFrom(...types),
      fc.dictionary(
        fc.constantFrom(
          'id',
          'meta',
          'text',
          'contained',
          'patient',
          'subject',
          'code',
          'identifier',
          'extension',
          'note',
          'entry',
          'link',
          '__proto__',
          'a.b[0]',
        ),
        fc.jsonValue(),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(resource, { maxLength: 8 }), async (drawn) => {
        expectSound(await readBgz(drawn.map(([resourceType, more]) => ({ ...more, resourceType }))));
      }),
      { numRuns: runs(150) },
    );
  });
});
