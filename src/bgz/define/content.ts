/** Bytes of a document, whole or as they come. */
export type DocumentContent = Uint8Array | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** Opens a document, when its Binary is asked for. Aborted when the receiver goes away or takes too long. */
export type OpenDocument = (context: { readonly signal: AbortSignal }) => DocumentContent | Promise<DocumentContent>;

/** What a record has beside its resource, and that is read as a resource of its own: opened when it is asked for. */
export interface Content {
  /** `Binary/id`. */
  readonly reference: string;
  readonly contentType: string;
  /** In bytes, when known. */
  readonly size?: number | undefined;
  readonly open: OpenDocument;
}

/** Looks at a document before it is sent. Aborted when it takes too long. */
export type CheckDocument = (document: {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly signal: AbortSignal;
}) => DocumentVerdict | Promise<DocumentVerdict>;

/** Whether a document may be sent; `why` not goes to the log alone, so it holds nothing of the document. */
export type DocumentVerdict = { readonly sendable: true } | { readonly sendable: false; readonly why?: string };
