import { loadSettings, SettingsError } from '@app/settings';
import { StorageStartError } from '@app/storage';
import { startFailure } from './start-failure.js';

const settings = loadSettings({ PORT: '3000' });
const listening = (code: string) => Object.assign(new Error(`listen ${code}`), { code, syscall: 'listen' });

describe('a start that fails', () => {
  it.each([
    ['EADDRINUSE', 'Port 3000 of 127.0.0.1 is taken. Stop what uses it, or set PORT to another.'],
    ['EACCES', 'Port 3000 may not be used by this user. Set PORT to one above 1023.'],
    [
      'EADDRNOTAVAIL',
      '127.0.0.1 is no address of this machine. Set HOST to one that is, such as 127.0.0.1 or 0.0.0.0.',
    ],
  ])('to listen (%s) says why and what to do', (code, line) => {
    expect(startFailure(listening(code), settings)).toBe(line);
  });

  it('for a reason that was foreseen says it in one line', () => {
    const problem = { variable: 'PORT', cause: 'a port is a number', remedy: 'Set it to a free port' };
    expect(startFailure(new SettingsError([problem]), null)).toBe(
      'PORT: a port is a number. Set it to a free port.',
    );
    expect(startFailure(new StorageStartError('It is damaged', 'Restore it'), settings)).toBe(
      'It is damaged. Restore it.',
    );
  });

  it('for another gives the stack as well', () => {
    expect(startFailure(new TypeError('x is not a function'), settings)).toMatch(
      /^x is not a function\nTypeError: x is not a function\n +at /,
    );
  });
});
