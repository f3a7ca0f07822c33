import { canonicalLink, isFrontPage } from './canonical-link.js';

describe('canonicalLink', () => {
  it.each([
    ['protocol, www and a closing stroke', 'http://www.example.org/a/', 'https://example.org/a'],
    ['case of the host, not of the path', 'HTTPS://Example.ORG/Story', 'https://example.org/Story'],
    ['default ports', 'https://example.org:443/a', 'http://example.org:80/a'],
    ['fragments', 'https://example.org/a#comments', 'https://example.org/a'],
    ['campaign parameters', 'https://example.org/a?utm_source=rss&utm_medium=feed', 'https://example.org/a'],
    ['click ids', 'https://example.org/a?fbclid=x&gclid=y', 'https://example.org/a'],
    [
      'marks of a German broadcaster',
      'https://www.dw.com/en/a/a-1?maca=en-rss-en-all-1573-rdf',
      'https://dw.com/en/a/a-1',
    ],
    [
      'marks of a British broadcaster',
      'https://bbc.co.uk/news/1?at_medium=RSS&at_campaign=KARANGA',
      'https://www.bbc.co.uk/news/1',
    ],
    ['a source that is a feed', 'https://example.org/a?ref=rss&source=rss----1', 'https://example.org/a'],
    ['order of parameters', 'https://example.org/a?b=2&a=1', 'https://example.org/a?a=1&b=2'],
    ['needless encoding', 'https://example.org/%7Ea/%c3%a4', 'https://example.org/~a/%C3%A4'],
    ['letters beyond ASCII', 'https://example.org/ä', 'https://example.org/%C3%A4'],
    ['doubled strokes', 'https://example.org//a//b', 'https://example.org/a/b'],
    ['AMP at the end', 'https://example.org/a/story/amp/', 'https://example.org/a/story'],
    ['AMP as a parameter', 'https://example.org/a?outputType=amp', 'https://example.org/a'],
    ['AMP in a search engine', 'https://www.google.com/amp/s/example.org/a', 'https://example.org/a'],
    ['AMP in a cache', 'https://example-org.cdn.ampproject.org/c/s/example.org/a', 'https://example.org/a'],
  ])('takes as one: %s', (_name, one, other) => {
    expect(canonicalLink(one)).not.toBeNull();
    expect(canonicalLink(one)).toBe(canonicalLink(other));
  });

  it.each([
    ['pages', 'https://example.org/a', 'https://example.org/b'],
    ['case of the path', 'https://example.org/a', 'https://example.org/A'],
    ['pages by parameter', 'https://example.org/?p=1', 'https://example.org/?p=2'],
    ['sources that are pages', 'https://example.org/?source=7', 'https://example.org/?source=8'],
    ['hosts', 'https://a.example.org/1', 'https://b.example.org/1'],
    ['ports', 'https://example.org:8080/1', 'https://example.org:8081/1'],
    ['pages inside a page', 'https://example.org/#!/a', 'https://example.org/#!/b'],
    ['a section named amp', 'https://example.org/amp', 'https://example.org/'],
  ])('keeps apart: %s', (_name, one, other) => {
    expect(canonicalLink(one)).not.toBe(canonicalLink(other));
  });

  it.each(['', 'not a link', '/relative', 'mailto:a@example.org', 'javascript:alert(1)'])(
    'knows no page at %j',
    (link) => {
      expect(canonicalLink(link)).toBeNull();
    },
  );

  it('stays the same when taken again', () => {
    const link = canonicalLink('http://www.example.org/a/?b=ä&utm_source=x&a=1+2#x') ?? '';
    expect(canonicalLink(`https://${link}`)).toBe(link);
  });

  it('knows front pages', () => {
    expect(isFrontPage(canonicalLink('https://www.example.org/#news') ?? '')).toBe(true);
    expect(isFrontPage(canonicalLink('https://www.example.org/?p=1') ?? '')).toBe(false);
    expect(isFrontPage(canonicalLink('https://www.example.org/a') ?? '')).toBe(false);
  });
});
