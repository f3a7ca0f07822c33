import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** What one answer may cost. Times in ms from the start of the request, sizes in bytes. */
export interface OutboundLimits {
  /** Until the headers are there, looking up the name and connecting included. */
  readonly firstByteMs: number;
  readonly totalMs: number;
  /** As it comes over the wire. */
  readonly maxBytes: number;
  readonly maxDecodedBytes: number;
}

export interface RawRequest {
  readonly method: Dispatcher.HttpMethod;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | null;
  readonly limits: OutboundLimits;
  /** Milliseconds since the epoch when firstByteMs and totalMs began to count. */
  readonly began: number;
  /** Whether the body of an answer with this status is wanted. */
  readonly wantsBody: (status: number) => boolean;
}

/** An answer before its content coding is undone. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A limit of time or size that was passed. */
export class LimitError extends Error {
  constructor(readonly limit: 'first-byte' | 'total' | 'size') {
    super(`limit passed: ${limit}`);
  }
}

/** An unwanted body up to this size is read to its end, so that the connection can be kept. */
const DRAINED_BYTES = 64 * 1024;
/** Of an error page no more than this is kept. */
const ERROR_PAGE_BYTES = 64 * 1024;

/** One answer as it comes in; settles exactly once. */
class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private readonly chunks: Buffer[] = [];
  private received = 0;
  private settled = false;
  private ended: Error | null = null;
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly request: RawRequest,
    private readonly resolve: (answer: RawAnswer) => void,
    private readonly reject: (error: Error) => void,
  ) {
    const { firstByteMs, totalMs } = request.limits;
    const spent = Date.now() - request.began;
    const after = (ms: number, limit: 'first-byte' | 'total') =>
      setTimeout(
        () => {
          this.stop(new LimitError(limit));
        },
        Math.max(0, ms - spent),
      );
    this.timers.push(after(firstByteMs, 'first-byte'), after(totalMs, 'total'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // The time ran out while the connection was being made.
    if (this.ended !== null) controller.abort(this.ended);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    clearTimeout(this.timers[0]);
    this.status = status;
    this.headers = headers;
    if (!this.request.wantsBody(status)) this.settle();
    else if (this.isGood() && Number(headers['content-length']) > this.request.limits.maxBytes) {
      this.stop(new LimitError('size'));
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.received += chunk.byteLength;
    if (this.settled) {
      if (this.received > DRAINED_BYTES) controller.abort(new LimitError('size'));
      return;
    }
    this.chunks.push(chunk);
    const most = this.isGood() ? this.request.limits.maxBytes : ERROR_PAGE_BYTES;
    if (this.received > most) this.stop(new LimitError('size'));
  }

  onResponseEnd(): void {
    this.clearTimers();
    this.settle();
  }

  onResponseError(_: unknown, error: Error): void {
    this.stop(error);
  }

  private isGood(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** Ends the exchange early. What an error answer says is known with its status, so the rest of its page may be missing. */
  private stop(error: Error): void {
    this.clearTimers();
    this.ended = error;
    if (this.status !== 0 && !this.isGood()) this.settle();
    else if (!this.settled) {
      this.settled = true;
      this.reject(error);
    }
    if (this.controller?.aborted === false) this.controller.abort(error);
  }

  private settle(): void {
    if (this.settled) return;
    this.settled = true;
    this.resolve({ status: this.status, headers: this.headers, body: Buffer.concat(this.chunks) });
  }

  private clearTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}

/** Sends one request and takes its answer within its limits. @throws LimitError; errors of the transport as they come. */
export function exchange(connections: Dispatcher, request: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    connections.dispatch(
      {
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: request.method,
        headers: request.headers,
        body: request.body,
      },
      new Exchange(request, resolve, reject),
    );
  });
}
