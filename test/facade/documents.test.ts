import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DocumentReference } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { type BgzDocumentInput, bgzDocument, type FacadeOptions, type SourceQuery, sourcesOf } from '../../src/index';
import { createValidator, pdfChecker } from '../../src/validate';
import { loinc } from '../../src/zib';
import { fakeVeraPdf, reportOf, resultOf } from '../validate/pdf/support';
import { overNode, through } from './door';
import { ANNA, anna, ask, BASE, facadeOf, inMode, now, recordedLog, search, TOM, tom } from './support';

const BYTES = new TextEncoder().encode('%PDF-1.7 een verwijsbrief');
const letter: BgzDocumentInput = {
  id: 'brief-1',
  type: loinc('57133-1', 'Verwijsbrief'),
  title: 'Verwijsbrief cardiologie',
  contentType: 'application/pdf',
  indexed: '2026-11-24T09:00:00',
  language: 'nl-NL',
  size: BYTES.byteLength,
  hash: createHash('sha1').update(BYTES).digest('base64'),
  author: { name: 'Ziekenhuis De Brug', identificationNumber: { system: '2.16.528.1.1007.3.3', value: '00001234' } },
  open: () => BYTES,
};
const old: BgzDocumentInput = { ...letter, id: 'brief-0', status: 'superseded', size: undefined, hash: undefined };

async function* pieces(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield BYTES.subarray(at, at + size);
    at += size;
  }
}

/** Documents of Anna only. */
const withDocuments = (documents: readonly BgzDocumentInput[], options: Partial<FacadeOptions> = {}) =>
  facadeOf({
    sources: {
      ...sourcesOf([anna, tom], { groups: 'all' }),
      documents: ({ patient }: SourceQuery) => (patient.bsn === ANNA ? documents.map(bgzDocument) : []),
    },
    ...options,
  });

async function referenceIn(facade: ReturnType<typeof facadeOf>): Promise<DocumentReference> {
  const [found] = inMode(await search(facade, 'DocumentReference?status=current'), 'match');
  if (found?.resourceType !== 'DocumentReference') throw new Error('no DocumentReference');
  return found;
}

async function binary(facade: ReturnType<typeof facadeOf>, accept?: string, token?: string, url?: string) {
  const path = url ?? (await referenceIn(facade)).content[0]?.attachment.url ?? '';
  return through(
    facade,
    new Request(`${BASE}/${path}`, {
      headers: { authorization: `Bearer ${token ?? ANNA}`, ...(accept !== undefined && { accept }) },
    }),
  );
}

