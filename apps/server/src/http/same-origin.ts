import type { IncomingHttpHeaders } from 'node:http';

/** What a browser tells of the page behind a request. */
export type PageOrigin = 'same' | 'other' | 'unknown';

/**
 * Whether a request comes from a page of our own: by `Sec-Fetch-Site`, else by
 * `Origin` against the public address and the host that was asked (its scheme is not
 * compared: a proxy may have ended TLS). `unknown`: neither header, so no browser's
 * page made it (https://www.w3.org/TR/fetch-metadata/, RFC 6454).
 */
export function pageOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): PageOrigin {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'same' : 'other';
  if (headers.origin === undefined) return 'unknown';
  if (!URL.canParse(headers.origin)) return 'other';
  const origin = new URL(headers.origin);
  const ours = publicUrl !== null && origin.origin === new URL(publicUrl).origin;
  return ours || origin.host === headers.host ? 'same' : 'other';
}
