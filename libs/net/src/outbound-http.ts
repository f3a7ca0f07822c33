import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { AddressBook } from './address-book.js';
import type { Resolve } from './address-book.js';
import { AddressPolicy } from './address-policy.js';
import { openConnections } from './connections.js';
import { ACCEPT_ENCODING, decodeBody } from './decode-body.js';
import { LimitError, exchange } from './exchange.js';
import type { OutboundLimits, RawAnswer, RawRequest } from './exchange.js';
import { failed, failureOf, isStaleConnection } from './failure-words.js';
import type { OutboundFailure } from './failure-words.js';
import { isPermanent, isRedirect, redirectTarget } from './redirect.js';
import { basicCredentials, withoutUser } from './url-user.js';

export interface OutboundOptions {
  /** Hosts, addresses and CIDRs that may be reached although private, over plain http too. */
  readonly allowPrivate: readonly string[];
  readonly userAgent: string;
  /** Looks names up; the system's way where left out. */
  readonly resolve?: Resolve;
}

export interface OutboundRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** http or https. A name and password in it are sent as Basic credentials. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers for the origin of `url` alone: no redirect takes them elsewhere. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly limits: OutboundLimits;
  /** How many redirects to follow, of GET and HEAD; where left out, a redirect is an answer like any other. */
  readonly redirects?: number;
  /** Refuses plain http, except to what `allowPrivate` lists: for what carries messages of people. */
  readonly httpsOnly?: boolean;
}

export interface OutboundResponse {
  readonly kind: 'response';
  readonly status: number;
  /** Names in lower case; values of a repeated header joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded. Of an error page, as much as came within the limits. */
  readonly body: Uint8Array;
  /** Where the answer came from, after redirects; without credentials. */
  readonly url: string;
  /** Where permanent redirects alone led, when the way began with one. */
  readonly permanentUrl?: string;
}

/**
 * The one way out: every request to a feed, hub, webhook or push service goes
 * through here. Cannot reach private addresses unless the operator listed them,
 * keeps connections, sends no cookies, and ends within its limits whatever the
 * server does. Outcomes are values; it does not throw for anything a server does.
 */
export class OutboundHttp {
  private readonly policy: AddressPolicy;
  private readonly book: AddressBook;
  private readonly connections: Dispatcher;

  /** @throws Error naming an entry of `allowPrivate` that cannot be read. */
  constructor(private readonly options: OutboundOptions) {
    this.policy = new AddressPolicy(options.allowPrivate);
    this.book = new AddressBook(this.policy, options.resolve);
    this.connections = openConnections(this.book);
  }

  /** Sends a request, follows its redirects, and gives the decoded answer or why there is none. */
  async request(request: OutboundRequest): Promise<OutboundResponse | OutboundFailure> {
    if (!URL.canParse(request.url)) return failed('bad-address', 'This is not a web address.');
    const start = new URL(request.url);
    const credentials = { ...basicCredentials(start), ...request.credentials };
    const follows =
      request.redirects !== undefined && (request.method === 'GET' || request.method === 'HEAD');
    const began = Date.now();
    const seen = new Set<string>();
    let url = withoutUser(start);
    let permanent: URL | null = null;
    let onlyPermanent = true;
    for (;;) {
      seen.add(url.href);
      const own = url.origin === start.origin;
      const answer = await this.hop(request, url, own ? credentials : {}, follows, began);
      if (answer.kind === 'failed') return answer;
      const target =
        follows && isRedirect(answer.status) ? redirectTarget(url, answer.headers['location']) : null;
      if (target === null) {
        return { ...answer, ...(permanent === null ? {} : { permanentUrl: permanent.href }) };
      }
      const next = withoutUser(target);
      if (seen.has(next.href)) {
        return failed('too-many-redirects', `${start.hostname} redirects in a circle.`);
      }
      if (seen.size > (request.redirects ?? 0)) {
        return failed(
          'too-many-redirects',
          `${start.hostname} redirects more than ${request.redirects ?? 0} times.`,
        );
      }
      if (url.protocol === 'https:' && next.protocol === 'http:' && Object.keys(credentials).length > 0) {
        return failed(
          'bad-address',
          `${url.hostname} redirects a request with credentials to an unencrypted address.`,
        );
      }
      // A feed's address is never rewritten to one that is less safe.
      onlyPermanent &&=
        isPermanent(answer.status) && !(url.protocol === 'https:' && next.protocol === 'http:');
      if (onlyPermanent) permanent = next;
      url = next;
    }
  }

