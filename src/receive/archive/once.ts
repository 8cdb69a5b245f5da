/** Bytes in one go: more would hold up others in the same thread. */
const CHUNK = 64 * 1024;

/** Bytes as a stream that can be read once. */
export interface Once {
  readonly stream: ReadableStream<Uint8Array>;
  /** True when all of it was taken. */
  isRead(): boolean;
  /** Whoever still reads gets an error: what is read later counts for nothing. */
  end(): void;
}

/**
 * Makes a stream over bytes. It gives copies, so that whoever changes or transfers what it reads does not spoil the next attempt, and
 * nothing ahead of what is asked for.
 */
export function readOnce(bytes: Uint8Array): Once {
  let at = 0;
  let ended: (() => void) | undefined;
  const isRead = () => at >= bytes.byteLength;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        ended = () => controller.error(new Error('The document is handed over no longer.'));
        if (isRead()) controller.close();
      },
      pull(controller) {
        controller.enqueue(bytes.slice(at, at + CHUNK));
        at += CHUNK;
        if (isRead()) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, isRead, end: () => ended?.() };
}
