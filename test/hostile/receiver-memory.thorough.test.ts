import { describe, expect, it } from 'vitest';
import { MOST_MEBIBYTES, measured } from './memory';
import { bomb, endless, peer, says, type Trick } from './peer';
import type { PullInput } from './pull-victim';

interface Pulled {
  readonly complete: boolean;
  readonly sections: readonly { readonly status: string; readonly failure?: string }[];
  readonly documents: readonly { readonly status: string; readonly failure?: string }[];
}

const pulled = (input: PullInput) => measured<Pulled>('pull-victim.ts', input);

/** A searchset with one DocumentReference, whose document is elsewhere at the sender. */
const oneDocument = {
  resourceType: 'Bundle',
  type: 'searchset',
  entry: [
    {
      resource: {
        resourceType: 'DocumentReference',
        id: 'd',
        subject: { reference: 'Patient/1' },
        content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/b' } }],
      },
    },
  ],
};

describe('a document without end costs the receiver no more than its limit', () => {
  it.each<[string, Trick]>([
    ['as it is', endless({ type: 'application/pdf' })],
    ['packed as a bomb of gigabytes', bomb({ type: 'application/pdf', mebibytes: 4_000 })],
  ])('%s', async (_what, trick) => {
    const sender = await peer({ '/fhir/DocumentReference': says(oneDocument), '/fhir/Binary/b': trick });
    const { result, above } = await pulled({
      origin: sender.origin,
      queries: ['DocumentReference?status=current'],
      options: { maxDocumentBytes: 8 * 1024 * 1024 },
    });
    expect(result).toMatchObject({ complete: false, documents: [{ status: 'failed', failure: 'too-large' }] });
    expect(sender.asked.filter((asked) => asked.endsWith('/Binary/b'))).toHaveLength(1);
    expect(above).toBeLessThanOrEqual(MOST_MEBIBYTES);
  });
});
