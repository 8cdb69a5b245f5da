// Written by `npm run docs` from the fields in zib.ts; do not edit.

/** What is accepted for Attachment. A document inside a record: its bytes, and what they are. */
export type AttachmentInput = {
  /** 1..1. */
  readonly contentType: string;
  /** 1..1. */
  readonly data: string;
  /** 0..1. */
  readonly title?: string | null | undefined;
};

/** Attachment. A document inside a record: its bytes, and what they are. */
export type Attachment = {
  /** 1..1. */
  readonly contentType: string;
  /** 1..1. */
  readonly data: string;
  /** 0..1. */
  readonly title?: string;
};
