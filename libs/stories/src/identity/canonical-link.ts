import { isTracking } from './tracking-parameters.js';

/** Google's copies of AMP pages carry the publisher's address in theirs. */
const AMP_CACHE =
  /^https?:\/\/(?:www\.google\.[a-z.]+\/amp\/|[a-z0-9-]+\.cdn\.ampproject\.org\/[a-z]\/)(s\/)?(.+)$/i;

/**
 * The same for all addresses that lead to one page: protocol, `www.`, default port, fragment,
 * tracking parameters, their order, a closing stroke and AMP's marks make no difference.
 * For comparing only; readers get the link as published. Null where it is no web address.
 */
export function canonicalLink(link: string): string | null {
  const url = parse(link);
  if (url === null) return null;
  const cached = AMP_CACHE.exec(url.href);
  const page = cached ? parse(`https://${cached[2] ?? ''}`) : url;
  if (page === null) return null;

  const parameters = [...page.searchParams]
    .filter(([name, value]) => !isTracking(name, value))
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const query = parameters.length === 0 ? '' : `?${new URLSearchParams(parameters).toString()}`;
  const host = page.host
    .replace(/^www\./, '')
    .replace(/:(?:80|443)$/, '')
    .replace(/\.(?=:|$)/, '');
  return `${host}${canonicalPath(page.pathname)}${query}${route(page.hash)}`;
}

/** Whether a canonical link is a site's front page, which is no page of a story. */
export const isFrontPage = (canonical: string): boolean => /^[^/?#]+\/?$/.test(canonical);

function parse(link: string): URL | null {
  if (!URL.canParse(link.trim())) return null;
  const url = new URL(link.trim());
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

function canonicalPath(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const sign = String.fromCharCode(parseInt(code.slice(1), 16));
      // RFC 3986, 6.2.2.2: letters that need no encoding mean the same without it.
      return /[a-z0-9._~-]/i.test(sign) ? sign : code.toUpperCase();
    })
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=\/[^/]+)\/amp\/?$/, '')
    .replace(/\/$/, '');
}

/** A fragment is a place on a page, unless it begins like the address of a page inside a page. */
const route = (hash: string): string => (/^#!?\//.test(hash) || hash.startsWith('#!') ? hash : '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
