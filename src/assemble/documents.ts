import { z } from 'zod';
import { defineBuilder, type ParseOptions, type Zib } from '../bgz/define/define-zib';
import { checked, expected, report } from '../bgz/define/issue';
import { coded } from '../bgz/parts/code/coded';
import { identifier } from '../bgz/parts/identifier/zib';
import { dateTime } from '../bgz/parts/moment/zib';
import { key, text } from '../bgz/parts/text/zib';

/** The referral a request is for, as far as the authorisation tells: `Task.identifier` and `Task.groupIdentifier`. */
export interface ReferralContext {
  readonly notification: string;
  readonly group: string;
}

/** Bytes of a document, whole or as they come. */
export type DocumentContent = Uint8Array | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** Opens a document, when its Binary is asked for. Aborted when the receiver goes away or takes too long. */
export type OpenDocument = (context: { readonly signal: AbortSignal }) => DocumentContent | Promise<DocumentContent>;

const isOpener = (value: unknown): value is OpenDocument => typeof value === 'function';

const shape = checked(
  z.strictObject({
    /** Your own key, unique per patient and stable between pulls; decides the ids of DocumentReference and Binary. */
    id: key,
    /** DocumentReference.type, LOINC: `57133-1` referral note, `11490-0` discharge letter. */
    type: coded,
    /** Title for people: Attachment.title. */
    title: text,
    /** Media type of the content; PDF/A (`application/pdf`) and CDA (`text/xml`) are what receivers expect. */
    contentType: z
      .string()
      .regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/, { error: 'a media type in lower case, for example application/pdf' }),
    /** When the document was made available, to the second: DocumentReference.indexed. */
    indexed: dateTime,
    status: z.enum(['current', 'superseded', 'entered-in-error']).default('current'),
    /** BCP 47, `nl-NL`. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, { error: 'a language as nl or nl-NL' })
      .optional(),
    /** Bytes of the content, when known; a content of another size is a failure. */
    size: z.int().min(0).optional(),
    /** SHA-1 of the content in base64, as STU3 Attachment.hash asks. */
    hash: z
      .string()
      .regex(/^[A-Za-z0-9+/]{27}=$/, { error: 'a SHA-1 in base64 (28 characters)' })
      .optional(),
    /** Who wrote it: an organization, by name and URA or AGB. */
    author: z.strictObject({ name: text, identificationNumber: identifier.optional() }).optional(),
    /** Keys of documents this one replaces. */
    replaces: z.array(key).optional(),
    open: z.custom<OpenDocument>(isOpener, expected('a function that gives the bytes')),
  }),
  (document, ctx) => {
    const indexed: unknown = document.indexed;
    if (typeof indexed === 'string' && !indexed.includes('T'))
      report(ctx, { zib: 'invalid-moment', allowed: 'a moment with its time (FHIR instant)' }, ['indexed']);
  },
);

/** What is accepted for a document. */
export interface BgzDocumentInput extends z.input<typeof shape> {}
/** A document of a patient: what is told of it, and how its bytes are had. */
export interface BgzDocument extends z.output<typeof shape> {}

const schema: z.ZodType<BgzDocument, BgzDocumentInput> = shape;

const built = defineBuilder('Document', schema, []);

/** The builder of documents: call it, or `parse` for a result in place of an error. */
export interface DocumentBuilder extends Pick<Zib<typeof schema>, 'zib' | 'schema'> {
  /** @throws {ZibRecordError} With every problem of the input. */
  (input: BgzDocumentInput): BgzDocument;
  parse(
    input: unknown,
    options?: ParseOptions,
  ):
    | { readonly ok: true; readonly record: BgzDocument }
    | { readonly ok: false; readonly issues: readonly { readonly message: string }[] };
}

/**
 * Builds a document that goes along with the BgZ: a referral letter or other correspondence. Served as DocumentReference
 * (IHE MHD, minimal metadata) and Binary.
 *
 * @example
 * bgzDocument({
 *   id: 'brief-1', type: loinc('57133-1', 'Verwijsbrief'), title: 'Verwijsbrief cardiologie',
 *   contentType: 'application/pdf', indexed: '2026-11-24T09:00:00+01:00', open: () => readFile('brief.pdf'),
 * })
 */
export const bgzDocument = built as unknown as DocumentBuilder;
