import type { PollFailure } from '@app/contracts';

/** What the statuses that feeds really answer with mean to the person who looks after the feed. */
const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: 'wants a name and password',
  402: 'wants to be paid',
  403: 'does not let us in',
  404: 'has no feed at this address',
  406: 'has no feed in a form that we read',
  408: 'waited for us in vain',
  418: 'takes us for an unwanted robot',
  451: 'may not give us this feed for legal reasons',
  500: 'has a fault',
  502: 'has a fault: what stands behind it does not answer',
  503: 'is out of service for now',
  504: 'has a fault: what stands behind it does not answer in time',
  521: 'is out of service behind its Cloudflare front',
  522: 'does not answer its Cloudflare front',
};

/** The failure that an answer without a feed is, in plain words; null for an answer that may hold one. */
export function failureOfStatus(
  status: number,
  headers: Readonly<Record<string, string>>,
  host: string,
): PollFailure | null {
  if (status === 200 || status === 203) return null;
  if (status === 410) {
    return { code: 'gone', message: `${host} says that this feed is gone for good (410).`, status };
  }
  if (status === 429 || (status === 503 && headers['retry-after'] !== undefined)) {
    return { code: 'rate-limited', message: `${host} asks us to come less often (${status}).`, status };
  }
  if (status >= 300 && status < 400) {
    return { code: 'http-error', message: `${host} redirects without saying where (${status}).`, status };
  }
  if (status < 300) {
    return { code: 'not-a-feed', message: `${host} answers without a feed (${status}).`, status };
  }
  const words = STATUS_WORDS[status] ?? (status < 500 ? 'refuses the request' : 'has a fault');
  return { code: 'http-error', message: `${host} ${words} (${status}).`, status };
}
