import { SESSION_MS } from '@app/accounts';
import { parseCookie, stringifySetCookie } from 'cookie';

const NAME = 'wirewatch';

/** The session's token in a Cookie header, or null. */
export function readSessionCookie(header: string | undefined): string | null {
  return (header === undefined ? null : parseCookie(header)[NAME]) ?? null;
}

/**
 * The Set-Cookie value that keeps a session (null: ends it). No script can read it and
 * no other site's form sends it; over https alone where Wirewatch is reached by https.
 */
export function sessionCookie(token: string | null, publicUrl: string | null): string {
  return stringifySetCookie(NAME, token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl?.startsWith('https:') ?? false,
    maxAge: token === null ? 0 : SESSION_MS / 1000,
  });
}
