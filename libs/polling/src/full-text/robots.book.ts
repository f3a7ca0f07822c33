import robotsParser from 'robots-parser';
import type { OutboundHttp, OutboundLimits, OutboundResponse } from '@app/net';
import type { HostTurns } from './host-turns.js';

/** The name under which publishers may address us in robots.txt. */
const PRODUCT = 'Wirewatch';
/** RFC 9309, 2.5: at least 500 KiB must be read; nobody needs more. */
const LIMITS: OutboundLimits = {
  firstByteMs: 5_000,
  totalMs: 10_000,
  maxBytes: 512 * 1024,
  maxDecodedBytes: 512 * 1024,
};
/** RFC 9309, 2.3.1.2: at least five redirects are followed. */
const REDIRECTS = 5;
/** RFC 9309, 2.4: not longer than a day; an hour, so that a publisher who changes it is heard soon. */
const REMEMBERED_MS = 3_600_000;
const REMEMBERED_SITES = 2000;
/** A publisher that wants longer waits than this gets the feed's summary only as fast as that, in seconds. */
const LONGEST_DELAY = 30;

/** How long it waits for its turn at the site, in ms. */
const PATIENCE_MS = 30_000;
/** What could not be had is asked for again this soon. */
const UNREAD_MS = 60_000;

/** What a site's robots.txt says of one address. */
export interface RobotsAnswer {
  /** unread: it could not be had, which forbids everything for now (RFC 9309, 2.3.1.4). */
  readonly verdict: 'allowed' | 'forbidden' | 'unread';
  /** Seconds that the site wants between two requests; 0 where it says nothing. */
  readonly delay: number;
}

type Rules = (url: string) => RobotsAnswer;

const ALLOW_ALL: Rules = () => ({ verdict: 'allowed', delay: 0 });
const UNREAD: Rules = () => ({ verdict: 'unread', delay: 0 });

/** Reads robots.txt of each site once in a while and obeys it (RFC 9309). */
export class RobotsBook {
  private readonly remembered = new Map<string, { until: number; rules: Promise<Rules> }>();

  constructor(
    private readonly http: OutboundHttp,
    private readonly turns: Pick<HostTurns, 'run'>,
  ) {}

  /** What the site says of an absolute http address. */
  async ask(url: string, now: Date): Promise<RobotsAnswer> {
    const { origin } = new URL(url);
    const known = this.remembered.get(origin);
    if (known !== undefined && known.until > now.getTime()) return (await known.rules)(url);
    const rules = this.read(origin);
    const kept = { until: now.getTime() + REMEMBERED_MS, rules };
    void rules.then(
      (read) => read === UNREAD && (kept.until = now.getTime() + UNREAD_MS),
      () => this.remembered.delete(origin),
    );
    this.remembered.delete(origin);
    this.remembered.set(origin, kept);
    const oldest = this.remembered.keys().next();
    if (this.remembered.size > REMEMBERED_SITES && oldest.done !== true) this.remembered.delete(oldest.value);
    return (await rules)(url);
  }

  private async read(origin: string): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    const answer = await this.turns.run(new URL(origin).host, Date.now() + PATIENCE_MS, () =>
      this.http.request({ method: 'GET', url: address, limits: LIMITS, redirects: REDIRECTS }),
    );
    // RFC 9309, 2.3.1: what is not there forbids nothing; what cannot be reached forbids everything.
    if (answer === null) return UNREAD;
    if (answer.kind === 'failed') return answer.code === 'too-many-redirects' ? ALLOW_ALL : UNREAD;
    return rulesOf(address, answer);
  }
}

function rulesOf(address: string, { status, body }: OutboundResponse): Rules {
  if (status >= 500 || status === 429) return UNREAD;
  if (status !== 200) return ALLOW_ALL;
  const robots = robotsParser(address, new TextDecoder().decode(body));
  const delay = Math.min(LONGEST_DELAY, Math.max(0, robots.getCrawlDelay(PRODUCT) ?? 0));
  return (url) => ({ verdict: robots.isAllowed(url, PRODUCT) === false ? 'forbidden' : 'allowed', delay });
}
