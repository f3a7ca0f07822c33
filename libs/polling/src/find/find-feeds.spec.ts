import { findFeedCandidates } from './find-feeds.js';

const PAGE = 'https://example.org/news/index.html';
const found = (html: string, url = PAGE) =>
  findFeedCandidates(html, url).filter((candidate) => candidate.found !== 'guessed');

describe('findFeedCandidates', () => {
  it('finds what a page declares, with its title', () => {
    expect(
      found(`<!doctype html><html><head>
        <LINK REL="alternate" TYPE="application/rss+xml" TITLE="News &amp; more" HREF="/rss.xml">
        <link rel='alternate' type='application/atom+xml' href='atom.xml'>
        <link rel="feed alternate" href="https://feeds.example.net/x?a=1&amp;b=2" />
        <link rel="alternate" type="application/feed+json" href="//example.org/feed.json">
        <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/feed.css">
        <link rel="alternate" type="application/json+oembed" href="/oembed?url=x">`),
    ).toEqual([
      { url: 'https://example.org/rss.xml', title: 'News & more', found: 'declared' },
      { url: 'https://example.org/news/atom.xml', title: '', found: 'declared' },
      { url: 'https://feeds.example.net/x?a=1&b=2', title: '', found: 'declared' },
      { url: 'https://example.org/feed.json', title: '', found: 'declared' },
    ]);
  });

  it('resolves on the base that a page sets', () => {
    const [first] = found(
      '<base href="https://cdn.example.org/x/"><link rel=alternate type=application/rss+xml href=feed>',
    );
    expect(first?.url).toBe('https://cdn.example.org/x/feed');
  });

  it('finds what a page links to, after what it declares', () => {
    expect(
      found(`<body><a href="/rss/world.xml">World <b>news</b></a> <a href="/about">About</a> <a href="/?feed=rss2">RSS</a>
        <a href="mailto:rss@example.org">RSS</a> <a href="feed:https://example.org/old.rss">Old</a> <a href="/feedback">Feedback</a>
        <link rel="alternate" type="application/rss+xml" href="/main">`),
    ).toEqual([
      { url: 'https://example.org/main', title: '', found: 'declared' },
      { url: 'https://example.org/rss/world.xml', title: 'World news', found: 'linked' },
      { url: 'https://example.org/?feed=rss2', title: 'RSS', found: 'linked' },
      { url: 'https://example.org/old.rss', title: 'Old', found: 'linked' },
    ]);
  });

  it('guesses where sites usually have a feed, last and each address once', () => {
    const urls = findFeedCandidates('<a href="/feed">Feed</a>', PAGE).map(({ url }) => url);
    expect(urls[0]).toBe('https://example.org/feed');
    expect(urls).toContain('https://example.org/rss.xml');
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('gives neither the page itself nor more than anyone would try', () => {
    const links = Array.from({ length: 1_000 }, (_, index) => `<a href="/${index}.rss">x</a>`).join('');
    expect(findFeedCandidates(`<a href="/feed#top">x</a>${links}`, 'https://example.org/feed')).toHaveLength(
      30,
    );
  });

  it.each(['<a href="', '<a href="x.rss">', '<link rel=alternate href=', '<', '&'])(
    'reads a megabyte of %j',
    (piece) => {
      expect(findFeedCandidates(piece.repeat(1_000_000 / piece.length), PAGE).length).toBeLessThanOrEqual(30);
    },
  );
});
