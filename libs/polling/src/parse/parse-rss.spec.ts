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
const itemOf = async (text: string, url?: string): Promise<Item> => {
  const [item] = (await parse(text, url)).items;
  if (!item) throw new Error('no item');
  return item;
};

describe('parseFeed on RSS', () => {
  it('reads a whole item', async () => {
    const feed = await parse(
      rss(
        `<title>Fire &amp; rain</title><link>https://example.org/1</link><guid isPermaLink="false">1</guid>
         <pubDate>Sat, 10 Jan 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description>
         <content:encoded><![CDATA[<p>Long</p><p>text</p>]]></content:encoded><dc:creator>A. Writer</dc:creator>
         <category>World</category><category>Weather</category><category>World</category>`,
        '<language>en-us</language><ttl>5</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours>',
        'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
      ),
    );
    expect(feed).toEqual({
      title: 'Feed',
      link: 'https://example.org/',
      format: 'rss',
      language: 'en-US',
      ttlMinutes: 5,
      skipHours: [3, 0],
      problems: [],
      items: [
        {
          id: '1',
          title: 'Fire & rain',
          link: 'https://example.org/1',
          published: '2026-01-10T10:00:00.000Z',
          updated: null,
          summary: 'Short',
          body: 'Long\n\ntext',
          author: 'A. Writer',
          categories: ['World', 'Weather'],
        },
      ],
    });
  });

  it.each([
    ['a version it does not give', rss('<title>x</title>', '', ''), /no version/],
    ['a bare ampersand', rss('<title>Fish & Chips &amp; more</title>'), /bare &/],
    ['an entity of HTML', rss('<title>caf&eacute;&nbsp;x</title>'), /entity/],
    ['a tag left open', rss('<title>x<link>https://example.org/1</link>'), /never closed/],
    ['an item left open', rss('<title>x</title><item><title>y</title></item>'), /never closed/],
    ['a stray closing tag', rss('<title>x</title></b>'), /never opened/],
    [
      'tags closed in the wrong order',
      rss('<title>x</title><media:group><media:content></media:group></media:content>'),
      /wrong order|never opened/,
    ],
    ['an end in mid-air', rss('<title>x</title>').slice(0, -25), /ends before|middle/],
    ['text before its first tag', `Warning: mysql\n${rss('<title>x</title>')}`, /before its first tag/],
    [
      'a channel on its own',
      '<channel><title>Feed</title><item><title>x</title></item></channel>',
      /outside of an rss/,
    ],
    [
      'items after the channel',
      '<rss version="2.0"><channel><title>Feed</title></channel><item><title>x</title></item></rss>',
      /^$/,
    ],
  ])('mends %s and says so', async (_name, text, problem) => {
    const feed = await parse(text);
    expect(feed.title).toBe('Feed');
    expect(feed.items[0]?.title).toMatch(/^(x|Fish & Chips & more|café x)$/);
    expect(feed.problems.join('\n')).toMatch(problem);
  });

  it('keeps every item around one that is broken', async () => {
    const items = ['<title>One</title>', '<title>Two</title><description>Text<link>', '<title>Three</title>'];
    const feed = await parse(rss(items.join('</item><item>')));
    expect(feed.items.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  });

  it.each([
    ['escaped HTML', '<description>&lt;b&gt;Bold&lt;/b&gt; text</description>'],
    ['CDATA', '<description><![CDATA[<b>Bold</b> text]]></description>'],
    ['CDATA in CDATA', '<description><![CDATA[<![CDATA[<b>Bold</b> text]]>]]></description>'],
    ['elements', '<description><b>Bold</b> text</description>'],
    ['HTML encoded twice', '<description>&amp;lt;b&amp;gt;Bold&amp;lt;/b&amp;gt; text</description>'],
    [
      'XHTML',
      '<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml"><xhtml:b>Bold</xhtml:b> text</xhtml:body>',
    ],
    ['Dublin Core', '<dc:description>Bold text</dc:description>'],
    ['a podcast’s summary', '<itunes:summary>Bold text</itunes:summary>'],
    ['media', '<media:group><media:description>Bold text</media:description></media:group>'],
  ])('reads a text in %s', async (_name, field) => {
    const { summary, body } = await itemOf(rss(field));
    expect(summary || body).toBe('Bold text');
  });

  it.each([
    ['as written', '<link>https://example.org/ä?a=1&amp;b=2</link>', 'https://example.org/ä?a=1&b=2'],
    ['with a bare ampersand', '<link>https://example.org/?a=1&b=2</link>', 'https://example.org/?a=1&b=2'],
    ['on the site', '<link>/a</link>', 'https://example.org/a'],
    ['under an xml:base', '<link xml:base="https://example.net/x/">a</link>', 'https://example.net/x/a'],
    ['in Atom’s manner', '<atom:link href="https://example.org/a"/><link/>', 'https://example.org/a'],
    ['as an attribute', '<link href="https://example.org/a"/>', 'https://example.org/a'],
    ['in the guid', '<guid>https://example.org/a</guid>', 'https://example.org/a'],
    ['not in a guid that says so', '<guid isPermaLink="false">https://example.org/a</guid>', ''],
    ['over two lines', '<link>\n https://example.org/a\n</link>', 'https://example.org/a'],
    ['not where it would run', '<link>javascript:alert(1)</link>', ''],
  ])('finds a link %s', async (_name, field, link) => {
    expect((await itemOf(rss(field))).link).toBe(link);
  });

  it('reads the signs of windows-1252 that are written by number', async () => {
    expect((await itemOf(rss('<title>A&#150;B&#x92;s</title>'))).title).toBe('A–B’s');
  });

  it('resolves links on the document’s address where the feed names no site', async () => {
    const feed = await parse(
      '<rss version="2.0"><channel><item><link>a</link></item></channel></rss>',
      'https://example.org/feeds/x.xml',
    );
    expect(feed.items[0]?.link).toBe('https://example.org/feeds/a');
  });

  it.each([
    ['<author>desk@example.org (A. Writer)</author>', 'A. Writer'],
    ['<author>A. Writer</author>', 'A. Writer'],
    ['<author>desk@example.org</author>', 'desk@example.org'],
    ['<dc:creator><![CDATA[A. Writer]]></dc:creator><author>x</author>', 'A. Writer'],
    ['<author><name>A. Writer</name><email>x</email></author>', 'A. Writer'],
  ])('reads the author of %s', async (field, author) => {
    expect((await itemOf(rss(field))).author).toBe(author);
  });

  it('takes no date for published but those of publication', async () => {
    const item = await itemOf(
      rss('<atom:updated>2026-01-09T10:00:00Z</atom:updated><dc:date>2026-01-08T10:00:00Z</dc:date>'),
    );
    expect(item).toMatchObject({
      published: '2026-01-08T10:00:00.000Z',
      updated: '2026-01-09T10:00:00.000Z',
    });
  });

  it('takes the next date where the first cannot be read, and says so', async () => {
    const feed = await parse(rss('<pubDate>soon</pubDate><dc:date>2026-01-08T10:00:00Z</dc:date>'));
    expect(feed.items[0]?.published).toBe('2026-01-08T10:00:00.000Z');
    expect(feed.problems).toContain('A date cannot be read: "soon".');
  });

  it('gives dates in the future as they are, and says so', async () => {
    const feed = await parse(rss('<pubDate>Sat, 10 Jan 2026 13:00:00 GMT</pubDate>'));
    expect(feed.items[0]?.published).toBe('2026-01-10T13:00:00.000Z');
    expect(feed.problems).toContain('Some dates lie in the future.');
  });

  it('takes a day without a clock only where it is long past', async () => {
    expect((await itemOf(rss('<pubDate>2026-01-01</pubDate>'))).published).toBe('2026-01-01T00:00:00.000Z');
    expect((await itemOf(rss('<pubDate>2026-01-09</pubDate>'))).published).toBeNull();
  });

  it('reads names in any case and namespaces under any prefix', async () => {
    const feed =
      await parse(`<RSS version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/"><Channel><Title>Feed</Title>
      <Item><Title>x</Title><PubDate>Sat, 10 Jan 2026 10:00:00 GMT</PubDate><d:creator>A</d:creator></Item></Channel></RSS>`);
    expect(feed.items).toEqual([
      expect.objectContaining({ title: 'x', author: 'A', published: '2026-01-10T10:00:00.000Z' }),
    ]);
  });

  it('reads RSS that claims to be Atom by its namespace', async () => {
    expect(
      (await itemOf(rss('<title>x</title>', '', 'version="2.0" xmlns="http://www.w3.org/2005/Atom"'))).title,
    ).toBe('x');
  });

  it('takes no field from an image, a text input or another element', async () => {
    const item = await itemOf(
      rss(
        '<source url="x"><title>No</title></source><textinput><title>No</title></textinput><x:y><title>No</title></x:y><title>Yes</title>',
        '<image><title>No</title></image>',
      ),
    );
    expect(item.title).toBe('Yes');
  });
});
