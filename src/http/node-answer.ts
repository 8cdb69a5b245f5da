import type { ServerResponse } from 'node:http';
import { type Answer, dropAnswer, type Inbound } from './inbound';

/** What HTTP/2 has no headers for (RFC 9113 §8.2.2). */
const OF_ONE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

function headersFor(response: ServerResponse, { headers }: Answer): Record<string, string> {
  const sent = { ...headers };
  if (response.req.httpVersionMajor > 1) for (const name of OF_ONE_CONNECTION) delete sent[name];
  return sent;
}

/** Waits until there is room for more, or nobody is there any more. */
const room = (response: ServerResponse, gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = () => {
      response.off('drain', over);
      gone.removeEventListener('abort', over);
      resolve();
    };
    response.on('drain', over);
    gone.addEventListener('abort', over);
    if (gone.aborted) over();
  });

/** Ends an answer in the middle, so that the receiver sees that it is not whole. In HTTP/2 only an error says so. */
function breakOff(response: ServerResponse): void {
  response.destroy(response.req.httpVersionMajor > 1 ? new Error('The answer broke off.') : undefined);
}

async function sendStream(
  response: ServerResponse,
  body: ReadableStream<Uint8Array>,
  gone: AbortSignal,
): Promise<void> {
  const reader = body.getReader();
  const leave = () => void reader.cancel().catch(() => {});
  gone.addEventListener('abort', leave, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (gone.aborted) return;
      if (done) break;
      if (!response.write(value)) await room(response, gone);
    }
    response.end();
  } catch {
    breakOff(response);
  } finally {
    gone.removeEventListener('abort', leave);
  }
}

/**
 * Sends an answer; one in parts at the pace of the receiver. Where nobody is there any more, it is let go.
 *
 * @param inbound What it is the answer to; undefined where that never became a request.
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  inbound: Inbound | undefined,
): Promise<void> {
  const { status, body } = answer;
  const headers = headersFor(response, answer);
  const isHead = response.req.method === 'HEAD';
  if (body instanceof ReadableStream) {
    if (isHead || inbound === undefined || inbound.signal.aborted) {
      await dropAnswer(answer);
      response.writeHead(status, headers).end();
      return;
    }
    response.writeHead(status, headers);
    // The receiver knows that it is answered before the first part is there.
    response.flushHeaders();
    return sendStream(response, body, inbound.signal);
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (bytes !== null && headers['content-length'] === undefined) headers['content-length'] = String(bytes.byteLength);
  response.writeHead(status, headers);
  response.end(isHead || bytes === null ? undefined : bytes);
}
