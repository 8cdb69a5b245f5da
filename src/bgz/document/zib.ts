import * as z from 'zod';
import type { OpenDocument } from '../define/content';
import { defineBuilder } from '../define/define-zib';
import { checkedObjectOf, definePart, objectOf, plain } from '../define/field';
import { expected, report } from '../define/issue';
import { written } from '../define/written';
import { coded, coding } from '../parts/code/coded';
import { identifier } from '../parts/identifier/zib';
import { dateTime } from '../parts/moment/zib';
import { key, text } from '../parts/text/zib';
import type { BgzDocument, BgzDocumentInput } from './types';

const isOpener = (value: unknown): value is OpenDocument => typeof value === 'function';

/** Schema of what opens a document. */
export const opener = z.custom<OpenDocument>(isOpener, expected('a function that gives the bytes'));

const author = objectOf({
  name: plain(text),
  identificationNumber: plain(identifier.optional(), { note: 'URA or AGB.' }),
});

const professional = objectOf({
  name: plain(text, { note: 'As people write it: `dr. A. de Vries`.' }),
  identificationNumber: plain(identifier.optional(), { note: 'UZI, BIG or AGB.' }),
});

/**
 * A media type (RFC 9110 §8.3.1) as it is sent: the type in lower case, parameters that need no quotes. Anything else could not
 * stand in a header or an attribute as it is.
 */
const contentType = z.string().regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]*(; [A-Za-z0-9-]+=[A-Za-z0-9._:+-]+)*$/, {
  error: 'a media type in lower case, for example application/pdf or text/plain; charset=utf-8',
});

/** DocumentReference.status. */
export const status = z.enum(['current', 'superseded', 'entered-in-error']);

/** What is told of a document, whoever has its bytes. */
export const told = {
  id: plain(key, {
    note: 'Your own key, unique per patient and stable between pulls; decides the ids of DocumentReference and Binary.',
  }),
  identifier: plain(identifier.optional(), {
    note: 'Number of the document that is unique everywhere: DocumentReference.masterIdentifier, a UUID or OID as URN in system `urn:ietf:rfc:3986`. Left out, one is made of the id of the resource.',
  }),
  type: plain(coded, {
    note: 'DocumentReference.type, LOINC; `documentTypes` has the usual ones: `57133-1` referral note, `51852-2` letter, `56444-3` healthcare communication.',
  }),
  class: plain(coded.optional(), {
    note: 'DocumentReference.class, the kind that the type is of, in a list of your own network.',
  }),
  title: plain(text, { note: 'Title for people: Attachment.title.' }),
  contentType: plain(contentType, {
    note: 'Media type of the content; PDF/A (`application/pdf`) and CDA (`text/xml`) are what receivers expect.',
  }),
  indexed: plain(dateTime, {
    note: 'When the document was made available, to the second: DocumentReference.indexed.',
  }),
  status: plain(status.default('current')),
  language: plain(
    z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, { error: 'a language as nl or nl-NL' })
      .optional(),
    { note: 'BCP 47, `nl-NL`.' },
  ),
  size: plain(z.int().min(0).optional(), {
    note: 'Bytes of the content, when known; a content of another size is a failure.',
  }),
  hash: plain(
    z
      .string()
      .regex(/^[A-Za-z0-9+/]{27}=$/, { error: 'a SHA-1 in base64 (28 characters)' })
      .optional(),
    { note: 'SHA-1 of the content in base64, as STU3 Attachment.hash asks.' },
  ),
  format: plain(coding.optional(), {
    note: 'DocumentReference.content.format, what the content is beyond its media type (IHE format code). For PDF/A none is asked for, and none is sent unless you give it.',
  }),
  author: plain(author.optional(), { note: 'Who wrote it: an organization, by name and URA or AGB.' }),
  professional: plain(professional.optional(), { note: 'Who wrote it: a professional, by name and UZI, BIG or AGB.' }),
  facilityType: plain(coded.optional(), {
    note: 'DocumentReference.context.facilityType: the kind of organization that it was written in.',
  }),
  practiceSetting: plain(coded.optional(), {
    note: 'DocumentReference.context.practiceSetting: the specialism that it is about.',
  }),
  replaces: plain(z.array(key).optional(), { note: 'Keys of documents this one replaces.' }),
};

const fields = { ...told, open: plain(opener, { note: 'Gives the bytes, when they are asked for.' }) };

/** STU3 DocumentReference.indexed is an instant. */
export function checkIndexed({ indexed }: { readonly indexed: unknown }, ctx: z.core.$RefinementCtx): void {
  if (typeof indexed === 'string' && !indexed.includes('T'))
    report(ctx, { zib: 'invalid-moment', allowed: 'a moment with its time (FHIR instant)' }, ['indexed']);
}

const shape = checkedObjectOf(fields, checkIndexed);

const part = definePart(
  { name: 'BgzDocument', note: 'A document of a patient: what is told of it, and how its bytes are had.' },
  shape,
  written<BgzDocument, BgzDocumentInput>(),
);

/**
 * Builds a document that goes along with the BgZ: a referral letter or other correspondence. Served as DocumentReference
 * (IHE MHD, minimal metadata) and Binary. Zib 2017 has no concepts for it.
 *
 * @example
 * bgzDocument({
 *   id: 'brief-1', type: loinc('57133-1', 'Verwijsbrief'), title: 'Verwijsbrief cardiologie',
 *   contentType: 'application/pdf', indexed: '2026-11-24T09:00:00+01:00', open: () => readFile('brief.pdf'),
 * })
 */
export const bgzDocument = defineBuilder('Document', part, () => []);
