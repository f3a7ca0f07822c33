import { createECDH, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A push service that keeps nothing: it counts what it accepted, and can be made to hang. */
export class PushSink {
  /** performance.now() of each message accepted with 201. */
  readonly accepted: number[] = [];
  private hanging: ServerResponse[] | null = null;
  private readonly waiting: (() => void)[] = [];
  private onHang: () => void = () => undefined;
  private readonly server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (this.hanging !== null) {
        this.hanging.push(response);
        this.onHang();
        return;
      }
      this.accepted.push(performance.now());
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
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const { port } = this.server.address() as AddressInfo;
    return {
      endpoint: `http://127.0.0.1:${port}/push/${randomBytes(8).toString('hex')}`,
      keys: {
        p256dh: keys.getPublicKey().toString('base64url'),
        auth: randomBytes(16).toString('base64url'),
      },
    };
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
