import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long, and for how many bytes more, who is still sending is listened to, so that it gets to read its answer. */
const LOOKS = 20;
const LOOK_MS = 50;
const MOST_BYTES = 1024 * 1024;

/**
 * Has the connection closed behind an answer to a request whose body was not read: it would be read to its end otherwise,
 * however long that is. Not at once: a connection that is closed while bytes wait unread is reset, and the answer with it. So
 * what still comes is thrown away for a second, or for a MiB, and then the connection is gone.
 */
export function closeBehind(incoming: IncomingMessage, response: ServerResponse): void {
  if (incoming.complete || incoming.httpVersionMajor !== 1) return;
  response.setHeader('connection', 'close');
  const { socket } = incoming;
  // What Node calls once the answer was handed to the socket: by itself it ends and destroys it.
  socket.destroySoon = () => {
    const before = socket.bytesRead;
    let looks = 0;
    const look = setInterval(() => {
      looks++;
      if (looks >= LOOKS || socket.bytesRead - before > MOST_BYTES) socket.destroy();
    }, LOOK_MS);
    socket.once('close', () => clearInterval(look));
    socket.end();
  };
}
