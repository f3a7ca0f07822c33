import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

/** One push message as it reached the push service. */
export interface AcceptedPush {
  readonly channelId: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly at: number;
}

/**
 * A push service for a real Firefox: it speaks Mozilla's autopush protocol over
 * WebSocket to the browser and RFC 8030 over HTTP to the application server.
 * https://autopush.readthedocs.io/en/latest/api/websocket.html
 */
export class AutopushServer {
  /** Everything accepted so far, oldest first. */
  readonly accepted: AcceptedPush[] = [];
  private readonly channels = new Map<string, WebSocket>();
  private readonly server: Server;
  private readonly sockets: WebSocketServer;

  private constructor() {
    this.server = createServer((request, response) => void this.push(request, response));
    this.sockets = new WebSocketServer({ server: this.server });
    this.sockets.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => this.hear(socket, data.toString()));
    });
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<AutopushServer> {
    const push = new AutopushServer();
    await new Promise<void>((resolve) => push.server.listen(0, '127.0.0.1', resolve));
    return push;
  }

  /** For Firefox's preference dom.push.serverURL. */
  get webSocketUrl(): string {
    return `ws://127.0.0.1:${this.port}/`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private hear(socket: WebSocket, text: string): void {
    const message = JSON.parse(text) as { messageType?: string; channelID?: string; uaid?: string };
    const answer = (body: object): void => socket.send(JSON.stringify(body));
    switch (message.messageType) {
      case 'hello':
        answer({
          messageType: 'hello',
          uaid: message.uaid ?? randomUUID().replaceAll('-', ''),
          status: 200,
          use_webpush: true,
          broadcasts: {},
        });
        break;
      case 'register': {
        const channelID = message.channelID ?? '';
        this.channels.set(channelID, socket);
        answer({
          messageType: 'register',
          channelID,
          status: 200,
          pushEndpoint: `http://127.0.0.1:${this.port}/wpush/${channelID}`,
        });
        break;
      }
      case 'unregister':
        this.channels.delete(message.channelID ?? '');
        answer({ messageType: 'unregister', channelID: message.channelID, status: 200 });
        break;
      default:
        break;
    }
  }

  private async push(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const channelId = /^\/wpush\/(.+)$/.exec(request.url ?? '')?.[1];
    const socket = channelId === undefined ? undefined : this.channels.get(channelId);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method !== 'POST' || channelId === undefined || socket === undefined) {
      response.writeHead(410).end();
      return;
    }
    const body = Buffer.concat(parts);
    this.accepted.push({
      channelId,
      headers: request.headers as Record<string, string>,
      body,
      at: Date.now(),
    });
    socket.send(
      JSON.stringify({
        messageType: 'notification',
        channelID: channelId,
        version: randomUUID(),
        data: body.toString('base64url'),
        headers: { encoding: 'aes128gcm' },
      }),
    );
    response.writeHead(201, { location: `http://127.0.0.1:${this.port}/m/${randomUUID()}` }).end();
  }
}
