import { readFile } from 'node:fs/promises';
import type { ParsedFeed, PollableFeed } from '@app/contracts';
import { OutboundHttp, userAgentOf } from '@app/net';
import { FeedPoller, parseFeed, type ParseOutcome } from '@app/polling';
import { loadSettings } from '@app/settings';
import { UsageError, type Command } from '../command.js';
import { VERSION } from '../version.js';

/** Reads feeds from files and addresses and prints what Wirewatch sees in them. */
export const parseFeedCommand: Command = {
  name: 'parse-feed',
  usage:
    'FILE-or-URL...: prints a line for each, {source, title, link, format, items, problems} or {source, error}',

  async run(sources) {
    if (sources.length === 0) throw new UsageError('parse-feed takes files or addresses of feeds.');
    let http: OutboundHttp | null = null;
    try {
      for (const source of sources) {
        const isUrl = /^https?:\/\//i.test(source);
        const outcome = isUrl ? await readUrl(source, (http ??= openHttp())) : await readLocal(source);
        console.log(toLine(source, outcome));
      }
      return 0;
    } finally {
      await http?.close();
    }
  },
};

async function readLocal(file: string): Promise<ParseOutcome> {
  try {
    return await parseFeed(await readFile(file), { now: new Date() });
  } catch (error) {
    return { kind: 'not-a-feed', message: `The file cannot be read: ${(error as Error).message}.` };
  }
}

async function readUrl(url: string, http: OutboundHttp): Promise<ParseOutcome> {
  const result = await new FeedPoller(http, { parse: parseFeed }).poll({ ...UNKNOWN_FEED, url }, new Date());
  if (result.kind === 'fetched') return { kind: 'parsed', feed: result.parsed };
  return { kind: 'not-a-feed', message: result.record.failure?.message ?? 'It gave nothing.' };
}

/** Polled for the first time, and by nobody in particular. */
const UNKNOWN_FEED: Omit<PollableFeed, 'url'> = {
  id: '',
  name: '',
  wire: null,
  language: null,
  every: null,
  failures: 0,
  interval: 0,
  firstPolledAt: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
};

function openHttp(): OutboundHttp {
  const { allowPrivateAddresses, publicUrl } = loadSettings();
  return new OutboundHttp({
    allowPrivate: allowPrivateAddresses,
    userAgent: userAgentOf(VERSION, publicUrl),
  });
}

function toLine(source: string, outcome: ParseOutcome): string {
  if (outcome.kind === 'not-a-feed') return JSON.stringify({ source, error: outcome.message });
  const { title, link, format, items, problems } = outcome.feed satisfies ParsedFeed;
  return JSON.stringify({
    source,
    title,
    link,
    format,
    items: items.map(({ published, updated, ...item }) => ({
      ...item,
      ...(published === null ? {} : { published }),
      ...(updated === null ? {} : { updated }),
    })),
    problems,
  });
}
