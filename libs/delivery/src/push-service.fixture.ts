import { createDecipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message as the browser behind the service reads it. */
export interface ReceivedPush {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** How the service answers next: a status with headers, or not at all. */
export type Answer = { readonly status: number; readonly headers?: Record<string, string> } | 'nothing';

/** A browser's keys, as they stand in its PushSubscription. */
export interface Browser {
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** @throws where the message was not encrypted for this browser */
  decrypt(body: Buffer): string;
}

/** Makes the keys of a browser, which decrypts by RFC 8188 and 8291 alone. */
export function makeBrowser(): Browser {
  const curve = createECDH('prime256v1');
  const publicKey = curve.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    decrypt(body) {
      const salt = body.subarray(0, 16);
      const keyLength = body.readUInt8(20);
      const sender = body.subarray(21, 21 + keyLength);
      const sealed = body.subarray(21 + keyLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender]);
      const secret = derive(auth, curve.computeSecret(sender), info, 32);
      const key = derive(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12);
      const cipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      // 0x02 ends the last record (RFC 8188, 2).
      return plain.subarray(0, plain.lastIndexOf(2)).toString();
    },
  };
}

/** HKDF of one block (RFC 5869). */
function derive(salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer {
  const extracted = createHmac('sha256', salt).update(secret).digest();
  return createHmac('sha256', extracted)
    .update(Buffer.concat([info, Buffer.from([1])]))
    .digest()
    .subarray(0, length);
}

/** A push service on 127.0.0.1 that decrypts for one browser and answers as told. */
export class TestPushService {
  readonly received: ReceivedPush[] = [];
  /** Requests under way at the same time, at most so far. */
  mostAtOnce = 0;
  #open = 0;
  #answers: Answer[] = [];

  private constructor(
    private readonly server: Server,
    readonly browser: Browser,
  ) {}

  /** Listens on a free port. */
  static async start(): Promise<TestPushService> {
    const server = createServer();
    const service = new TestPushService(server, makeBrowser());
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      service.mostAtOnce = Math.max(service.mostAtOnce, ++service.#open);
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = service.#answers.shift() ?? { status: 201 };
        const text = service.browser.decrypt(Buffer.concat(chunks));
        service.received.push({ path: request.url ?? '', headers: request.headers, text });
        setImmediate(() => {
          service.#open -= 1;
          if (answer === 'nothing') request.socket.destroy();
          else response.writeHead(answer.status, answer.headers).end();
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Sets what the next requests are answered; after that each is accepted. */
  answerNext(...answers: Answer[]): void {
    this.#answers = answers;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
