import { gzipSync } from 'node:zlib';
import type { Item, ParsedFeed } from '@app/contracts';
import { parseFeed } from './parse-feed.js';

const now = new Date('2026-01-10T12:00:00Z');
const parse = async (text: string, url?: string): Promise<ParsedFeed> => {
  const outcome = await parseFeed(Buffer.from(text), { now, ...(url === undefined ? {} : { url }) });
  if (outcome.kind === 'not-a-feed') throw new Error(outcome.message);
  return outcome.feed;
};
const rss = (item: string, channel = '', attributes = 'version="2.0"'): string =>
  `<rss ${attributes}><channel><title>Feed</title><link>https://example.org/</link>${channel}<item>${item}</item></channel></rss>`;
const atom = (entry: string, attributes = '', head = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Feed</title>${head}<entry>${entry}</entry></feed>`;
const itemOf = async (text: string, url?: string): Promise<Item> => {
  const [item] = (await parse(text, url)).items;
  if (!item) throw new Error('no item');
  return item;
};

describe('parseFeed on RDF', () => {
  it('reads RSS 1.0 with its items beside the channel and rdf:about as their id', async () => {
    const feed =
      await parse(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xml:lang="de">
      <channel rdf:about="https://example.org/rdf"><title>Feed</title><link>https://example.org/</link>
      <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
      <items><rdf:Seq><rdf:li resource="https://example.org/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://example.org/1"><title>x</title><link>https://example.org/1</link>
      <dc:date>2026-01-10T11:00:00+01:00</dc:date><dc:subject>World</dc:subject></item></rdf:RDF>`);
    expect(feed).toMatchObject({ format: 'rdf', title: 'Feed', language: 'de', ttlMinutes: 15 });
    expect(feed.items).toEqual([
      expect.objectContaining({
        id: 'https://example.org/1',
        published: '2026-01-10T10:00:00.000Z',
        categories: ['World'],
      }),
    ]);
  });

  it('knows rdf:about under any prefix', async () => {
    const item = await itemOf(
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item r:about="urn:x:1"><title>x</title></item></r:RDF>',
    );
    expect(item.id).toBe('urn:x:1');
  });

  it('takes RDF without a channel or items for no feed', async () => {
    const outcome = await parseFeed(
      Buffer.from(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><foaf:Person/></rdf:RDF>',
      ),
      { now },
    );
    expect(outcome.kind).toBe('not-a-feed');
  });
});

