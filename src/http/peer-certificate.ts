import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

const connections = new WeakMap<object, Socket>();

/** Remembers by which connection a request came. */
export const rememberConnection = (request: Request, connection: Socket): void =>
  void connections.set(request, connection);

/**
 * The client certificate of the connection that a request came by, as DER, where node:https or node:http2 ends TLS itself: for the option
 * `certificate` of `senderConstrained` and `createTokenEndpoint`. The server asks for one with `requestCert: true`.
 *
 * @returns Undefined without one; for one that the server did not verify by its `ca`; behind `trustedProxies`, where the connection is one of a
 *   proxy; and for any Request that `nodeListener` did not make.
 * @example
 * const possession = senderConstrained({ certificate: connectionCertificate, require: 'certificate' });
 * createServer({ cert, key, ca, requestCert: true, ...serverLimits }, nodeListener(facade)).listen(443); // node:https
 */
export function connectionCertificate(request: object): Uint8Array | undefined {
  // One without TLS has none of this.
  const connection = connections.get(request) as Partial<TLSSocket> | undefined;
  try {
    // A server that lets in who shows none (`rejectUnauthorized: false`) has looked at it all the same.
    return connection?.authorized === true ? connection.getPeerX509Certificate?.()?.raw : undefined;
  } catch {
    // HTTP/2 throws once the connection is gone.
    return undefined;
  }
}