describe('a DocumentReference', () => {
  it('tells of the document as the profile of MedMij PDF/A asks', async () => {
    const resource = await referenceIn(withDocuments([letter, old]));
    expect(resource).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/IHE.MHD.Minimal.DocumentReference'] },
      status: 'current',
      type: { coding: [{ system: 'http://loinc.org', code: '57133-1', display: 'Verwijsbrief' }] },
      subject: { display: expect.stringContaining('Voorbeeld') },
      indexed: '2026-11-24T09:00:00+01:00',
      contained: [
        {
          resourceType: 'Organization',
          identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/ura', value: '00001234' }],
        },
      ],
      author: [{ reference: '#author', display: 'Ziekenhuis De Brug' }],
      content: [
        {
          attachment: {
            contentType: 'application/pdf',
            language: 'nl-NL',
            size: BYTES.byteLength,
            hash: letter.hash,
            title: 'Verwijsbrief cardiologie',
          },
        },
      ],
    });
    const report = await createValidator().validate(resource);
    expect(report.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });

  it('is searched by status, type and id, and names what it replaces', async () => {
    const facade = withDocuments([{ ...letter, replaces: ['brief-0'] }, old]);
    expect(inMode(await search(facade, 'DocumentReference'), 'match')).toHaveLength(2);
    expect(inMode(await search(facade, 'DocumentReference?status=superseded'), 'match')).toHaveLength(1);
    expect(inMode(await search(facade, 'DocumentReference?type=http://loinc.org|57133-1'), 'match')).toHaveLength(2);
    expect(inMode(await search(facade, 'DocumentReference?type=http://loinc.org|11490-0'), 'match')).toHaveLength(0);
    expect(inMode(await search(facade, 'DocumentReference?type=57133-1,51852-2&status=current'), 'match')).toHaveLength(
      1,
    );
    const [current, earlier] = inMode(await search(facade, 'DocumentReference'), 'match') as DocumentReference[];
    expect(current?.relatesTo?.[0]?.target.reference).toBe(`DocumentReference/${earlier?.id}`);
    expect((await ask(facade, `DocumentReference/${current?.id}`)).body).toEqual(current);
  });

  it('is not served, nor its Binary, by a facade without a source for documents', async () => {
    expect((await ask(facadeOf(), 'DocumentReference')).status).toBe(404);
    expect((await ask(facadeOf(), 'Binary/a')).status).toBe(404);
    expect((await ask(facadeOf(), 'metadata', {}, undefined)).text).not.toContain('DocumentReference');
    expect((await ask(withDocuments([]), 'metadata', {}, undefined)).text).toContain('"Binary"');
  });

  it('gives the source the referral it is asked for', async () => {
    let asked: SourceQuery | undefined;
    const referral = { notification: 'urn:uuid:1', group: 'urn:uuid:2' };
    const facade = facadeOf({
      authorize: () => ({ allowed: true, patient: { bsn: ANNA }, referral }),
      sources: {
        patient: () => [anna.patient],
        documents: (query: SourceQuery) => {
          asked = query;
          return [];
        },
      },
    });
    await search(facade, 'DocumentReference');
    expect(asked?.referral).toEqual(referral);
  });
});

