// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { OpenDocument } from '../define/content';
import type { CodedConcept, CodedInput, Coding, CodingInput } from '../parts/code/code';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for BgzDocument. A document of a patient: what is told of it, and how its bytes are had. */
export type BgzDocumentInput = {
  /**
   * 1..1. Your own key, unique per patient and stable between pulls; decides the ids of DocumentReference and Binary.
   */
  readonly id: string | number | bigint;
  /**
   * 0..1. Number of the document that is unique everywhere: DocumentReference.masterIdentifier, a UUID or OID as URN in
   * system `urn:ietf:rfc:3986`. Left out, one is made of the id of the resource.
   */
  readonly identifier?: IdentifierInput | null | undefined;
  /**
   * 1..1. DocumentReference.type, LOINC; `documentTypes` has the usual ones: `57133-1` referral note, `51852-2` letter,
   * `56444-3` healthcare communication.
   */
  readonly type: CodedInput;
  /** 0..1. DocumentReference.class, the kind that the type is of, in a list of your own network. */
  readonly class?: CodedInput | null | undefined;
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
  /**
   * 0..1. DocumentReference.content.format, what the content is beyond its media type (IHE format code). For PDF/A none
   * is asked for, and none is sent unless you give it.
   */
  readonly format?: CodingInput | null | undefined;
  /** 0..1. Who wrote it: an organization, by name and URA or AGB. */
  readonly author?: BgzDocumentAuthorInput | null | undefined;
  /** 0..1. Who wrote it: a professional, by name and UZI, BIG or AGB. */
  readonly professional?: BgzDocumentProfessionalInput | null | undefined;
  /** 0..1. DocumentReference.context.facilityType: the kind of organization that it was written in. */
  readonly facilityType?: CodedInput | null | undefined;
  /** 0..1. DocumentReference.context.practiceSetting: the specialism that it is about. */
  readonly practiceSetting?: CodedInput | null | undefined;
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
  /**
   * 0..1. Number of the document that is unique everywhere: DocumentReference.masterIdentifier, a UUID or OID as URN in
   * system `urn:ietf:rfc:3986`. Left out, one is made of the id of the resource.
   */
  readonly identifier?: Identifier;
  /**
   * 1..1. DocumentReference.type, LOINC; `documentTypes` has the usual ones: `57133-1` referral note, `51852-2` letter,
   * `56444-3` healthcare communication.
   */
  readonly type: CodedConcept;
  /** 0..1. DocumentReference.class, the kind that the type is of, in a list of your own network. */
  readonly class?: CodedConcept;
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
  /**
   * 0..1. DocumentReference.content.format, what the content is beyond its media type (IHE format code). For PDF/A none
   * is asked for, and none is sent unless you give it.
   */
  readonly format?: Coding;
  /** 0..1. Who wrote it: an organization, by name and URA or AGB. */
  readonly author?: BgzDocumentAuthor;
  /** 0..1. Who wrote it: a professional, by name and UZI, BIG or AGB. */
  readonly professional?: BgzDocumentProfessional;
  /** 0..1. DocumentReference.context.facilityType: the kind of organization that it was written in. */
  readonly facilityType?: CodedConcept;
  /** 0..1. DocumentReference.context.practiceSetting: the specialism that it is about. */
  readonly practiceSetting?: CodedConcept;
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

/** What is accepted for Professional of BgzDocument. */
export type BgzDocumentProfessionalInput = {
  /** 1..1. As people write it: `dr. A. de Vries`. */
  readonly name: string;
  /** 0..1. UZI, BIG or AGB. */
  readonly identificationNumber?: IdentifierInput | null | undefined;
};

/** Professional of BgzDocument. */
export type BgzDocumentProfessional = {
  /** 1..1. As people write it: `dr. A. de Vries`. */
  readonly name: string;
  /** 0..1. UZI, BIG or AGB. */
  readonly identificationNumber?: Identifier;
};
