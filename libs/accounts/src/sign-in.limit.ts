/** Wrong passwords allowed per address and e-mail within the window. */
const MOST_FAILURES = 10;
/** Wrong passwords allowed per address over all e-mails: a household or office, not a list of leaked accounts. */
const MOST_FAILURES_OF_ADDRESS = 50;
const WINDOW_MS = 15 * 60_000;
/** Counters kept at most (some 200 bytes each); past that the oldest goes. */
const MOST_COUNTERS = 10_000;

/**
 * Slows the guessing of passwords: counts failures per network address and e-mail,
 * in this process's memory. NIST SP 800-63B 5.2.2 asks for a limit of at most 100.
 */
export class SignInLimit {
  readonly #counters = new Map<string, { failures: number; until: number }>();

  /** Seconds to wait before another try; 0 when one may try. */
  secondsToWait(address: string, email: string, now = Date.now()): number {
    const waits = keysOf(address, email).map(([key, most]) => {
      const counter = this.#current(key, now);
      return counter !== null && counter.failures >= most ? counter.until - now : 0;
    });
    return Math.ceil(Math.max(...waits) / 1000);
  }

  /** Counts a wrong password. */
  fail(address: string, email: string, now = Date.now()): void {
    for (const [key] of keysOf(address, email)) {
      const counter = this.#current(key, now);
      if (counter !== null) {
        counter.failures += 1;
        continue;
      }
      const oldest = this.#counters.keys().next();
      if (this.#counters.size >= MOST_COUNTERS && oldest.done === false) this.#counters.delete(oldest.value);
      this.#counters.set(key, { failures: 1, until: now + WINDOW_MS });
    }
  }

  /** A right password clears the e-mail's count at this address. */
  succeed(address: string, email: string): void {
    this.#counters.delete(pairKey(address, email));
  }

  #current(key: string, now: number): { failures: number; until: number } | null {
    const counter = this.#counters.get(key);
    if (counter === undefined) return null;
    if (counter.until > now) return counter;
    this.#counters.delete(key);
    return null;
  }
}

function keysOf(address: string, email: string): readonly (readonly [string, number])[] {
  return [
    [pairKey(address, email), MOST_FAILURES],
    [address, MOST_FAILURES_OF_ADDRESS],
  ];
}

function pairKey(address: string, email: string): string {
  return `${address} ${email}`;
}
