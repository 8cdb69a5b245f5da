import { createSecureServer } from 'node:http2';
import { createServer, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Authority, Certificate } from '../../examples/referral/certificates';
import { type NodeListener, serverLimits } from '../../src/node';

/** Serves over mutual TLS on a free port until the test is over; gives the port. */
export async function serveTls(
  region: Authority,
  own: Certificate,
  listener: NodeListener,
  { http2 = false, ...tls }: { readonly http2?: boolean; readonly rejectUnauthorized?: boolean } = {},
): Promise<number> {
  const settings = { ...own, ca: region.ca, requestCert: true, rejectUnauthorized: true, ...tls };
  const server = http2
    ? createSecureServer({ ...settings, allowHTTP1: false }, listener)
    : createServer({ ...settings, ...serverLimits }, listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** What is asked, and what the connection shows. */
export interface Shown {
  readonly certificate?: Certificate | undefined;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly session?: Buffer | undefined;
  readonly onSession?: (session: Buffer) => void;
}

/** One request on a connection of its own. */
export const askTls = ({ ca }: Authority, port: number, shown: Shown) =>
  new Promise<{ readonly status: number; readonly text: string; readonly resumed: boolean }>((resolve, reject) => {
    const { certificate, onSession = () => {}, body, ...asked } = shown;
    // The types of Node have no `session` here, which its agents hand on.
    const target = { port, host: '127.0.0.1', agent: false as const, ca, ...certificate, ...asked };
    const sending = httpsRequest(target, (answer) => {
      const resumed = (answer.socket as TLSSocket).isSessionReused();
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text, resumed }));
    });
    sending.once('socket', (socket) => socket.on('session', onSession));
    sending.once('error', reject);
    sending.end(body);
  });
