import { findHub } from './find-hub.js';

const URL_OF_FEED = 'https://wire.example/feeds/all.xml';
const find = (body: string, headers: Record<string, string> = {}) =>
  findHub(headers, new TextEncoder().encode(body), URL_OF_FEED);

describe(findHub.name, () => {
  it('finds a hub in Link headers, before anything in the document', () => {
    const link = '<https://hub.example/>; rel="hub", <https://wire.example/a,b>; title="x, y"; rel=self';
    const document =
      '<feed><link rel="hub" href="https://other.example/"/><link rel="self" href="/other"/></feed>';
    expect(find(document, { link })).toEqual({
      hubs: ['https://hub.example/'],
      topic: 'https://wire.example/a,b',
    });
  });

  it.each([
    [
      'Atom',
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://hub.example/"/><link href="self.xml" rel="self"/><entry/></feed>',
    ],
    [
      'RSS',
      '<rss xmlns:atom10="http://www.w3.org/2005/Atom"><channel><link>https://wire.example/</link><atom10:link rel="self" href="self.xml"/><atom10:link rel="HUB" href="https://hub.example/"/><item/></channel></rss>',
    ],
    [
      'HTML',
      '<!doctype html><head><link rel=hub href=https://hub.example/><link rel="self alternate" href="self.xml"></head>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","feed_url":"https://wire.example/feeds/self.xml","hubs":[{"type":"rssCloud","url":"https://no.example/"},{"type":"WebSub","url":"https://hub.example/"}]}',
    ],
  ])('finds a hub in %s', (_, body) => {
    expect(find(body)).toEqual({
      hubs: ['https://hub.example/'],
      topic: 'https://wire.example/feeds/self.xml',
    });
  });

  it('gives all hubs, in order', () => {
    const link = '<https://one.example/>; rel=hub, <https://two.example/>; rel=hub, </me>; rel=self';
    expect(find('', { link })?.hubs).toEqual(['https://one.example/', 'https://two.example/']);
  });

  it.each([
    ['no hub', '<feed><link rel="self" href="/self"/></feed>'],
    ['no name of its own', '<feed><link rel="hub" href="https://hub.example/"/></feed>'],
    [
      'a hub only within an entry',
      '<feed><link rel="self" href="/self"/><entry><link rel="hub" href="https://hub.example/"/></entry></feed>',
    ],
    [
      'a hub that is no web address',
      '<feed><link rel="self" href="/self"/><link rel="hub" href="javascript:alert(1)"/></feed>',
    ],
    ['broken JSON', '{"feed_url": "https://wire.example/"'],
  ])('finds none where there is %s', (_, body) => {
    expect(find(body)).toBeNull();
  });

  it('survives a Link header made to be slow', () => {
    expect(find('', { link: `${'<a>; rel='.repeat(5000)}` })).toBeNull();
  });
});
