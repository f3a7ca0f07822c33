import { HealthRegistry } from './health.js';

describe('HealthRegistry', () => {
  it('is well when every check is', async () => {
    const health = new HealthRegistry();
    health.add('database', () => Promise.resolve(null));
    expect(await health.report()).toEqual({ ok: true, checks: { database: null } });
  });

  it('names what is not well, also when the check throws', async () => {
    const health = new HealthRegistry();
    health.add('database', () => Promise.reject(new Error('connection refused')));
    health.add('queue', () => Promise.resolve(null));
    expect(await health.report()).toEqual({
      ok: false,
      checks: { database: 'connection refused', queue: null },
    });
  });

  it('refuses two checks of one name', () => {
    const health = new HealthRegistry();
    health.add('database', () => Promise.resolve(null));
    expect(() => health.add('database', () => Promise.resolve(null))).toThrow('"database"');
  });
});