describe('parseFeed on Atom', () => {
  it('reads Atom 1.0', async () => {
    const feed = await parse(
      atom(
        `<id>tag:example.org,2026:1</id><title type="html">Fire &amp;amp; rain</title><link rel="self" href="/self"/>
         <link href="/1"/><published>2026-01-10T10:00:00Z</published><updated>2026-01-10T11:00:00Z</updated>
         <summary>Short</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p></div></content>
         <category term="world" label="World"/><source><title>No</title></source>`,
        'xml:base="https://example.org/"',
        '<author><name>Desk</name></author><link href="/"/><link rel="self" href="/feed"/>',
      ),
    );
    expect(feed).toMatchObject({ format: 'atom', link: 'https://example.org/', problems: [] });
    expect(feed.items).toEqual([
      {
        id: 'tag:example.org,2026:1',
        title: 'Fire & rain',
        link: 'https://example.org/1',
        published: '2026-01-10T10:00:00.000Z',
        updated: '2026-01-10T11:00:00.000Z',
        summary: 'Short',
        body: 'a < b',
        author: 'Desk',
        categories: ['World'],
      },
    ]);
  });

  it('reads a title that is XHTML', async () => {
    const item = await itemOf(
      atom(
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Fire &amp; <b>rain</b></div></title><summary>Short</summary>',
      ),
    );
    expect(item).toMatchObject({ title: 'Fire & rain', summary: 'Short', body: '' });
  });

  it('takes updated not for published', async () => {
    const item = await itemOf(atom('<title>x</title><updated>2026-01-10T11:00:00Z</updated>'));
    expect(item).toMatchObject({ published: null, updated: '2026-01-10T11:00:00.000Z' });
  });

  it('reads Atom 0.3', async () => {
    const item =
      await itemOf(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped">x</title>
      <issued>2026-01-10T10:00:00Z</issued><created>2026-01-01T10:00:00Z</created><modified>2026-01-10T11:00:00Z</modified>
      <content mode="base64" type="text/html">PGI+Qm9sZDwvYj4=</content></entry></feed>`);
    expect(item).toMatchObject({
      published: '2026-01-10T10:00:00.000Z',
      updated: '2026-01-10T11:00:00.000Z',
      body: 'Bold',
    });
  });

  it('reads prefixed Atom', async () => {
    const feed =
      await parse(`<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Feed</a:title><a:entry><a:id>1</a:id>
      <a:title>x</a:title><a:link href="https://example.org/1"/></a:entry></a:feed>`);
    expect(feed).toMatchObject({
      title: 'Feed',
      format: 'atom',
      items: [{ id: '1', title: 'x', link: 'https://example.org/1' }],
    });
  });

  it('prefers a page among the links of an entry', async () => {
    const item = await itemOf(
      atom(`<link rel="alternate" type="application/json" href="https://example.org/1.json"/>
            <link rel="enclosure" href="https://example.org/1.mp3"/><link rel="alternate" type="text/html" href="https://example.org/1"/>`),
    );
    expect(item.link).toBe('https://example.org/1');
  });

  it('reads no text from pictures', async () => {
    expect((await itemOf(atom('<content type="image/png">iVBORw0KGgo=</content>'))).body).toBe('');
    expect((await itemOf(atom('<content type="text/html" src="https://example.org/1"/>'))).body).toBe('');
  });
});

describe('parseFeed on JSON Feed', () => {
  it('reads 1.1', async () => {
    const feed = await parse(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Feed',
        home_page_url: 'https://example.org/',
        language: 'en',
        authors: [{ name: 'Desk' }],
        items: [
          {
            id: 1,
            url: '/1',
            title: 'x',
            content_html: '<p>Text</p>',
            date_published: '2026-01-10T11:00:00+01:00',
            tags: ['World', 7],
          },
          { id: '2', content_text: 'Plain', authors: [{ name: 'A' }, { name: 'B' }], date_modified: 'soon' },
          'nonsense',
        ],
      }),
    );
    expect(feed).toMatchObject({
      format: 'json',
      title: 'Feed',
      link: 'https://example.org/',
      language: 'en',
    });
    expect(feed.items).toEqual([
      {
        id: '1',
        title: 'x',
        link: 'https://example.org/1',
        published: '2026-01-10T10:00:00.000Z',
        updated: null,
        summary: '',
        body: 'Text',
        author: 'Desk',
        categories: ['World', '7'],
      },
      {
        id: '2',
        title: '',
        link: '',
        published: null,
        updated: null,
        summary: '',
        body: 'Plain',
        author: 'A, B',
        categories: [],
      },
    ]);
    expect(feed.problems).toEqual([
      'An item is no object and was left out.',
      'A date cannot be read: "soon".',
    ]);
  });

  it('reads the author of 1.0', async () => {
    const feed = await parse(
      '{"version":"https://jsonfeed.org/version/1","title":"x","items":[{"id":"1","author":{"name":"A"}}]}',
    );
    expect(feed.items[0]?.author).toBe('A');
  });
});

describe('parseFeed on a compressed file', () => {
  const packed = gzipSync(rss('<title>x</title>'));

  it('reads it, and says so', async () => {
    const outcome = await parseFeed(packed, { now });
    expect(outcome).toMatchObject({
      feed: { items: [{ title: 'x' }], problems: ['It is compressed without saying so.'] },
    });
  });

  it('reads what can be read of one that is cut off', async () => {
    const outcome = await parseFeed(packed.subarray(0, packed.length - 12), { now });
    expect(outcome).toMatchObject({ feed: { title: 'Feed' } });
  });

  it.each([
    ['a damaged one', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff])],
    ['a bomb', gzipSync(Buffer.alloc(20_000_000))],
  ])('refuses %s', async (_name, bytes) => {
    expect(await parseFeed(bytes, { now })).toMatchObject({
      kind: 'not-a-feed',
      message: 'It is a compressed file that is damaged, or larger than 10 MB.',
    });
  });
});

describe('parseFeed on what is no feed', () => {
  it.each([
    ['', /empty/],
    [' \n ', /empty/],
    ['<!DOCTYPE html><html><body>x</body></html>', /web page/],
    ['<html><head><rss version="2.0"><channel/></rss></head></html>', /web page/],
    ['<head><title>Moved</title></head>', /web page/],
    ['Not found', /plain text/],
    ['{"a":1}', /JSON, but no JSON Feed/],
    ['[1,2]', /JSON, but no JSON Feed/],
    ['{"version":', /cannot be read/],
    ['<note><to>x</to></note>', /first element is "note"/],
    ['<opml version="2.0"/>', /OPML/],
    ['<!-- nothing -->', /no XML element/],
    ['\u0000\u0001\u0002', /plain text|empty/],
  ])('says what %j is', async (text, message) => {
    const outcome = await parseFeed(Buffer.from(text), { now });
    expect(outcome).toEqual({ kind: 'not-a-feed', message: expect.stringMatching(message) });
  });
});

describe('parseFeed on hostile documents', () => {
  it('expands no entities', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n || ''};`.repeat(10)}">`).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const item = await itemOf(`${bomb}${rss('<title>&lol9; &file;</title>')}`);
    expect(item.title).toBe('&lol9; &file;');
  });

  it('reads no JSON nested without end', async () => {
    const json = `{"version":"1","items":${'['.repeat(1_000_000)}`;
    expect((await parseFeed(Buffer.from(json), { now })).kind).toBe('not-a-feed');
  });

  it('reads only so many items', async () => {
    const feed = await parse(
      rss(Array.from({ length: 2_500 }, () => '<title>x</title>').join('</item><item>')),
    );
    expect(feed.items).toHaveLength(2_000);
    expect(feed.problems.join()).toMatch(/more than 2000 items/);
  });

  it('reads only so much', async () => {
    const feed = await parse(`${rss('<title>x</title>')}${' '.repeat(10 * 1024 * 1024)}`);
    expect(feed.problems.join()).toMatch(/larger than 10 MB/);
  });

  it.each([
    ['nested elements', '<a>'],
    ['nested items', '<item>'],
    ['fields', '<title>'],
    ['closing tags', '</a>'],
    ['closing tags of open elements', '<b></item></b>'],
    ['opening brackets', '<'],
    ['half tags', '<a '],
    ['attributes', '<a b="c" '],
    ['CDATA', '<![CDATA['],
    ['comments', '<!--'],
    ['ampersands', '&'],
    ['categories', '<category>x</category>'],
    ['links', '<link rel="alternate" href="/x"/>'],
    ['namespaces', '<a xmlns:b="c" xmlns="d">'],
    ['bases', '<a xml:base="b/"><link>x</link>'],
    ['broken HTML', '<description>&lt;div &lt;p'],
    ['white space', ' \n'],
  ])(
    'reads a megabyte of %s',
    async (_name, piece) => {
      // Anything worse than linear would run into the test's time limit.
      const hostile = rss(piece.repeat(Math.ceil(1_000_000 / piece.length)));
      expect((await parse(hostile)).title).toBe('Feed');
    },
    20_000,
  );
});
