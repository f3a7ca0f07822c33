import fc from 'fast-check';
import { parseOpml, renderOpml, type OpmlOutline } from './opml.js';

const created = new Date('2026-01-10T12:00:00Z');

describe('parseOpml', () => {
  it('reads feeds with their folders', () => {
    expect(
      parseOpml(`<?xml version="1.0"?><opml version="1.0"><head><title>My feeds</title></head><body>
        <outline text="World" title="World"><outline text="Europe">
          <outline type="rss" text="DW" xmlUrl="https://rss.example.org/dw?a=1&amp;b=2" htmlUrl="https://example.org/"/></outline>
          <outline title="BBC &amp; co" text="x" type="rss" xmlURL="https://example.net/rss"></outline>
        </outline><outline text="Alone" url="https://example.com/feed"/></body></opml>`),
    ).toEqual({
      title: 'My feeds',
      outlines: [
        {
          url: 'https://rss.example.org/dw?a=1&b=2',
          title: 'DW',
          folders: ['World', 'Europe'],
          attributes: { htmlUrl: 'https://example.org/' },
        },
        { url: 'https://example.net/rss', title: 'BBC & co', folders: ['World'], attributes: { text: 'x' } },
        { url: 'https://example.com/feed', title: 'Alone', folders: [], attributes: {} },
      ],
      problems: [],
    });
  });

  it('loses nothing of a broken document and says what is wrong', () => {
    const document = parseOpml(
      '<opml><body><outline text="A & B" xmlUrl="https://example.org/?a=1&b=2"/><outline text="C" xmlUrl="https://example.net/"',
    );
    expect(document?.outlines.map(({ url }) => url)).toEqual(['https://example.org/?a=1&b=2']);
    expect(document?.problems).not.toEqual([]);
  });

  it('keeps what it does not know, namespaces with it, and what says that it is a feed and not where', () => {
    const document = parseOpml(
      `<opml xmlns:frss="https://freshrss.org/opml"><body><outline text="World" frss:opmlUrl="x">
        <outline type="atom" text="DW" xmlUrl="https://dw.example/" category="/News" frss:priority="10" odd:x="1" 2nd="y"/>
        <outline type="RSS" text="Lost"/></outline></body></opml>`,
    );
    expect(document?.outlines).toEqual([
      {
        url: 'https://dw.example/',
        title: 'DW',
        folders: ['World'],
        attributes: {
          type: 'atom',
          category: '/News',
          'xmlns:frss': 'https://freshrss.org/opml',
          'frss:priority': '10',
        },
      },
      { url: '', title: 'Lost', folders: ['World'], attributes: { type: 'RSS' } },
    ]);
  });

  it('knows what is no OPML', () => {
    expect(parseOpml('<html><body>x</body></html>')).toBeNull();
    expect(parseOpml('')).toBeNull();
  });

  it('reads folders without end', () => {
    const document = parseOpml(
      `<opml>${'<outline text="x">'.repeat(100_000)}<outline xmlUrl="https://example.org/"/>`,
    );
    expect(document?.outlines).toHaveLength(1);
    expect(document?.outlines[0]?.folders).toHaveLength(32);
  });
});

describe('renderOpml', () => {
  it('writes what parseOpml reads', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replace(/[\p{C}\s]/gu, '_'));
    const outline = fc.record({
      url: fc.webUrl(),
      title: word,
      folders: fc.array(word, { maxLength: 3 }),
      attributes: fc
        .record({ htmlUrl: fc.webUrl(), text: word, type: fc.constant('atom'), 'my-own': word })
        .filter(({ text }) => text !== ''),
    });
    fc.assert(
      fc.property(fc.array(outline), (outlines) => {
        const read = parseOpml(renderOpml('Feeds <1>', outlines, created));
        const key = ({ url, title, folders, attributes }: OpmlOutline): string =>
          JSON.stringify([folders, title, url, Object.entries({ text: title, ...attributes }).sort()]);
        expect(read?.title).toBe('Feeds <1>');
        expect(read?.outlines.map(key).sort()).toEqual(outlines.map(key).sort());
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
