/** Reads a date in HTTP form (RFC 9110, 5.6.7) as ms since the epoch; null where it is none. */
export function readHttpDate(text: string | undefined): number | null {
  if (text === undefined || !/[a-z]{3}/i.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/**
 * Milliseconds to wait that a Retry-After header asks for, in both its forms (RFC 9110, 10.2.3); null where it
 * asks for nothing. A date counts from the server's own clock (its Date header), which may be wrong.
 */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const until = readHttpDate(text);
  if (until === null) return null;
  return Math.max(0, until - (readHttpDate(headers['date']) ?? now.getTime()));
}

/**
 * Milliseconds for which an answer says it stays fresh (RFC 9111, 4.2): s-maxage or max-age less its Age, or Expires
 * from the server's own clock. 0 where it says nothing, or says not to keep it.
 */
export function readFreshness(headers: Readonly<Record<string, string>>): number {
  const control = (headers['cache-control'] ?? '').toLowerCase();
  if (/\bno-(cache|store)\b/.test(control)) return 0;
  const age = /\bs-maxage="?(\d+)/.exec(control) ?? /\bmax-age="?(\d+)/.exec(control);
  if (age !== null) return Math.max(0, Number(age[1]) - (Number(headers['age']) || 0)) * 1000;
  const expires = readHttpDate(headers['expires']);
  const date = readHttpDate(headers['date']);
  return expires === null || date === null ? 0 : Math.max(0, expires - date);
}
