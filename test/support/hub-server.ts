import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request to subscribe that was verified. */
interface Subscriber {
  readonly callback: string;
  readonly topic: string;
  readonly secret: string;
}

/** A real WebSub hub (https://www.w3.org/TR/websub/) that brings what the test tells it to. */
export class HubServer {
  /** How each verification of intent was answered, in the order of the requests. */
  readonly verified: { readonly status: number; readonly echoed: boolean }[] = [];
  leaseSeconds = 86_400;
  private subscriber: Subscriber | null = null;
  private readonly waiting: { readonly count: number; readonly done: () => void }[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.subscribe(request, response));
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<HubServer> {
    const hub = new HubServer();
    await new Promise<void>((resolve) => hub.server.listen(0, '127.0.0.1', resolve));
    return hub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hub`;
  }

  /** Where it brings items. @throws before anybody subscribed */
  get callback(): string {
    if (this.subscriber === null) throw new Error('nobody subscribed');
    return this.subscriber.callback;
  }

  get topic(): string {
    return this.subscriber?.topic ?? '';
  }

  /** Resolves when so many requests were verified. */
  untilVerified(count: number): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ count, done });
      this.wake();
    });
  }

  /** Brings a document, signed. @returns the status of the answer */
  async deliver(document: string, secret = this.subscriber?.secret ?? ''): Promise<number> {
    const signature = createHmac('sha256', secret).update(document).digest('hex');
    const answer = await fetch(this.callback, {
      method: 'POST',
      headers: { 'content-type': 'application/rss+xml', 'x-hub-signature': `sha256=${signature}` },
      body: document,
    });
    return answer.status;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async subscribe(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    response.writeHead(202).end();
    const subscriber = {
      callback: form.get('hub.callback') ?? '',
      topic: form.get('hub.topic') ?? '',
      secret: form.get('hub.secret') ?? '',
    };
    const challenge = `challenge-${this.verified.length}`;
    const query = new URLSearchParams({
      'hub.mode': form.get('hub.mode') ?? '',
      'hub.topic': subscriber.topic,
      'hub.challenge': challenge,
      'hub.lease_seconds': String(this.leaseSeconds),
    });
    const answer = await fetch(`${subscriber.callback}?${query.toString()}`);
    const echoed = (await answer.text()) === challenge;
    if (answer.ok && echoed) this.subscriber = subscriber;
    this.verified.push({ status: answer.status, echoed });
    this.wake();
  }

  private wake(): void {
    for (const { count, done } of this.waiting) if (this.verified.length >= count) done();
  }
}
