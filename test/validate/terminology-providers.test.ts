import { describe, expect, it } from 'vitest';
import type { CodeAnswer, CodeQuestion, TerminologyProvider } from '../../src/terminology/lookup';
import { createValidator, type FhirPackage, type ValidationReport } from '../../src/validate';
import { packageOf, profileOf, valueSetOf } from './fixtures/packages';
import { type Json, lineOf, onlyIssue } from './fixtures/support';

const OPEN = 'http://x.example/open';
const ELSE = 'http://x.example/else';
const WHOLE = 'http://x.example/whole';
const FILTERED = 'http://x.example/filtered';
const REQUIRED = 'http://x.example/required';
const NARROW = 'http://x.example/narrow';

const openValueSet = (url: string, filter?: readonly Json[]): FhirPackage['resources'][number] => ({
  resourceType: 'ValueSet',
  url,
  name: 'open',
  status: 'active',
  compose: { include: [{ system: OPEN, ...(filter && { filter }) }] },
});

const bound = (url: string, strength: string, valueSet: string): FhirPackage['resources'][number] =>
  profileOf(url, 'Observation', [
    {
      id: 'Observation.code',
      path: 'Observation.code',
      binding: { strength, valueSetReference: { reference: valueSet } },
    },
  ]);

const packages = [
  packageOf(
    openValueSet(WHOLE),
    openValueSet(FILTERED, [{ property: 'concept', op: 'is-a', value: 'top' }]),
    valueSetOf('http://x.example/listed', { [OPEN]: ['listed'] }),
    bound(REQUIRED, 'required', WHOLE),
    bound(NARROW, 'required', FILTERED),
    bound('http://x.example/extensible', 'extensible', FILTERED),
    bound('http://x.example/enumerated', 'required', 'http://x.example/listed'),
  ),
];

type Answer = (question: CodeQuestion) => CodeAnswer;

interface Fake extends TerminologyProvider {
  readonly asked: CodeQuestion[];
}

const inOpen = (system: string): boolean => system === OPEN;

/** A provider that answers at once. */
function fake(answer: Answer, supports = inOpen): Fake {
  const asked: CodeQuestion[] = [];
  return {
    name: 'fake',
    asked,
    supports,
    lookup(question) {
      asked.push(question);
      return answer(question);
    },
  };
}

/** The same provider that answers later. */
function later(answer: Answer): Fake {
  const made = fake(answer);
  const { lookup } = made;
  return { ...made, lookup: async (question) => lookup(question) };
}

/** The same provider that takes all questions together. */
function together(answer: Answer): Fake & { readonly calls: number[] } {
  const made = fake(answer);
  const calls: number[] = [];
  return {
    ...made,
    calls,
    lookup: () => {
      throw new Error('asked one by one');
    },
    async lookupAll(questions) {
      calls.push(questions.length);
      made.asked.push(...questions);
      return questions.map(answer);
    },
  };
}

const yes =
  (display?: string, ...displays: readonly string[]): Answer =>
  () => ({
    result: 'member',
    ...(display !== undefined && { display, displays: [display, ...displays] }),
  });
const no =
  (reason: 'unknown-code' | 'inactive' | 'not-in-set'): Answer =>
  () => ({ result: 'not-member', reason });
const cannot: Answer = () => ({ result: 'unverifiable', reason: 'timeout' });

const coded = (profile: string, ...coding: readonly Json[]): Json => ({
  resourceType: 'Observation',
  meta: { profile: [profile] },
  status: 'final',
  code: { coding },
});
const x = { system: OPEN, code: 'x' };
const place = 'Observation.code.coding[0].code';

const ask = (given: unknown, ...terminology: readonly TerminologyProvider[]): Promise<ValidationReport> =>
  createValidator({ packages, terminology }).validate(given);
const told = (report: ValidationReport): string[] => report.issues.map(lineOf);

