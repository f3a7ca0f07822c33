import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isLiteral } from './address-policy.js';
import type { AddressPolicy } from './address-policy.js';

/** Finds all addresses of a name; rejects with the codes of Node's dns module. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/**
 * How long an answer is used again, in ms: long enough that 10,000 feeds a minute don't become 10,000 look-ups. After a
 * failure it is not used again, so a host that moved is found at the next try.
 */
const REMEMBERED_MS = 5 * 60_000;
const REMEMBERED_NAMES = 20_000;
/**
 * Look-ups run in libuv's four threads, which compression, files and password
 * hashing need too: with a dead name server, two threads must stay free.
 */
const AT_ONCE = 2;

/** A host that resolves to an address that may not be reached. */
export class PrivateAddressError extends Error {
  readonly code = 'PRIVATE_ADDRESS';
  constructor(readonly host: string) {
    super(`${host} is at an address that may not be reached`);
  }
}

const resolveBySystem: Resolve = (host) => systemLookup(host, { all: true });

/** Resolves names, remembers the answers for a while, and gives out permitted addresses only. */
export class AddressBook {
  private readonly remembered = new Map<
    string,
    { until: number; addresses: Promise<readonly LookupAddress[]> }
  >();
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly policy: AddressPolicy,
    private readonly resolve: Resolve = resolveBySystem,
  ) {}

  /**
   * All addresses of a host (a name, or a literal address).
   * @throws PrivateAddressError when any of them may not be reached; errors of the look-up as they come.
   */
  async addressesOf(host: string): Promise<readonly LookupAddress[]> {
    const bare = host.replace(/^\[|\]$/g, '');
    const addresses = isLiteral(bare)
      ? [{ address: bare, family: bare.includes(':') ? 6 : 4 }]
      : await this.remember(bare);
    if (!addresses.every(({ address }) => this.policy.permits(host, address))) {
      throw new PrivateAddressError(host);
    }
    return addresses;
  }

  /** Looks a host up anew next time: it may have moved. */
  forget(host: string): void {
    this.remembered.delete(host);
  }

  /** The same in the form that sockets take, so that what is connected to is what was checked. */
  readonly lookup: LookupFunction = (host, options, callback) => {
    this.addressesOf(host).then(
      (addresses) => {
        const family = options.family === 4 || options.family === 6 ? options.family : 0;
        const fitting = addresses.filter((address) => family === 0 || address.family === family);
        const first = fitting[0];
        if (first === undefined) {
          callback(Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' }), '', 0);
        } else if (options.all === true) {
          callback(null, [...fitting]);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error: NodeJS.ErrnoException) => {
        callback(error, '', 0);
      },
    );
  };

  private remember(host: string): Promise<readonly LookupAddress[]> {
    const now = Date.now();
    const known = this.remembered.get(host);
    if (known !== undefined && known.until > now) return known.addresses;
    const addresses = this.inTurn(host);
    this.remembered.delete(host);
    this.remembered.set(host, { until: now + REMEMBERED_MS, addresses });
    addresses.catch(() => this.remembered.delete(host));
    const oldest = this.remembered.keys().next();
    if (this.remembered.size > REMEMBERED_NAMES && oldest.done !== true) this.remembered.delete(oldest.value);
    return addresses;
  }

  private async inTurn(host: string): Promise<readonly LookupAddress[]> {
    if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      return await this.resolve(host);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
