import { z } from 'zod';

/** NIST SP 800-186, 3.2.1.3: the prime and the constant of P-256, y² = x³ - 3x + b. */
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
/** SEC 1, 2.3.3: an uncompressed point is 4, x and y. */
const UNCOMPRESSED = 4;
const COORDINATE_BYTES = 32;
/** RFC 8291, 3.2. */
const SECRET_BYTES = 16;

/** Whether bytes are a point of P-256 as browsers write it (RFC 8291, 3.1): uncompressed. */
function isPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 1 + 2 * COORDINATE_BYTES || bytes[0] !== UNCOMPRESSED) return false;
  const x = numberOf(bytes.subarray(1, 1 + COORDINATE_BYTES));
  const y = numberOf(bytes.subarray(1 + COORDINATE_BYTES));
  return x < P && y < P && (y * y - (x * x * x - 3n * x + B)) % P === 0n;
}

const numberOf = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** The bytes of a base64url text, with or without padding; null where it is none. */
function bytesOf(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return null;
  const plain = text.replace(/=+$/, '');
  if (plain.length % 4 === 1) return null;
  return Uint8Array.from(atob(plain.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
}

const bytesThat = (fit: (bytes: Uint8Array) => boolean, message: string) =>
  z
    .string()
    .max(200)
    .refine((text) => {
      const bytes = bytesOf(text);
      return bytes !== null && fit(bytes);
    }, message);

/** The keys of a browser's push subscription: with any others no message could be encrypted for it. */
export const pushKeysSchema = z.object({
  p256dh: bytesThat(isPoint, 'p256dh is a point of P-256, 65 bytes in base64url'),
  auth: bytesThat((bytes) => bytes.length === SECRET_BYTES, 'auth is 16 bytes in base64url'),
});