describe.each([
  ['that answers at once', fake],
  ['that answers later', later],
  ['that takes all questions together', together],
])('a provider %s', (_, make) => {
  it('member: nothing is said, nothing is open', async () => {
    const report = await ask(coded(REQUIRED, x), make(yes()));
    expect(report.issues).toEqual([]);
    expect(report.unverified.codes).toEqual({});
  });

  it.each([
    ['unknown-code', [`error code-unknown ${place}`]],
    ['inactive', [`warning code-inactive ${place}`]],
    ['not-in-set', [`error binding-required ${place}`]],
  ] as const)('not a member, %s', async (reason, expected) => {
    expect(told(await ask(coded(REQUIRED, x), make(no(reason))))).toEqual(expected);
  });

  it('what it knows is a code and is told; what nobody knows may be a name', async () => {
    const message = async (answer: Answer, rule: string) =>
      onlyIssue(await ask(coded(REQUIRED, { system: OPEN, code: 'jansen', version: '1' }), make(answer)), rule).message;
    const edition = { asked: 'http://x.example/1', answered: 'http://x.example/2' };
    expect(await message(no('inactive'), 'code-inactive')).toContain('jansen');
    expect(await message(() => ({ result: 'member', edition }), 'code-edition')).toContain('jansen');
    expect(await message(no('unknown-code'), 'code-unknown')).toContain('ode of 6 characters (not shown)');
    const elsewhere: Answer = () => ({ result: 'not-member', reason: 'unknown-code', edition });
    expect(await message(elsewhere, 'code-edition')).not.toContain('jansen');
  });

  it('unverifiable: counted per system and never taken for right', async () => {
    const report = await ask(coded(REQUIRED, x), make(cannot));
    expect(told(report)).toEqual([`information code-unverifiable ${place}`]);
    expect(report.unverified.codes).toEqual({ [OPEN]: 1 });
    expect(onlyIssue(report, 'code-unverifiable').message).toContain('did not answer in time');
  });
});

describe('what is asked', () => {
  it('the system, code, display and value set, and nothing of the patient', async () => {
    const provider = fake(yes());
    await ask(coded(NARROW, { ...x, display: 'X' }), provider);
    expect(provider.asked).toEqual([
      {
        system: OPEN,
        code: 'x',
        display: 'X',
        valueSet: FILTERED,
        filters: [{ property: 'concept', op: 'is-a', value: 'top' }],
        language: 'nl',
      },
    ]);
  });

  it('a code bound to nothing only by its system', async () => {
    const provider = fake(yes());
    await ask(coded('http://hl7.org/fhir/StructureDefinition/Observation', x), provider);
    expect(provider.asked).toEqual([{ system: OPEN, code: 'x', language: 'nl' }]);
  });

  it('each question once, however often the code occurs', async () => {
    const provider = together(yes());
    const entry = ['1', '2', '3'].map((id) => ({
      fullUrl: `https://x.example/fhir/Observation/${id}`,
      resource: { ...coded(REQUIRED, x), id },
    }));
    const report = await ask({ resourceType: 'Bundle', type: 'collection', entry }, provider);
    expect(report.issues).toEqual([]);
    expect(provider.asked.length).toBe(1);
    expect(provider.calls).toEqual([1]);
  });

  it('nothing that the lists can tell', async () => {
    const provider = fake(yes());
    await ask({ resourceType: 'Patient', gender: 'male' }, provider);
    await ask(coded('http://x.example/enumerated', { ...x, code: 'listed' }), provider);
    expect(provider.asked).toEqual([]);
  });

  it('only systems the provider supports', async () => {
    const provider = fake(yes(), () => false);
    const report = await ask(coded(REQUIRED, x), provider);
    expect(provider.asked).toEqual([]);
    expect(told(report)).toEqual([`information code-unverifiable ${place}`]);
  });

  it('no code whose form is already wrong', async () => {
    const provider = fake(yes(), () => true);
    await ask(coded(REQUIRED, { system: 'http://snomed.info/sct', code: '1' }), provider);
    expect(provider.asked).toEqual([]);
  });
});

describe('displays', () => {
  it.each([
    ['the preferred term', 'Hoofdpijn', []],
    ['an accepted term in other letters', 'HEADACHE', []],
    ['none of its terms', 'Buikpijn', [`warning display-mismatch ${place}`]],
  ])('%s', async (_, display, expected) => {
    const report = await ask(coded(REQUIRED, { ...x, display }), fake(yes('Hoofdpijn', 'Headache')));
    expect(told(report)).toEqual(expected);
  });

  it('are not called wrong when the provider does not know all terms', async () => {
    const provider = fake(() => ({ result: 'member', display: 'Hoofdpijn' }));
    expect(told(await ask(coded(REQUIRED, { ...x, display: 'Cefalgie' }), provider))).toEqual([]);
  });
});

