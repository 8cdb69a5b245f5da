import type { Bundle } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { allergyAt, assertsOf, inBundle, qualified, type Spoil } from './support';

/** A fault of a server, the asserts that find it by their labels, and what is told of it: where, and what. */
interface Planted {
  readonly fault: string;
  readonly spoil: Spoil;
  readonly fails: readonly string[];
  readonly resource?: RegExp;
  readonly at?: string;
  readonly what?: string;
  readonly why?: RegExp;
}

const coding = (bundle: Bundle, at: number) => allergyAt(bundle, at).code?.coding?.[0] ?? {};

const planted: readonly Planted[] = [
  {
    fault: 'a code without its system',
    spoil: inBundle((bundle) => delete coding(bundle, 0).system),
    fails: ['4', '17'],
    resource: /^AllergyIntolerance\/\w+$/,
    at: 'Bundle.entry[0].resource.code.coding[0]',
    what: 'system is missing',
  },
  {
    fault: 'a concept that says nothing to who reads it',
    spoil: inBundle((bundle) => delete coding(bundle, 0).display),
    fails: ['5', '17'],
    at: 'Bundle.entry[0].resource.code',
    what: 'text is missing',
  },
  {
    fault: 'a reference without a display',
    spoil: inBundle((bundle) => delete allergyAt(bundle, 1).patient?.display),
    fails: ['6'],
    resource: /^AllergyIntolerance\/\w+$/,
    at: 'Bundle.entry[1].resource.patient',
    what: 'display is missing',
  },
  {
    fault: 'a resource that names no profile',
    spoil: inBundle((bundle) => delete allergyAt(bundle, 1).meta),
    fails: ['7'],
    resource: /^AllergyIntolerance\/\w+$/,
    at: 'Bundle.entry[1].resource',
    what: 'it should not be so that meta.profile.empty()',
  },
  {
    fault: 'a fullUrl that ends in another id',
    spoil: inBundle((bundle) =>
      Object.assign(bundle.entry?.[0] ?? {}, { fullUrl: 'https://epd.example/fhir/AllergyIntolerance/1' }),
    ),
    fails: ['8', '12'],
    at: 'Bundle.entry[0]',
    what: 'it is not so that $this.fullUrl.endsWith($this.resource.id)',
  },
  {
    fault: 'a total that counts what was included',
    spoil: inBundle((bundle) => Object.assign(bundle, { total: 3 })),
    fails: ['9', '16'],
    what: "Bundle.total.toInteger() is 3, expected <= Bundle.entry.where(search.mode = 'match').count()",
  },
  {
    fault: 'an allergy that is left out',
    spoil: inBundle((bundle) => Object.assign(bundle, { total: 1, entry: bundle.entry?.slice(1) })),
    fails: ['11', '17'],
    what: "Bundle.entry.where(resource.is('AllergyIntolerance')).count() is 1, expected = 2",
  },
  {
    fault: 'a status that no code list has',
    spoil: inBundle((bundle) => Object.assign(allergyAt(bundle, 1), { verificationStatus: 'sure' })),
    fails: ['12'],
    resource: /AllergyIntolerance/,
    at: 'Bundle.entry[1].resource.verificationStatus',
  },
  {
    fault: 'another status than the record has',
    spoil: inBundle((bundle) => Object.assign(allergyAt(bundle, 0), { verificationStatus: 'unconfirmed' })),
    fails: ['18'],
    resource: /^AllergyIntolerance\/\w+$/,
    at: 'Bundle.entry[0].resource',
    what: "verificationStatus is 'unconfirmed', expected = 'confirmed'",
  },
  {
    fault: 'an answer in the wrong form',
    spoil: async (answer) =>
      new Response('<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/></Bundle>', {
        status: answer.status,
        headers: { 'content-type': 'application/fhir+xml', 'cache-control': 'no-store' },
      }),
    fails: ['2', '3', '4', '5', '6', '7', '8', '9', '11', '12', '13', '16', '17', '18', '19'],
    why: /asked for json, got application\/fhir\+xml/,
  },
  {
    fault: 'an answer that may be kept',
    spoil: (answer) => {
      answer.headers.set('cache-control', 'public');
      return answer;
    },
    fails: ['14'],
    why: /found 'public', expected contains no-store/,
  },
  {
    fault: 'a refusal',
    spoil: () => new Response('{"resourceType":"OperationOutcome"}', { status: 403 }),
    fails: ['1', '17', '18', '19'],
    why: /status 403, expected 200,201/,
  },
];

describe('a server with a fault', () => {
  it.each(planted)('is told of $fault', async ({ spoil, fails, resource, at, what, why }) => {
    const result = await qualified(spoil);
    const failed = assertsOf(result).filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ label }) => label)).toEqual(fails);
    expect(result.verdict).toBe('fails');
    const causes = failed.flatMap((one) => one.causes.map((cause) => ({ ...cause, what: cause.what.en })));
    if (at !== undefined) expect(causes.map((cause) => cause.at)).toContain(at);
    const there = causes.filter((cause) => cause.at === (at ?? 'Bundle'));
    if (resource) expect(there.some((cause) => resource.test(cause.resource ?? ''))).toBe(true);
    if (what !== undefined) expect(there.map((cause) => cause.what)).toContain(what);
    if (why) expect(failed.some((one) => why.test(one.why?.en ?? ''))).toBe(true);
  });

  it('is told of a self link that lacks a parameter, as a warning where the script only warns', async () => {
    const result = await qualified(
      inBundle((bundle) => {
        for (const link of bundle.link ?? []) link.url = link.url.replace(/&?_include=[^&]*/, '');
      }),
    );
    const warned = assertsOf(result).filter(({ outcome }) => outcome === 'warn');
    expect(warned.map(({ label, why }) => `${label}: ${why?.nl}`)).toEqual([
      '10: in Bundle.link self ontbreekt _include',
    ]);
    expect(result.verdict).toBe('passes');
  });
});

describe('a sound server', () => {
  it('passes every assert', async () => {
    const result = await qualified();
    expect(assertsOf(result).filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(result).toMatchObject({ verdict: 'passes', counts: { pass: 19, fail: 0, warn: 0, skip: 0 } });
  });

  it('is not named by a request that holds the number of the patient', async () => {
    const { scripts } = await qualified();
    expect(scripts[0]?.tests[0]?.request).toBe(
      'GET /AllergyIntolerance?patient.identifier=…&_include=AllergyIntolerance:patient',
    );
    expect(JSON.stringify(await qualified())).not.toMatch(/999990019/);
  });
});
