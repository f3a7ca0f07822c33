import robotsParser from 'robots-parser';
import type { OutboundHttp, OutboundLimits } from '@app/net';

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

/** What a site's robots.txt says of one address. */
export interface RobotsAnswer {
  readonly allowed: boolean;
  /** Seconds that the site wants between two requests; 0 where it says nothing. */
  readonly delay: number;
}

type Rules = (url: string) => RobotsAnswer;

const ALLOW_ALL: Rules = () => ({ allowed: true, delay: 0 });
const REFUSE_ALL: Rules = () => ({ allowed: false, delay: 0 });

/** Reads robots.txt of each site once in a while and obeys it (RFC 9309). */
export class RobotsBook {
  private readonly remembered = new Map<string, { until: number; rules: Promise<Rules> }>();

  constructor(private readonly http: OutboundHttp) {}

  /** What the site says of an absolute http address. */
  async ask(url: string, now: Date): Promise<RobotsAnswer> {
    const { origin } = new URL(url);
    const known = this.remembered.get(origin);
    if (known !== undefined && known.until > now.getTime()) return (await known.rules)(url);
    const rules = this.read(origin);
    this.remembered.delete(origin);
    this.remembered.set(origin, { until: now.getTime() + REMEMBERED_MS, rules });
    const oldest = this.remembered.keys().next();
    if (this.remembered.size > REMEMBERED_SITES && oldest.done !== true) this.remembered.delete(oldest.value);
    return (await rules)(url);
  }

  private async read(origin: string): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    const answer = await this.http.request({
      method: 'GET',
      url: address,
      limits: LIMITS,
      redirects: REDIRECTS,
    });
    // RFC 9309, 2.3.1: what is not there forbids nothing; what cannot be reached forbids everything.
    if (answer.kind === 'failed') return answer.code === 'too-many-redirects' ? ALLOW_ALL : REFUSE_ALL;
    if (answer.status >= 500 || answer.status === 429) return REFUSE_ALL;
    if (answer.status !== 200) return ALLOW_ALL;
    const robots = robotsParser(address, new TextDecoder().decode(answer.body));
    const delay = Math.min(LONGEST_DELAY, Math.max(0, robots.getCrawlDelay(PRODUCT) ?? 0));
    return (url) => ({ allowed: robots.isAllowed(url, PRODUCT) !== false, delay });
  }
}
