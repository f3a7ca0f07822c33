import { AddressPolicy } from './address-policy.js';

describe(AddressPolicy.name, () => {
  const policy = new AddressPolicy([]);

  it.each(['93.184.216.34', '2606:2800:220:1::1', '64:ff9b::5db8:d822', '::ffff:93.184.216.34'])(
    'permits the public address %s',
    (address) => {
      expect(policy.permits('example.org', address)).toBe(true);
    },
  );

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.0.9'],
    ['loopback, IPv6', '::1'],
    ['loopback, IPv6 in brackets', '[::1]'],
    ['private', '10.1.2.3'],
    ['private', '172.31.0.1'],
    ['private', '192.168.1.1'],
    ['link-local and metadata', '169.254.169.254'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['Azure host service', '168.63.129.16'],
    ['carrier-grade NAT and metadata', '100.100.100.200'],
    ['unspecified', '0.0.0.0'],
    ['unspecified, IPv6', '::'],
    ['multicast', '224.0.0.251'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '203.0.113.7'],
    ['unique local and metadata, IPv6', 'fd00:ec2::254'],
    ['multicast, IPv6', 'ff02::1'],
    ['site-local, IPv6', 'fec0::1'],
    ['IPv4 mapped into IPv6', '::ffff:127.0.0.1'],
    ['IPv4 mapped into IPv6, hexadecimal', '::ffff:7f00:1'],
    ['IPv4 compatible with IPv6', '::7f00:1'],
    ['IPv4 translated', '::ffff:0:7f00:1'],
    ['NAT64 of a private address', '64:ff9b::a00:1'],
    ['NAT64 of local use', '64:ff9b:1::1'],
    ['6to4', '2002:7f00:1::1'],
    ['Teredo', '2001::1'],
    ['not given out by IANA', '4000::1'],
    ['not an address', 'example.org'],
  ])('refuses %s: %s', (_, address) => {
    expect(policy.permits('example.org', address)).toBe(false);
  });

  it('permits what the operator lists: by host, by address, by range', () => {
    const listing = new AddressPolicy(['Feeds.intern.', '127.0.0.1', '10.2.0.0/16', 'fd00:1::/32']);
    expect(listing.permits('feeds.intern', '192.168.0.9')).toBe(true);
    expect(listing.permits('any.name', '127.0.0.1')).toBe(true);
    expect(listing.permits('any.name', '::ffff:127.0.0.1')).toBe(true);
    expect(listing.permits('any.name', '10.2.200.1')).toBe(true);
    expect(listing.permits('any.name', 'fd00:1:2::5')).toBe(true);
    expect(listing.permits('any.name', '127.0.0.2')).toBe(false);
    expect(listing.permits('any.name', '10.3.0.1')).toBe(false);
    expect(listing.permits('sub.feeds.intern', '192.168.0.9')).toBe(false);
  });

  it.each(['10.0.0.0/99', 'http://host', 'a b', '[::1'])('refuses to start with the entry "%s"', (entry) => {
    expect(() => new AddressPolicy([entry])).toThrow(entry);
  });
});
