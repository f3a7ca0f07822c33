const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Whether an answer with this status sends its reader elsewhere (RFC 9110, 15.4). */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** Whether it says so for good. */
export function isPermanent(status: number): boolean {
  return PERMANENT.has(status);
}

/** Where a redirect leads; null where it says nothing that can be read. */
export function redirectTarget(from: URL, location: string | undefined): URL | null {
  if (location === undefined || !URL.canParse(location, from.href)) return null;
  const target = new URL(location, from.href);
  target.hash = '';
  return target;
}
