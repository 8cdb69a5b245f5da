import { beforeAll, describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../src/index';
import { allergyIntolerance, bgzRecords, bsn, patient, problem, snomed } from '../../src/zib';
import { idSecret } from '../id-secret';
import { errorsOf, lineOf, NICTIZ, validator } from './fixtures/support';

/** JSON that a test may change. */
interface Draft {
  [name: string]: unknown;
}

const records = bgzRecords({
  patient: patient({
    id: 'p-1',
    identificationNumbers: [bsn('999990019')],
    nameInformation: { initials: 'A.', lastName: { lastName: 'Voorbeeld' } },
    gender: 'F',
    dateOfBirth: '1970-01-01',
  }),
  allergyIntolerances: [
    allergyIntolerance({
      id: 'a-1',
      causativeAgent: snomed('227493005', 'cashewnoten'),
      allergyStatus: 'active',
      allergyCategory: 'food',
    }),
  ],
  problems: [problem({ id: 'c-1', problemName: snomed('22298006', 'myocardinfarct'), problemStatus: '55561003' })],
});

const facade = createBgzFacade({
  sources: sourcesOf([records], { groups: 'all' }),
  idSecret,
  authorize: () => ({ allowed: true, patient: { bsn: '999990019' } }),
  now: () => new Date('2026-11-24T10:00:00Z'),
});

async function pull(search: string): Promise<Draft> {
  const response = await facade.fetch(new Request(`https://epd.example/fhir/${search}`));
  return JSON.parse(await response.text());
}

const isDraft = (value: unknown): value is Draft => typeof value === 'object' && value !== null;

/** The object or array at a path; the test fails when there is none. */
function at(value: unknown, ...path: readonly (string | number)[]): Draft {
  let found = value;
  for (const step of path) found = isDraft(found) ? found[step] : undefined;
  if (!isDraft(found)) throw new Error(`nothing at ${path.join('.')}`);
  return found;
}

const asserted = async (given: unknown): Promise<string[]> =>
  (await validator.validate(given, { rules: ['bgz-msz'] })).issues
    .filter(({ rule }) => rule.startsWith('bgz-msz'))
    .map(lineOf);

describe('the asserts of the national qualification on a searchset', () => {
  let allergies: Draft;
  beforeAll(async () => {
    allergies = await pull('AllergyIntolerance');
  });

  it.each(['Patient', 'AllergyIntolerance', 'Condition', 'Procedure', 'MedicationStatement', 'Condition?_count=1'])(
    'hold for what the facade answers to %s',
    async (search) => {
      const answer = await pull(search);
      expect(answer.resourceType).toBe('Bundle');
      const report = await validator.validate(answer, { rules: ['bgz-msz'] });
      expect(errorsOf(report)).toEqual([]);
      expect(report.verdict).toBe('conforms');
    },
  );

  const resource = 'Bundle.entry[0].resource';
  const broken: readonly [assert: string, what: string, place: string, breakIt: (bundle: Draft) => void][] = [
    [
      'bgz-msz-2',
      'another type of Bundle',
      'Bundle',
      (bundle) => {
        bundle.type = 'collection';
      },
    ],
    [
      'bgz-msz-3',
      'a resource without id',
      resource,
      (bundle) => {
        delete at(bundle, 'entry', 0, 'resource').id;
      },
    ],
    [
      'bgz-msz-4',
      'a fullUrl with another id',
      'Bundle.entry[0].fullUrl',
      (bundle) => {
        at(bundle, 'entry', 0).fullUrl = 'https://epd.example/fhir/AllergyIntolerance/x';
      },
    ],
    [
      'bgz-msz-4',
      'a relative fullUrl',
      'Bundle.entry[0].fullUrl',
      (bundle) => {
        at(bundle, 'entry', 0).fullUrl = `AllergyIntolerance/${at(bundle, 'entry', 0, 'resource').id}`;
      },
    ],
    [
      'bgz-msz-4',
      'no fullUrl',
      'Bundle.entry[0].fullUrl',
      (bundle) => {
        delete at(bundle, 'entry', 0).fullUrl;
      },
    ],
    [
      'bgz-msz-4',
      'a urn:uuid that is no UUID',
      'Bundle.entry[0].fullUrl',
      (bundle) => {
        at(bundle, 'entry', 0).fullUrl = 'urn:uuid:1';
      },
    ],
    [
      'bgz-msz-5',
      'a resource without meta.profile',
      resource,
      (bundle) => {
        delete at(bundle, 'entry', 0, 'resource', 'meta').profile;
      },
    ],
    [
      'bgz-msz-6',
      'a total above the matches',
      'Bundle.total',
      (bundle) => {
        bundle.total = 2;
      },
    ],
    [
      'bgz-msz-6',
      'a total that counts what is included',
      'Bundle.total',
      (bundle) => {
        at(bundle, 'entry', 0).search = { mode: 'include' };
      },
    ],
    [
      'bgz-msz-7',
      'no link',
      'Bundle',
      (bundle) => {
        delete bundle.link;
      },
    ],
    [
      'bgz-msz-7',
      'no link that is self',
      'Bundle',
      (bundle) => {
        at(bundle, 'link', 0).relation = 'next';
      },
    ],
    [
      'bgz-msz-8',
      'a coding without system',
      `${resource}.code.coding[0]`,
      (bundle) => {
        delete at(bundle, 'entry', 0, 'resource', 'code', 'coding', 0).system;
      },
    ],
    [
      'bgz-msz-8',
      'a coding without code',
      `${resource}.code.coding[0]`,
      (bundle) => {
        delete at(bundle, 'entry', 0, 'resource', 'code', 'coding', 0).code;
      },
    ],
    [
      'bgz-msz-9',
      'a zib value set for a system',
      `${resource}.code.coding[0]`,
      (bundle) => {
        at(bundle, 'entry', 0, 'resource', 'code', 'coding', 0).system =
          'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.8.2.1';
      },
    ],
    [
      'bgz-msz-10',
      'a concept that cannot be read',
      `${resource}.code`,
      (bundle) => {
        const code = at(bundle, 'entry', 0, 'resource', 'code');
        delete code.text;
        delete at(code, 'coding', 0).display;
      },
    ],
    [
      'bgz-msz-11',
      'a reference without display',
      `${resource}.patient`,
      (bundle) => {
        delete at(bundle, 'entry', 0, 'resource', 'patient').display;
      },
    ],
    [
      'bgz-msz-12',
      'an identifier without value',
      `${resource}.identifier[0]`,
      (bundle) => {
        at(bundle, 'entry', 0, 'resource').identifier = [{ system: 'urn:oid:1.2' }];
      },
    ],
    [
      'bgz-msz-12',
      'an identifier without system or type',
      `${resource}.identifier[0]`,
      (bundle) => {
        at(bundle, 'entry', 0, 'resource').identifier = [{ value: '1' }];
      },
    ],
  ];

  it.each(broken)('%s: %s', async (assert, _, place, breakIt) => {
    const changed = structuredClone(allergies);
    breakIt(changed);
    expect(await asserted(changed)).toEqual([`error ${assert} ${place}`]);
    expect((await validator.validate(changed, { rules: ['bgz-msz'] })).verdict).toBe('does-not-conform');
  });

  const allowed: readonly [what: string, change: (bundle: Draft) => void][] = [
    [
      'a urn and no id',
      (bundle) => {
        delete at(bundle, 'entry', 0, 'resource').id;
        at(bundle, 'entry', 0).fullUrl = 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7';
      },
    ],
    [
      'no total',
      (bundle) => {
        delete bundle.total;
      },
    ],
    [
      'a match that is not marked as one',
      (bundle) => {
        delete at(bundle, 'entry', 0).search;
      },
    ],
    [
      'a concept with text only',
      (bundle) => {
        at(bundle, 'entry', 0, 'resource').code = { text: 'noten' };
      },
    ],
    [
      'a reference that says why it has no display',
      (bundle) => {
        const patient = at(bundle, 'entry', 0, 'resource', 'patient');
        delete patient.display;
        patient.extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'UNK' }];
      },
    ],
    [
      'an identifier with a type in place of a system',
      (bundle) => {
        at(bundle, 'entry', 0, 'resource').identifier = [{ type: { text: 'x' }, value: '1' }];
      },
    ],
    [
      'an OperationOutcome without profile',
      (bundle) => {
        const entry: unknown = bundle.entry;
        if (Array.isArray(entry))
          entry.push({
            fullUrl: 'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7',
            resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] },
            search: { mode: 'outcome' },
          });
      },
    ],
    [
      'a Binary without profile',
      (bundle) => {
        const entry: unknown = bundle.entry;
        if (Array.isArray(entry))
          entry.push({
            fullUrl: 'urn:uuid:63fefa32-fcbb-4ff8-8a92-55ee120877b7',
            resource: { resourceType: 'Binary', contentType: 'text/plain', content: 'YQ==' },
            search: { mode: 'include' },
          });
      },
    ],
  ];

  it.each(allowed)('allow %s', async (_, change) => {
    const changed = structuredClone(allergies);
    change(changed);
    expect(await asserted(changed)).toEqual([]);
  });

  it('are about a Bundle', async () => {
    expect(await asserted(at(allergies, 'entry', 0, 'resource'))).toEqual(['error bgz-msz-2 AllergyIntolerance']);
  });

  it('are made only when asked for', async () => {
    const changed = structuredClone(allergies);
    delete changed.link;
    expect(errorsOf(await validator.validate(changed))).toEqual([]);
  });

  it('go with the profile each resource claims', async () => {
    const changed = structuredClone(allergies);
    delete at(changed, 'entry', 0, 'resource').code;
    const report = await validator.validate(changed, { rules: ['bgz-msz'] });
    expect(errorsOf(report)).toEqual(['error cardinality-min Bundle.entry[0].resource']);
    expect(report.profiles).toContain(`${NICTIZ}/zib-AllergyIntolerance`);
  });
});