  /** Closes all connections; requests that still run fail. */
  async close(): Promise<void> {
    await this.connections.destroy();
  }

  private async hop(
    request: OutboundRequest,
    url: URL,
    credentials: Readonly<Record<string, string>>,
    follows: boolean,
    began: number,
  ): Promise<OutboundResponse | OutboundFailure> {
    const host = url.hostname;
    try {
      const refusal = await this.refusalOf(url, request, began);
      if (refusal !== null) return refusal;
      const raw = await this.send({
        method: request.method,
        url,
        headers: {
          'user-agent': this.options.userAgent,
          'accept-encoding': ACCEPT_ENCODING,
          ...request.headers,
          ...credentials,
        },
        body: request.body ?? null,
        limits: request.limits,
        began,
        wantsBody: (status) => !(follows && isRedirect(status)),
      });
      return {
        kind: 'response',
        status: raw.status,
        headers: flatHeaders(raw.headers),
        body: await bodyOf(raw, request.limits.maxDecodedBytes),
        url: url.href,
      };
    } catch (error) {
      this.book.forget(host);
      return error instanceof LimitError ? limitFailure(error, host, request.limits) : failureOf(error, host);
    }
  }

  /** Checks before anything is sent, because a proxy would look the name up by itself. */
  private async refusalOf(
    url: URL,
    request: OutboundRequest,
    began: number,
  ): Promise<OutboundFailure | null> {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      return failed('bad-address', 'An address begins with http:// or https://.');
    }
    const host = url.hostname;
    const plainRefused = failed('bad-address', `${host} may be reached over https only.`);
    try {
      const addresses = await within(this.book.addressesOf(host), request.limits.firstByteMs, began);
      const listed = addresses.every(({ address }) => this.policy.lists(host, address));
      return request.httpsOnly === true && url.protocol === 'http:' && !listed ? plainRefused : null;
    } catch (error) {
      // A name unknown here may be known to a proxy; without one, connecting fails the same way.
      if ((error as NodeJS.ErrnoException).code !== 'ENOTFOUND') throw error;
      return request.httpsOnly === true && url.protocol === 'http:' ? plainRefused : null;
    }
  }

  private async send(request: RawRequest): Promise<RawAnswer> {
    try {
      return await exchange(this.connections, request);
    } catch (error) {
      const repeatable = request.method === 'GET' || request.method === 'HEAD';
      if (!repeatable || !isStaleConnection(error)) throw error;
      return exchange(this.connections, request);
    }
  }
}

async function within<T>(work: Promise<T>, limitMs: number, began: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(new LimitError('first-byte'));
      },
      Math.max(0, limitMs - (Date.now() - began)),
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

async function bodyOf(answer: RawAnswer, maxBytes: number): Promise<Uint8Array> {
  const coding = answer.headers['content-encoding'];
  if (answer.status >= 200 && answer.status < 300) return decodeBody(answer.body, coding, maxBytes);
  // An error page may be cut off; it is shown to people at most.
  return decodeBody(answer.body, coding, maxBytes).catch(() => new Uint8Array());
}

function limitFailure(error: LimitError, host: string, limits: OutboundLimits): OutboundFailure {
  switch (error.limit) {
    case 'first-byte':
      return failed('timeout', `${host} did not answer within ${limits.firstByteMs / 1000} s.`);
    case 'total':
      return failed('timeout', `The answer of ${host} was not complete within ${limits.totalMs / 1000} s.`);
    case 'size':
      return failed(
        'too-large',
        `The answer of ${host} is larger than ${Math.round(limits.maxBytes / 1e4) / 100} MB.`,
      );
  }
}

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
