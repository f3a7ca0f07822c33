import { shortNameOf } from './short-name.js';

describe('the short name of a feed', () => {
  it.each([
    ['https://feeds.bbci.co.uk/news/rss.xml', 'bbci'],
    ['https://www.tagesschau.de/xml/rss2', 'tagesschau'],
    ['https://www.süddeutsche.example/feed', 'suddeutsche'],
    ['http://192.0.2.7/feed', 'feed'],
    ['not an address', 'feed'],
  ])('of %s is %s', (url, name) => {
    expect(shortNameOf(url, new Set())).toBe(name);
  });

  it('has a number where it is taken', () => {
    expect(shortNameOf('https://dw.com/rss', new Set(['dw', 'dw-2']))).toBe('dw-3');
  });

  it('is never too long', () => {
    const taken = new Set<string>();
    for (let n = 0; n < 12; n++) {
      taken.add(shortNameOf(`https://${'long-name-'.repeat(6)}a.example/rss`, taken));
    }
    for (const name of taken) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
    expect(taken.size).toBe(12);
  });
});
