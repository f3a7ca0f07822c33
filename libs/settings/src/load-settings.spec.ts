import { join } from 'node:path';
import { loadSettings } from './load-settings.js';
import { SettingsError } from './settings.js';

const load = (env: Record<string, string>) => loadSettings(env, '/srv/wirewatch');

describe('loadSettings', () => {
  it('runs everything on the embedded database when nothing is set', () => {
    expect(load({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      database: { kind: 'embedded', dataDir: '/srv/wirewatch/data' },
      redisUrl: null,
      roles: ['gateway', 'poll', 'match', 'deliver'],
      admin: null,
      vapidKeys: null,
      vapidSubject: null,
      allowPrivateAddresses: [],
      starter: join('/srv/wirewatch', 'config/starter.yaml'),
      demoWire: true,
      trustProxy: false,
    });
  });

  it('takes an empty variable as one left out', () => {
    expect(load({ PORT: '', DATABASE_URL: ' ', ROLES: '' })).toEqual(load({}));
  });

  it('reads the roles of a process', () => {
    expect(load({ ROLES: 'poll, match' }).roles).toEqual(['poll', 'match']);
  });

  it.each([
    [{ PUBLIC_URL: 'https://alerts.example.org/' }, false],
    [{ DEMO_WIRE: 'off' }, false],
    [{ DEMO_WIRE: 'on', PUBLIC_URL: 'https://alerts.example.org' }, false],
    [{ DEMO_WIRE: 'ON' }, true],
  ])('with %j the demo wire is on: %s', (env, on) => {
    expect(load(env as Record<string, string>).demoWire).toBe(on);
  });

  it.each([
    ['1', 1],
    ['true', true],
    ['10.0.0.0/8, loopback', ['10.0.0.0/8', 'loopback']],
  ])('reads TRUST_PROXY=%s', (text, expected) => {
    expect(load({ TRUST_PROXY: text }).trustProxy).toEqual(expected);
  });

  it('seeds nothing with STARTER=none', () => {
    expect(load({ STARTER: 'none' }).starter).toBeNull();
  });

  it('reads private addresses that may be reached', () => {
    expect(
      load({ ALLOW_PRIVATE_ADDRESSES: '127.0.0.1, 10.0.0.0/8,::1,wire.internal' }).allowPrivateAddresses,
    ).toEqual(['127.0.0.1', '10.0.0.0/8', '::1', 'wire.internal']);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT: a port is a number. Set it to a free port such as 3000.'],
    [{ PORT: '70000' }, 'PORT: a port is at most 65535. Set it to a free port such as 3000.'],
    [{ PUBLIC_URL: 'alerts' }, 'PUBLIC_URL: this is not a web address.'],
    [{ PUBLIC_URL: 'https://example.org/alerts' }, 'PUBLIC_URL: Wirewatch is served at the root of a host.'],
    [{ DATABASE_URL: 'mysql://db/x' }, 'DATABASE_URL: this is not the address of a PostgreSQL.'],
    [
      { REDIS_URL: 'http://redis', DATABASE_URL: 'postgres://db/x' },
      'REDIS_URL: this is not the address of a Redis.',
    ],
    [{ REDIS_URL: 'redis://redis' }, 'REDIS_URL: a Redis queue is for several processes'],
    [{ ROLES: 'gateway,janitor' }, 'ROLES: there is no role "janitor".'],
    [{ ADMIN_EMAIL: 'a@example.org' }, 'ADMIN_PASSWORD: this is missing'],
    [{ ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD: this is too short.'],
    [
      { VAPID_PUBLIC_KEY: 'abc', VAPID_PRIVATE_KEY: 'abc' },
      'VAPID_PUBLIC_KEY: this is not a VAPID public key',
    ],
    [{ VAPID_SUBJECT: 'me' }, 'VAPID_SUBJECT: push services need a contact.'],
    [{ ALLOW_PRIVATE_ADDRESSES: '10.0.0.0/33' }, 'ALLOW_PRIVATE_ADDRESSES: "10.0.0.0/33" is no host name'],
    [{ TRUST_PROXY: 'caddy' }, 'TRUST_PROXY: this is neither a number of proxies nor a list of addresses.'],
    [{ DEMO_WIRE: 'maybe' }, 'DEMO_WIRE: this is neither on nor off.'],
  ])('refuses %j with the cause', (env, message) => {
    expect(() => load(env as Record<string, string>)).toThrow(SettingsError);
    expect(() => load(env as Record<string, string>)).toThrow(message);
  });

  it('has one line for each wrong value', () => {
    try {
      load({ PORT: 'x', DEMO_WIRE: 'y' });
      throw new Error('accepted');
    } catch (error) {
      expect((error as Error).message.split('\n')).toHaveLength(2);
    }
  });
});
