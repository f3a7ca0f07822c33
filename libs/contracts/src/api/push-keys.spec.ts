import { createECDH } from 'node:crypto';
import { pushKeysSchema } from './push-keys.js';

const auth = Buffer.alloc(16, 9).toString('base64url');
const pointOf = (secret: number): Buffer => {
  const keys = createECDH('prime256v1');
  keys.setPrivateKey(Buffer.alloc(32, secret));
  return keys.getPublicKey();
};
const faultsOf = (keys: unknown) =>
  pushKeysSchema.safeParse(keys).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

describe('the keys of a push subscription', () => {
  it.each([1, 2, 77, 200])('are what browsers make, with or without padding (%d)', (secret) => {
    const point = pointOf(secret);
    expect(faultsOf({ p256dh: point.toString('base64url'), auth })).toEqual([]);
    expect(faultsOf({ p256dh: `${point.toString('base64url')}=`, auth: `${auth}==` })).toEqual([]);
  });

  const point = pointOf(7);
  const beside = Buffer.from(point);
  beside[64] = (beside[64] ?? 0) ^ 1;
  const tooLarge = Buffer.alloc(65, 0xff);
  tooLarge[0] = 4;
  it.each([
    ['beside the curve', beside.toString('base64url')],
    ['the origin', Buffer.concat([Buffer.from([4]), Buffer.alloc(64)]).toString('base64url')],
    ['beyond the field', tooLarge.toString('base64url')],
    ['compressed', Buffer.concat([Buffer.from([2]), point.subarray(1, 33)]).toString('base64url')],
    ['cut off', point.subarray(0, 64).toString('base64url')],
    ['base64 of another alphabet', point.toString('base64').replace(/^./, '+')],
    ['no base64', 'B'],
    ['empty', ''],
  ])('are refused where the point is %s', (_name, p256dh) => {
    expect(faultsOf({ p256dh, auth })).toEqual([
      ['p256dh', 'p256dh is a point of P-256, 65 bytes in base64url'],
    ]);
  });

  it.each([15, 17, 0])('are refused where the secret has %d bytes', (length) => {
    const keys = { p256dh: point.toString('base64url'), auth: Buffer.alloc(length, 1).toString('base64url') };
    expect(faultsOf(keys)).toEqual([['auth', 'auth is 16 bytes in base64url']]);
  });
});
