import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  type ArchiveDocumentsOptions,
  type ArchiveOptions,
  archiveDocuments,
  buildNotificationTask,
  type DocumentToFile,
  type Offer,
  type PullBgzOptions,
  type PulledDocument,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { type FakeAnswer, fakeSender, match, SENDER, searchset } from './fake-sender';

const DOCUMENTS = 'DocumentReference?status=current';
const bytes = new Uint8Array(Buffer.from(`%PDF-1.7 ${'een lange brief '.repeat(20_000)}`));
const sha1 = createHash('sha1').update(bytes).digest('base64');
const pdf = { contentType: 'application/pdf', title: 'Verwijsbrief', url: 'Binary/b', hash: sha1, size: bytes.length };
const patient = match('Patient', '1', { identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }] });
const type = { coding: [{ system: 'http://loinc.org', code: '57133-1' }] };
const letter = (more: object = {}, id = 'd') =>
  match('DocumentReference', id, {
    status: 'current',
    type,
    created: '2026-11-20',
    indexed: '2026-11-24T09:00:00+01:00',
    content: [{ attachment: pdf }],
    ...more,
  });

const offers: readonly Offer[] = ['Patient', DOCUMENTS].map((query) => ({ kind: 'query', query }));
const notification = buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE);

interface World {
  readonly patients?: readonly ReturnType<typeof match>[];
  readonly letters?: readonly ReturnType<typeof match>[];
  readonly binaries?: Readonly<Record<string, FakeAnswer>>;
}

type Changed = Partial<Omit<ArchiveDocumentsOptions, 'documents'>>;

/** A sender with a letter, and the trail of who pulls from it. */
function world({ patients = [patient], letters = [letter()], binaries = { 'Binary/b': { bytes } } }: World = {}) {
  const sender = fakeSender({
    Patient: { body: searchset(patients) },
    [DOCUMENTS]: { body: searchset(letters) },
    ...binaries,
  });
  const trail: AuditEntry[] = [];
  const audit = { write: async (entry: AuditEntry) => void trail.push(entry) };
  const common = {
    notification,
    token: 'token-1',
    baseUrl: SENDER,
    fetch: sender.fetch,
    retries: 0,
    audit,
    now: () => new Date('2026-11-24T10:00:00Z'),
  };
  return {
    sender,
    trail,
    pull: (archive: ArchiveOptions, more: Partial<PullBgzOptions> = {}) =>
      pullBgz({ ...common, archive: { retryDelayMs: 0, ...archive }, ...more }),
    again: (archive: ArchiveOptions, more: Pick<ArchiveDocumentsOptions, 'documents'> & Changed) =>
      archiveDocuments({ ...common, ...more, archive: { retryDelayMs: 0, ...archive } }),
  };
}

const read = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

/** Whether these are the bytes of the letter. */
const isWhole = (content: Uint8Array = new Uint8Array()) => Buffer.compare(content, bytes) === 0;

/** An archive that files what it is given, by its key. */
function memory() {
  const filed = new Map<string, { readonly document: DocumentToFile; readonly content: Uint8Array }>();
  return {
    filed,
    async file(document: DocumentToFile) {
      if (filed.get(document.key)?.document.sha256 === document.sha256) return 'known' as const;
      filed.set(document.key, { document, content: await read(document.bytes) });
    },
  };
}

