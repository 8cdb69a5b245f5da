import { describe, expect, it } from 'vitest';
import { MOST_MEBIBYTES, measured } from './memory';
import { bomb, brotliBomb, deepJson, endless, endlessPages, peer, says, type Trick } from './peer';
import type { PullInput } from './pull-victim';

interface Ended {
  readonly status: string;
  readonly failure?: string;
}

interface Pulled {
  readonly complete: boolean;
  readonly sections: readonly Ended[];
  readonly documents: readonly Ended[];
}

const pulled = (input: PullInput) => measured<Pulled>('pull-victim.ts', input);

/** A searchset with DocumentReferences, whose documents are elsewhere at the sender. */
const documents = (count: number) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: Array.from({ length: count }, (_one, at) => ({
    resource: {
      resourceType: 'DocumentReference',
      id: `d${at}`,
      subject: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990019' } },
      content: [{ attachment: { contentType: 'application/pdf', url: `Binary/${at}` } }],
    },
  })),
});

/** Lists of empty objects: three bytes each, many times that in memory. */
const dense = { opening: '{"resourceType":"Bundle","type":"searchset","entry":[', unit: '{},', closing: '{}]}' };
/** Every key another one. */
const keys = `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition"${Array.from(
  { length: 900_000 },
  (_one, at) => `,"k${at.toString(36)}":0`,
).join('')}}}]}`;

describe('no answer of a sender costs the receiver more memory than it may', () => {
  it.each<[string, Trick, readonly string[]]>([
    ['a body without end', endless(), ['too-large']],
    ['a bomb of gigabytes', bomb({ mebibytes: 4_000 }), ['too-large']],
    ['a bomb of 256 MiB in brotli', brotliBomb(), ['too-large']],
    ['a refusal that is a bomb', bomb({ status: 503, mebibytes: 4_000 }), ['too-large']],
    ['a body just within the limit, no JSON', bomb({ mebibytes: 7, closing: '"' }), ['unreadable']],
    ['millions of empty objects', bomb({ ...dense, mebibytes: 7 }), ['too-large']],
    ['a resource with 900 000 different keys', says(keys), []],
    ['JSON 100 000 levels deep', says(deepJson(100_000)), ['unreadable']],
    [
      'pages without end of a megabyte',
      endlessPages((page) => [
        { resource: { resourceType: 'Condition', id: `c${page}`, note: [{ text: 'x'.repeat(1_000_000) }] } },
      ]),
      ['over-budget'],
    ],
    [
      'XML of millions of tags',
      bomb({
        type: 'application/fhir+xml',
        opening: '<Bundle xmlns="http://hl7.org/fhir">',
        unit: '<id/>',
        mebibytes: 7,
        closing: '</Bundle>',
      }),
      ['too-large'],
    ],
  ])('%s', async (_what, trick, failures) => {
    const sender = await peer({ '/fhir/Condition': trick });
    const queries = Array.from({ length: 4 }, (_one, at) => `Condition?code=${at}`);
    const { result, above } = await pulled({ origin: sender.origin, queries });
    expect(result.complete).toBe(false);
    for (const failure of failures) expect(result.sections).toContainEqual(expect.objectContaining({ failure }));
    if (failures.includes('too-large')) {
      // Never tried again.
      expect(sender.asked.filter((asked) => asked.includes('Condition'))).toHaveLength(4);
    }
    expect(above).toBeLessThanOrEqual(MOST_MEBIBYTES);
  });

  it.each<[string, Trick]>([
    ['without end', endless({ type: 'application/pdf' })],
    ['packed as a bomb of gigabytes', bomb({ type: 'application/pdf', mebibytes: 4_000 })],
    [
      'in a Binary of just below the limit',
      bomb({ opening: '{"resourceType":"Binary","content":"', unit: 'AAAA', mebibytes: 24, closing: '"}' }),
    ],
    ['just below the limit', endless({ type: 'application/pdf', mebibytes: 24 })],
  ])('documents %s', async (_what, trick) => {
    const sender = await peer({ '/fhir/DocumentReference': says(documents(4)), '*': trick });
    const { result, above } = await pulled({ origin: sender.origin, queries: ['DocumentReference?status=current'] });
    expect(result.complete).toBe(false);
    expect(result.documents).toHaveLength(4);
    expect(above).toBeLessThanOrEqual(MOST_MEBIBYTES);
  });
});
