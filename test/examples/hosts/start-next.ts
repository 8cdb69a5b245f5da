import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { rememberAddress, serverLimits } from 'bgz-facade/node';
import { DELETE, GET, HEAD, PATCH, POST, PUT } from '../../../examples/next-route';

const byMethod: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  DELETE,
  GET,
  HEAD,
  PATCH,
  POST,
  PUT,
};

/** Calls what the route file exports by method, with a Request and nothing else that is used, as Next does. */
export function startNext(port: number): Promise<Server> {
  const server = createServer(
    serverLimits,
    getRequestListener(async (request, { incoming }) => {
      rememberAddress(request, incoming.socket.remoteAddress);
      return byMethod[request.method]?.(request) ?? new Response(null, { status: 405 });
    }),
  );
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