describe('the archive', () => {
  it('gets each document with what it is filed by, and the result holds no bytes', async () => {
    const { pull, trail } = world();
    const { file, filed } = memory();
    const { complete, documents, resources } = await pull({ file });
    const [[key, one] = []] = [...filed];
    expect(one?.document).toEqual({
      key,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      patient: { confirmed: true, bsn: BSN },
      type,
      title: 'Verwijsbrief',
      created: '2026-11-20',
      indexed: '2026-11-24T09:00:00+01:00',
      contentType: 'application/pdf',
      reference: 'DocumentReference/d',
      baseUrl: SENDER,
      notification: recordOf().identifier,
      group: recordOf().groupIdentifier,
      resource: resources.DocumentReference?.[0],
      bytes: expect.any(ReadableStream),
    });
    expect(isWhole(one?.content)).toBe(true);
    expect(complete).toBe(true);
    expect(documents).toEqual([
      {
        reference: 'DocumentReference/d',
        title: 'Verwijsbrief',
        contentType: 'application/pdf',
        status: 'obtained',
        archived: 'filed',
        key,
      },
    ]);
    expect(trail).toMatchObject([
      {
        kind: 'archive',
        action: 'C',
        outcome: 'success',
        patientBsn: BSN,
        organization: { ura: '00002222' },
        object: { type: 'DocumentReference', id: 'd' },
        notification: recordOf().identifier,
      },
      { kind: 'pull', outcome: 'success' },
    ]);
  });

  it('gets no letter that another one of the same id stands for, and the pull says so', async () => {
    const other = letter({ content: [{ attachment: { ...pdf, title: 'Ontslagbrief', url: 'Binary/c' } }] });
    const { file, filed } = memory();
    const { complete, documents } = await world({ letters: [letter(), other, letter()] }).pull({ file });
    expect(
      documents.map(({ title, status, error, key }) => [title, status, error?.failure, key !== undefined]),
    ).toEqual([
      ['Verwijsbrief', 'obtained', undefined, true],
      ['Ontslagbrief', 'failed', 'two-under-one-id', false],
    ]);
    expect(complete).toBe(false);
    expect([...filed.values()].map(({ document }) => document.title)).toEqual(['Verwijsbrief']);
    // An address that leads there for one time only is no other letter.
    const signed = letter({ content: [{ attachment: { ...pdf, url: 'Binary/b?signed=2' } }] });
    expect((await world({ letters: [letter(), signed] }).pull({ file: memory().file })).complete).toBe(true);
  });

  it.each([[[]], [undefined]])('is told of a letter with content %j that there is nothing to file', async (content) => {
    const { file, filed } = memory();
    const { pull } = world({ letters: [letter({ content })] });
    const { complete, documents } = await pull({ file });
    expect(documents).toMatchObject([{ status: 'failed', error: { failure: 'no-content' } }]);
    expect(documents[0]).not.toHaveProperty('again');
    expect([complete, filed.size]).toEqual([false, 0]);
    expect((await pull({ file }, { archive: undefined })).complete).toBe(false);
  });

  it('gets the same key in a next pull, and says that it has it', async () => {
    const { pull, trail } = world();
    const { file, filed } = memory();
    const [first] = (await pull({ file })).documents;
    const { complete, documents } = await pull({ file });
    expect(documents).toEqual([{ ...first, archived: 'known' }]);
    expect([complete, filed.size]).toEqual([true, 1]);
    expect(trail.filter(({ kind }) => kind === 'archive')).toHaveLength(2);
  });

  it('gets other keys for other letters, and for other forms and pieces of one', async () => {
    const form = (contentType: string, code?: string) => ({
      attachment: { ...pdf, contentType },
      ...(code && { format: { code } }),
    });
    const forms = [form('application/pdf'), form('text/xml'), form('application/pdf', 'x'), form('application/pdf')];
    const master = { masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' } };
    const keysOf = async (...letters: readonly ReturnType<typeof match>[]) => {
      const { file } = memory();
      return (await world({ letters }).pull({ file })).documents.map(({ key }) => key);
    };
    const keys = await keysOf(letter({ content: forms, ...master }), letter({ content: forms, ...master }, 'e'));
    expect(new Set(keys).size).toBe(8);
    // A form that is new moves none of the others.
    expect(await keysOf(letter({ content: [form('image/png'), ...forms] }))).toEqual([
      expect.any(String),
      ...keys.slice(0, 4),
    ]);
  });

  it('is not told of what is damaged: only whole documents are handed over', async () => {
    const { file, filed } = memory();
    const { pull } = world({ binaries: { 'Binary/b': { bytes: bytes.slice(0, -1) } } });
    const { documents } = await pull({ file });
    expect(filed.size).toBe(0);
    expect(documents).toMatchObject([{ status: 'failed', error: { failure: 'damaged' }, again: {} }]);
  });

  it.each<[string, World, string]>([
    ['of a patient that was not confirmed', { patients: [] }, 'patient-not-confirmed'],
    ['entered in error', { letters: [letter({ status: 'entered-in-error' })] }, 'entered-in-error'],
    [
      'of which the text is entered in error',
      { letters: [letter({ docStatus: 'entered-in-error' })] },
      'entered-in-error',
    ],
    [
      'with something unknown that changes it',
      { letters: [letter({ modifierExtension: [{ url: 'https://epd.example/niet', valueBoolean: true }] })] },
      'unknown-modifier',
    ],
  ])('gets no document %s; it is not even fetched', async (_what, given, failure) => {
    const { file, filed } = memory();
    const { pull, sender, trail } = world(given);
    const { complete, documents } = await pull({ file });
    expect([complete, filed.size]).toEqual([false, 0]);
    expect(documents).toMatchObject([{ status: 'failed', error: { failure }, reason: { nl: expect.any(String) } }]);
    expect(sender.paths()).not.toContain('Binary/b');
    expect(trail).toMatchObject([{ kind: 'pull', missing: expect.arrayContaining(['DocumentReference/d']) }]);
  });

  it('gets those of a patient that was not confirmed when the vendor says so, and is told', async () => {
    const { file, filed } = memory();
    const { documents } = await world({ patients: [] }).pull({ file, unconfirmedPatient: 'file' });
    expect(documents).toMatchObject([{ archived: 'filed' }]);
    expect([...filed.values()][0]?.document.patient).toEqual({ confirmed: false, bsn: BSN });
  });
});

describe('a hand-over that fails', () => {
  const part = async ({ bytes: stream }: DocumentToFile) => {
    await stream.getReader().read();
  };
  it.each<[string, ArchiveOptions['file'], string]>([
    ['because the archive throws', () => Promise.reject(new Error('vol')), 'archive-failed'],
    [
      'because the archive throws at once',
      () => {
        throw new Error('vol');
      },
      'archive-failed',
    ],
    ['because it answers something else', (async () => false) as never, 'archive-failed'],
    ['because it does not read to the end', part, 'archive-unread'],
    ['because it is not there in time', () => new Promise(() => {}), 'archive-timed-out'],
  ])('%s is tried again, listed and in the trail', async (_why, file, failure) => {
    let tried = 0;
    const counted: ArchiveOptions['file'] = (...given) => {
      tried++;
      return file(...given);
    };
    const { pull, trail } = world();
    const { complete, documents } = await pull({ file: counted, retries: 2 }, { timeoutsMs: { archive: 20 } });
    expect(tried).toBe(3);
    expect(complete).toBe(false);
    expect(documents).toEqual([
      expect.objectContaining({
        reference: 'DocumentReference/d',
        status: 'failed',
        error: { failure },
        reason: { nl: expect.stringContaining('archief'), en: expect.stringContaining('archive') },
        again: expect.objectContaining({ baseUrl: SENDER }),
      }),
    ]);
    expect(documents[0]).not.toHaveProperty('bytes');
    expect(trail).toMatchObject([
      { kind: 'archive', outcome: 'failed', reason: failure, resources: 0 },
      { kind: 'pull', outcome: 'partial', missing: expect.arrayContaining(['DocumentReference/d']) },
    ]);
  });

  it('once is made good, with the same bytes, whatever was done to those of the first time', async () => {
    const { file, filed } = memory();
    let tried = 0;
    const { documents } = await world().pull({
      async file(document) {
        if (tried++ > 0) return file(document);
        const { value } = await document.bytes.getReader().read();
        value?.fill(0);
        throw new Error('even niet');
      },
    });
    expect(documents).toMatchObject([{ status: 'obtained', archived: 'filed' }]);
    expect(isWhole([...filed.values()][0]?.content)).toBe(true);
  });

  it('by its time tells the archive, which gets no more bytes', async () => {
    let late: Promise<unknown> = Promise.resolve();
    let told: AbortSignal | undefined;
    await world().pull(
      {
        retries: 0,
        file: ({ bytes: stream }, { signal }) => {
          told = signal;
          late = new Promise((resolve) => signal.addEventListener('abort', resolve)).then(() => read(stream));
          late.catch(() => {});
          return new Promise(() => {});
        },
      },
      { timeoutsMs: { archive: 10 } },
    );
    expect(told?.aborted).toBe(true);
    await expect(late).rejects.toThrow('handed over no longer');
  });

  it('because the caller ends the pull is not tried again', async () => {
    const controller = new AbortController();
    let tried = 0;
    const { documents } = await world().pull(
      {
        file: () => {
          tried++;
          controller.abort();
          return new Promise(() => {});
        },
      },
      { signal: controller.signal },
    );
    expect(tried).toBe(1);
    expect(documents).toMatchObject([{ status: 'aborted', error: { failure: 'aborted' }, again: {} }]);
  });
});

describe('a hand-over that cannot be written in the trail', () => {
  it('is the last; all is withheld, and what is in the archive is named by its key alone', async () => {
    const { file, filed } = memory();
    const { pull } = world({ letters: [letter(), letter({}, 'e')] });
    const lines: AuditEntry[] = [];
    const audit = {
      async write(entry: AuditEntry) {
        lines.push(entry);
        if (entry.kind === 'archive') throw new Error('vol');
      },
    };
    const result = await pull({ file }, { audit, concurrency: 1 });
    expect(filed.size).toBe(1);
    expect(result).toEqual({
      complete: false,
      problem: 'audit-failed',
      reason: expect.anything(),
      sections: [],
      bySection: {},
      resources: {},
      documents: [
        {
          reference: 'DocumentReference/d',
          contentType: 'application/pdf',
          status: 'failed',
          archived: 'filed',
          key: [...filed.keys()][0],
          error: { failure: 'not-logged' },
          reason: expect.anything(),
        },
      ],
    });
    // What came was in this organization all the same.
    expect(lines).toMatchObject([{ kind: 'archive' }, { kind: 'pull', reason: 'audit-failed', resources: 3 }]);
  });

  it('when only the pull itself cannot, what was filed is named too', async () => {
    const { file } = memory();
    const audit = {
      write: async ({ kind }: AuditEntry) => (kind === 'pull' ? Promise.reject(new Error('vol')) : undefined),
    };
    const { problem, documents } = await world().pull({ file }, { audit });
    expect(problem).toBe('audit-failed');
    expect(documents).toMatchObject([{ archived: 'filed', key: expect.any(String) }]);
    expect(documents[0]).not.toHaveProperty('title');
  });
});

describe('documents that are not in the archive', () => {
  const fails: ArchiveOptions = { retries: 0, file: () => Promise.reject(new Error('vol')) };
  /** What to try again, as it comes out of a worklist. */
  const left = (documents: readonly PulledDocument[]): ArchiveDocumentsOptions['documents'] =>
    JSON.parse(JSON.stringify(documents.flatMap(({ again }) => again ?? [])));

  it('are pulled and filed later, by the key they had, and nothing else is asked for', async () => {
    const { pull, again, sender, trail } = world({
      letters: [letter(), letter({ content: [{ attachment: pdf }] }, 'e')],
    });
    const pulled = await pull(fails);
    const before = sender.seen.length;
    trail.length = 0;
    const { file, filed } = memory();
    const result = await again({ file }, { documents: left(pulled.documents) });
    expect(result).toMatchObject({ complete: true, documents: [{ archived: 'filed' }, { archived: 'filed' }] });
    expect([...filed.keys()]).toEqual(pulled.documents.map(({ key }) => key));
    expect([...filed.values()][0]?.document.patient).toEqual({ confirmed: true, bsn: BSN });
    expect(sender.paths().slice(before)).toEqual(['Binary/b', 'Binary/b']);
    expect(trail.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['archive', 'success'],
      ['archive', 'success'],
      ['pull', 'success'],
    ]);
  });

  it('can be tried again as often as needed', async () => {
    const { pull, again } = world();
    const pulled = await pull(fails);
    const once = await again(fails, { documents: left(pulled.documents) });
    expect(once).toMatchObject({ complete: false, documents: [{ error: { failure: 'archive-failed' } }] });
    expect(left(once.documents)).toEqual(left(pulled.documents));
  });

  it('of another patient than the notification is about are not touched', async () => {
    const { pull, again, sender } = world();
    const [document] = left((await pull(fails)).documents);
    const before = sender.seen.length;
    const other = { ...document, patient: { confirmed: true, bsn: '999990032' } } as never;
    const result = await again(fails, { documents: [other] });
    expect(result).toMatchObject({ complete: false, documents: [{ error: { failure: 'other-patient' } }] });
    expect(sender.seen).toHaveLength(before);
  });

  it('are not pulled on a notification that was withdrawn', async () => {
    const { pull, again } = world();
    const documents = left((await pull(fails)).documents);
    const gone = { ...notification, status: 'cancelled' } as const;
    const { file, filed } = memory();
    expect(await again({ file }, { documents, notification: gone })).toMatchObject({ problem: 'withdrawn' });
    expect(filed.size).toBe(0);
  });

  it('are refused when they are of another sender, or none', async () => {
    const { pull, again } = world();
    const documents = left((await pull(fails)).documents);
    await expect(again(fails, { documents, baseUrl: 'https://elders.example/fhir' })).rejects.toThrow(
      /`documents\[0\]` is from another sender/,
    );
    await expect(again(fails, { documents: [{ ...documents[0], content: 7 }] as never })).rejects.toThrow(
      /`documents\[0\]` is an object; allowed is `again`/,
    );
  });
});

describe('options of the archive', () => {
  it.each<[unknown, RegExp]>([
    [{}, /`archive.file` is missing/],
    [{ file: 'map' }, /`archive.file` is 'map'; allowed is a function/],
    [{ file: () => {}, retries: -1 }, /`archive.retries` is -1/],
    [{ file: () => {}, retryDelayMs: Number.POSITIVE_INFINITY }, /`archive.retryDelayMs`/],
    [{ file: () => {}, unconfirmedPatient: true }, /'refuse' or 'file'/],
    [{ file: () => {}, retrys: 2 }, /`archive.retrys` is not known/],
  ])('%o is refused', async (archive, message) => {
    await expect(pullBgz({ notification, token: 't', baseUrl: SENDER, archive: archive as never })).rejects.toThrow(
      message,
    );
  });

  it('contradict documents that are not wanted', async () => {
    const given = { notification, token: 't', baseUrl: SENDER, archive: { file: () => {} }, documents: false };
    await expect(pullBgz(given)).rejects.toThrow(/leave out one of them/);
  });
});