describe('a Binary', () => {
  it.each([
    ['whole', () => BYTES],
    ['as it comes', () => pieces(1, 2, 4, 18)],
    ['from a web stream', () => new Blob([BYTES]).stream()],
    ['after a while', async () => BYTES],
  ])('gives the bytes of the document, opened %s', async (_how, open) => {
    const response = await binary(withDocuments([{ ...letter, open }]), 'application/pdf');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('content-length')).toBe(String(BYTES.byteLength));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES);
  });

  it.each([
    ['application/fhir+json', 'json'],
    ['application/fhir+json, application/json', 'json'],
    ['application/fhir+xml', 'xml'],
    ['*/*', 'raw'],
    [undefined, 'raw'],
    ['application/pdf, application/fhir+json', 'raw'],
  ])('asked for with Accept %s comes as %s', async (accept, form) => {
    const response = await binary(withDocuments([{ ...letter, open: () => pieces(1, 1, 5, 7, 11) }]), accept);
    const text = await response.text();
    const base64 = Buffer.from(BYTES).toString('base64');
    if (form === 'json')
      expect(JSON.parse(text)).toMatchObject({
        resourceType: 'Binary',
        contentType: 'application/pdf',
        content: base64,
      });
    else if (form === 'xml') expect(text).toContain(`<content value="${base64}"/>`);
    else expect(text).toBe(new TextDecoder().decode(BYTES));
  });

  it('has the parameters of its media type, and is had by the type alone', async () => {
    const text = { ...letter, contentType: 'text/plain; charset=iso-8859-1', size: undefined };
    const response = await binary(withDocuments([text]), 'text/plain');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, text.contentType]);
  });

  it('is 406 for a form it does not have', async () => {
    expect((await binary(withDocuments([letter]), 'text/html')).status).toBe(406);
  });

  it('is not found for another patient, nor when its document is not offered', async () => {
    const facade = withDocuments([letter]);
    const reference = await referenceIn(facade);
    const url = reference.content[0]?.attachment.url;
    expect((await binary(facade, undefined, TOM, url)).status).toBe(404);
    const offering = (...only: readonly string[]) =>
      withDocuments([letter], { authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only }) });
    expect((await binary(offering('Condition'), undefined, ANNA, url)).status).toBe(404);
    expect((await binary(offering('DocumentReference?status=superseded'), undefined, ANNA, url)).status).toBe(404);
    expect((await binary(offering('DocumentReference?status=current'), undefined, ANNA, url)).status).toBe(200);
    expect((await binary(offering(`DocumentReference/${reference.id}`), undefined, ANNA, url)).status).toBe(200);
    expect((await ask(offering(`DocumentReference/${reference.id}`), `DocumentReference/${reference.id}`)).status).toBe(
      200,
    );
    expect((await ask(offering(`DocumentReference/${reference.id}`), 'DocumentReference')).status).toBe(403);
  });

  it.each([
    ['is shorter than it says', () => pieces(4), 'document-size'],
    [
      'is longer than it says',
      () =>
        (async function* () {
          yield BYTES;
          yield BYTES;
        })(),
      'document-size',
    ],
    [
      'breaks off',
      () =>
        (async function* () {
          yield BYTES.subarray(0, 3);
          throw new Error('disk');
        })(),
      'document-broken',
    ],
  ])('ends the connection when the document %s, and tells log and trail', async (_what, open, reason) => {
    const { lines, logger } = recordedLog();
    const told: unknown[] = [];
    const facade = withDocuments([{ ...letter, open }], {
      logger,
      audit: { write: async (entry) => void told.push(entry) },
    });
    const response = await binary(facade, 'application/pdf');
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(lines).toMatchObject([{ event: 'document-failed', reason }]);
    expect(told.at(-1)).toMatchObject({ kind: 'document', outcome: 'failed', reason });
  });

  it('is not sent past the limit on its size, told beforehand or found on the way', async () => {
    const unknown = { ...letter, size: undefined };
    expect((await binary(withDocuments([letter], { maxDocumentBytes: 5 }), 'application/pdf')).status).toBe(500);
    const cut = await binary(withDocuments([unknown], { maxDocumentBytes: 5 }), 'application/pdf');
    await expect(cut.arrayBuffer()).rejects.toThrow();
  });

  it('is 502 when the source cannot open it', async () => {
    const failing = () => {
      throw new Error('archive down');
    };
    const response = await binary(withDocuments([{ ...letter, open: failing }]));
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain('archive');
  });

  describe('that is checked before it is sent', () => {
    /** Status, reason in the trail, and what the log says of it. */
    async function answered(checkDocument: FacadeOptions['checkDocument'], change: Partial<BgzDocumentInput> = {}) {
      const { lines, logger } = recordedLog();
      const told: { readonly reason?: string }[] = [];
      const facade = withDocuments([{ ...letter, ...change }], {
        logger,
        audit: { write: async (entry) => void told.push(entry) },
        timeoutsMs: { checkDocument: 50 },
        ...(checkDocument && { checkDocument }),
      });
      const response = await binary(facade, 'application/pdf');
      const text = await response.text();
      const sent = text === new TextDecoder().decode(BYTES);
      return { status: response.status, sent, text, reason: told.at(-1)?.reason, events: lines };
    }

    it('goes out whole when it is sendable', async () => {
      const seen: unknown[] = [];
      const answer = await answered(
        ({ contentType, bytes }) => {
          seen.push([contentType, new Uint8Array(bytes)]);
          return { sendable: true };
        },
        { open: () => pieces(3, 22) },
      );
      expect(answer).toMatchObject({ status: 200, sent: true, reason: undefined });
      expect(seen).toEqual([['application/pdf', BYTES]]);
    });

    it.each<[string, FacadeOptions['checkDocument'], number, string]>([
      ['is refused', () => ({ sendable: false, why: 'geen PDF/A' }), 500, 'document-refused'],
      ['could not be checked', () => Promise.reject(new Error('geen Java')), 503, 'document-check-failed'],
      ['got no verdict', () => ({}) as never, 503, 'document-check-failed'],
      ['was not checked in time', () => new Promise(() => {}), 503, 'document-check-timed-out'],
    ])('does not when it %s', async (_what, check, status, reason) => {
      const answer = await answered(check);
      expect(answer).toMatchObject({
        status,
        sent: false,
        reason,
        events: [{ event: expect.stringMatching(/^document-/) }],
      });
      expect(answer.text).not.toMatch(/PDF\/A|Java|verwijsbrief/);
    });

    it('goes out as it was looked at, whatever the check does with what it gets', async () => {
      const changes: FacadeOptions['checkDocument'] = ({ bytes }) => {
        if (bytes.length > 0) bytes.fill(0);
        return { sendable: true };
      };
      const transfers: FacadeOptions['checkDocument'] = ({ bytes }) => {
        structuredClone(bytes.buffer, { transfer: [bytes.buffer as ArrayBuffer] });
        return { sendable: true };
      };
      const unknown = { size: undefined, hash: undefined };
      expect(await answered(changes, unknown)).toMatchObject({ status: 200, sent: true });
      expect(await answered(transfers, unknown)).toMatchObject({ status: 200, sent: true });
    });

    it('lets its source go when it is not sent', async () => {
      const signals: AbortSignal[] = [];
      await answered(() => ({ sendable: false }), {
        open: ({ signal }) => {
          signals.push(signal);
          return BYTES;
        },
      });
      expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    });

    it('is not asked for what broke off', async () => {
      const answer = await answered(() => ({ sendable: true }), { open: () => pieces(4) });
      expect(answer).toMatchObject({ status: 502, reason: 'document-size' });
    });

    it('is PDF/A by veraPDF, or is no PDF', async () => {
      const judging = (output: object, code: number) => pdfChecker({ verapdf: fakeVeraPdf(output, code) });
      const patient = { timeoutsMs: {} };
      const status = async (checkDocument: FacadeOptions['checkDocument'], change: Partial<BgzDocumentInput> = {}) =>
        (
          await binary(
            withDocuments([{ ...letter, ...change }], { ...patient, ...(checkDocument && { checkDocument }) }),
            '*/*',
          )
        ).status;
      expect(await status(judging(reportOf(resultOf('PDF/A-2B', true)), 0))).toBe(200);
      expect(await status(judging(reportOf(resultOf('PDF/A-2B', false)), 1))).toBe(500);
      expect(await status(pdfChecker({ verapdf: '/nowhere/verapdf' }))).toBe(503);
      expect(await status(pdfChecker({ verapdf: '/nowhere/verapdf' }), { contentType: 'text/xml' })).toBe(200);
      expect(() => pdfChecker({ concurrency: 0 })).toThrow(TypeError);
    });
  });

  it('lets a stream go that is not sent, as the trail cannot be written', async () => {
    const stream = Readable.from([BYTES]);
    const write = async ({ kind, object }: { readonly kind: string; readonly object?: { readonly type: string } }) => {
      if (kind === 'document' && object?.type === 'Binary') throw new Error('disk');
    };
    const response = await binary(withDocuments([{ ...letter, open: () => stream }], { audit: { write } }));
    expect(response.status).toBe(503);
    expect(stream.destroyed).toBe(true);
  });

  // A receiver that is gone is seen a moment later over a connection: test/hostile/node-door.test.ts.
  it.skipIf(overNode)('lets the source go when the receiver stops reading', async () => {
    let closed = false;
    const endless = async function* () {
      try {
        for (;;) yield new Uint8Array(1000);
      } finally {
        closed = true;
      }
    };
    const response = await binary(withDocuments([{ ...letter, size: undefined, open: endless }]), 'application/pdf');
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(closed).toBe(true);
  });
});

it('documents have no moment of their own in the sources: they are asked for when the pull arrives', async () => {
  const documents: BgzDocumentInput[] = [];
  const facade = withDocuments(documents, { now });
  expect(inMode(await search(facade, 'DocumentReference'), 'match')).toHaveLength(0);
  documents.push(letter);
  expect(inMode(await search(facade, 'DocumentReference'), 'match')).toHaveLength(1);
});
