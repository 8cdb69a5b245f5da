import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection of the test's own, on which is written what is wanted. */
export interface Dialled {
  readonly socket: Socket;
  /** What came so far. */
  readonly came: () => string;
  /** What came, once the other side has ended the connection. */
  readonly text: Promise<string>;
}

/** Connects to a port of this machine, until the test is over. */
export function dial(port: number): Dialled {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  let came = '';
  const text = new Promise<string>((resolve, reject) => {
    socket.on('data', (chunk) => {
      came += chunk;
    });
    socket.on('end', () => resolve(came));
    socket.on('error', reject);
  });
  // Who only looks at what came does not wait for the end.
  text.catch(() => {});
  return { socket, came: () => came, text };
}
