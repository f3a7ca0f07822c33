import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../command.js';
import { parseFeedCommand } from './parse-feed.command.js';

const FEED = `<rss version="2.0"><channel><title>News</title><link>https://example.org/</link><item>
  <title>One &amp;amp; only</title><link>/one</link><guid>1</guid>
  <pubDate>Thu, 01 Jan 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;Text&lt;/p&gt;</description>
</item></channel></rss>`;
const ITEM = {
  id: '1',
  title: 'One & only',
  link: 'https://example.org/one',
  published: '2026-01-01T09:00:00.000Z',
  summary: 'Text',
  body: '',
  author: '',
  categories: [],
};

describe('parse-feed', () => {
  let folder: string;
  let printed: unknown[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parse-feed-'));
    printed = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => printed.push(JSON.parse(line)));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  it('prints a line for each input, in their order, with a reason where it is no feed', async () => {
    const [feed, page, missing] = ['feed.xml', 'page.html', 'none.xml'].map((name) => join(folder, name));
    await writeFile(feed!, FEED);
    await writeFile(page!, '<!doctype html><title>Page</title>');
    expect(await parseFeedCommand.run([page!, feed!, missing!])).toBe(0);
    expect(printed).toEqual([
      { source: page, error: expect.stringMatching(/web page/) },
      {
        source: feed,
        title: 'News',
        link: 'https://example.org/',
        format: 'rss',
        items: [ITEM],
        problems: [],
      },
      { source: missing, error: expect.stringMatching(/cannot be read/) },
    ]);
  });

  it('reads addresses, and reaches private ones only where they are allowed', async () => {
    const server = createServer((_request, response) => response.end(FEED));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    const allowed = process.env['ALLOW_PRIVATE_ADDRESSES'];
    try {
      delete process.env['ALLOW_PRIVATE_ADDRESSES'];
      await parseFeedCommand.run([url]);
      process.env['ALLOW_PRIVATE_ADDRESSES'] = '127.0.0.1';
      await parseFeedCommand.run([url]);
    } finally {
      if (allowed === undefined) delete process.env['ALLOW_PRIVATE_ADDRESSES'];
      else process.env['ALLOW_PRIVATE_ADDRESSES'] = allowed;
      server.closeAllConnections();
      server.close();
    }
    expect(printed).toEqual([
      { source: url, error: expect.stringMatching(/private/) },
      expect.objectContaining({ source: url, title: 'News', items: [ITEM] }),
    ]);
  });

  it('wants at least one input', async () => {
    await expect(parseFeedCommand.run([])).rejects.toThrow(UsageError);
  });
});
