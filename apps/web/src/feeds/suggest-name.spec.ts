import { suggestName, withScheme } from './suggest-name.js';

describe('a name for a new feed', () => {
  it.each([
    ['https://rss.dw.com/xml/rss-ar-libya', 'dw'],
    ['https://www.tagesschau.de/index~rss2.xml', 'tagesschau'],
    ['https://feeds.bbci.co.uk/news/world/rss.xml', 'bbci'],
    ['http://news.com/feed', 'news'],
    ['http://127.0.0.1:8080/feed', ''],
    ['http://[::1]/feed', ''],
    ['no address', ''],
  ])('%s gives "%s"', (url, name) => {
    expect(suggestName(url, [])).toBe(name);
  });

  it('numbers a name that is taken', () => {
    expect(suggestName('https://rss.dw.com/x', ['dw', 'dw-2'])).toBe('dw-3');
  });

  it('adds the scheme that people leave out', () => {
    expect([withScheme(' dw.com/ar '), withScheme('http://dw.com'), withScheme('')]).toEqual([
      'https://dw.com/ar',
      'http://dw.com',
      '',
    ]);
  });
});
