import type { NextFunction, Request, Response } from 'express';
import { randomBytes } from 'node:crypto';

/** The nonce of this answer, for what its page adds by script. */
export function nonceOf(response: Response): string {
  return (response.locals as { nonce: string }).nonce;
}

/**
 * The headers of every answer. The policy lets pages run and load nothing but our own
 * files; React Aria adds two `<style>` elements by script, which carry the nonce.
 */
export function securityHeaders(publicUrl: string | null) {
  const https = publicUrl?.startsWith('https:') ?? false;
  const publicHost = publicUrl === null ? [] : [new URL(publicUrl).host];
  return (request: Request, response: Response, next: NextFunction): void => {
    const nonce = randomBytes(16).toString('base64url');
    (response.locals as { nonce?: string }).nonce = nonce;
    response.set({
      'content-security-policy': [
        `default-src 'self'`,
        `style-src 'self' 'nonce-${nonce}'`,
        `img-src 'self' data:`,
        `connect-src 'self' ${socketsOf([...publicHost, request.headers.host]).join(' ')}`,
        `object-src 'none'`,
        `base-uri 'none'`,
        `form-action 'self'`,
        `frame-ancestors 'none'`,
      ].join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
    next();
  };
}

/** The live log's addresses; not every browser takes 'self' for a WebSocket's scheme. */
function socketsOf(hosts: readonly (string | undefined)[]): string[] {
  const written = hosts.filter((host) => host !== undefined && /^[\w.:[\]-]+$/.test(host));
  return [...new Set(written)].flatMap((host) => [`ws://${host}`, `wss://${host}`]);
}
