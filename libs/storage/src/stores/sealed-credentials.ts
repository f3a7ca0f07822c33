import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FeedCredentials } from '@app/contracts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D, 8.2: 96 random bits, drawn anew for each sealing. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A new key, as text. */
export const newSealingKey = (): string => randomBytes(KEY_BYTES).toString('base64');

/**
 * Seals credentials for the origin of an address (AES-256-GCM): `ORIGIN SEALED`. The origin is
 * authenticated, so that a changed row does not open them for another server.
 */
export function sealCredentials(credentials: FeedCredentials, url: string, key: string): string {
  const origin = originOf(url);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, Buffer.from(key, 'base64'), nonce).setAAD(Buffer.from(origin));
  const body = Buffer.concat([cipher.update(JSON.stringify(credentials), 'utf8'), cipher.final()]);
  return `${origin} ${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`;
}

/** Whether sealed credentials are for the server of this address: those of another one are as good as none. */
export const areFor = (sealed: string | null, url: string): sealed is string =>
  sealed !== null && sealed.startsWith(`${originOf(url)} `);

/**
 * Opens what was sealed. Null where the key is another or the text was tampered with: the feed
 * is then asked for without, and its health tells what the server says to that.
 */
export function openCredentials(sealed: string, key: string): FeedCredentials | null {
  const [origin = '', text = ''] = sealed.split(' ');
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv(
    CIPHER,
    Buffer.from(key, 'base64'),
    bytes.subarray(0, NONCE_BYTES),
  ).setAAD(Buffer.from(origin));
  try {
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return JSON.parse(Buffer.concat([body, decipher.final()]).toString('utf8')) as FeedCredentials;
  } catch {
    return null;
  }
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

/** A user and password written into an address are credentials, too: they leave it. */
export function takeOutUser(url: string): { readonly url: string; readonly credentials?: FeedCredentials } {
  if (!URL.canParse(url)) return { url };
  const parsed = new URL(url);
  if (parsed.username === '' && parsed.password === '') return { url };
  const [user, password] = [parsed.username, parsed.password].map(decode) as [string, string];
  parsed.username = '';
  parsed.password = '';
  return { url: parsed.href, credentials: { kind: 'basic', user, password } };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
