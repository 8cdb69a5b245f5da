// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { OpenDocument } from '../define/content';
import type { CodedConcept, CodedInput } from '../parts/code/code';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for BgzDocument. A document of a patient: what is told of it, and how its bytes are had. */
export type BgzDocumentInput = {
  /**
   * 1..1. Your own key, unique per patient and stable between pulls; decides the ids of DocumentReference and Binary.
   */
  readonly id: string | number | bigint;
  /** 1..1. DocumentReference.type, LOINC: `57133-1` referral note, `11490-0` discharge letter. */
  readonly type: CodedInput;
  /** 1..1. Title for people: Attachment.title. */
  readonly title: string;
  /** 1..1. Media type of the content; PDF/A (`application/pdf`) and CDA (`text/xml`) are what receivers expect. */
  readonly contentType: string;
  /**
   * 1..1. Date, with or without a time. When the document was made available, to the second: DocumentReference.indexed.
   */
  readonly indexed: MomentInput;
  /** 0..1. Left out, it is "current". */
  readonly status?: 'current' | 'superseded' | 'entered-in-error' | null | undefined;
  /** 0..1. BCP 47, `nl-NL`. */
  readonly language?: string | null | undefined;
  /** 0..1. Whole number. Bytes of the content, when known; a content of another size is a failure. */
  readonly size?: number | null | undefined;
  /** 0..1. SHA-1 of the content in base64, as STU3 Attachment.hash asks. */
  readonly hash?: string | null | undefined;
  /** 0..1. Who wrote it: an organization, by name and URA or AGB. */
  readonly author?: BgzDocumentAuthorInput | null | undefined;
  /** 0..*. Keys of documents this one replaces. */
  readonly replaces?: readonly (string | number | bigint)[] | null | undefined;
  /** 1..1. Gives the bytes, when they are asked for. */
  readonly open: OpenDocument;
};

/** BgzDocument. A document of a patient: what is told of it, and how its bytes are had. */
export type BgzDocument = {
  /**
   * 1..1. Your own key, unique per patient and stable between pulls; decides the ids of DocumentReference and Binary.
   */
  readonly id: string;
  /** 1..1. DocumentReference.type, LOINC: `57133-1` referral note, `11490-0` discharge letter. */
  readonly type: CodedConcept;
  /** 1..1. Title for people: Attachment.title. */
  readonly title: string;
  /** 1..1. Media type of the content; PDF/A (`application/pdf`) and CDA (`text/xml`) are what receivers expect. */
  readonly contentType: string;
  /**
   * 1..1. Date, with or without a time. When the document was made available, to the second: DocumentReference.indexed.
   */
  readonly indexed: Moment;
  /** 1..1. */
  readonly status: 'current' | 'superseded' | 'entered-in-error';
  /** 0..1. BCP 47, `nl-NL`. */
  readonly language?: string;
  /** 0..1. Bytes of the content, when known; a content of another size is a failure. */
  readonly size?: number;
  /** 0..1. SHA-1 of the content in base64, as STU3 Attachment.hash asks. */
  readonly hash?: string;
  /** 0..1. Who wrote it: an organization, by name and URA or AGB. */
  readonly author?: BgzDocumentAuthor;
  /** 0..*. Keys of documents this one replaces. */
  readonly replaces?: readonly string[];
  /** 1..1. Gives the bytes, when they are asked for. */
  readonly open: OpenDocument;
};

/** What is accepted for Author of BgzDocument. */
export type BgzDocumentAuthorInput = {
  /** 1..1. */
  readonly name: string;
  /** 0..1. URA or AGB. */
  readonly identificationNumber?: IdentifierInput | null | undefined;
};

/** Author of BgzDocument. */
export type BgzDocumentAuthor = {
  /** 1..1. */
  readonly name: string;
  /** 0..1. URA or AGB. */
  readonly identificationNumber?: Identifier;
};
