import { hashPassword, verifyPassword } from './hash-password.js';

describe('a password hash', () => {
  it('is known again by its password alone', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await verifyPassword('correct horse battery', hash)).toBe(true);
    expect(await verifyPassword('correct horse batterz', hash)).toBe(false);
  });

  it('has its own salt and says its cost', async () => {
    const [one, two] = await Promise.all([hashPassword('the same one'), hashPassword('the same one')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[^$]{22}\$[^$]{43}$/);
  });

  it('takes a letter with its accent in either Unicode spelling', async () => {
    const hash = await hashPassword('caf\u00e9 caf\u00e9');
    expect(await verifyPassword('cafe\u0301 cafe\u0301', hash)).toBe(true);
  });

  it.each([
    ['where there is none', null],
    ['that is no hash at all', 'plain'],
    ['that asks for more memory than is given', '$scrypt$ln=30,r=8,p=1$c2FsdHNhbHQ$a2V5a2V5'],
    ['without any cost', '$scrypt$ln=0,r=8,p=1$c2FsdHNhbHQ$a2V5a2V5'],
  ])('%s lets nobody in', async (_name, hash) => {
    expect(await verifyPassword('whatever it is', hash)).toBe(false);
  });
});