describe('several providers', () => {
  it('a later one is only asked what an earlier one could not verify', async () => {
    const first = fake(({ code }) =>
      code === 'x' ? { result: 'member' } : { result: 'unverifiable', reason: 'not-in-edition' },
    );
    const second = fake(no('not-in-set'));
    const report = await ask(
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: ['x', 'y'].map((code) => ({
          fullUrl: `https://x.example/fhir/Observation/${code}`,
          resource: { ...coded(REQUIRED, { ...x, code }), id: code },
        })),
      },
      first,
      second,
    );
    expect(first.asked.map(({ code }) => code)).toEqual(['x', 'y']);
    expect(second.asked.map(({ code }) => code)).toEqual(['y']);
    expect(told(report)).toEqual(['error binding-required Bundle.entry[1].resource.code.coding[0].code']);
  });

  it('the first that can tell decides, in the order given', async () => {
    expect(told(await ask(coded(REQUIRED, x), fake(yes()), fake(no('not-in-set'))))).toEqual([]);
    expect(told(await ask(coded(REQUIRED, x), fake(no('not-in-set')), fake(yes())))).toEqual([
      `error binding-required ${place}`,
    ]);
  });

  it('none that can tell leaves the code open, with the last reason', async () => {
    const report = await ask(
      coded(REQUIRED, x),
      fake(cannot),
      fake(() => ({ result: 'unverifiable', reason: 'unreachable' })),
    );
    expect(onlyIssue(report, 'code-unverifiable').message).toContain('could not be reached');
  });
});

describe('several codings', () => {
  it('one that is a member meets the binding', async () => {
    const provider = fake(({ code }) =>
      code === 'x' ? { result: 'member' } : { result: 'not-member', reason: 'not-in-set' },
    );
    expect(told(await ask(coded(REQUIRED, { ...x, code: 'y' }, x), provider))).toEqual([]);
  });

  it('all outside the list break it, once, at the concept', async () => {
    const report = await ask(coded(REQUIRED, x, { ...x, code: 'y' }), fake(no('not-in-set')));
    expect(told(report)).toEqual(['error binding-required Observation.code']);
  });

  it('one outside and one that cannot be verified leave it open', async () => {
    const provider = fake((question) => (question.code === 'x' ? no('not-in-set')(question) : cannot(question)));
    const report = await ask(coded(REQUIRED, x, { ...x, code: 'y' }), provider);
    expect(told(report)).toEqual(['information code-unverifiable Observation.code.coding[1].code']);
  });

  it('one of a system the list takes nothing from is asked about by itself', async () => {
    const provider = fake(yes(), (system) => system === OPEN || system === ELSE);
    await ask(coded(REQUIRED, { system: ELSE, code: 'z' }, x), provider);
    expect(provider.asked.map(({ system, valueSet }) => [system, valueSet])).toEqual([
      [ELSE, undefined],
      [OPEN, WHOLE],
    ]);
  });
});

describe('an extensible binding', () => {
  it('outside the list is a warning, as told by the provider', async () => {
    const report = await ask(coded('http://x.example/extensible', x), fake(no('not-in-set')));
    expect(told(report)).toEqual([`warning binding-extensible ${place}`]);
  });
});

describe('a provider that breaks its contract', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('defect');
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('defect');
      },
    ],
  ])('and %s could not look, which makes no code wrong', async (_, lookup) => {
    const report = await ask(coded(REQUIRED, x), { name: 'broken', supports: inOpen, lookup });
    expect(told(report)).toEqual([`information code-unverifiable ${place}`]);
    expect(report.verdict).toBe('conforms');
  });

  it('and has other methods is refused at once', () => {
    const provider = { name: 'other', supports: inOpen, validateCode: () => undefined } as never;
    expect(() => createValidator({ terminology: [provider] })).toThrow(TypeError);
  });

  it('and answers too few questions leaves the rest open', async () => {
    const provider = { ...together(yes()), lookupAll: async () => [] };
    expect(told(await ask(coded(REQUIRED, x), provider))).toEqual([`information code-unverifiable ${place}`]);
  });
});
