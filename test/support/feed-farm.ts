// Many small feed servers on 127.0.0.2 to 127.0.0.250, four on each, in a process of their own.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { AddressInfo } from 'node:net';

const FIRST = 2;
const LAST = 250;
const ADDRESSES = LAST - FIRST + 1;
/** Ports on each address: a host is an address with its port. */
const PORTS = 4;
/** One feed in this many has news at each request; the others never change. */
const RESTLESS_ONE_IN = 20;
const ITEMS = 20;

function itemOf(feed: string, item: number): string {
  return `<item><guid>https://wire.example/${feed}/${item}</guid><title>Item ${item} of ${feed}</title>
<link>https://wire.example/${feed}/${item}</link><pubDate>Tue, 03 Mar 2026 11:30:00 GMT</pubDate>
<description>${'What happened there is told in a sentence or two. '.repeat(6)}</description></item>`;
}

/** A feed of about 10 kB whose items are numbered up to its version. */
function documentOf(feed: string, version: number): string {
  const items = Array.from({ length: ITEMS }, (_, n) => itemOf(feed, version + ITEMS - n)).join('\n');
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${feed}</title><link>https://wire.example/</link>
<description>Feed ${feed}</description>\n${items}</channel></rss>`;
}

/** Where the farm tells how many feeds it has given. */
const COUNT = '/count';

const versions = new Map<string, number>();
let given = 0;
const answer: RequestListener = (request, response) => {
  const feed = request.url ?? '/';
  if (feed === COUNT) {
    response.end(String(given));
    return;
  }
  given += 1;
  const restless = Number(feed.slice(1)) % RESTLESS_ONE_IN === 0;
  const version = (versions.get(feed) ?? 0) + (restless ? 1 : 0);
  versions.set(feed, version);
  const etag = `"v${version}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag }).end();
  } else {
    response
      .writeHead(200, { ETag: etag, 'Content-Type': 'application/rss+xml' })
      .end(documentOf(feed, version));
  }
};

async function serve(): Promise<void> {
  const ports: number[] = [];
  for (let n = 0; n < PORTS; n++) {
    let port = 0;
    for (let last = FIRST; last <= LAST; last++) {
      const server = createServer({ keepAliveTimeout: 60_000 }, answer);
      server.listen(port, `127.0.0.${last}`);
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
    }
    ports.push(port);
  }
  process.send?.(ports);
}

/** The farm as seen from the process that started it. */
export class FeedFarm {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ports: readonly number[],
  ) {}

  static async start(): Promise<FeedFarm> {
    const child = fork(__filename, { execArgv: process.execArgv });
    const [ports] = (await once(child, 'message')) as [number[]];
    return new FeedFarm(child, ports);
  }

  readonly hosts = ADDRESSES * PORTS;

  /** Addresses of `count` feeds, neighbours on different hosts. */
  urls(count: number): string[] {
    return Array.from(
      { length: count },
      (_, n) => `${this.origin(n % ADDRESSES, Math.floor(n / ADDRESSES) % PORTS)}/${n}`,
    );
  }

  /** How many feeds were asked for so far. */
  async requests(): Promise<number> {
    return Number(await (await fetch(`${this.origin(0, 0)}${COUNT}`)).text());
  }

  private origin(address: number, port: number): string {
    return `http://127.0.0.${FIRST + address}:${this.ports[port] ?? 0}`;
  }

  async stop(): Promise<void> {
    this.child.kill();
    await once(this.child, 'exit');
  }
}

if (require.main === module) void serve();
