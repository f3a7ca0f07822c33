import { SignInLimit } from './sign-in.limit.js';

const MINUTE = 60_000;
const fail = (limit: SignInLimit, times: number, address: string, email: string, at = 0) => {
  for (let n = 0; n < times; n++) limit.fail(address, email, at);
};

describe('the limit on guessing passwords', () => {
  it('lets one try nine times more after a wrong password', () => {
    const limit = new SignInLimit();
    fail(limit, 9, '192.0.2.1', 'ana@example.org');
    expect(limit.secondsToWait('192.0.2.1', 'ana@example.org', 0)).toBe(0);
    limit.fail('192.0.2.1', 'ana@example.org', 0);
    expect(limit.secondsToWait('192.0.2.1', 'ana@example.org', 0)).toBe(15 * 60);
  });

  it('ends a quarter of an hour after the first wrong password', () => {
    const limit = new SignInLimit();
    fail(limit, 10, '192.0.2.1', 'ana@example.org');
    expect(limit.secondsToWait('192.0.2.1', 'ana@example.org', 14 * MINUTE)).toBe(60);
    expect(limit.secondsToWait('192.0.2.1', 'ana@example.org', 15 * MINUTE)).toBe(0);
  });

  it('does not lock out the same e-mail at another address', () => {
    const limit = new SignInLimit();
    fail(limit, 10, '192.0.2.1', 'ana@example.org');
    expect(limit.secondsToWait('192.0.2.2', 'ana@example.org', 0)).toBe(0);
  });

  it('stops one address that tries many e-mails', () => {
    const limit = new SignInLimit();
    for (let n = 0; n < 50; n++) limit.fail('192.0.2.1', `person${n}@example.org`, 0);
    expect(limit.secondsToWait('192.0.2.1', 'another@example.org', 0)).toBeGreaterThan(0);
  });

  it('is cleared by the right password', () => {
    const limit = new SignInLimit();
    fail(limit, 9, '192.0.2.1', 'ana@example.org');
    limit.succeed('192.0.2.1', 'ana@example.org');
    fail(limit, 9, '192.0.2.1', 'ana@example.org');
    expect(limit.secondsToWait('192.0.2.1', 'ana@example.org', 0)).toBe(0);
  });
});
