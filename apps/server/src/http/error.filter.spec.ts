import { WirewatchError } from '@app/contracts';
import { NotFoundException } from '@nestjs/common';
import { asWirewatchError } from './error.filter.js';

describe('what a call throws', () => {
  it.each([
    ['an outcome of our own', new WirewatchError('name-taken'), 'name-taken'],
    ['an unknown route', new NotFoundException(), 'not-found'],
    ['a body too large', Object.assign(new Error(), { type: 'entity.too.large', status: 413 }), 'too-large'],
    [
      'a client that went away',
      Object.assign(new Error(), { type: 'request.aborted', status: 400 }),
      'bad-request',
    ],
    ['a path that can’t be decoded', Object.assign(new URIError(), { status: 400 }), 'bad-request'],
    ['a database that stops', Object.assign(new Error(), { code: '57P01' }), 'unavailable'],
    ['a database that is away', Object.assign(new Error(), { code: 'ECONNREFUSED' }), 'unavailable'],
    ['a connection that was cut', new Error('Connection terminated unexpectedly'), 'unavailable'],
    ['a fault of ours', new TypeError('x is not a function'), 'internal'],
    ['something that is no error', 'oops', 'internal'],
    ['nothing', undefined, 'internal'],
  ])('%s', (_name, thrown, code) => {
    expect(asWirewatchError(thrown).code).toBe(code);
  });

  it('says nothing of what went wrong inside', () => {
    expect(asWirewatchError(new Error('password=secret')).toBody()).toEqual({
      code: 'internal',
      message: 'Something failed on the server. It was written to the log.',
    });
  });
});
