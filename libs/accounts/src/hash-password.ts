import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * scrypt's cost: N=2^14, r=8, p=5, one of the equal choices of the OWASP Password
 * Storage Cheat Sheet. Of these the one with 16 MiB a hash, because four may run at
 * once beside an embedded database.
 */
const COST = { logN: 14, r: 8, p: 5 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** What a stored hash may ask for at most, so that a damaged row can't take all memory. */
const MOST = { logN: 17, r: 8, p: 10 } as const;

/** A PHC string: https://github.com/P-H-C/phc-string-format */
const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Hashes a password for keeping; gives a PHC string with its own salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, COST);
  return `$scrypt$ln=${COST.logN},r=${COST.r},p=${COST.p}$${base64(salt)}$${base64(key)}`;
}

/**
 * Tells whether a password is the one that was hashed, in constant time. Without a
 * hash (no such account, or one without password) it takes as long and says no, so
 * that the time tells nobody which addresses have accounts.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const kept = parse(hash ?? DUMMY_HASH);
  if (kept === null) return false;
  const key = await derive(password, kept.salt, kept.key.length, kept);
  return timingSafeEqual(key, kept.key) && hash !== null;
}

/** A hash of this form and cost that no password is known for. */
const DUMMY_HASH =
  `$scrypt$ln=${COST.logN},r=${COST.r},p=${COST.p}` +
  `$${base64(randomBytes(SALT_BYTES))}$${base64(randomBytes(KEY_BYTES))}`;

interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

function parse(hash: string): (Cost & { salt: Buffer; key: Buffer }) | null {
  const [, logN, r, p, salt, key] = FORM.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return null;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  if (cost.logN < 1 || cost.logN > MOST.logN || cost.r > MOST.r || cost.p > MOST.p) return null;
  return { ...cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
}

/** Node's default memory limit is exactly what N=2^14 needs and refuses it; 128·N·r and a little is enough. */
function derive(password: string, salt: Buffer, bytes: number, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, { N, r, p, maxmem: 128 * N * r * 2 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** The PHC form leaves the padding out. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
