import { publisherOf } from './publisher.js';

describe('publisherOf', () => {
  it.each([
    ['its wire', 'AFP', 'https://example.org/rss', 'wire:afp'],
    ['its registrable domain', null, 'https://feeds.bbci.co.uk/news/rss.xml', 'site:bbci.co.uk'],
    [
      'a blog of its own under a shared domain',
      null,
      'https://one.blogspot.com/feed',
      'site:one.blogspot.com',
    ],
    [
      'the feed alone at a carrier of many',
      null,
      'https://feeds.feedburner.com/one',
      'feed:https://feeds.feedburner.com/one',
    ],
    ['the host where it has no name', null, 'http://192.0.2.1:8080/a.xml', 'host:192.0.2.1:8080'],
    ['the source of the demo wire', 'demo', 'demo:wire', 'wire:demo'],
  ])('is %s', (_name, wire, url, publisher) => {
    expect(publisherOf({ wire, url })).toBe(publisher);
  });
});
