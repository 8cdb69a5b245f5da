/** How a stream of bytes goes out. */
export interface StreamedOptions {
  /** Aborted when the receiver is gone. */
  readonly signal: AbortSignal;
  /** Waits for the next part. */
  readonly waitFor?: <T>(step: () => Promise<T>) => Promise<T>;
  /** Hears, once, of a stream that did not reach its end: what broke it, or that the receiver went. */
  readonly onBroken: (cause: unknown, gone: boolean) => void;
  /** What the receiver's side of the stream ends with. */
  readonly brokenBy: (cause: unknown, gone: boolean) => Error;
  /** Lets go of what nobody has read from yet; what has been is let go with the stream. */
  readonly letGo?: () => Promise<void>;
}

/**
 * A body that is streamed at the pace of the receiver, and lets go of its source when it stops. However a receiver goes (the
 * connection breaks, the stream is cancelled, its source notices first), it is told once. What goes wrong ends the connection, so
 * that no part is ever taken for the whole.
 */
export function streamedBody(
  chunks: AsyncGenerator<Uint8Array>,
  { signal, waitFor = (step) => step(), onBroken, brokenBy, letGo }: StreamedOptions,
): ReadableStream<Uint8Array> {
  let begun = false;
  let over = false;
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const end = () => {
    over = true;
    signal.removeEventListener('abort', gone);
  };
  const broken = (cause: unknown, isGone: boolean): void => {
    if (over) return;
    end();
    onBroken(cause, isGone);
  };
  const stop = () => Promise.resolve(begun ? chunks.return(undefined) : letGo?.()).catch(() => {});
  const gone = (): void => {
    broken(undefined, true);
    stream?.error(brokenBy(undefined, true));
    void stop();
  };
  signal.addEventListener('abort', gone, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stream = controller;
      },
      async pull(controller) {
        begun = true;
        try {
          const { done, value } = await waitFor(() => chunks.next());
          if (over) return;
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (cause) {
          const isGone = signal.aborted;
          broken(cause, isGone);
          controller.error(brokenBy(cause, isGone));
        }
      },
      async cancel() {
        // Cancelled before anything was read it is the answer that was withheld, not the receiver that went.
        if (begun) broken(undefined, true);
        else end();
        await stop();
      },
    },
    // Nothing is read ahead of the receiver.
    { highWaterMark: 0 },
  );
}
