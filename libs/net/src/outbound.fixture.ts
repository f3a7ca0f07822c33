import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { OutboundHttp } from './outbound-http.js';
import type { OutboundRequest } from './outbound-http.js';

/** Time enough on any machine. */
export const LIMITS = { firstByteMs: 20_000, totalMs: 20_000, maxBytes: 100_000, maxDecodedBytes: 1_000_000 };
/** For servers that never answer or never end. */
export const SHORT = { limits: { ...LIMITS, firstByteMs: 300, totalMs: 600 } };
const ended: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** Listens on a free port of 127.0.0.1 until the test is over; gives its address. */
export async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ended.push(async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server with this listener. */
export const serving = (listener: RequestListener) => listening(createServer(listener));

/** A server that answers every request with these bytes and then does what it is told. */
export function rawServer(bytes: string, then: (socket: Socket) => void): Promise<string> {
  return listening(
    createTcpServer((socket) => {
      socket.once('data', () => {
        socket.write(bytes, () => {
          then(socket);
        });
      });
    }),
  );
}

/** Outbound HTTP that may reach 127.0.0.1, until the test is over. */
export function outbound(options: Partial<ConstructorParameters<typeof OutboundHttp>[0]> = {}) {
  const http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'Wirewatch/test', ...options });
  ended.unshift(() => http.close());
  const get = (url: string, more: Partial<OutboundRequest> = {}) =>
    http.request({ method: 'GET', url, limits: LIMITS, redirects: 5, ...more });
  return { http, get };
}

/** The body as text, or the failure. */
export const textOf = (answer: Awaited<ReturnType<OutboundHttp['request']>>) =>
  answer.kind === 'response' ? Buffer.from(answer.body).toString() : answer;
