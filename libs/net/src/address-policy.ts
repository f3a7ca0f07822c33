import ipaddr from 'ipaddr.js';

/** Azure's host service answers on a public-looking address: as good as a metadata service. */
const ALSO_REFUSED = new Set(['168.63.129.16']);
/** RFC 6052's well-known prefix: the only NAT64 prefix behind which a public IPv4 address may stand. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number];
/** The part of IPv6 that IANA gives out as global unicast; the rest is reserved (RFC 4291, 2.4). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Parses a literal address, with or without brackets or zone, IPv4 in IPv6 as the IPv4 it is; null for a name. */
function parseAddress(text: string): Address | null {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

/** Whether anybody on the internet can be reached there: no private, local, shared, multicast or reserved range. */
function isPublic(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) {
    return address.range() === 'unicast' && !ALSO_REFUSED.has(address.toString());
  }
  if (address.match(NAT64)) {
    return isPublic(new ipaddr.IPv4(address.toByteArray().slice(12)));
  }
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST);
}

/** Names compare without case and without the root's dot. */
function canonicalHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

/** Says which addresses may be reached: public ones, and what the operator has listed. */
export class AddressPolicy {
  private readonly hosts = new Set<string>();
  private readonly ranges: [Address, number][] = [];

  /** `allowed`: hosts, addresses and CIDRs that may be reached although private. @throws Error naming an entry that is none of these. */
  constructor(allowed: readonly string[]) {
    for (const entry of allowed.map((text) => text.trim()).filter((text) => text !== '')) {
      const address = parseAddress(entry);
      if (address !== null) {
        this.ranges.push([address, address.kind() === 'ipv4' ? 32 : 128]);
      } else if (ipaddr.isValidCIDR(entry)) {
        this.ranges.push(ipaddr.parseCIDR(entry));
      } else if (/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?$/i.test(entry)) {
        this.hosts.add(canonicalHost(entry));
      } else {
        throw new Error(`"${entry}" is not a host name, an address or a CIDR`);
      }
    }
  }

  /** Whether the operator listed this host or this address of it. `address` is literal. */
  lists(host: string, address: string): boolean {
    if (this.hosts.has(canonicalHost(host))) return true;
    const parsed = parseAddress(address);
    return (
      parsed !== null &&
      this.ranges.some(
        ([range, bits]) => range.kind() === parsed.kind() && parsed.match([range, bits] as never),
      )
    );
  }

  /** Whether this literal address of this host may be reached; what cannot be read as an address may not. */
  permits(host: string, address: string): boolean {
    const parsed = parseAddress(address);
    return parsed !== null && (isPublic(parsed) || this.lists(host, address));
  }
}

/** Whether a URL's host is a literal address and not a name. */
export function isLiteral(host: string): boolean {
  return parseAddress(host) !== null;
}
