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
