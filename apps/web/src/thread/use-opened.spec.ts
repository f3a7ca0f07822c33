import { versionsOpened } from './use-opened.js';

type Log = Parameters<typeof versionsOpened>[0];

describe(versionsOpened.name, () => {
  it('gives the newest version of each alert on the thread', () => {
    const entry = (id: string, version: number, thread = '9') => ({ id, version, thread });
    const log = [entry('1', 1), entry('1', 2), entry('2', 1), entry('3', 1, '10')] as unknown as Log;
    expect(versionsOpened(log, '9')).toEqual([
      { id: '1', version: 2 },
      { id: '2', version: 1 },
    ]);
  });
});
