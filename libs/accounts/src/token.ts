import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 random bits in base64url: what goes out. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a token: its SHA-256, hex. A plain hash is enough for 256 random
 * bits, and whoever reads the database can't sign in with it.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
