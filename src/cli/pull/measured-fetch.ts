import { monotonic } from '../../telemetry/monotonic';

/** A request of a pull, measured. */
export interface Measured {
  /** What was asked for: the type, and `$lastn` where that was asked. */
  readonly what: string;
  readonly status: number;
  /** Milliseconds until the answer began, and until its last byte. */
  readonly firstMs: number;
  readonly ms: number;
  /** After decompression. */
  readonly bytes: number;
}

/** What was asked for, without the parameters: these name the patient. */
function whatOf(url: string, base: string): string {
  const place = new URL(url).pathname.slice(new URL(base).pathname.replace(/\/$/, '').length + 1);
  const [type = '', second = ''] = place.split('/');
  return second.startsWith('$') ? `${type}/${second}` : type;
}

/** A `fetch` that tells of each answer when its last byte is read. */
export function measuredFetch(base: string, onAnswer: (measured: Measured) => void): typeof fetch {
  return async (input, init) => {
    const start = monotonic();
    const response = await fetch(input, init);
    const firstMs = monotonic() - start;
    const { status, headers, statusText, body } = response;
    const what = whatOf(String(input instanceof Request ? input.url : input), base);
    let bytes = 0;
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        controller.enqueue(chunk);
      },
      flush: () => onAnswer({ what, status, firstMs, ms: monotonic() - start, bytes }),
    });
    if (body === null) onAnswer({ what, status, firstMs, ms: firstMs, bytes });
    // What `fetch` found of the answer, with the body counted as it passes.
    return new Response(body?.pipeThrough(count) ?? null, { status, statusText, headers });
  };
}
