import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushMessage } from '@app/contracts';
import { makeBrowser, type Browser } from '../../libs/delivery/src/push-service.fixture.js';

/** A push service that keeps what it accepted for the browsers that it made up, and can be made to hang. */
export class PushSink {
  /** performance.now() of each message accepted with 201. */
  readonly accepted: number[] = [];
  private readonly bodies: { readonly path: string; readonly body: Buffer }[] = [];
  private readonly browsers = new Map<string, Browser>();
  private hanging: ServerResponse[] | null = null;
  private readonly waiting: (() => void)[] = [];
  private onHang: () => void = () => undefined;
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (this.hanging !== null) {
        this.hanging.push(response);
        this.onHang();
        return;
      }
      this.accepted.push(performance.now());
      this.bodies.push({ path: request.url ?? '', body: Buffer.concat(chunks) });
      response.writeHead(201).end();
      for (const done of this.waiting.splice(0)) done();
    });
  });

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<PushSink> {
    const sink = new PushSink();
    await new Promise<void>((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  /** A device that receives here, as a browser would register it. */
  newSubscription(): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const browser = makeBrowser();
    const path = `/push/${randomBytes(8).toString('hex')}`;
    this.browsers.set(path, browser);
    const { port } = this.server.address() as AddressInfo;
    return { endpoint: `http://127.0.0.1:${port}${path}`, keys: browser.keys };
  }

  /** What a device was sent, in the order in which it came. */
  messages(endpoint: string): PushMessage[] {
    const path = new URL(endpoint).pathname;
    return this.bodies
      .filter((sent) => sent.path === path)
      .map(({ body }) => JSON.parse(this.browsers.get(path)?.decrypt(body) ?? 'null') as PushMessage);
  }

  /** Resolves with the next message that is accepted. */
  next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** From now on messages are read and never answered. @returns resolves with the first one that hangs */
  hang(): Promise<void> {
    this.hanging = [];
    return new Promise((resolve) => (this.onHang = resolve));
  }

  /** Drops what hangs and answers again. */
  recover(): void {
    for (const response of this.hanging ?? []) response.destroy();
    this.hanging = null;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
