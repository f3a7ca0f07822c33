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
          site: 'https://example.org/',
          folders: ['World', 'Europe'],
        },
        { url: 'https://example.net/rss', title: 'BBC & co', site: '', folders: ['World'] },
        { url: 'https://example.com/feed', title: 'Alone', site: '', folders: [] },
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
      site: fc.webUrl(),
      folders: fc.array(word, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(outline), (outlines) => {
        const read = parseOpml(renderOpml('Feeds <1>', outlines, created));
        const key = ({ url, title, site, folders }: OpmlOutline): string =>
          JSON.stringify([folders, title, url, site]);
        expect(read?.title).toBe('Feeds <1>');
        expect(read?.outlines.map(key).sort()).toEqual(outlines.map(key).sort());
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
