import { getVapidHeaders } from 'web-push';
import type { VapidKeys } from './vapid-keys.js';

/** RFC 8292 allows 24 h; half of it leaves room for a clock that is off. */
const VALID_S = 12 * 3600;
/** A header is used again until it has this long left. */
const SPARE_S = 3600;
/** Push services are few; many origins mean that somebody plays. */
const MOST_ORIGINS = 500;

/** Signs the Authorization header of a push service once and uses it for hours: the signature is most of a push's cost. */
export class VapidHeader {
  readonly #signed = new Map<string, { value: string; until: number }>();

  constructor(private readonly keys: VapidKeys) {}

  /** The header's value for a push service's origin. `now` in milliseconds. */
  for(origin: string, now = Date.now()): string {
    const kept = this.#signed.get(origin);
    if (kept !== undefined && kept.until > now) return kept.value;
    const expires = Math.floor(now / 1000) + VALID_S;
    const { publicKey, privateKey, subject } = this.keys;
    const value = getVapidHeaders(origin, subject, publicKey, privateKey, 'aes128gcm', expires).Authorization;
    if (this.#signed.size >= MOST_ORIGINS) this.#signed.clear();
    this.#signed.set(origin, { value, until: (expires - SPARE_S) * 1000 });
    return value;
  }
}
